import type { BuildContextFacts } from './build-context/facts';
import type { Finding, Severity } from './findings';
import type { ImageFactsTable } from './image-facts';
import type { PackageSizes } from './packages/sizes';
import type { Policy, Surroundings } from './policy/policy';
import type { Suppressible } from './policy/suppressions';
import type { ContextFile } from './provenance/context-files';
import { allRules } from './rules';
import type { Report, Rule, RuleContext } from './rules/rule';

/** A rule that threw: reported once by the caller, the other rules' findings stand. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/** What a document is judged by, besides its text. */
export interface JudgedBy {
  readonly policy: Policy;
  readonly surroundings?: Surroundings;
  /** The day the document is judged on, for rules about dates; default today. */
  readonly today?: Date;
  /** What registries said of images; default nothing. */
  readonly images?: ImageFactsTable;
  /**
   * For a Dockerfile: texts of the build context's files, for those that configure package managers. For a compose file: of
   * the files beside it. Default none is known.
   */
  readonly contextFile?: ContextFile;
  /** Sizes of distribution packages; default none is known. */
  readonly packages?: PackageSizes | undefined;
  /** What lies in the build context; default unknown. */
  readonly buildContext?: BuildContextFacts | undefined;
  /** Rules to run; default all. */
  readonly rules?: readonly Rule[];
}

/** What rules are told of it. */
export function ruleContext(input: JudgedBy): RuleContext {
  return {
    policy: input.policy,
    surroundings: input.surroundings ?? {},
    today: input.today ?? new Date(),
    images: input.images ?? new Map(),
    packages: input.packages,
    buildContext: input.buildContext,
  };
}

/**
 * Runs the rules that the policy wants, each guarded: one that throws hides nothing else.
 * @param check what a rule has to say of the document
 * @param isSilenced whether a comment of the document silences a finding; `codes` are those of other linters for its rule
 * @returns findings in the document's order
 */
export function runRules(
  input: JudgedBy,
  check: (rule: Rule) => Iterable<Report>,
  isSilenced: (finding: Suppressible, codes: () => readonly string[]) => boolean,
): { readonly findings: Finding[]; readonly failures: RuleFailure[] } {
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  for (const rule of input.rules ?? allRules) {
    const setting = input.policy.rules[rule.meta.id];
    if (setting === 'off') continue;
    const inPreset = rule.meta.presets?.includes(input.policy.preset) ?? true;
    if (setting === undefined && !inPreset) continue;
    const codes = () => rule.meta.equivalents?.hadolint ?? [];
    try {
      for (const report of check(rule)) {
        const finding = toFinding(rule, report, setting === 'default' ? undefined : setting);
        const subject = {
          ...finding,
          ...(report.service === undefined ? {} : { subject: report.service }),
          ...(report.owes ? { owes: true } : {}),
        };
        if (!isSilenced(subject, codes)) findings.push(finding);
      }
    } catch (error) {
      failures.push({ rule: rule.meta.id, error });
    }
  }
  return { findings: findings.sort(inOrder), failures };
}

/** The order of the document. */
export function inOrder(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || a.rule.localeCompare(b.rule);
}

function toFinding(rule: Rule, report: Report, severity: Severity | undefined): Finding {
  return {
    rule: rule.meta.id,
    severity: severity ?? report.severity ?? rule.meta.severity,
    span: report.span,
    message: report.message,
    related: report.related ?? [],
    fixes: report.fixes ?? [],
    ...(report.onRequest && report.onRequest.length > 0 ? { onRequest: report.onRequest } : {}),
    allowances: report.allowances ?? [],
  };
}
