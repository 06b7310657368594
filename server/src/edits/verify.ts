import { parseDockerfile } from '../syntax';
import type { Dockerfile, Instruction } from '../syntax/ast';
import { type Command, commandForm, type Script, shellDialects, walkCommands } from '../syntax/shell';
import { contains } from '../syntax/span';

/**
 * Reads a result again: the same instructions must be there, all but one to the byte, and in that one the same
 * commands but for those removed. Layout has more corners than a surgeon can think of; this refuses the rest.
 */
export function leavesCommands(
  dockerfile: Dockerfile,
  instruction: Instruction,
  script: Script,
  newText: string,
  removed: readonly Command[],
): boolean {
  const after = parseDockerfile(newText);
  if (after.instructions.length !== dockerfile.instructions.length) return false;
  const others = (d: Dockerfile) =>
    d.instructions.map((i) => (i.index === instruction.index ? '' : d.text.slice(i.span.start, i.span.end)));
  const kept = others(dockerfile);
  if (others(after).some((text, i) => text !== kept[i])) return false;
  const outer = after.instructions[instruction.index];
  const target = outer?.trigger ?? outer;
  if (!target) return false;
  // A script inside a word of another (`sh -c '…'`): its commands cannot be found again by their place.
  if (!isMainScript(dockerfile, instruction, script)) return true;
  const before = scriptsOf(dockerfile, instruction);
  const now = scriptsOf(after, target);
  if (now.some((s) => s.errors.length > 0)) return false;
  const expected = before.flatMap((s) => commandTexts(s, removed));
  const actual = now.flatMap((s) => commandTexts(s, []));
  return expected.length === actual.length && expected.every((text, i) => text === actual[i]);
}

/** True for what the instruction itself runs, false for a script inside a word of it. */
export function isMainScript(dockerfile: Dockerfile, instruction: Instruction, script: Script): boolean {
  const { start, end } = script.span;
  return scriptsOf(dockerfile, instruction).some((s) => s.span.start === start && s.span.end === end);
}

function scriptsOf(dockerfile: Dockerfile, instruction: Instruction): Script[] {
  const form = commandForm(dockerfile, instruction, shellDialects(dockerfile)(instruction));
  if (form.kind === 'shell') return [form.script];
  if (form.kind === 'exec') return form.script ? [form.script] : [];
  return form.kind === 'heredoc' ? form.scripts.flatMap((s) => s.script ?? []) : [];
}

/** Words and redirections of each simple command, with the heredocs it reads. */
function commandTexts(script: Script, removed: readonly Command[]): string[] {
  const texts: string[] = [];
  walkCommands(script.body, (command) => {
    if (removed.some((gone) => contains(gone.span, command.span))) return false;
    if (command.kind === 'simple') {
      const redirects = command.redirects.map(
        (r) => `${r.fd ?? ''}${r.operator}${r.target?.raw ?? ''}${r.heredoc?.content.value ?? ''}`,
      );
      texts.push([...command.words.map((w) => w.raw), ...redirects].join('\0'));
    }
    return true;
  });
  return texts;
}
