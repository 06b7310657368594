import { appendCommand } from '../../edits';
import type { Fix } from '../../findings';
import type { AptInstall } from '../../provenance/apt-installs';
import { packageRemoval } from '../../provenance/late-removals';
import type { Build, RunCommand } from '../../provenance/model';
import { defineRule, type RuleContext } from '../rule';
import { isWorthIt, largest, megabytes } from './amount';
import { estimateOf } from './apt-estimate';
import { firstUse, isBuildTool, isCompiler, servesBuilding, wantsBuildTools } from './build-tools';
import page from './kept-build-tools.md';
import { alwaysRuns, commandsBehind, imageInstalls } from './stages';

export const keptBuildTools = defineRule({
  meta: {
    id: 'kept-build-tools',
    family: 'weight',
    severity: 'information',
    since: '0.4.0',
    summary: 'Compilers and headers that only the build needs stay in the image.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    if (wantsBuildTools(build, context.surroundings.path) !== undefined) return;
    for (const install of imageInstalls(build)) {
      const tools = install.operands.filter((o) => isBuildTool(bare(o.text)));
      const [first] = tools;
      if (!first || (context.policy.preset !== 'strict' && !alwaysRuns(build, install.command))) continue;
      const behind = commandsBehind(build, install.span.end);
      const use = firstUse(behind);
      if (!use || behind.some((command) => takesAway(command))) continue;
      const cost = costOf(build, install, context);
      if (!isWorthIt(cost?.bytes, context)) continue;
      const names = tools.map((o) => bare(o.text));
      yield {
        span: first.spanOf() ?? install.span,
        severity: cost ? 'information' : 'hint',
        message: message(names, use, cost),
        related: [{ span: use.span, message: 'what needs them' }],
        fixes: fixes(build, install, names, behind),
      };
    }
  },
});

function bare(operand: string): string {
  return operand.replace(/[:=/].*$/, '');
}

/** Packages that go again: by name, or as what nothing needs any more. What goes too late is another finding. */
function takesAway(command: RunCommand): boolean {
  const removal = packageRemoval(command);
  return (
    removal?.manager === 'apt' &&
    (removal.names.length === 0 || removal.withDependencies || removal.names.some(isBuildTool))
  );
}

interface Cost {
  readonly bytes: number;
  readonly names: readonly string[];
  readonly sizes: ReadonlyMap<string, number>;
  readonly source: string;
}

/** What the build tools of an installation add, without libraries and without what is only recommended. */
function costOf(build: Build, install: AptInstall, context: RuleContext): Cost | undefined {
  const all = install.operands.map((o) => o.text);
  const whole = estimateOf(build, install, context, { recommends: false });
  if (!whole) return undefined;
  const rest = all.filter((n) => !isBuildTool(bare(n)));
  const without =
    rest.length > 0 ? estimateOf(build, install, context, { names: rest, recommends: false }) : undefined;
  const kept = new Set(without?.packages);
  const names = whole.packages.filter((n) => !kept.has(n) && servesBuilding(n));
  const bytes = names.reduce((sum, n) => sum + (whole.sizes.get(n) ?? 0), 0);
  return { bytes, names, sizes: whole.sizes, source: whole.source };
}

function message(names: readonly string[], use: RunCommand, cost: Cost | undefined): string {
  const shown =
    names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : listed(names);
  const one = names.length === 1;
  const amount = cost
    ? `${megabytes(cost.bytes)} of the image are ${largest(cost.names, cost.sizes)}, for ${shown}`
    : `${shown} ${one ? 'stays' : 'stay'} in the image`;
  return `${amount}: needed while “${called(use)}” compiles, and by nothing that this image starts.${cost ? ` (${cost.source})` : ''}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `pip install`, `make`. */
function called({ name, argv }: RunCommand): string {
  const verb = argv[1]?.text ?? '';
  return /^[a-z][\w-]*$/.test(verb) ? `${name} ${verb}` : name;
}

/** Where one RUN installs the compilers and uses them, and nothing later does, it can take them away again. */
function fixes(
  build: Build,
  install: AptInstall,
  names: readonly string[],
  behind: readonly RunCommand[],
): Fix[] {
  const here = behind.filter((c) => c.instruction === install.instruction);
  const later = behind.filter((c) => c.instruction !== install.instruction);
  if (!names.every(isCompiler) || !firstUse(here) || firstUse(later) || mayCompile(later)) return [];
  const sudo = /\bsudo\s+$/.test(build.dockerfile.text.slice(0, install.command.span.start)) ? 'sudo ' : '';
  const edits = appendCommand(
    build.dockerfile,
    install.instruction,
    `${sudo}apt-get purge -y --auto-remove ${names.join(' ')}`,
  );
  return edits ? [{ title: `Remove ${listed(names)} again in the same RUN`, tier: 'suggested', edits }] : [];
}

/** A script that nobody can read here may compile too. */
function mayCompile(commands: readonly RunCommand[]): boolean {
  return commands.some(
    ({ argv }) =>
      /\.(?:sh|py|pl|rb)$|^\.{0,2}\//.test(argv[0]?.text ?? '') ||
      argv.slice(1, 3).some((w) => /\.sh$/.test(w.text)),
  );
}
