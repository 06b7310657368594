import type { Dockerfile, Heredoc, Instruction } from '../ast';
import { MappedText } from '../mapped-text';
import { joinMapped, withoutMatches } from './without-matches';

/**
 * The shell-form text of a RUN, CMD, ENTRYPOINT or HEALTHCHECK CMD, as the builder hands it to the shell:
 * continuation lines are joined, comment lines and empty lines between them dropped, and heredoc bodies follow
 * on lines of their own, with their terminators.
 *
 * @returns the text, each character mapped to the document; empty for `HEALTHCHECK NONE`
 */
export function runText(dockerfile: Dockerfile, instruction: Instruction): MappedText {
  const { body } = instruction;
  const line = joinContinuations(
    MappedText.slice(dockerfile.text.slice(body.start, body.end), body.start),
    dockerfile.escape,
  );
  const command = instruction.keyword === 'HEALTHCHECK' ? afterCmd(line) : line;
  // BuildKit gives heredocs to RUN only (among the instructions that have shell text).
  const heredocs = instruction.heredocs.flatMap((heredoc) => heredocLines(dockerfile, heredoc));
  return heredocs.length ? joinMapped([command, ...heredocs], command.at(command.value.length)) : command;
}

/**
 * Joins physical lines as BuildKit does: an escape character at the end of a line goes with the blanks and the line
 * end behind it, whatever it stands in; comment and blank lines in between do not count. A line break that no escape
 * character precedes stays.
 */
function joinContinuations(text: MappedText, mark: '\\' | '`'): MappedText {
  if (!/[\r\n]/.test(text.value) && !text.value.includes(mark)) return text;
  const parts: MappedText[] = [];
  const lines = [...text.value.matchAll(/[^\n]*(?:\n|$)/g)].filter((m) => m[0].length > 0);
  lines.forEach((match, i) => {
    const line = match[0];
    if (i > 0 && /^\s*(#|$)/.test(line)) return;
    const content = line.replace(/\r?\n$/, '');
    const continued = endsInEscape(content, mark);
    const end = continued ?? content.length;
    parts.push(text.sub(match.index, match.index + end));
    if (continued === undefined && line.endsWith('\n') && i < lines.length - 1) {
      const at = match.index + line.length - 1;
      parts.push(text.sub(at, at + 1));
    }
  });
  return joinMapped(parts, text.at(text.value.length));
}

/** Length of the line before its trailing escape character; undefined when it has none. A doubled one is none. */
function endsInEscape(line: string, mark: string): number | undefined {
  const trimmed = line.replace(/[ \t]+$/, '');
  if (!trimmed.endsWith(mark)) return undefined;
  if (trimmed.length > 1 && trimmed[trimmed.length - 2] === mark) return undefined;
  return trimmed.length - 1;
}

function afterCmd(line: MappedText): MappedText {
  const match = /^\s*CMD(?:\s+|$)/i.exec(line.value);
  return match ? line.sub(match[0].length) : line.sub(line.value.length);
}

/** A line break, the body and the terminator. */
function heredocLines(dockerfile: Dockerfile, heredoc: Heredoc): MappedText[] {
  const { start } = heredoc.body;
  const end = Math.max(start, heredoc.terminator?.end ?? heredoc.body.end);
  // The line end before the body stands for the break; a document that ends there has none.
  const before = Math.max(0, start - 1);
  const slice = MappedText.slice(dockerfile.text.slice(start, end), start);
  return [MappedText.slice('\n', before), withoutMatches(slice, /\r(?=\n)/g)];
}
