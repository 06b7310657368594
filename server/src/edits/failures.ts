import type { Dockerfile, Instruction } from '../syntax/ast';
import { type Command, type List, type ListItem, type Script, walkCommands } from '../syntax/shell';
import { contains } from '../syntax/span';
import { type Location, locate } from './locate';

/** True in the body of a loop or a function: what is inserted there runs for several values, or never. */
export function isRepeated(script: Script, command: Command): boolean {
  let found = false;
  walkCommands(script.body, (c) => {
    if ((c.kind === 'loop' || c.kind === 'function') && contains(c.span, command.span)) found = true;
  });
  return found;
}

/**
 * Whether a command that is put in the place of another, or behind it, has to end the shell itself (`|| exit 1`) for
 * the build to stop when it fails: commands follow behind a `;` or a line break, perhaps those of a compound around it,
 * and nothing (`set -e`, a `SHELL` with `-e`) stops the shell.
 *
 * @returns undefined where its failure is lost: it stands left of `||` or before `&`, or decides which way an `if` goes,
 *   or the script goes on behind the subshell that it is in
 */
export function needsExit(
  dockerfile: Dockerfile,
  instruction: Instruction,
  script: Script,
  command: Command,
): boolean | undefined {
  const errexit = stops(script, command) || shellStops(dockerfile, instruction);
  const way = wayTo(script, command);
  let exits = false;
  let ended = false;
  let inSubshell = false;
  // `set -e` does not look at what stands left of `&&`, however deep, unless a subshell fails by it.
  let unseen = way[0] !== undefined && mayBeChained(way[0]);
  for (const { list, index, container, condition } of way) {
    const next = behind(list, index);
    if (condition || next === 'lost') return undefined;
    unseen ||= list.items[index]?.operator === '&&';
    const goesOn = next !== 'ended' && (next < list.items.length || isCalledAgain(container));
    if (!ended && goesOn && !(errexit && !unseen)) {
      if (inSubshell) return undefined;
      exits = true;
    }
    ended ||= goesOn || next === 'ended';
    if (container?.kind === 'group' && container.subshell) {
      inSubshell = true;
      ended = false;
      unseen = false;
    }
  }
  return exits;
}

/** True for a command that runs only where one before it failed: right of `||`, itself or what it is in. */
export function isFallback(script: Script, command: Command): boolean {
  return wayTo(script, command).some(({ list, index }) => {
    for (let i = index - 1; i >= 0; i--) {
      const operator = list.items[i]?.operator ?? '';
      if (operator === '||') return true;
      if (operator !== '&&') return false;
    }
    return false;
  });
}

/**
 * True for a command that some builds may not run: in a branch of `if` or `case`, in the body of a function, behind a test
 * (`[ … ] && x`), or right of `||`.
 */
export function isConditional(script: Script, command: Command): boolean {
  return (
    isFallback(script, command) ||
    wayTo(script, command).some(({ list, index, container, condition }) => {
      if (container && !condition && /^(?:if|case|function)$/.test(container.kind)) return true;
      for (let i = index - 1; i >= 0 && list.items[i]?.operator === '&&'; i--) {
        const before = list.items[i]?.command;
        if (before?.kind === 'test') return true;
        if (before?.kind === 'simple' && /^(?:\[|test)$/.test(before.words[0]?.literal ?? '')) return true;
      }
      return false;
    })
  );
}

/** True where further commands that are put behind the first may be joined to it by `&&`. */
function mayBeChained({ list, index }: Location): boolean {
  return list.items.length === 1 || /^(?:&&|\|\|)$/.test(list.items[index - 1]?.operator ?? '');
}

function isCalledAgain(container: Command | undefined): boolean {
  return container?.kind === 'loop' || container?.kind === 'function';
}

/** Where a command stands, and every compound around it, from the inside out; empty for what is no statement. */
function wayTo(script: Script, command: Command): Location[] {
  const out: Location[] = [];
  let at = locate(script, command);
  while (at) {
    out.push(at);
    at = at.container && locate(script, at.container);
  }
  return out;
}

/**
 * The item that runs next when one fails; `ended` where the list itself ends the shell then (`|| exit 1`), `lost` where
 * nobody hears of it.
 */
function behind({ items }: List, index: number): number | 'ended' | 'lost' {
  for (let i = index; i < items.length; i++) {
    const { operator } = items[i] as ListItem;
    if (operator === '&') return 'lost';
    if (operator === '||') {
      const end = endOf(items[i + 1]?.command, true);
      if (end !== 'fails') return end;
    } else if (operator !== '&&') return i + 1;
  }
  return items.length;
}

/**
 * @param atOnce nothing runs before it, so that the status it passes on is that of the failure
 */
function endOf(command: Command | undefined, atOnce: boolean): 'ended' | 'fails' | 'lost' {
  if (command?.kind === 'simple') {
    const [name, status] = command.words.map((w) => w.raw);
    if (name === 'exit' && (/^[1-9]/.test(status ?? '') || (atOnce && (!status || status === '$?'))))
      return 'ended';
    return name === 'false' ? 'fails' : 'lost';
  }
  if (command?.kind !== 'group') return 'lost';
  const { items } = command.body;
  const last = endOf(items.at(-1)?.command, items.length === 1);
  if (last === 'lost' || items.slice(0, -1).some(({ operator }) => /^(?:&|\|\|)$/.test(operator)))
    return 'lost';
  return command.subshell ? 'fails' : last;
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
