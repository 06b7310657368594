import { MappedText } from '../mapped-text';

/**
 * The script inside `` `…` ``: there, `\` before a backtick, a dollar or another `\` is dropped before the
 * script is read (POSIX 2.6.3), and before `"` too inside double quotes.
 *
 * @param inner the text between the backticks
 * @param decoded what the shell parser read; tells which of the two contexts holds
 * @returns `decoded`, mapped. When neither context explains it, every unit maps to the start of `inner`.
 */
export function unescapeBackticks(inner: MappedText, decoded: string): MappedText {
  for (const special of ['$`\\', '$`\\"']) {
    const text = dropBackslashes(inner, special);
    if (text.value === decoded) return text;
  }
  const start = inner.at(0);
  return MappedText.scattered(
    decoded,
    Array.from({ length: decoded.length + 1 }, () => start),
  );
}

function dropBackslashes(inner: MappedText, special: string): MappedText {
  const raw = inner.value;
  const offsets: number[] = [];
  let value = '';
  for (let i = 0; i < raw.length; i++) {
    const next = raw[i + 1];
    if (raw[i] === '\\' && next === '\n') {
      i++;
      continue;
    }
    if (raw[i] === '\\' && next !== undefined && special.includes(next)) i++;
    offsets.push(inner.at(i));
    value += raw[i];
  }
  return MappedText.scattered(value, [...offsets, inner.at(raw.length)]);
}
