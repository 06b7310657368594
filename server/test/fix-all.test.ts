import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits } from '../src/edits';
import type { Finding } from '../src/findings';
import { fixAll } from '../src/fix-all';
import type { LintInput, LintResult } from '../src/linter';
import { defaultPolicy } from '../src/policy/policy';
import { parseDockerfile } from '../src/syntax';

/** A linter that wants every occurrence of the first text to be the second. */
function wants(...pairs: [string, string][]): (input: LintInput) => LintResult {
  return ({ text }) => {
    const findings = pairs.flatMap(([from, newText]): Finding[] => {
      const start = text.indexOf(from);
      if (start < 0) return [];
      const span = { start, end: start + from.length };
      const fixes = [{ title: 'x', tier: 'safe' as const, edits: [{ span, newText }] }];
      return [{ rule: 'r', severity: 'hint', span, message: '', related: [], fixes, allowances: [] }];
    });
    return { dockerfile: parseDockerfile(text), findings, failures: [] };
  };
}
const run = (text: string, ...pairs: [string, string][]) =>
  fixAll({ text, policy: defaultPolicy }, wants(...pairs));

it('applies fixes until nothing is left', () => {
  expect(run('a a a', ['a', 'b'])).toMatchObject({ text: 'b b b', applied: 3 });
});

it('lets fixes that overlap wait for each other', () => {
  expect(run('abc', ['ab', 'x'], ['bc', 'y']).text).toBe('xc');
});

it('stops when two fixes undo each other, and after ten rounds', () => {
  expect(run('a', ['a', 'b'], ['b', 'a']).applied).toBe(1);
  expect(run('a', ['a', 'aa']).text).toBe('a'.repeat(11));
});

it('says the same change as edits', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '\r\n', '😀', 'c')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      text,
      fc.tuple(fc.string({ minLength: 1, maxLength: 2 }), fc.string({ maxLength: 3 })),
      (before, other) => {
        const { text: after, edits } = run(before, ['a', '😃'], ['b', 'a'], ['\r\n', '\n'], other);
        expect(applyEdits(before, edits)).toBe(after);
      },
    ),
  );
});
