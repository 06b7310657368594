import type { Finding } from './findings';
import { isSuppressed, suppressionsOf } from './policy/suppressions';
import { traceBuild } from './provenance/build';
import { type JudgedBy, type RuleFailure, ruleContext, runRules } from './run-rules';
import { parseDockerfile } from './syntax';
import type { Dockerfile } from './syntax/ast';

export interface LintInput extends JudgedBy {
  /** The document's text, as in the editor. */
  readonly text: string;
  /** What the text is; default a Dockerfile. */
  readonly kind?: 'dockerfile' | 'compose';
}

export interface LintResult {
  readonly dockerfile: Dockerfile;
  /** In document order; suppressed ones are not among them. */
  readonly findings: readonly Finding[];
  /** Rules that threw: reported once by the caller, the other rules' findings stand. */
  readonly failures: readonly RuleFailure[];
  readonly compose?: undefined;
}

/** Lints one Dockerfile. Total: never throws, whatever the text. */
export function lint(input: LintInput): LintResult {
  const dockerfile = parseDockerfile(input.text);
  const context = ruleContext(input);
  let build: ReturnType<typeof traceBuild>;
  try {
    build = traceBuild(dockerfile, input.contextFile);
  } catch (error) {
    // Following a build is written to be total; if it is not, the editor still works and the log says so.
    return { dockerfile, findings: [], failures: [{ rule: 'provenance', error }] };
  }
  const suppressions = suppressionsOf(dockerfile);
  const ran = runRules(
    input,
    (rule) => rule.check(build, context),
    (finding, codes) => isSuppressed(finding, dockerfile, suppressions, codes, context.today),
  );
  return { dockerfile, ...ran };
}
