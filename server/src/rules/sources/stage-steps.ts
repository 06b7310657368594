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
  return instructions
    .filter((i) => i.keyword === 'RUN')
    .flatMap((instruction) => {
      const commands = stage.commands.filter((c) => c.instruction === instruction);
      const writes = stage.writes.filter((w) => w.instruction === instruction);
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
