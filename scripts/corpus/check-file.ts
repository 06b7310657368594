import { type AnyLintResult, lintDocument } from '../../server/src/compose-linter';
import { applyEdits } from '../../server/src/edits';
import type { ImageFactsTable } from '../../server/src/image-facts';
import type { PackageSizes } from '../../server/src/packages/sizes';
import { defaultPolicy, type Preset } from '../../server/src/policy/policy';
import { allRules } from '../../server/src/rules';
import { LineIndex } from '../../server/src/syntax';

/** What one file gave, in plain values for printing. */
export interface FileReport {
  readonly findings: readonly {
    rule: string;
    severity: string;
    line: number;
    text: string;
    fixes: readonly string[];
  }[];
  /** The rule of every fix that was applied and held. */
  readonly fixed: readonly string[];
  readonly problems: readonly string[];
  readonly lintMs: number;
}

/**
 * Lints a text and tries each of its fixes. What YAML files are called is a compose file, all else a Dockerfile.
 * @param images what registries said of images; default nothing
 * @param preset of the policy; default the product's
 * @param packages sizes of packages; default none is known
 */
export function checkFile(
  name: string,
  text: string,
  images?: ImageFactsTable,
  preset: Preset = defaultPolicy.preset,
  packages?: PackageSizes,
): FileReport {
  const problems: string[] = [];
  const fixed: string[] = [];
  const run = (t: string) =>
    lintDocument({
      text: t,
      kind: /\.ya?ml$/i.test(name) ? 'compose' : 'dockerfile',
      policy: { ...defaultPolicy, preset },
      surroundings: { path: name },
      today: new Date('2026-11-21'),
      ...(images && { images }),
      packages,
    });
  const before = performance.now();
  const first = run(text);
  const lintMs = performance.now() - before;
  if (lintMs > 1000) problems.push(`took ${lintMs.toFixed(0)} ms`);
  for (const { rule, error } of first.failures)
    problems.push(`${rule} threw ${(error as Error).stack ?? error}`);
  const lines = new LineIndex(text);
  for (const finding of first.findings) {
    for (const span of [finding.span, ...finding.related.map((r) => r.span)]) {
      if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length))
        problems.push(`${finding.rule} outside the document`);
    }
    if (finding.span.start === finding.span.end) problems.push(`${finding.rule} has an empty range`);
    for (const fix of finding.fixes) {
      // What only writes another file is tried where that file is.
      if (fix.beside && fix.edits.length === 0) continue;
      const label = `${finding.rule} at line ${lines.lineAt(finding.span.start) + 1}: “${fix.title}”`;
      let after: string;
      try {
        after = applyEdits(text, fix.edits);
      } catch (error) {
        problems.push(`${label} cannot be applied: ${error}`);
        continue;
      }
      const second = run(after);
      const bad = verify(first, second, finding.rule);
      if (after === text) problems.push(`${label} changes nothing`);
      else if (bad) problems.push(`${label} ${bad}`);
      else if (!untouched(first, second, fix.edits))
        problems.push(`${label} changes instructions it does not name`);
      else if (
        second.findings.some(
          (f) =>
            f.rule === finding.rule &&
            f.fixes.some(
              (x) =>
                x.title === fix.title &&
                applyEdits(after, x.edits) !== after &&
                sameInstruction(first, second, finding.span.start, f.span.start) &&
                weight(first, f.rule) <= weight(second, f.rule),
            ),
        )
      )
        problems.push(`${label} wants to be applied again`);
      else fixed.push(finding.rule);
    }
  }
  return {
    findings: first.findings.map((f) => ({
      rule: f.rule,
      severity: f.severity,
      line: lines.lineAt(f.span.start) + 1,
      text: text.slice(f.span.start, f.span.end).replaceAll(/\s+/g, ' ').slice(0, 160),
      fixes: f.fixes.map((x) => x.title),
    })),
    fixed,
    problems,
    lintMs,
  };
}

type Result = AnyLintResult;

function problemsIn({ dockerfile, compose }: Result): readonly { readonly message: string }[] {
  return dockerfile?.problems ?? compose?.problems ?? [];
}

function count(result: Result, rule: string): number {
  return result.findings.filter((f) => f.rule === rule).length;
}

const ofFamily = (family: string) =>
  new Set(allRules.filter(({ meta }) => meta.family === family).map(({ meta }) => meta.id));
const knownWeight = new Set([...ofFamily('bases'), 'third-party-repository']);
const weightRules = ofFamily('weight');

/** Findings of a rule, each by how grave it is: a repair may also leave a milder one. */
function weight(result: Result, rule: string): number {
  const grave = { hint: 1, information: 2, warning: 3, error: 4 };
  return result.findings.filter((f) => f.rule === rule).reduce((sum, f) => sum + grave[f.severity], 0);
}

/** Undefined when the fix did what it says: one finding of its rule less or milder, none more of any. */
function verify(first: Result, second: Result, rule: string): string | undefined {
  if (problemsIn(second).length > problemsIn(first).length)
    return `leaves invalid text: ${problemsIn(second)[0]?.message}`;
  if (weight(second, rule) >= weight(first, rule)) return 'leaves the finding';
  for (const id of new Set(second.findings.map((f) => f.rule))) {
    // A key of which it is fixed which one it is may still be one for every repository: the milder finding of the same key.
    if (rule === 'unpinned-key' && id === 'global-key') continue;
    // Of a living release, and of a distribution's own package among others, it is known what they weigh: it can now be told.
    if (knownWeight.has(rule) && weightRules.has(id)) continue;
    if (count(second, id) > count(first, id)) return `brings a new ${id}`;
  }
  return undefined;
}

function sameInstruction(first: Result, second: Result, a: number, b: number): boolean {
  const at = ({ dockerfile, compose }: Result, offset: number) =>
    (dockerfile?.instructions ?? compose?.services ?? []).findIndex(
      (i) => i.span.start <= offset && offset <= i.span.end,
    );
  return at(first, a) === at(second, b);
}

/** Instructions, or services, that no edit touches keep their text. */
function untouched(
  first: Result,
  second: Result,
  edits: readonly { span: { start: number; end: number } }[],
): boolean {
  const parts = ({ dockerfile, compose }: Result) => dockerfile?.instructions ?? compose?.services ?? [];
  const textIn = ({ dockerfile, compose }: Result, { start, end }: { start: number; end: number }) =>
    (dockerfile?.text ?? compose?.text ?? '').slice(start, end);
  const text = first.dockerfile?.text ?? first.compose?.text ?? '';
  // What is added to a service of a compose file stands behind the blanks and comments of its last line.
  const lineEnd = (offset: number) =>
    first.compose ? (/[^\n]*/y.exec(text.slice(offset))?.[0].length ?? 0) : 0;
  const kept = parts(first)
    .filter(
      (i) =>
        !edits.some((e) => e.span.start <= i.span.end + lineEnd(i.span.end) && e.span.end >= i.span.start),
    )
    .map((i) => textIn(first, i.span));
  const all = parts(second).map((i) => textIn(second, i.span));
  let at = 0;
  for (const text of kept) {
    const found = all.indexOf(text, at);
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}
