import { MappedText } from '../mapped-text';
import type { ShellWord } from './ast';

/**
 * The decoded text of a literal word, mapped, so that the operand of `sh -c '…'` can be parsed again.
 *
 * @returns the same characters as `word.literal`; undefined when the word is not literal
 */
export function literalText(word: ShellWord): MappedText | undefined {
  if (word.literal === undefined) return undefined;
  const decoded = decode(word.text);
  if (decoded.value === word.literal) return decoded;
  // Rare escapes ($'\x41'): the characters are right, their places as near as the word.
  const { start } = word.span;
  const offsets = Array.from({ length: word.literal.length }, (_, i) => Math.min(start + i, word.span.end));
  return MappedText.scattered(word.literal, [...offsets, word.span.end]);
}

/** Removes quotes; `$'…'` keeps its escapes but for the simple ones. */
function decode(text: MappedText): MappedText {
  const raw = text.value;
  const offsets: number[] = [];
  let value = '';
  let quote = '';
  const take = (index: number, char = raw[index] ?? '') => {
    value += char;
    for (let k = 0; k < char.length; k++) offsets.push(text.at(index));
  };
  for (let i = 0; i < raw.length; i++) {
    const c = raw[i] as string;
    const next = raw[i + 1];
    if (quote === '') {
      if (c === '\\' && next === '\n') i++;
      else if (c === '\\' && next !== undefined) take(++i);
      else if (c === '$' && (next === "'" || next === '"')) quote = raw[++i] === "'" ? "$'" : '"';
      else if (c === "'" || c === '"') quote = c;
      else take(i);
    } else if (quote === "'") {
      if (c === "'") quote = '';
      else take(i);
    } else if (quote === '"') {
      if (c === '"') quote = '';
      else if (c === '\\' && next === '\n') i++;
      else if (c === '\\' && next !== undefined && '$`"\\'.includes(next)) take(++i);
      else take(i);
    } else if (c === "'") quote = '';
    else if (c === '\\' && next !== undefined) take(i++, SIMPLE_ESCAPES[next] ?? `\\${next}`);
    else take(i);
  }
  return MappedText.scattered(value, [
    ...offsets,
    offsets.length ? (offsets.at(-1) as number) + 1 : text.at(0),
  ]);
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};
