import type { Dockerfile, Instruction } from '../syntax/ast';
import type { TextEdit } from './edit';
import { insertCommandAfter } from './insert-commands';
import { scriptsOf } from './statement-at';

/**
 * Adds a command to the end of what a RUN does, so that it runs where everything before it went well.
 *
 * @param text shell text on one line
 * @returns undefined where the last thing that runs may be skipped or is not waited for (`a || b`, `x &`), and where the
 *   instruction is no shell text
 */
export function appendCommand(
  dockerfile: Dockerfile,
  instruction: Instruction,
  text: string,
): TextEdit[] | undefined {
  const scripts = scriptsOf(dockerfile, instruction);
  const [script] = scripts;
  if (!script || scripts.length > 1 || script.errors.length > 0) return undefined;
  const { items } = script.body;
  const last = items.at(-1);
  if (!last || (last.operator !== '' && last.operator !== '\n')) return undefined;
  if (items.some(({ operator }) => operator === '||' || operator === '&')) return undefined;
  if (endsShell(last.command)) return undefined;
  return insertCommandAfter(dockerfile, instruction, script, last.command, text);
}

function endsShell(command: { readonly kind: string; readonly words?: readonly unknown[] }): boolean {
  const first = command.words?.[0] as { readonly literal?: string | undefined } | undefined;
  return command.kind === 'function' || /^(?:exec|exit|return)$/.test(first?.literal ?? '');
}
