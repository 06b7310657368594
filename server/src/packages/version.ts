/** Versions of Debian packages, ordered as Debian Policy 5.6.12 says. */

interface Version {
  readonly epoch: number;
  readonly upstream: string;
  readonly revision: string;
}

/** How a relation (`>= 1.2`) restricts versions. */
export type Comparison = '<<' | '<=' | '=' | '>=' | '>>';

/**
 * @returns negative when `a` is older than `b`, positive when it is newer, 0 when dpkg takes them for the same
 * (`1.0` and `0:1.0-0`). Total: any text has its place.
 */
export function compareVersions(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [split(a), split(b)];
  return (
    left.epoch - right.epoch ||
    comparePart(left.upstream, right.upstream) ||
    comparePart(left.revision, right.revision)
  );
}

/** Whether `version` is what `comparison wanted` asks for. */
export function satisfies(version: string, comparison: Comparison, wanted: string): boolean {
  const order = compareVersions(version, wanted);
  switch (comparison) {
    case '<<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '=':
      return order === 0;
    case '>=':
      return order >= 0;
    case '>>':
      return order > 0;
  }
}

function split(text: string): Version {
  const colon = /^(\d{1,9}):/.exec(text);
  const rest = colon === null ? text : text.slice(colon[0].length);
  const dash = rest.lastIndexOf('-');
  return {
    epoch: colon?.[1] === undefined ? 0 : Number(colon[1]),
    upstream: dash < 0 ? rest : rest.slice(0, dash),
    revision: dash < 0 ? '' : rest.slice(dash + 1),
  };
}

/** Runs of other characters and runs of digits take turns; a run that is not there is empty, or zero. */
function comparePart(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    while ((i < a.length && !isDigit(a, i)) || (j < b.length && !isDigit(b, j))) {
      const order = weight(a, i) - weight(b, j);
      if (order !== 0) return order;
      i++;
      j++;
    }
    const [left, right] = [digits(a, i), digits(b, j)];
    i = left.end;
    j = right.end;
    // Without leading zeros the longer number is the larger one, however long it is.
    const order = left.text.length - right.text.length;
    if (order !== 0) return order;
    if (left.text !== right.text) return left.text < right.text ? -1 : 1;
  }
  return 0;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** `~` before the end (and a digit), the end before letters, letters before all others. */
function weight(text: string, at: number): number {
  if (at >= text.length || isDigit(text, at)) return 0;
  const code = text.charCodeAt(at);
  if (code === 126) return -1;
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? code : code + 0x10000;
}

function digits(text: string, start: number): { readonly text: string; readonly end: number } {
  let end = start;
  while (end < text.length && isDigit(text, end)) end++;
  let first = start;
  while (first < end && text.charCodeAt(first) === 48) first++;
  return { text: text.slice(first, end), end };
}
