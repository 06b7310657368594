import { applyEdits, type TextEdit } from '../../src/edits';
import { parseDockerfile } from '../../src/syntax';
import type { Dockerfile, Instruction } from '../../src/syntax/ast';
import {
  type Command,
  commandForm,
  type Script,
  type Simple,
  shellDialects,
  walkCommands,
} from '../../src/syntax/shell';

/** The last RUN of a text with its script. */
export interface Run {
  readonly text: string;
  readonly dockerfile: Dockerfile;
  readonly instruction: Instruction;
  readonly script: Script;
}

export function lastRun(text: string): Run {
  const dockerfile = parseDockerfile(text);
  const instruction = dockerfile.instructions
    .map((i) => i.trigger ?? i)
    .filter((i) => i.keyword === 'RUN')
    .at(-1);
  if (!instruction) throw new Error('no RUN');
  const form = commandForm(dockerfile, instruction, shellDialects(dockerfile)(instruction));
  const script =
    form.kind === 'heredoc' ? form.scripts[0]?.script : 'script' in form ? form.script : undefined;
  if (!script) throw new Error(`no script in ${form.kind}`);
  return { text, dockerfile, instruction, script };
}

/** Statements and pipelines' members whose first word starts with `name`; a pipeline counts by its first member. */
export function named(run: Run, name: string): Command[] {
  const found: Command[] = [];
  walkCommands(run.script.body, (command) => {
    const first = command.kind === 'pipeline' ? command.commands[0] : command;
    if (first?.kind !== 'simple' || !first.words[0]?.raw.startsWith(name)) return true;
    found.push(command);
    return false;
  });
  return found;
}

export function simple(run: Run, name: string): Simple {
  let found: Simple | undefined;
  walkCommands(run.script.body, (command) => {
    if (command.kind === 'simple' && command.words[0]?.raw.startsWith(name)) found ??= command;
  });
  if (!found) throw new Error(`no ${name}`);
  return found;
}

export function applied(run: Run, edits: readonly TextEdit[] | undefined): string | undefined {
  return edits && applyEdits(run.text, edits);
}
