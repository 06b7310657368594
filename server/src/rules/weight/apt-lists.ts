import type { TextEdit } from '../../edits';
import { appendCommand, joinRuns } from '../../edits';
import { stagesBelow } from '../../provenance/apt-installs';
import type { Build, RunCommand, StageModel } from '../../provenance/model';
import { covers, isMounted, type Removal, removals } from '../../provenance/removals';
import type { Instruction } from '../../syntax';
import { imageStages } from './stages';

/** Where apt keeps the lists of packages that it has fetched. */
export const listFolder = '/var/lib/apt/lists';

const programs = /^(?:apt-get|apt|aptitude|nala)$/;

/** A RUN that fetches apt's lists and leaves them in its layer. */
export interface ListsLeft {
  readonly stage: StageModel;
  /** The command that fetches them; the last one of its RUN. */
  readonly update: RunCommand;
  /** What deletes them in a later instruction, which frees nothing. */
  readonly removal: Removal | undefined;
}

/** The RUNs of the image that leave apt's lists behind, in order. */
export function listsLeft(build: Build): ListsLeft[] {
  const stages = imageStages(build);
  const later = stages.flatMap((stage) => removals(stage).filter((r) => covers(r, listFolder)));
  return stages.flatMap((stage) =>
    lastUpdates(stage).flatMap((update) => {
      const behind = later.filter((r) => r.span.start > update.span.start);
      if (isMounted(update.instruction, listFolder) || isCleaned(stage, update, behind)) return [];
      return [{ stage, update, removal: behind[0] }];
    }),
  );
}

/** The last `apt-get update` of each RUN. */
function lastUpdates(stage: StageModel): RunCommand[] {
  const byInstruction = new Map<Instruction, RunCommand>();
  for (const command of stage.commands) if (updates(command)) byInstruction.set(command.instruction, command);
  return [...byInstruction.values()];
}

/** True for a command that fetches apt's lists. */
export function updates({ name, argv }: RunCommand): boolean {
  return programs.test(name) && argv.some((w) => w.text === 'update');
}

/** True where the same RUN deletes the lists, or runs something whose name says that it cleans up. */
function isCleaned(stage: StageModel, update: RunCommand, behind: readonly Removal[]): boolean {
  const { instruction, span } = update;
  if (behind.some((r) => r.command.instruction === instruction)) return true;
  return stage.commands.some((c) => {
    if (c.instruction !== instruction || c.span.start < span.start) return false;
    if (programs.test(c.name)) return c.argv.some((w) => w.text === 'distclean');
    return c.argv.slice(0, 3).some((w) => /clean|purge|slim/i.test(w.text)) && !managers.test(c.name);
  });
}

/** Their own cleaning says nothing about apt's lists. */
const managers =
  /^(?:yum|dnf|microdnf|zypper|apk|npm|yarn|pnpm|pip[\d.]*|uv|conda|mamba|mvn|gradle|go|cargo|composer|gem|bundle|make|git|rm|echo)$/;

/** How lists are taken out of the layers that hold them. */
export interface ListRepair {
  readonly edits: readonly TextEdit[];
  /** True where several RUNs become one. */
  readonly joins: boolean;
  /** False where a script that nobody can read may rely on the lists. */
  readonly certain: boolean;
}

/**
 * Deletes the lists at the end of every RUN that leaves them; where a later RUN installs by the lists of an earlier one, both
 * become one RUN.
 *
 * @returns undefined where something in between, in the image or in a stage built on it, needs them
 */
export function withoutLists(build: Build, left: readonly ListsLeft[]): ListRepair | undefined {
  const edits: TextEdit[] = [];
  let joins = false;
  let certain = true;
  for (const { stage, update } of left) {
    const needing = runsByListsOf(build, stage, update);
    if (!needing) return undefined;
    const last = needing.at(-1);
    if (last) {
      // Joined RUNs are judged anew; two repairs at once would write into each other.
      if (left.length > 1) return undefined;
      const runs = build.dockerfile.instructions.slice(update.instruction.index, last.index + 1);
      const joined = joinRuns(build.dockerfile, runs);
      if (!joined) return undefined;
      edits.push(...joined);
      joins = true;
    }
    const cleaned = isMissing(build, last ?? update.instruction, update)
      ? appendCommand(
          build.dockerfile,
          last ?? update.instruction,
          `${sudo(build, update)}rm -rf ${listFolder}/*`,
        )
      : [];
    if (!cleaned) return undefined;
    edits.push(...cleaned);
    certain &&= !runsScripts(build, stage, update);
  }
  return { edits, joins, certain };
}

/** True unless the instruction deletes the lists itself, behind the command that fetches them. */
function isMissing(build: Build, instruction: Instruction, { span }: RunCommand): boolean {
  const stage = build.stages[instruction.stage];
  return (
    !stage ||
    !removals(stage).some(
      (r) => r.command.instruction === instruction && r.span.start > span.start && covers(r, listFolder),
    )
  );
}

function sudo({ dockerfile }: Build, { span }: RunCommand): string {
  return /\bsudo\s(?:-\w+\s)*$/.test(dockerfile.text.slice(Math.max(0, span.start - 40), span.start))
    ? 'sudo '
    : '';
}

/** Everything that runs on top of what a RUN leaves, in its own stage and in those built on it. */
function commandsOnTop(build: Build, stage: StageModel, { instruction }: RunCommand): RunCommand[] {
  return build.stages
    .filter((s) => s === stage || stagesBelow(build, s).includes(stage))
    .flatMap((s) => [...s.commands, ...s.triggered])
    .filter((c) => c.instruction.span.start > instruction.span.start);
}

/**
 * The later RUNs that install without fetching lists themselves.
 * @returns undefined where one of them stands in another stage, or is none of this file's own
 */
function runsByListsOf(build: Build, stage: StageModel, update: RunCommand): Instruction[] | undefined {
  const on = commandsOnTop(build, stage, update);
  const fetched = new Set<Instruction>();
  const needing = new Set<Instruction>();
  for (const command of on) {
    if (!programs.test(command.name)) continue;
    if (updates(command)) fetched.add(command.instruction);
    else if (!fetched.has(command.instruction) && needsLists(command)) needing.add(command.instruction);
  }
  const all = [...needing];
  return all.every((i) => i.stage === stage.index && i.keyword === 'RUN') ? all : undefined;
}

function needsLists({ argv }: RunCommand): boolean {
  return argv.some((w) =>
    /^(?:install|reinstall|upgrade|dist-upgrade|full-upgrade|build-dep|source|download|satisfy)$/.test(
      w.text,
    ),
  );
}

function runsScripts(build: Build, stage: StageModel, update: RunCommand): boolean {
  return commandsOnTop(build, stage, update).some(
    ({ argv, name }) =>
      /\.sh$/.test(argv[0]?.text ?? '') ||
      (/^(?:ba|da|z)?sh$/.test(name) && argv.some((w) => /^[^-].*\.sh$/.test(w.text))),
  );
}
