/**
 * Character classes as BuildKit has them. JavaScript's `\s` differs: it lacks U+0085 and has U+FEFF.
 */

/** A blank in the sense of Go's `unicode.IsSpace`. Takes a UTF-16 unit; all such blanks lie in the basic plane. */
export function isSpace(unit: number): boolean {
  if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0x85 || unit === 0xa0) return true;
  if (unit < 0x1680) return false;
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** A blank between a keyword and its arguments, and between plain words: `[\t\v\f\r ]`. */
export function isSeparator(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || (unit >= 0x0b && unit <= 0x0d);
}

/** Index of the first unit of `text` at or after `from` that is no blank; `text.length` when there is none. */
export function skipSpace(text: string, from: number): number {
  let i = from;
  while (i < text.length && isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** Index one past the last unit of `text` that is no blank, not below `from`. */
export function trimmedEnd(text: string, from = 0): number {
  let i = text.length;
  while (i > from && isSpace(text.charCodeAt(i - 1))) i--;
  return i;
}
