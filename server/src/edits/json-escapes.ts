import { type Span, span } from '../syntax/span';

/**
 * A span inside a JSON string, widened so that it cuts no escape sequence in two: a decoded character stands for two
 * or six in the source, and a span may end inside them.
 */
export function wholeEscapes(text: string, target: Span): Span {
  const start = insideEscape(text, target.start) ? target.start - 1 : target.start;
  if (target.end <= start || !insideEscape(text, target.end)) return span(start, Math.max(start, target.end));
  return span(start, target.end + (text[target.end] === 'u' ? 5 : 1));
}

/** True right behind a backslash that begins an escape. */
function insideEscape(text: string, offset: number): boolean {
  let backslashes = 0;
  while (text[offset - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
