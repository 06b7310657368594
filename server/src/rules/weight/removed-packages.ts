import { type AptInstall, aptInstalls } from '../../provenance/apt-installs';
import { type PackageRemoval, packageRemoval } from '../../provenance/late-removals';
import type { Build, RunCommand, StageModel } from '../../provenance/model';
import type { RuleContext } from '../rule';
import { closureOf, estimateOf } from './apt-estimate';

/** What a removal of apt takes away too late, and by when all of it is gone. */
export interface RemovedPackages {
  /** Bytes that stay in earlier layers; undefined when nobody knows. */
  readonly bytes: number | undefined;
  /** True where others that came with the named ones go too. */
  readonly others: boolean;
  /** The command after which nothing of it is to be seen: the removal, or the `autoremove` behind it. */
  readonly last: RunCommand;
}

/** Removals that are looked at: nobody writes more, and each costs time. */
const removalLimit = 12;

/** Names in installations that are asked for one by one. */
const operandLimit = 120;

/**
 * What removals of apt leave in the layers below them: the packages that they name, and where they or a later `autoremove`
 * take along what nothing needs any more, all that came with them and that no package which stays depends on or recommends.
 *
 * @param stages of the image, the lowest first
 * @returns by the removing command; a package that several remove counts for the first
 */
export function removedPackages(
  build: Build,
  stages: readonly StageModel[],
  context: RuleContext,
): ReadonlyMap<RunCommand, RemovedPackages> {
  const commands = stages.flatMap((stage) => stage.commands);
  const removals = commands.flatMap((command) => {
    const removal = packageRemoval(command);
    return removal?.manager === 'apt' ? [removal] : [];
  });
  const installs = stages.flatMap((stage) => aptInstalls(build, stage));
  const out = new Map<RunCommand, RemovedPackages>();
  const named = new Set<string>();
  const gone = new Set<string>();
  for (const removal of removals.filter(({ names }) => names.length > 0).slice(0, removalLimit)) {
    const { command, names } = removal;
    for (const name of names) named.add(name);
    const earlier = installs.filter(
      (i) => i.span.start < command.span.start && i.instruction !== command.instruction,
    );
    const brought = broughtBy(build, earlier, context);
    const clearing = removals.find((r) => r.withDependencies && r.command.span.start >= command.span.start);
    const along =
      clearing && brought.known
        ? goesAlong(stages, installs, removal, clearing, named, commands, context)
        : undefined;
    const sizes = [...brought.sizes].filter(
      ([name]) => !gone.has(name) && (names.includes(name) || along?.has(name)),
    );
    for (const [name] of sizes) gone.add(name);
    const isKnown = brought.known && (sizes.length > 0 || !names.some((name) => brought.unknown.has(name)));
    out.set(command, {
      bytes: isKnown ? sizes.reduce((sum, [, size]) => sum + size, 0) : undefined,
      others: sizes.some(([name]) => !names.includes(name)),
      last: along && clearing ? clearing.command : command,
    });
  }
  return out;
}

/** Packages that installations added, with their bytes, and names that the index does not know. */
function broughtBy(build: Build, installs: readonly AptInstall[], context: RuleContext) {
  const estimates = installs.flatMap((install) => estimateOf(build, install, context) ?? []);
  return {
    sizes: new Map(estimates.flatMap(({ sizes }) => [...sizes])),
    unknown: new Set(estimates.flatMap(({ unknown }) => unknown.map(bare))),
    known: estimates.length > 0,
  };
}

/**
 * The packages that came with those of a removal and that nothing needs behind it.
 * @param clearing the command that takes them along
 * @param named everything that is removed by name up to there
 * @returns undefined when that is not known
 */
function goesAlong(
  stages: readonly StageModel[],
  installs: readonly AptInstall[],
  { names }: PackageRemoval,
  clearing: PackageRemoval,
  named: ReadonlySet<string>,
  commands: readonly RunCommand[],
  context: RuleContext,
): ReadonlySet<string> | undefined {
  const [base] = stages;
  const kept = keptByHand(commands, clearing.command);
  if (!base || !kept) return undefined;
  const before = installs.filter((i) => i.span.start < clearing.command.span.start);
  const operands = [...new Set(before.flatMap((i) => i.operands.map((o) => o.text)))];
  if (operands.length > operandLimit) return undefined;
  // What depends on a package goes with it.
  const goes = (operand: string, gone: (name: string) => boolean) =>
    gone(bare(operand)) || closureOf(base, [operand], false, context)?.packages.some(gone) === true;
  const removed = operands.filter((operand) => goes(operand, (name) => names.includes(name)));
  const recommends = before.some(
    (i) => i.recommends !== false && i.operands.some((o) => removed.includes(o.text)),
  );
  const closure = closureOf(base, removed, recommends, context);
  if (!closure) return undefined;
  const rest = operands.filter((operand) => !goes(operand, (name) => named.has(name)));
  const needing = closureOf(base, [...rest, ...kept], true, context);
  // What packages of other archives need, nobody knows here.
  if (rest.length > 0 && (!needing || needing.unknown.length > 0)) return undefined;
  if (before.some((i) => i.others.length > 0)) return undefined;
  const needed = new Set(needing?.packages);
  return new Set(closure.packages.filter((name) => !needed.has(name)));
}

function bare(operand: string): string {
  return operand.replace(/[:=/].*$/, '');
}

/** Names that `apt-mark` keeps from going along, up to a command; undefined where they are computed. */
function keptByHand(commands: readonly RunCommand[], until: RunCommand): string[] | undefined {
  const marks = commands.filter(
    ({ name, argv, span }) =>
      name === 'apt-mark' &&
      span.start < until.span.start &&
      argv.some((w) => /^(?:manual|hold)$/.test(w.text)),
  );
  const words = marks.flatMap(({ argv }) => argv.slice(2));
  return words.every((w) => w.exact) ? words.map((w) => w.text) : undefined;
}
