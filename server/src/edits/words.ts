import type { Dockerfile, Instruction } from '../syntax/ast';
import type { Command, Script, ShellWord, Simple } from '../syntax/shell';
import { type Span, span } from '../syntax/span';
import type { TextEdit } from './edit';
import { replaceSpan } from './instructions';
import { removeCommands } from './remove-commands';

/** Puts other text in the place of a word; the caller quotes it (`shellQuote`). */
export function replaceWord(word: ShellWord, newText: string): TextEdit[] {
  return replaceSpan(word.span, newText);
}

/** Adds text as a word of its own behind `after`, or behind the command's last word. */
export function addWord(command: Simple, after: ShellWord | undefined, text: string): TextEdit[] {
  const end = (after ?? command.words.at(-1))?.span.end ?? command.span.end;
  return replaceSpan(span(end, end), ` ${text}`);
}

/**
 * Removes words of a command, each with the blanks, line break and comment lines in front of it, so that the rest keeps its
 * layout. The command's name cannot be removed.
 *
 * @returns undefined when one of them is the name, or no word of the command
 */
export function removeWords(command: Simple, words: readonly ShellWord[]): TextEdit[] | undefined {
  const nodes: { readonly span: Span }[] = [...command.assignments, ...command.words, ...command.redirects];
  nodes.sort((a, b) => a.span.start - b.span.start);
  const edits: TextEdit[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const isGone = (node: { readonly span: Span } | undefined) => words.some((w) => w === node);
    if (!isGone(nodes[i])) continue;
    if (nodes[i] === command.words[0] || i === 0) return undefined;
    const start = nodes[i - 1]?.span.end ?? 0;
    while (isGone(nodes[i + 1])) i++;
    edits.push({ span: span(start, nodes[i]?.span.end ?? start), newText: '' });
  }
  return words.every((w) => command.words.includes(w)) ? edits : undefined;
}

/** Removes one option; `value` is the word behind it when it takes one (`--keyserver x`). */
export function removeOption(command: Simple, option: ShellWord, value?: ShellWord): TextEdit[] | undefined {
  return removeWords(command, value ? [option, value] : [option]);
}

/**
 * Removes packages from the list of an install command; when none is left the whole command goes.
 *
 * @param packages all packages that the command names
 * @param gone those to remove
 * @returns undefined when it cannot be done safely (see `removeCommands`)
 */
export function removePackages(
  dockerfile: Dockerfile,
  instruction: Instruction,
  script: Script,
  command: Simple,
  packages: readonly ShellWord[],
  gone: readonly ShellWord[],
): TextEdit[] | undefined {
  if (packages.length > 0 && packages.every((word) => gone.includes(word)))
    return removeCommands(dockerfile, instruction, script, [statementOf(script, command)]);
  return removeWords(command, gone);
}

/** `time x` and `! x` hold their command in a pipeline of one; that pipeline is the statement. */
function statementOf(script: Script, command: Simple): Command {
  const item = script.body.items.find(
    ({ command: c }) => c.kind === 'pipeline' && c.commands.length === 1 && c.commands[0] === command,
  );
  return item?.command ?? command;
}
