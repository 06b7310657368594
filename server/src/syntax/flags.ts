import type { Flag, FlagOption } from './ast';
import { isSpace, skipSpace } from './characters';
import { MappedText } from './mapped-text';

/**
 * Reads the `--name=value` words at the start of an instruction's arguments. Quotes may stand anywhere in
 * a flag and are removed; a backslash takes the next character as it is, whatever the file's escape character.
 * A lone `--` ends the flags and is dropped.
 * @param line the logical line
 * @param from index into the line, after the keyword
 * @returns the flags, and the index where the other arguments (or blanks before them) begin
 */
export function readFlags(line: MappedText, from: number): { flags: Flag[]; next: number } {
  const text = line.value;
  const flags: Flag[] = [];
  let next = from;
  for (;;) {
    const start = skipSpace(text, next);
    if (!text.startsWith('--', start)) return { flags, next: start };
    const word = readFlagWord(line, start);
    next = word.end;
    if (word.text.value === '--') return { flags, next };
    flags.push(toFlag(word.text, line.spanOf(start, word.end)));
  }
}

function readFlagWord(line: MappedText, start: number): { text: MappedText; end: number } {
  const text = line.value;
  let value = '';
  const offsets: number[] = [];
  let quote = '';
  let i = start;
  for (; i < text.length; i++) {
    let char = text.charAt(i);
    if (quote === '' && isSpace(text.charCodeAt(i))) break;
    if (quote === '' ? char === '"' || char === "'" : char === quote) {
      quote = quote === '' ? char : '';
      continue;
    }
    if (char === '\\') {
      if (i + 1 >= text.length) continue;
      char = text.charAt(++i);
    }
    value += char;
    offsets.push(line.at(i));
  }
  offsets.push(i > start ? line.at(i - 1) + 1 : line.at(i));
  return { text: MappedText.scattered(value, offsets), end: i };
}

function toFlag(word: MappedText, span: Flag['span']): Flag {
  const equals = word.value.indexOf('=');
  const name = word.value.slice(2, equals < 0 ? undefined : equals);
  const value = equals < 0 ? undefined : word.sub(equals + 1);
  return { name, span, value, options: name === 'mount' && value ? readOptions(value) : [] };
}

/** Comma-separated fields; a field that begins with `"` runs to its closing quote, `""` in it is a quote. */
function readOptions(value: MappedText): FlagOption[] {
  const text = value.value;
  const options: FlagOption[] = [];
  let i = 0;
  while (i <= text.length) {
    const start = i;
    let field: MappedText;
    if (text[i] === '"') {
      let decoded = '';
      const offsets: number[] = [];
      for (i++; i < text.length; i++) {
        if (text[i] === '"') {
          if (text[i + 1] !== '"') break;
          i++;
        }
        decoded += text.charAt(i);
        offsets.push(value.at(i));
      }
      offsets.push(value.at(Math.min(i, text.length)));
      field = MappedText.scattered(decoded, offsets);
      while (i < text.length && text[i] !== ',') i++;
    } else {
      while (i < text.length && text[i] !== ',') i++;
      field = value.sub(start, i);
    }
    const equals = field.value.indexOf('=');
    const key = (equals < 0 ? field.value : field.value.slice(0, equals)).toLowerCase();
    if (field.value !== '') {
      const optionValue = equals < 0 ? undefined : field.sub(equals + 1);
      options.push({ key, value: optionValue, span: value.spanOf(start, i) });
    }
    i++;
  }
  return options;
}
