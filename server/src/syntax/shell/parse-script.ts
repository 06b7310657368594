import type { MappedText } from '../mapped-text';
import type { Dialect, ListItem, Script } from './ast';
import { readShell } from './unbash-adapter';
import { readWindowsCommands } from './windows-commands';

/** Longer texts are data, not scripts somebody wrote; in UTF-16 units. */
const MAX_LENGTH = 200_000;

/** How often reading starts again after an error before the rest is given up. */
const MAX_RESTARTS = 25;

/**
 * Parses shell text into commands. Total: what cannot be understood is in `errors`, and reading goes on
 * behind it.
 *
 * @param text what the shell is given, mapped to the document
 * @param dialect the shell; `powershell` and `cmd` are only split into commands and words
 */
export function parseScript(text: MappedText, dialect: Dialect): Script {
  const span = text.spanOf();
  const errors: { offset: number; message: string }[] = [];
  const script = (items: readonly ListItem[]): Script => ({
    dialect,
    span,
    body: { kind: 'list', span, items },
    errors,
  });
  if (text.value.length > MAX_LENGTH) {
    errors.push({ offset: text.at(0), message: 'too long to be read as a script' });
    return script([]);
  }
  if (dialect !== 'sh') return script(readWindowsCommands(text, dialect));
  return script(readWithRestarts(text, errors));
}

function readWithRestarts(text: MappedText, errors: { offset: number; message: string }[]): ListItem[] {
  const items: ListItem[] = [];
  let rest = text;
  for (let restart = 0; restart < MAX_RESTARTS; restart++) {
    try {
      const piece = readShell(rest);
      items.push(...piece.items);
      errors.push(...piece.errors);
      if (piece.stop === undefined) break;
      const from = afterOffender(rest.value, piece.stop);
      if (from <= 0 || from >= rest.value.length) break;
      rest = rest.sub(from);
    } catch {
      // The parser and our walk of its tree recurse; text that nests without end is not worth more care.
      errors.push({ offset: rest.at(0), message: 'too deeply nested' });
      break;
    }
  }
  return items;
}

/** Where to go on after an error at `stop`: behind the token that was not expected there. */
function afterOffender(value: string, stop: number): number {
  let at = stop;
  const skip = (pattern: RegExp) => {
    pattern.lastIndex = at;
    at += pattern.exec(value)?.[0].length ?? 0;
  };
  skip(/\s*/y);
  const token = at;
  skip(/[;&|()<>]+/y);
  // Not an operator: a reserved word in the wrong place, or a single odd character.
  if (at === token) skip(/\w+|./sy);
  return at;
}
