import type { Dockerfile, Instruction } from '../syntax/ast';
import { type Command, type Simple, walkCommands } from '../syntax/shell';
import { contains, type Span, span } from '../syntax/span';
import type { TextEdit } from './edit';
import { removeInstruction } from './instructions';
import { removeCommands } from './remove-commands';
import { type Statement, statementAt } from './statement-at';
import { removeWords } from './words';

/** The innermost simple command around a place, and the statement that it is of. */
interface CommandPlace {
  readonly statement: Statement;
  readonly command: Simple;
}

function commandAt(dockerfile: Dockerfile, instruction: Instruction, place: Span): CommandPlace | undefined {
  const statement = statementAt(dockerfile, instruction, place.start);
  if (!statement) return undefined;
  const command = innermost(statement.command, place);
  return command && { statement, command };
}

function innermost(statement: Command, place: Span): Simple | undefined {
  let command: Simple | undefined;
  const item = { command: statement, operator: '' as const, operatorSpan: undefined };
  walkCommands({ kind: 'list', span: statement.span, items: [item] }, (inner) => {
    if (!contains(inner.span, place)) return false;
    if (inner.kind === 'simple') command = inner;
    return true;
  });
  return command;
}

/**
 * Removes whole words of a command by their places, also where the command stands in the quoted text of an inner shell.
 *
 * @returns undefined where they are no words of one command
 */
export function removeWordsAt(
  dockerfile: Dockerfile,
  instruction: Instruction,
  places: readonly Span[],
): TextEdit[] | undefined {
  const [first] = places;
  const at = first && commandAt(dockerfile, instruction, first);
  if (!at) return undefined;
  const words = at.command.words.filter((w) => places.some((p) => contains(w.span, p)));
  // A word that is more than what goes, and its quotes, is the text of an inner shell.
  const exact = words.every((w) => places.some((p) => isWhole(w.span, p)));
  if (exact && words.length === places.length) return removeWords(at.command, words);
  return cutInText(dockerfile.text, places);
}

/** Whether a place is all of a word, its quotes apart. */
function isWhole(word: Span, place: Span): boolean {
  return contains(word, place) && word.end - word.start <= place.end - place.start + 2;
}

/** Cuts words out of a text in quotes, each with the blanks in front of it. */
function cutInText(text: string, places: readonly Span[]): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const place of places) {
    let start = place.start;
    while (text[start - 1] === ' ') start--;
    if (start === place.start || !/[\s"']/.test(text[place.end] ?? ' ')) return undefined;
    edits.push({ span: span(start, place.end), newText: '' });
  }
  return edits;
}

/** Removes the command around a place, where it is a statement of its own; see `removeCommands`. */
export function removeCommandAt(
  dockerfile: Dockerfile,
  instruction: Instruction,
  place: Span,
): TextEdit[] | undefined {
  const at = commandAt(dockerfile, instruction, place);
  if (!at || at.statement.command !== at.command) return undefined;
  return removeCommands(dockerfile, instruction, at.statement.script, [at.command]);
}

/** Removes an assignment by its place: in front of a command, alone, or as a word of `export` and `env`. */
export function removeAssignmentAt(
  dockerfile: Dockerfile,
  instruction: Instruction,
  place: Span,
): TextEdit[] | undefined {
  const command = commandAt(dockerfile, instruction, place)?.command;
  if (!command) return undefined;
  const { assignments, words } = command;
  const index = assignments.findIndex((a) => contains(a.span, place));
  if (index < 0) {
    const word = words.find((w) => isWhole(w.span, place));
    if (!word) return undefined;
    return words.length === 2
      ? removeCommandAt(dockerfile, instruction, place)
      : removeWords(command, [word]);
  }
  if (words.length === 0 && assignments.length === 1) return removeCommandAt(dockerfile, instruction, place);
  const start = assignments[index]?.span.start ?? place.start;
  const next = assignments[index + 1] ?? words[0];
  return next && next.span.start > start ? [{ span: span(start, next.span.start), newText: '' }] : undefined;
}

/** Removes a pair of an ENV; with its only one the instruction goes. */
export function removePairAt(
  dockerfile: Dockerfile,
  instruction: Instruction,
  place: Span,
): TextEdit[] | undefined {
  const { pairs } = instruction;
  const index = pairs.findIndex((p) => p.span.start === place.start);
  if (index < 0) return undefined;
  if (pairs.length === 1) return removeInstruction(dockerfile, instruction);
  const before = pairs[index - 1];
  const after = pairs[index + 1];
  if (before) return [{ span: span(before.span.end, place.end), newText: '' }];
  return after && [{ span: span(place.start, after.span.start), newText: '' }];
}

/** Puts other text in the place of a word; undefined where no word of a command is just that place. */
export function replaceWordAt(
  dockerfile: Dockerfile,
  instruction: Instruction,
  place: Span,
  newText: string,
): TextEdit[] | undefined {
  const command = commandAt(dockerfile, instruction, place)?.command;
  const word = command?.words.find((w) => w.span.start === place.start && w.span.end === place.end);
  return word && [{ span: word.span, newText }];
}

/** The word of a command around a place, with its quotes; in the text of an inner shell, the whole of that text. */
export function wordAt(dockerfile: Dockerfile, instruction: Instruction, place: Span): Span | undefined {
  const command = commandAt(dockerfile, instruction, place)?.command;
  return command?.words.find((w) => contains(w.span, place))?.span;
}
