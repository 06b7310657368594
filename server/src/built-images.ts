import type { ComposeFile, ComposeService, ComposeVariable } from './compose/model';
import { dockerfilePath } from './compose/paths';
import { applyEdits, passArguments } from './edits';
import type { Finding } from './findings';
import { type LintInput, type LintResult, lint } from './linter';
import { allRules } from './rules';
import type { RuleFailure } from './run-rules';
import { imageUses, parseDockerfile } from './syntax';

/**
 * What a compose file makes of the Dockerfiles that it builds: findings about images that only the arguments in it name. They
 * stand at the argument, as the Dockerfile alone does not have them.
 */
export function argumentFindings(
  file: ComposeFile,
  input: LintInput,
): { readonly findings: readonly Finding[]; readonly failures: readonly RuleFailure[] } {
  const findings = new Map<string, Finding>();
  const failures: RuleFailure[] = [];
  for (const service of file.services) {
    const build = service.build;
    const path = build && dockerfilePath(build);
    // Only what lies below is asked for.
    if (!build || build.args.length === 0 || path === undefined || path.startsWith('..')) continue;
    const text = input.contextFile?.(path);
    if (text === undefined) continue;
    const found = inDockerfile(text, path, service, build.args, input);
    failures.push(...found.failures);
    for (const finding of found.findings)
      findings.set(`${finding.rule} ${finding.span.start} ${finding.message}`, finding);
  }
  return { findings: [...findings.values()], failures };
}

function inDockerfile(
  text: string,
  path: string,
  { build }: ComposeService,
  args: readonly ComposeVariable[],
  input: LintInput,
): { findings: Finding[]; failures: readonly RuleFailure[] } {
  const dockerfile = parseDockerfile(text);
  const values = new Map(
    args.flatMap(({ name, value }) => (value?.value === undefined ? [] : [[name, value.value]])),
  );
  const used = imageUses(dockerfile).some(({ source }) =>
    source.kind === 'stage' ? false : source.operand?.variables.some(({ name }) => values.has(name)),
  );
  if (!used) return { findings: [], failures: [] };
  const passed = applyEdits(text, passArguments(dockerfile, values));
  const rules = (input.rules ?? allRules).filter(({ meta }) => meta.family === 'bases');
  const { contextFile: _, buildContext: __, kind: ___, ...judgedBy } = input;
  const before = lint({ ...judgedBy, rules, text });
  const after = lint({ ...judgedBy, rules, text: passed });
  const known = new Set(before.findings.map(({ rule, message }) => `${rule} ${message}`));
  const findings = after.findings.flatMap((finding): Finding[] => {
    if (known.has(`${finding.rule} ${finding.message}`) || !isBuilt(after, finding, build?.target?.value))
      return [];
    const name = imageUses(after.dockerfile)
      .find(({ span }) => span.start === finding.span.start)
      ?.source.operand?.variables.find((variable) => values.has(variable.name))?.name;
    const argument = args.find((arg) => arg.name === name);
    if (!argument?.value) return [];
    return [
      {
        rule: finding.rule,
        severity: finding.severity,
        span: argument.value.span,
        message: `${finding.message} ${path} takes it from this argument.`,
        related: [],
        fixes: [],
        allowances: finding.allowances,
      },
    ];
  });
  return { findings, failures: after.failures };
}

/** False for what stands in a stage that a build of the target leaves out. */
function isBuilt({ dockerfile }: LintResult, { span }: Finding, target: string | undefined): boolean {
  const stages = stagesOf(dockerfile, target);
  const use = imageUses(dockerfile).find((other) => other.span.start === span.start);
  return stages === undefined || use === undefined || use.stage < 0 || stages.has(use.stage);
}

/**
 * The stages that a build makes: its target, or the last one, and all that these are built from.
 * @returns undefined when there is no such target
 */
export function stagesOf(
  dockerfile: LintResult['dockerfile'],
  target: string | undefined,
): Set<number> | undefined {
  const wanted = target?.toLowerCase();
  const last = dockerfile.stages.length - 1;
  const start =
    wanted === undefined ? last : dockerfile.stages.findIndex(({ name }) => name?.toLowerCase() === wanted);
  if (start < 0) return undefined;
  const uses = new Map<number, number[]>();
  for (const { source, stage } of imageUses(dockerfile))
    if (source.kind === 'stage') uses.set(stage, [...(uses.get(stage) ?? []), source.stage]);
  const stages = new Set([start]);
  for (const stage of stages) for (const other of uses.get(stage) ?? []) stages.add(other);
  return stages;
}
