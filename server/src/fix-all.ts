import { applyEdits, type TextEdit } from './edits';
import type { Finding } from './findings';
import type { LintInput } from './linter';

const maxRounds = 10;

/** What applying every safe fix comes to. */
export interface FixAllResult {
  readonly text: string;
  /** Fixes applied. */
  readonly applied: number;
  /** The same change as edits of the given text, in order and apart from each other. */
  readonly edits: readonly TextEdit[];
}

/**
 * Applies all fixes of the safe tier, then lints again and repeats, as one fix may open the way for another; ends when
 * nothing is left or after ten rounds. Fixes that overlap wait for the next round.
 */
export function fixAll(
  input: LintInput,
  lint: (input: LintInput) => { readonly findings: readonly Finding[] },
): FixAllResult {
  let text = input.text;
  let applied = 0;
  let firstEdits: readonly TextEdit[] = [];
  let rounds = 0;
  const seen = new Set([text]);
  while (rounds < maxRounds) {
    const chosen = compatible(lint({ ...input, text }).findings, text.length);
    const next = applyEdits(text, chosen.edits);
    // A text seen before means that two fixes undo each other.
    if (chosen.count === 0 || seen.has(next)) break;
    if (rounds === 0) firstEdits = chosen.edits;
    seen.add(next);
    text = next;
    applied += chosen.count;
    rounds++;
  }
  return { text, applied, edits: rounds <= 1 ? firstEdits : difference(input.text, text) };
}

function byPlace(a: TextEdit, b: TextEdit): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

/** The first safe fix of each finding, as long as it keeps clear of those before it. */
function compatible(
  findings: readonly Finding[],
  length: number,
): { readonly edits: readonly TextEdit[]; readonly count: number } {
  const edits: TextEdit[] = [];
  let count = 0;
  for (const finding of findings) {
    const fix = finding.fixes.find(({ tier }) => tier === 'safe');
    if (!fix || fix.edits.length === 0) continue;
    const isClear = fix.edits.every(
      ({ span }) =>
        span.end <= length &&
        !edits.some((other) => span.start <= other.span.end && other.span.start <= span.end),
    );
    if (!isClear) continue;
    edits.push(...fix.edits);
    count++;
  }
  return { edits: edits.sort(byPlace), count };
}

/** One edit from the first to the last difference of two texts. */
function difference(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++;
  // An edit must not part a surrogate pair or a CRLF.
  while (start > 0 && (parts(before, start) || parts(after, start))) start--;
  while (tail > 0 && (parts(before, before.length - tail) || parts(after, after.length - tail))) tail--;
  return [{ span: { start, end: before.length - tail }, newText: after.slice(start, after.length - tail) }];
}

/** True when the place before unit `at` lies inside something that belongs together. */
function parts(text: string, at: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(Math.max(0, at - 1), at + 1));
}
