import { unfit } from '../engine';
import { type OutlineParams, type OutlineResult, outlineRequest } from '../protocol';
import { parseDockerfile } from '../syntax';
import type { Dockerfile, Instruction } from '../syntax/ast';
import { LineIndex } from '../syntax/lines';
import type { Session } from './session';

/** Answers with a document's stages and instructions, for the build command. */
export function registerOutline({ connection, documents }: Session): void {
  connection.onRequest(outlineRequest, ({ uri, text }: OutlineParams): OutlineResult => {
    const content = documents.get(uri)?.getText() ?? text ?? '';
    return outlineOf(unfit(content) ? '' : content);
  });
}

/** The outline of a Dockerfile's text. */
export function outlineOf(text: string): OutlineResult {
  const dockerfile = parseDockerfile(text);
  const lines = new LineIndex(text);
  return {
    stages: dockerfile.stages.flatMap(({ name, from }) =>
      name === undefined ? [] : [{ name, line: lines.lineAt(from.span.start) }],
    ),
    instructions: dockerfile.instructions.map((instruction) => ({
      keyword: instruction.keyword,
      text: oneLine(dockerfile, instruction, lines),
      startLine: lines.lineAt(instruction.span.start),
      endLine: lines.lineAt(instruction.span.end),
      stage: instruction.stage,
    })),
  };
}

/** An instruction as the builder prints it: comment lines dropped, continuations joined, blanks folded, no heredoc bodies. */
function oneLine(dockerfile: Dockerfile, instruction: Instruction, lines: LineIndex): string {
  const { text, comments } = dockerfile;
  const { start } = instruction.span;
  const end = Math.max(
    instruction.body.end,
    ...instruction.heredocs.map(({ operator }) => operator.end),
    start,
  );
  const first = lines.lineAt(start);
  const commented = new Set(
    comments
      .filter(({ inside, span }) => inside && span.start >= start && span.start < end)
      .map(({ span }) => lines.lineAt(span.start)),
  );
  const parts: string[] = [instruction.keyword];
  for (let line = first; line <= lines.lineAt(end); line++) {
    if (commented.has(line)) continue;
    const from = line === first ? instruction.keywordSpan.end : lines.startOf(line);
    const part = text.slice(from, Math.min(lines.endOf(line), Math.max(end, from))).trimEnd();
    parts.push(part.endsWith(dockerfile.escape) ? part.slice(0, -1) : part);
  }
  // The builder joins without a blank; one that the author wrote before the line's end or after its start stays.
  return `${parts[0]}${parts.slice(1).join('')}`.replace(/\s+/g, ' ').trim();
}
