import type { BuildContextFacts } from './build-context/facts';
import type { Finding, Severity } from './findings';
import type { ImageFactsTable } from './image-facts';
import type { PackageSizes } from './packages/sizes';
import type { Policy, Surroundings } from './policy/policy';
import { isSuppressed, suppressionsOf } from './policy/suppressions';
import { traceBuild } from './provenance/build';
import type { ContextFile } from './provenance/context-files';
import { allRules } from './rules';
import type { Report, Rule, RuleContext } from './rules/rule';
import { parseDockerfile } from './syntax';
import type { Dockerfile } from './syntax/ast';

export interface LintInput {
  /** The document's text, as in the editor. */
  readonly text: string;
  readonly policy: Policy;
  readonly surroundings?: Surroundings;
  /** The day the document is judged on, for rules about dates; default today. */
  readonly today?: Date;
  /** What registries said of images; default nothing. */
  readonly images?: ImageFactsTable;
  /** Texts of the build context's files, for those that configure package managers; default none is known. */
  readonly contextFile?: ContextFile;
  /** Sizes of distribution packages; default none is known. */
  readonly packages?: PackageSizes | undefined;
  /** What lies in the build context; default unknown. */
  readonly buildContext?: BuildContextFacts | undefined;
  /** Rules to run; default all. */
  readonly rules?: readonly Rule[];
}

export interface LintResult {
  readonly dockerfile: Dockerfile;
  /** In document order; suppressed ones are not among them. */
  readonly findings: readonly Finding[];
  /** Rules that threw: reported once by the caller, the other rules' findings stand. */
  readonly failures: readonly { readonly rule: string; readonly error: unknown }[];
}

/** Lints one Dockerfile. Total: never throws, whatever the text. */
export function lint(input: LintInput): LintResult {
  const dockerfile = parseDockerfile(input.text);
  const rules = input.rules ?? allRules;
  const context: RuleContext = {
    policy: input.policy,
    surroundings: input.surroundings ?? {},
    today: input.today ?? new Date(),
    images: input.images ?? new Map(),
    packages: input.packages,
    buildContext: input.buildContext,
  };
  const findings: Finding[] = [];
  const failures: { rule: string; error: unknown }[] = [];
  let build: ReturnType<typeof traceBuild>;
  try {
    build = traceBuild(dockerfile, input.contextFile);
  } catch (error) {
    // Following a build is written to be total; if it is not, the editor still works and the log says so.
    return { dockerfile, findings, failures: [{ rule: 'provenance', error }] };
  }
  const suppressions = suppressionsOf(dockerfile);
  for (const rule of rules) {
    const setting = input.policy.rules[rule.meta.id];
    if (setting === 'off') continue;
    const inPreset = rule.meta.presets?.includes(input.policy.preset) ?? true;
    if (setting === undefined && !inPreset) continue;
    const codes = () => rule.meta.equivalents?.hadolint ?? [];
    try {
      for (const report of rule.check(build, context)) {
        const finding = toFinding(rule, report, setting === 'default' ? undefined : setting);
        const subject = { ...finding, ...(report.service === undefined ? {} : { subject: report.service }) };
        if (!isSuppressed(subject, dockerfile, suppressions, codes, context.today)) findings.push(finding);
      }
    } catch (error) {
      failures.push({ rule: rule.meta.id, error });
    }
  }
  findings.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.rule.localeCompare(b.rule),
  );
  return { dockerfile, findings, failures };
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
