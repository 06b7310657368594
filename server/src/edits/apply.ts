import type { TextEdit } from './edit';

/**
 * The text after all edits. Edits may come in any order; insertions at one offset keep theirs.
 *
 * @throws RangeError when two edits overlap or one lies outside the text: that is a bug of their maker
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of sorted(edits)) {
    const { start, end } = edit.span;
    if (start < at || end < start || end > text.length)
      throw new RangeError(`edit at ${start}-${end} does not fit`);
    result += text.slice(at, start) + edit.newText;
    at = end;
  }
  return result + text.slice(at);
}

/** What became of several sets of edits. */
export interface Merged {
  /** All edits of the sets that fit together, sorted and without overlaps. */
  readonly edits: readonly TextEdit[];
  /** Indexes of the sets that were left out, because they touch what an earlier set changes. */
  readonly skipped: readonly number[];
}

/** Puts sets of edits together, each whole or not at all; the first come first. The same edit twice is one. */
export function mergeEdits(sets: readonly (readonly TextEdit[])[]): Merged {
  const edits: TextEdit[] = [];
  const skipped: number[] = [];
  sets.forEach((set, index) => {
    const added = set.filter((edit) => !edits.some((other) => same(edit, other)));
    if (added.some((edit) => edits.some((other) => conflict(edit, other)))) skipped.push(index);
    else edits.push(...added);
  });
  return { edits: sorted(edits), skipped };
}

function same(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Overlapping, or one right behind the other: two removals that meet may each count on what the other takes. */
function conflict(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}

function sorted(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
