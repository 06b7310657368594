import type { Dockerfile, Instruction } from '../syntax/ast';
import { type Span, span } from '../syntax/span';
import type { TextEdit } from './edit';

/** Puts `newText` in the place of a span. */
export function replaceSpan(target: Span, newText: string): TextEdit[] {
  return [{ span: target, newText }];
}

/** The line end that the document uses: that of its first line. */
export function lineEnd(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/**
 * Inserts a line of its own before an instruction, indented as it is. For an ONBUILD's trigger it stands
 * before the ONBUILD.
 *
 * @param line without line end; it may hold several lines
 */
export function insertLineBefore(dockerfile: Dockerfile, instruction: Instruction, line: string): TextEdit[] {
  const at = whole(dockerfile, instruction).span.start;
  const start = startOfLine(dockerfile.text, at);
  const indent = dockerfile.text.slice(start, at);
  return replaceSpan(span(start, start), `${indent}${line}${lineEnd(dockerfile.text)}`);
}

/** Inserts a line of its own after an instruction, indented as it is. See `insertLineBefore`. */
export function insertLineAfter(dockerfile: Dockerfile, instruction: Instruction, line: string): TextEdit[] {
  const { text } = dockerfile;
  const target = whole(dockerfile, instruction).span;
  const indent = text.slice(startOfLine(text, target.start), target.start);
  const end = endOfLine(text, target.end);
  return replaceSpan(span(end, end), `${lineEnd(text)}${indent}${line}`);
}

/**
 * Removes an instruction with its lines; of two blank lines around it one goes too. Comments stay.
 * For an ONBUILD's trigger the ONBUILD goes.
 */
export function removeInstruction(dockerfile: Dockerfile, instruction: Instruction): TextEdit[] {
  const { text } = dockerfile;
  const target = whole(dockerfile, instruction).span;
  const start = startOfLine(text, target.start);
  const end = nextLine(text, target.end);
  if (end === endOfLine(text, target.end)) {
    // The last line has no line end: the one before it goes instead.
    return replaceSpan(span(endOfPreviousLine(text, start), end), '');
  }
  const before = startOfLine(text, endOfPreviousLine(text, start));
  const blankBefore = start > 0 && text.slice(before, start).trim() === '';
  const after = nextLine(text, end);
  const blankAfter = end < text.length && text.slice(end, after).trim() === '';
  return replaceSpan(span(start, blankBefore && blankAfter ? after : end), '');
}

/** Puts other text in the place of an instruction (its trigger alone, when it is given the trigger). */
export function replaceInstruction(
  _dockerfile: Dockerfile,
  instruction: Instruction,
  newText: string,
): TextEdit[] {
  return replaceSpan(instruction.span, newText);
}

/** The ONBUILD of a trigger, else the instruction itself. */
function whole(dockerfile: Dockerfile, instruction: Instruction): Instruction {
  const outer = dockerfile.instructions[instruction.index];
  return outer?.trigger ? outer : instruction;
}

function startOfLine(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function endOfLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  if (found < 0) return text.length;
  return found > offset && text[found - 1] === '\r' ? found - 1 : found;
}

function nextLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
}

function endOfPreviousLine(text: string, start: number): number {
  if (start <= 0) return 0;
  return start > 1 && text[start - 2] === '\r' ? start - 2 : start - 1;
}
