import { argumentFindings } from './built-images';
import type { ComposeFile } from './compose/model';
import { parseCompose } from './compose/parse';
import { readableServices } from './compose/readable';
import type { Finding } from './findings';
import { inlineFindings } from './inline-dockerfiles';
import { type LintInput, type LintResult, lint } from './linter';
import { isSuppressedInYaml, yamlSuppressions } from './policy/yaml-comments';
import { inOrder, type RuleFailure, ruleContext, runRules } from './run-rules';

export interface ComposeLintResult {
  readonly compose: ComposeFile;
  /** In document order; suppressed ones are not among them. */
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
  readonly dockerfile?: undefined;
}

/** What linting a document gives, by its kind. */
export type AnyLintResult = LintResult | ComposeLintResult;

/** Lints a document of either kind. Total. */
export function lintDocument(input: LintInput): AnyLintResult {
  return input.kind === 'compose' ? lintCompose(input) : lint(input);
}

/** Lints one compose file, and the Dockerfiles that are written in it. Total: never throws, whatever the text. */
export function lintCompose(input: LintInput): ComposeLintResult {
  const compose = parseCompose(input.text, {
    readFile: input.contextFile,
    path: input.surroundings?.path,
  });
  const judged = { ...compose, services: readableServices(compose) };
  const context = ruleContext(input);
  const suppressions = yamlSuppressions(input.text, compose.comments);
  const isSilenced: Parameters<typeof runRules>[2] = (finding, codes) =>
    isSuppressedInYaml(finding, suppressions, codes, context.today);
  const ran = runRules(input, (rule) => rule.checkCompose?.(judged, context) ?? [], isSilenced);
  const inline = inlineFindings(compose, input);
  const built = argumentFindings(judged, input);
  const others = [...inline.findings, ...built.findings];
  const findings = [...ran.findings, ...others.filter((finding) => !isSilenced(finding, () => []))];
  // What an edit does to a text that cannot be read, nobody knows.
  const isSound = compose.problems.length === 0;
  return {
    compose,
    findings: (isSound ? findings : findings.map((finding) => ({ ...finding, fixes: [] }))).sort(inOrder),
    failures: [...ran.failures, ...inline.failures, ...built.failures],
  };
}
