import { applyEdits } from '../../../src/edits';
import { lint } from '../../../src/linter';
import { defaultPolicy } from '../../../src/policy/policy';

/** What one rule says of a Dockerfile of these lines, in plain values. */
export function findings(rule: string, ...lines: string[]) {
  const text = `${lines.join('\n')}\n`;
  return lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') })
    .findings.filter((f) => f.rule === rule)
    .map((f) => ({
      at: text.slice(f.span.start, f.span.end),
      severity: f.severity,
      message: f.message,
      fixed: f.fixes.map((fix) => applyEdits(text, fix.edits).trimEnd().split('\n')),
    }));
}
