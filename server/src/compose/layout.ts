/** Where lines begin and end in a compose file, and what comes to stand on them. */
import type { TextEdit } from '../edits/edit';
import type { Span } from '../syntax/span';
import type { ComposeFile } from './model';
import { oncePerFile } from './once';

/** One step of indentation, as the file has it. */
export function step({ indent }: ComposeFile): string {
  return blanks(Math.max(1, Math.min(indent, 8)));
}

export function blanks(count: number): string {
  return ' '.repeat(count);
}

/** New lines under the line that holds the last visible character before `offset`. */
export function below(file: ComposeFile, offset: number, lines: readonly string[]): TextEdit {
  const { text } = file;
  let at = Math.min(offset, text.length);
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  const newline = text.indexOf('\n', at);
  let end = newline < 0 ? text.length : newline;
  if (newline > 0 && text[newline - 1] === '\r') end--;
  const eol = lineEndOf(file);
  // At the end of a text without a last line end, blanks behind the last word stay where they are.
  return { span: { start: end, end }, newText: lines.map((line) => eol + line).join('') };
}

/** Column of an offset (0-based); undefined where something else than blanks is before it on its line. */
export function columnOf(text: string, offset: number): number | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  return /^ *$/.test(before) ? before.length : undefined;
}

/** The same for the first key of a map in a list. */
export function columnAfterDash(text: string, offset: number): number | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  return /^ *- *$/.test(before) ? before.length : undefined;
}

/** The whole lines that hold a range, with the line end before them where they are the last of the text. */
export function linesOf(text: string, from: number, to: number): Span {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const newline = text.indexOf('\n', to);
  if (newline >= 0) return { start, end: newline + 1 };
  const before = text[start - 2] === '\r' ? start - 2 : start - 1;
  return { start: Math.max(0, before), end: text.length };
}

/** Adds to a flow collection, which `span` holds with its brackets. */
export function intoFlow(text: string, { start, end }: Span, item: string): TextEdit[] | undefined {
  if (!/[\]}]/.test(text[end - 1] ?? '') || end - start < 2) return undefined;
  let at = end - 1;
  while (at > start + 1 && /\s/.test(text[at - 1] ?? '')) at--;
  // What ends in a comment cannot be gone on with on its line.
  if (/(?:^|\s)#/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))) return undefined;
  const isEmpty = at === start + 1;
  const newText = isEmpty ? item : text[at - 1] === ',' ? ` ${item}` : `, ${item}`;
  return [{ span: { start: at, end: at }, newText }];
}

export function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

export const lineEndOf = oncePerFile(({ text }: ComposeFile) => (text.includes('\r\n') ? '\r\n' : '\n'));
