import { removeInstruction, removePlaces, statementAt, statementsOf, type TextEdit } from '../../edits';
import type { Build, RunCommand, StageModel } from '../../provenance/model';
import type { Instruction } from '../../syntax/ast';
import { contains } from '../../syntax/span';

/**
 * Takes upgrades out of their chains. Where nothing is left then but the refresh and removal of package lists that served
 * them, the whole instruction goes.
 *
 * @returns undefined where a command cannot go by itself
 */
export function withoutUpgrades(
  build: Build,
  stage: StageModel,
  upgrades: readonly RunCommand[],
): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const instruction of new Set(upgrades.map((u) => u.instruction))) {
    const own = upgrades.filter((u) => u.instruction === instruction);
    const removed =
      (leavesNothing(build, stage, instruction, own) && removeInstruction(build.dockerfile, instruction)) ||
      removePlaces(
        build.dockerfile,
        own.map(({ span }) => ({ instruction, span })),
        (names) =>
          names.every((n) =>
            /^(?:apt|apt-get|aptitude|nala|yum|dnf5?|microdnf|tdnf|apk|zypper|pacman|yes|echo|true|do-release-upgrade|env|eatmydata|DEBIAN_FRONTEND=.*)$/.test(
              n,
            ),
          ),
      );
    if (!removed) return undefined;
    edits.push(...removed);
  }
  edits.sort((a, b) => a.span.start - b.span.start);
  return edits.every((edit, i) => edit.span.start >= (edits[i - 1]?.span.end ?? 0)) ? edits : undefined;
}

/** An instruction with more does more than upgrade. */
const commandLimit = 50;

function leavesNothing(
  build: Build,
  stage: StageModel,
  instruction: Instruction,
  upgrades: readonly RunCommand[],
): boolean {
  if (instruction.keyword !== 'RUN' || stage.triggered.some((c) => c.instruction === instruction))
    return false;
  const commands = stage.commands.filter((c) => c.instruction === instruction && !upgrades.includes(c));
  if (commands.length > commandLimit) return false;
  const statements = statementsOf(build.dockerfile, instruction);
  const served = statements.every(({ command }) => {
    const inside = commands.filter((c) => contains(command.span, c.span));
    const upgrades_ = upgrades.some((u) => contains(command.span, u.span));
    return upgrades_ || (inside.length > 0 && inside.every(isHousekeeping));
  });
  if (!served || statements.length === 0) return false;
  if (!upgrades.every((u) => statementAt(build.dockerfile, instruction, u.span.start))) return false;
  return !commands.some(isRefresh) || !isCountedOn(stage, instruction);
}

/** Refreshes or removes lists and caches, or only sets the shell. */
function isHousekeeping(command: RunCommand): boolean {
  const words = command.argv.slice(1).map((w) => w.text);
  if (isRefresh(command)) return true;
  switch (command.name) {
    case 'set':
    case 'true':
    case 'echo':
      return true;
    case 'rm':
      return words.every((w) =>
        /^-|^\/var\/(?:lib\/apt|cache\/(?:apt|apk|yum|dnf))|^\/(?:var\/)?tmp\/\*$/.test(w),
      );
    default:
      return (
        /^(?:apt|apt-get|aptitude|yum|dnf|microdnf|zypper|apk)$/.test(command.name) &&
        words.some((w) => /^(?:clean|autoclean|autoremove|all)$/.test(w)) &&
        words.every((w) => /^-|^(?:clean|autoclean|autoremove|all)$/.test(w))
      );
  }
}

function isRefresh({ name, argv }: RunCommand): boolean {
  const words = argv.slice(1).map((w) => w.text);
  const operands = words.filter((w) => !w.startsWith('-'));
  if (/^(?:apt|apt-get|aptitude|apk)$/.test(name)) return operands.length === 1 && operands[0] === 'update';
  if (/^(?:yum|dnf|microdnf)$/.test(name)) return /^(?:makecache|check-update)$/.test(operands[0] ?? '');
  return name === 'zypper' && /^(?:ref|refresh)$/.test(operands[0] ?? '');
}

/** Whether a later instruction installs packages from lists that it does not refresh itself. */
function isCountedOn(stage: StageModel, instruction: Instruction): boolean {
  const later = stage.commands.filter((c) => c.instruction.index > instruction.index);
  const refreshed = new Set<Instruction>();
  for (const command of later) {
    if (isRefresh(command)) refreshed.add(command.instruction);
    const installs = command.argv.some((w) => /^(?:install|add|build-dep|in)$/.test(w.text));
    if (
      installs &&
      /^(?:apt|apt-get|aptitude|apk|zypper)$/.test(command.name) &&
      !refreshed.has(command.instruction)
    )
      return true;
  }
  return false;
}
