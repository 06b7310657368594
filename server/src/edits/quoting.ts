import type { Dockerfile, Instruction } from '../syntax/ast';
import type { Script } from '../syntax/shell';
import { isMainScript } from './verify';

/** A word of POSIX shell that means exactly `text`: as it is where that is safe, else in single quotes. */
export function shellQuote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * New shell text as it must be written where a script stands.
 *
 * @param text shell text on one line
 * @returns the text, with JSON escapes in the exec form; undefined when it cannot stand there, as in a quoted
 *   operand of `sh -c`
 */
export function writeIn(
  dockerfile: Dockerfile,
  instruction: Instruction,
  script: Script,
  text: string,
): string | undefined {
  if (!isMainScript(dockerfile, instruction, script)) return /["'\\$`\n]/.test(text) ? undefined : text;
  return instruction.json ? JSON.stringify(text).slice(1, -1) : text;
}
