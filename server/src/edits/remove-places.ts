import type { Dockerfile, Instruction } from '../syntax/ast';
import { type Command, type Script, walkCommands } from '../syntax/shell';
import type { Span } from '../syntax/span';
import type { TextEdit } from './edit';
import { removeInstruction } from './instructions';
import { locate } from './locate';
import { removeCommands } from './remove-commands';
import { statementAt } from './statement-at';

/** More places than anybody takes out at once; beyond it nothing is, so that time stays linear. */
const placeLimit = 100;

/** A place in an instruction that something stands on. */
export interface Place {
  readonly instruction: Instruction;
  readonly span: Span;
}

/**
 * Takes out what stands at places: of a RUN, CMD or ENTRYPOINT the statements around them, of a COPY or ADD the
 * instruction.
 *
 * @param mayGo whether a statement may go, by the names of all commands in it
 * @returns undefined when one of them cannot go, or not without touching what stays
 */
export function removePlaces(
  dockerfile: Dockerfile,
  places: readonly Place[],
  mayGo: (names: readonly string[]) => boolean,
): TextEdit[] | undefined {
  if (places.length > placeLimit) return undefined;
  const edits: TextEdit[] = [];
  for (const instruction of new Set(places.map((p) => p.instruction))) {
    const own = places.filter((p) => p.instruction === instruction);
    const removed = /^(?:RUN|CMD|ENTRYPOINT)$/.test(instruction.keyword)
      ? fromRun(dockerfile, instruction, own, mayGo)
      : copiesOneFile(instruction)
        ? removeInstruction(dockerfile, instruction)
        : undefined;
    if (!removed) return undefined;
    edits.push(...removed);
  }
  edits.sort((a, b) => a.span.start - b.span.start);
  return edits.every((edit, i) => edit.span.start >= (edits[i - 1]?.span.end ?? 0)) ? edits : undefined;
}

function fromRun(
  dockerfile: Dockerfile,
  instruction: Instruction,
  places: readonly Place[],
  mayGo: (names: readonly string[]) => boolean,
): TextEdit[] | undefined {
  const byScript = new Map<Script, Set<Command>>();
  for (const { span } of places) {
    const statement = statementAt(dockerfile, instruction, span.start);
    if (!statement || !mayGo(commandNames(statement.command))) return undefined;
    const { script, command } = statement;
    const gone = byScript.get(script) ?? new Set<Command>();
    byScript.set(script, gone.add(command));
    const fallback = emptyFallback(script, command);
    if (fallback) gone.add(fallback);
  }
  const edits: TextEdit[] = [];
  for (const [script, commands] of byScript) {
    const removed = removeCommands(dockerfile, instruction, script, [...commands]);
    if (!removed) return undefined;
    edits.push(...removed);
  }
  return edits;
}

/** The `true` of `command || true`, which is of no use without the command. */
function emptyFallback(script: Script, command: Command): Command | undefined {
  const at = locate(script, command);
  if (at?.list.items[at.index]?.operator !== '||') return undefined;
  // In `a && command || true` it forgives `a` as well.
  if (at.list.items[at.index - 1]?.operator === '&&') return undefined;
  const next = at.list.items[at.index + 1]?.command;
  const word = next?.kind === 'simple' && next.words.length === 1 ? next.words[0]?.literal : undefined;
  return word === 'true' || word === ':' ? next : undefined;
}

/** Names of all simple commands of a statement, as written, without folders. */
function commandNames(command: Command): string[] {
  const names: string[] = [];
  const item = { command, operator: '' as const, operatorSpan: undefined };
  walkCommands({ kind: 'list', span: command.span, items: [item] }, (inner) => {
    if (inner.kind === 'simple') {
      const [first, ...others] = inner.words.map((w) => w.literal ?? w.raw);
      const name = (first === 'sudo' && others.find((w) => !w.startsWith('-'))) || (first ?? '');
      names.push(name.slice(name.lastIndexOf('/') + 1));
    }
    return true;
  });
  return names;
}

function copiesOneFile(instruction: Instruction): boolean {
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return false;
  return (instruction.json ? instruction.json.items : instruction.words).length === 2;
}
