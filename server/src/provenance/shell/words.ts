import { MappedText } from '../../syntax/mapped-text';
import type { ShellWord, WordPart } from '../../syntax/shell/ast';
import { Value } from '../value';

/** A text part with its places: its quotes are off, and lines that continue may have been joined in it. */
export function textPart(part: Extract<WordPart, { kind: 'text' }>, word: ShellWord): Value {
  const { start, end } = part.span;
  if (end - start === part.value.length) return Value.literal(part.value, part.span);
  const written = word.text.value;
  let from = 0;
  // Words may be as long as a file: the place is looked up by halves.
  for (let to = written.length; from < to; ) {
    const middle = (from + to) >> 1;
    if (word.text.at(middle) < start) from = middle + 1;
    else to = middle;
  }
  for (const quote of [1, 0]) {
    const at = from + quote;
    if (written.startsWith(part.value, at)) return Value.mapped(word.text.sub(at, at + part.value.length));
  }
  for (const quote of [1, 0]) {
    const places = unescapedPlaces(written, from + quote, part.value);
    if (places)
      return Value.mapped(
        MappedText.scattered(
          part.value,
          places.map((i) => word.text.at(i)),
        ),
      );
  }
  return Value.literal(part.value, part.span);
}

/**
 * Where each unit of `value` stands in `written` from `at` on, when only backslashes before some of them were taken
 * off; with the place behind the last. Undefined when they differ in more.
 */
function unescapedPlaces(written: string, at: number, value: string): number[] | undefined {
  const places: number[] = [];
  let i = at;
  for (const c of value.split('')) {
    if (written[i] === '\\' && written[i + 1] === c) i++;
    else if (written[i] !== c) return undefined;
    places.push(i++);
  }
  return [...places, i];
}

/** Output of several commands after one another. */
export function joinOutputs(outputs: readonly Value[]): Value {
  const parts: Value[] = [];
  for (const out of outputs) {
    if (out.isEmpty) continue;
    const last = parts[parts.length - 1];
    if (last && last.text !== '' && !last.text.endsWith('\n')) parts.push(Value.text('\n'));
    parts.push(out);
  }
  return Value.concat(parts);
}

/** Words with blanks between, as `"$*"` gives them. */
export function joinWords(words: readonly Value[]): Value {
  return Value.concat(words.flatMap((w, i) => (i === 0 ? [w] : [Value.text(' '), w])));
}

/** `a{b,c}d` → `abd`, `acd`; each stands where the whole word stands in part. */
export function spread(value: Value): Value[] {
  const m = /^([^{}]*)\{([^{}\s]*,[^{}\s]*)\}(.*)$/s.exec(value.text);
  if (!m) return [value];
  const [, head = '', inner = ''] = m;
  const out: Value[] = [];
  let at = head.length + 1;
  for (const option of inner.split(',')) {
    const tail = value.slice(head.length + inner.length + 2);
    out.push(
      ...spread(Value.concat([value.slice(0, head.length), value.slice(at, at + option.length), tail])),
    );
    at += option.length + 1;
    if (out.length > 50) break;
  }
  return out;
}
