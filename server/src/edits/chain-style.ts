import type { Dockerfile, Instruction } from '../syntax/ast';
import type { List, Script } from '../syntax/shell';
import { lineEnd } from './instructions';
import { withoutComments } from './line-comments';
import { isMainScript } from './verify';

/**
 * What to write between two commands so that it looks like the list around them: `&&` on the same line, at the
 * end of a line or at its beginning, with the list's indentation. The operator is `&&`, but `;` or a line
 * break where the list uses it and the script starts with `set -e`.
 *
 * @param index the item next to which something is inserted
 */
export function joinerAt(
  dockerfile: Dockerfile,
  instruction: Instruction,
  script: Script,
  list: List,
  index: number,
): string {
  if (instruction.json || !isMainScript(dockerfile, instruction, script)) return ' && ';
  const gaps = [index - 1, index, ...list.items.keys()]
    .map((i) => gapAfter(dockerfile, list, i))
    .filter((gap) => gap !== undefined);
  const gap = gaps.find((g) => g.text.includes('\n')) ?? gaps[0];
  if (!gap) return ' && ';
  if (gap.operator === '&&' || stopsAtErrors(script)) return gap.text;
  if (gap.operator === ';') return gap.text.replace(/\s*;/, ' &&');
  // A line break is the operator: the line may also end in `&&`.
  return gap.text.replace(/^[ \t]*\r?\n/, () => ` &&${lineEnd(dockerfile.text)}`);
}

interface Gap {
  readonly operator: string;
  /** From one command to the next, without comments. */
  readonly text: string;
}

function gapAfter(dockerfile: Dockerfile, list: List, index: number): Gap | undefined {
  const item = list.items[index];
  const next = list.items[index + 1];
  if (!item || !next || !['&&', ';', '\n'].includes(item.operator)) return undefined;
  const written = dockerfile.text.slice(item.command.span.end, next.command.span.start);
  const text = withoutComments(written);
  // Anything else in there (a heredoc's body) is no style to copy.
  return /^[\s\\`;&]*$/.test(text) ? { operator: item.operator, text } : undefined;
}

/** `set -e`, `set -eux`, `set -o errexit` as the first command. */
function stopsAtErrors(script: Script): boolean {
  const first = script.body.items[0]?.command;
  if (first?.kind !== 'simple' || first.words[0]?.literal !== 'set') return false;
  return first.words.slice(1).some((w) => /^-[a-z]*e|^errexit$/.test(w.literal ?? ''));
}
