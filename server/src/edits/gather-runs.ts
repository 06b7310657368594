import type { Dockerfile, Instruction } from '../syntax/ast';
import { contains } from '../syntax/span';
import { applyEdits } from './apply';
import type { TextEdit } from './edit';
import { lineEnd, removeInstruction } from './instructions';
import { endsPlainly, leavesTraces, scriptOf } from './join-runs';

/** Instructions that RUNs may be moved past: they bring files and settings, and run nothing. */
const passive = /^(?:RUN|COPY|ADD|WORKDIR|ENV|ARG|EXPOSE|LABEL|MAINTAINER)$/;

/**
 * Moves the commands of RUNs down into a later one, in front of its own: the same commands in the same order, in one layer.
 * What stands between them (`COPY`, `WORKDIR`, `ENV`, …) then comes first.
 *
 * @param runs every RUN from the first to the last of them, in order; two or more
 * @param changes insertions into the text of those that are moved
 * @returns undefined where the flags of one are not those of the last, where something else stands between them, and where
 *   a command of one would see what another leaves in its shell, or run where it would not have run
 */
export function gatherRuns(
  dockerfile: Dockerfile,
  runs: readonly Instruction[],
  changes: readonly TextEdit[] = [],
): TextEdit[] | undefined {
  const target = runs.at(-1);
  const moved = runs.slice(0, -1);
  const [first] = runs;
  if (!target || !first || moved.length === 0) return undefined;
  const between = dockerfile.instructions.slice(first.index, target.index + 1);
  if (!between.every((i) => passive.test(i.keyword) && (i.keyword !== 'RUN' || runs.includes(i))))
    return undefined;
  const own = scriptOf(dockerfile, target);
  if (!own || own.body.items.slice(0, -1).some(({ operator }) => operator !== '&&')) return undefined;
  const flags = new Set(target.flags.map(({ span }) => dockerfile.text.slice(span.start, span.end)));
  const edits: TextEdit[] = [];
  let text = '';
  for (const [i, run] of moved.entries()) {
    const script = scriptOf(dockerfile, run);
    if (!script || leavesTraces(script) || !endsPlainly(dockerfile, run, script)) return undefined;
    if (i > 0 && script.body.items.slice(0, -1).some(({ operator }) => operator !== '&&')) return undefined;
    if (!run.flags.every(({ span }) => flags.has(dockerfile.text.slice(span.start, span.end))))
      return undefined;
    text += `${bodyOf(dockerfile, run, changes)} ${dockerfile.escape}${lineEnd(dockerfile.text)}    && `;
    edits.push(...removeInstruction(dockerfile, run));
  }
  return [...edits, { span: { start: target.body.start, end: target.body.start }, newText: text }];
}

function bodyOf(dockerfile: Dockerfile, { body }: Instruction, changes: readonly TextEdit[]): string {
  const inside = changes
    .filter((c) => contains(body, c.span))
    .map((c) => ({ ...c, span: { start: c.span.start - body.start, end: c.span.end - body.start } }));
  return applyEdits(dockerfile.text.slice(body.start, body.end), inside).trimEnd();
}
