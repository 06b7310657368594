import type { Flag } from './ast';
import { isSeparator, skipSpace, trimmedEnd } from './characters';
import { readFlags } from './flags';
import type { MappedText } from './mapped-text';

/** A logical line cut into keyword, flags and the rest. */
export interface CommandLine {
  readonly keyword: MappedText;
  readonly flags: readonly Flag[];
  /** Everything after the flags, without blanks at either end. */
  readonly body: MappedText;
}

/**
 * Cuts a logical line as BuildKit does: the keyword ends at the first blank, then come flags for every keyword.
 * @param line without blanks at either end
 */
export function readCommandLine(line: MappedText): CommandLine {
  const text = line.value;
  let end = 0;
  while (end < text.length && !isSeparator(text.charCodeAt(end))) end++;
  const { flags, next } = readFlags(line, end);
  const start = skipSpace(text, next);
  const body = start < text.length ? line.sub(start, trimmedEnd(text, start)) : line.sub(text.length);
  return { keyword: line.sub(0, end), flags, body };
}
