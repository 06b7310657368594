import type { Dockerfile, Instruction } from '../syntax/ast';
import { type ShellWord, walkCommands } from '../syntax/shell';
import { contains, type Span, span } from '../syntax/span';
import type { TextEdit } from './edit';
import { scriptsOf } from './statement-at';

/** The list that a `for` loop goes through: `for s in a b`. */
export interface LoopList {
  /** Words as written, quotes taken off. */
  readonly texts: readonly string[];
  readonly words: readonly ShellWord[];
}

/** The list that has a place as one of its words, quotes apart; undefined where there is none. */
export function loopListAt(
  dockerfile: Dockerfile,
  instruction: Instruction,
  place: Span,
): LoopList | undefined {
  let found: readonly ShellWord[] | undefined;
  for (const { body } of scriptsOf(dockerfile, instruction))
    walkCommands(body, (command) => {
      if (!contains(command.span, place)) return false;
      if (command.kind === 'loop' && command.words.some((w) => isAt(w, place))) found = command.words;
      return found === undefined;
    });
  return found && { texts: found.map((w) => w.literal ?? w.raw), words: found };
}

/** Takes words out of a list by their places, each with the blanks beside it; at least one word must stay. */
export function cutFromList({ words }: LoopList, places: readonly Span[]): TextEdit[] {
  const isGone = (word: ShellWord | undefined) => word !== undefined && places.some((p) => isAt(word, p));
  const edits: TextEdit[] = [];
  for (let i = 0; i < words.length; i++) {
    const first = words[i] as ShellWord;
    if (!isGone(first)) continue;
    const before = words[i - 1];
    while (isGone(words[i + 1])) i++;
    const next = words[i + 1];
    const last = words[i] as ShellWord;
    if (next) edits.push({ span: span(first.span.start, next.span.start), newText: '' });
    else if (before) edits.push({ span: span(before.span.end, last.span.end), newText: '' });
  }
  return edits;
}

function isAt(word: ShellWord, place: Span): boolean {
  return contains(word.span, place) && word.span.end - word.span.start <= place.end - place.start + 2;
}
