import type { AptInstall } from '../../provenance/apt-installs';
import { packageRemoval } from '../../provenance/late-removals';
import type { Build, RunCommand } from '../../provenance/model';
import type { Value } from '../../provenance/value';
import { defineRule, type RuleContext } from '../rule';
import { isWorthIt, largest, listed, megabytes } from './amount';
import { estimateOf } from './apt-estimate';
import { hasCompiler, isBuildTool, servesBuilding, usesIn, wantsBuildTools } from './build-tools';
import page from './kept-build-tools.md';
import { removeInOneRun } from './remove-build-tools';
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
    const installs = imageInstalls(build);
    for (const install of installs) {
      const tools = toolsOf(build, install, context);
      if (!tools || (context.policy.preset !== 'strict' && !alwaysRuns(build, install.command))) continue;
      const behind = commandsBehind(build, install.span.end);
      const [use] = usesIn(behind);
      if (!use || behind.some((command) => takesAway(command))) continue;
      // A compiler that comes later is none to what is compiled before.
      const installed = installs
        .filter(({ span }) => span.start < use.span.start)
        .flatMap((other) => other.operands.map((o) => bare(o.text)));
      if (!hasCompiler(build, [...tools.names, ...installed])) continue;
      const cost = costOf(build, install, tools, context);
      if (!isWorthIt(cost?.bytes, context)) continue;
      const estimate = (names: readonly string[]) =>
        estimateOf(build, install, context, { names, recommends: false });
      const saved = cost ? ` (−${megabytes(cost.bytes)})` : '';
      const fix = tools.named ? removeInOneRun(build, install, tools.names, estimate, saved) : undefined;
      yield {
        span: tools.word?.spanOf() ?? install.span,
        severity: cost ? 'information' : 'hint',
        message: message(tools, use, cost),
        related: [{ span: use.span, message: 'what needs them' }],
        fixes: fix ? [fix] : [],
      };
    }
  },
});

function bare(operand: string): string {
  return operand.replace(/[:=/].*$/, '');
}

/** The build tools of an installation. */
interface Tools {
  readonly names: readonly string[];
  /** Where they are named. */
  readonly word: Value | undefined;
  /** False where one of them comes along because another package recommends it. */
  readonly named: boolean;
}

/** What brings a compiler where packages are recommended: `python3-pip`. */
const recommendedTools = /^(?:build-essential|python3-dev|g\+\+|gcc|make)$/;

function toolsOf(build: Build, install: AptInstall, context: RuleContext): Tools | undefined {
  const words = install.operands.filter((o) => isBuildTool(bare(o.text)));
  const names = words.map((o) => bare(o.text));
  const along =
    install.recommends === true
      ? (estimateOf(build, install, context)?.recommended.filter((n) => recommendedTools.test(n)) ?? [])
      : [];
  // It brings the others.
  const more = along.includes('build-essential') ? ['build-essential'] : along;
  if (names.length + more.length === 0) return undefined;
  return { names: [...names, ...more], word: words[0], named: more.length === 0 };
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
function costOf(build: Build, install: AptInstall, tools: Tools, context: RuleContext): Cost | undefined {
  const operands = install.operands.map((o) => o.text);
  const whole = estimateOf(build, install, context, {
    names: [...operands, ...tools.names],
    recommends: false,
  });
  if (!whole) return undefined;
  const rest = operands.filter((n) => !isBuildTool(bare(n)));
  const without =
    rest.length > 0 ? estimateOf(build, install, context, { names: rest, recommends: false }) : undefined;
  const kept = new Set(without?.packages);
  const names = whole.packages.filter((n) => !kept.has(n) && servesBuilding(n));
  const bytes = names.reduce((sum, n) => sum + (whole.sizes.get(n) ?? 0), 0);
  return { bytes, names, sizes: whole.sizes, source: whole.source };
}

function message({ names, named }: Tools, use: RunCommand, cost: Cost | undefined): string {
  const shown =
    names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : listed(names);
  const how = named ? '' : ', in part as packages recommend them';
  const amount = cost
    ? `${shown} bring ${megabytes(cost.bytes)} into the image${how}, the most of it ${largest(cost.names, cost.sizes)}`
    : `${shown} ${names.length === 1 ? 'stays' : 'stay'} in the image${how}`;
  return `${names.length === 1 ? amount.replace(' bring ', ' brings ') : amount}. “${called(use)}” may compile with ${names.length === 1 ? 'it' : 'them'}; nothing that this image starts is seen to.${cost ? ` (${cost.source})` : ''}`;
}

/** `pip install`, `make`. */
function called({ name, argv }: RunCommand): string {
  const verb = argv[1]?.text ?? '';
  return /^[a-z][\w-]*$/.test(verb) ? `${name} ${verb}` : name;
}
