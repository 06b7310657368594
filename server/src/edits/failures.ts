import type { Dockerfile, Instruction } from '../syntax/ast';
import { type Command, type Script, walkCommands } from '../syntax/shell';
import { contains } from '../syntax/span';
import { locate } from './locate';

/** True in the body of a loop or a function: what is inserted there runs for several values, or never. */
export function isRepeated(script: Script, command: Command): boolean {
  let found = false;
  walkCommands(script.body, (c) => {
    if ((c.kind === 'loop' || c.kind === 'function') && contains(c.span, command.span)) found = true;
  });
  return found;
}

/**
 * True when the script goes on after a command of it fails: commands follow behind a `;` or a line break, and
 * nothing (`set -e`, a `SHELL` with `-e`) stops the shell.
 */
export function goesOnAfterFailure(
  dockerfile: Dockerfile,
  instruction: Instruction,
  script: Script,
  command: Command,
): boolean {
  const at = locate(script, command);
  if (!at) return false;
  const follows = at.list.items.some(
    (item, i) => i >= at.index && i + 1 < at.list.items.length && /^[;\n]$/.test(item.operator),
  );
  return follows && !stops(script, command) && !shellStops(dockerfile, instruction);
}

/** `set -e`, `set -eux`, `set -o errexit` in front of the command. */
function stops(script: Script, command: Command): boolean {
  return script.body.items.some(
    ({ command: c }) =>
      c.kind === 'simple' &&
      c.span.start < command.span.start &&
      c.words[0]?.literal === 'set' &&
      c.words.slice(1).some((w) => /^-[a-z]*e|^errexit$/.test(w.literal ?? '')),
  );
}

function shellStops(dockerfile: Dockerfile, instruction: Instruction): boolean {
  const shells = dockerfile.instructions.filter(
    (i) => i.keyword === 'SHELL' && i.stage === instruction.stage && i.span.start < instruction.span.start,
  );
  const words = shells.at(-1)?.json?.items ?? [];
  return words.some((w) => /^-[a-z]*e[a-z]*$|^errexit$/.test(w.text.value));
}
