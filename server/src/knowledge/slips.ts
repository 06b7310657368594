/**
 * One typing slip: whether somebody who meant `right` may have typed `typed`.
 *
 * A slip is one letter too many, one missing, one wrong, or two neighbours swapped. Not every edit distance of one
 * is: people name things of their own on purpose. So a changed first letter, a plural, a number, a separator and a
 * final `d` (`httpd`, `http`) are none, and the shorter the word, the fewer edits are taken for slips, since one
 * letter makes another word of it (`rust`, `rest`). Both are lower case.
 */
export function isOneSlip(typed: string, right: string): boolean {
  const difference = typed.length - right.length;
  if (typed === right || Math.abs(difference) > 1) return false;
  const at = firstDifference(typed, right);
  if (difference === 0) return isSwap(typed, right, at) || isWrongLetter(typed, right, at);
  return difference === 1 ? isExtraLetter(typed, right, at) : isMissingLetter(typed, right, at);
}

/** From this length on, any single letter may be the wrong one. */
const longWord = 6;

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function isSwap(typed: string, right: string, at: number): boolean {
  return (
    typed[at] === right[at + 1] &&
    typed[at + 1] === right[at] &&
    isLetter(typed[at]) &&
    isLetter(typed[at + 1]) &&
    typed.slice(at + 2) === right.slice(at + 2)
  );
}

function isWrongLetter(typed: string, right: string, at: number): boolean {
  if (at === 0 || typed.slice(at + 1) !== right.slice(at + 1)) return false;
  const pair = `${typed[at]}${right[at]}`;
  if (looksAlike.has(pair)) return true;
  if (!isLetter(typed[at]) || !isLetter(right[at]) || right.length < 5) return false;
  return right.length >= longWord || areNeighbours(typed[at] ?? '', right[at] ?? '');
}

function isExtraLetter(typed: string, right: string, at: number): boolean {
  if (typed.slice(at + 1) !== right.slice(at)) return false;
  const extra = typed[at];
  if (!isLetter(extra)) return false;
  if (at > 0 && typed[at - 1] === extra) return true;
  if (at === 0) return false;
  // At the end of a word, another letter makes another word.
  return right.length >= longWord && at < right.length;
}

function isMissingLetter(typed: string, right: string, at: number): boolean {
  if (at === 0 || right.slice(at + 1) !== typed.slice(at) || !isLetter(right[at])) return false;
  if (at === typed.length && right[at] === 'd') return false;
  return right.length >= 5;
}

const isLetter = (text: string | undefined): boolean => text !== undefined && /^[a-z]$/.test(text);

/** Typed, meant: a digit in the place of the letter that it looks like. */
const looksAlike = new Set(['0o', '1l', '1i', '3e', '4a', '5s']);

/** The rows of the keyboard; keys of the next row lie half a key to the right. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function areNeighbours(a: string, b: string): boolean {
  const place = (key: string) => {
    const row = rows.findIndex((keys) => keys.includes(key));
    return { row, x: (rows[row]?.indexOf(key) ?? 0) + row / 2 };
  };
  const [p, q] = [place(a), place(b)];
  return Math.abs(p.row - q.row) <= 1 && Math.abs(p.x - q.x) <= 1;
}
