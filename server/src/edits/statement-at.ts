import type { Dockerfile, Instruction } from '../syntax/ast';
import { type Command, commandForm, type List, type Script, shellDialects } from '../syntax/shell';

/** A statement of an instruction's shell text, and the script it is of. */
export interface Statement {
  readonly script: Script;
  readonly command: Command;
}

/**
 * The innermost statement (an item of a list: a simple command, or a pipeline as a whole) that an offset lies in.
 * @param offset document offset
 * @returns undefined outside of shell text, and where the text is no `sh`
 */
export function statementAt(
  dockerfile: Dockerfile,
  instruction: Instruction,
  offset: number,
): Statement | undefined {
  for (const script of scriptsOf(dockerfile, instruction)) {
    const command = inList(script.body, offset);
    if (command) return { script, command };
  }
  return undefined;
}

/** Every simple statement and pipeline of an instruction's shell text, innermost ones, in order. */
export function statementsOf(dockerfile: Dockerfile, instruction: Instruction): Statement[] {
  return scriptsOf(dockerfile, instruction).flatMap((script) =>
    leaves(script.body).map((command) => ({ script, command })),
  );
}

/** An instruction never changes: its scripts are read once, and their commands can be told apart by identity. */
const scripts = new WeakMap<Instruction, Script[]>();

/** The shell scripts of an instruction, those of `sh` alone. */
export function scriptsOf(dockerfile: Dockerfile, instruction: Instruction): Script[] {
  let read = scripts.get(instruction);
  if (!read) {
    read = readScripts(dockerfile, instruction);
    scripts.set(instruction, read);
  }
  return read;
}

function readScripts(dockerfile: Dockerfile, instruction: Instruction): Script[] {
  const form = commandForm(dockerfile, instruction, shellDialects(dockerfile)(instruction));
  if (form.kind === 'shell') return form.script.dialect === 'sh' ? [form.script] : [];
  if (form.kind === 'exec') return form.script?.dialect === 'sh' ? [form.script] : [];
  if (form.kind === 'heredoc')
    return form.scripts.flatMap((s) => (s.script?.dialect === 'sh' ? [s.script] : []));
  return [];
}

function inList(list: List, offset: number): Command | undefined {
  for (const { command } of list.items) {
    if (offset < command.span.start || offset > command.span.end) continue;
    for (const inner of bodies(command)) {
      const found = inList(inner, offset);
      if (found) return found;
    }
    return command;
  }
  return undefined;
}

function leaves(list: List): Command[] {
  return list.items.flatMap(({ command }) => {
    const inner = bodies(command);
    return inner.length > 0 ? inner.flatMap(leaves) : [command];
  });
}

/** Lists inside a compound command; a pipeline's members are no statements of their own. */
function bodies(command: Command): readonly List[] {
  switch (command.kind) {
    case 'group':
      return [command.body];
    case 'if':
      return [
        ...command.branches.flatMap((b) => [b.condition, b.body]),
        ...(command.otherwise ? [command.otherwise] : []),
      ];
    case 'loop':
      return command.condition ? [command.condition, command.body] : [command.body];
    case 'case':
      return command.clauses.map((c) => c.body);
    case 'function':
      return bodies(command.body);
    default:
      return [];
  }
}
