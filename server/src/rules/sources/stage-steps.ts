import { type Statement, statementsOf } from '../../edits';
import { resolvePath } from '../../provenance/files';
import type { Build, RunCommand, StageModel, Write } from '../../provenance/model';
import type { Instruction } from '../../syntax/ast';
import { contains, type Span } from '../../syntax/span';

/** A statement of a RUN with what following the build tells of it. */
export interface Step {
  readonly instruction: Instruction;
  readonly statement: Statement;
  /** Offsets of the statement. */
  readonly span: Span;
  readonly commands: readonly RunCommand[];
  readonly writes: readonly Write[];
}

/** The statements of a stage's RUN instructions, in order. */
export function stepsOf(build: Build, stage: StageModel): Step[] {
  const instructions = build.dockerfile.stages[stage.index]?.instructions ?? [];
  const commandsOf = byInstruction(stage.commands);
  const writesOf = byInstruction(stage.writes);
  return instructions
    .filter((i) => i.keyword === 'RUN')
    .flatMap((instruction) => {
      const commands = commandsOf.get(instruction) ?? [];
      const writes = writesOf.get(instruction) ?? [];
      return statementsOf(build.dockerfile, instruction).map((statement) => {
        const { span } = statement.command;
        return {
          instruction,
          statement,
          span,
          commands: commands.filter((c) => contains(span, c.span)),
          writes: writes.filter((w) => contains(span, w.span)),
        };
      });
    });
}

function byInstruction<T extends { readonly instruction: Instruction }>(
  facts: readonly T[],
): Map<Instruction, T[]> {
  const groups = new Map<Instruction, T[]>();
  for (const fact of facts) {
    const group = groups.get(fact.instruction);
    if (group) group.push(fact);
    else groups.set(fact.instruction, [fact]);
  }
  return groups;
}

/** Absolute paths that a step's commands are given as words or options (`of=…`), and files that it writes. */
export function pathsOf(step: Step): Set<string> {
  const paths = new Set(step.writes.map((w) => w.path));
  for (const { argv, directory } of step.commands)
    for (const { text } of argv.slice(1)) {
      const path = text.replace(/^(?:of=|-[A-Za-z]+(?=\/)|--[\w-]+=)/, '');
      if (path !== '' && !path.startsWith('-')) paths.add(resolvePath(directory, path));
    }
  return paths;
}

/** True for `apt-get update` and its like, alone in its statement. */
export function isUpdate(step: Step): boolean {
  return step.commands.length > 0 && step.commands.every((c) => isApt(c) && verbOf(c) === 'update');
}

export function isApt(command: RunCommand): boolean {
  return /^(?:apt-get|apt|aptitude)$/.test(command.name);
}

/** The first word that is no option: `install`. */
export function verbOf(command: RunCommand): string | undefined {
  return command.argv.slice(1).find((w) => !w.text.startsWith('-') && !w.text.includes('::'))?.text;
}

/** True when a command of apt's asks nothing: `-y`, and `-qq`, which says so as well. */
export function answersYes({ argv }: RunCommand): boolean {
  return argv.some((w) =>
    /^(?:-[A-Za-z]*y[A-Za-z]*|-[A-Za-z]*qq|--(?:assume-)?yes|.*Assume-Yes.*)$/.test(w.text),
  );
}
