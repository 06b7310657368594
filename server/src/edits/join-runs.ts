import type { Dockerfile, Instruction } from '../syntax/ast';
import { type Command, type Script, walkCommands } from '../syntax/shell';
import { span } from '../syntax/span';
import type { TextEdit } from './edit';
import { lineEnd } from './instructions';
import { scriptsOf } from './statement-at';

/** Instructions that one repair joins; more make no layer that anybody wants. */
const countLimit = 6;

/**
 * Makes one RUN of several that follow each other, joined by `&&`: the same commands, in one layer. Comment lines between
 * them stay, empty lines go.
 *
 * @param runs in order, two or more
 * @returns undefined where something stands between them, where their flags differ, and where a command of one would see
 *   what another leaves in its shell (folder, variables), or run where it would not have run
 */
export function joinRuns(dockerfile: Dockerfile, runs: readonly Instruction[]): TextEdit[] | undefined {
  const [first] = runs;
  if (!first || runs.length < 2 || runs.length > countLimit) return undefined;
  const { text } = dockerfile;
  const edits: TextEdit[] = [];
  for (const [i, run] of runs.entries()) {
    const script = scriptOf(dockerfile, run);
    if (!script || run.index !== first.index + i || flagsOf(run) !== flagsOf(first)) return undefined;
    if (i > 0 && script.body.items.slice(0, -1).some(({ operator }) => operator !== '&&')) return undefined;
    const next = runs[i + 1];
    if (!next) break;
    if (leavesTraces(script) || !endsPlainly(dockerfile, run, script)) return undefined;
    const gap = text.slice(run.span.end, next.span.start);
    const comments = gap.split(/\r?\n/).filter((line) => line.trim() !== '');
    if (!comments.every((line) => /^[ \t]*#/.test(line))) return undefined;
    const end = lineEnd(text);
    const kept = comments.map((line) => line + end).join('');
    edits.push({
      span: span(run.span.end, next.body.start),
      newText: ` ${dockerfile.escape}${end}${kept} && `,
    });
  }
  return edits;
}

/** The shell text of a RUN that is no more than that: no exec form, no heredocs, no errors. */
export function scriptOf(dockerfile: Dockerfile, run: Instruction): Script | undefined {
  if (run.keyword !== 'RUN' || run.json || run.heredocs.length > 0) return undefined;
  const scripts = scriptsOf(dockerfile, run);
  const [script] = scripts;
  return scripts.length === 1 && script && script.errors.length === 0 && script.body.items.length > 0
    ? script
    : undefined;
}

function flagsOf(run: Instruction): string {
  return run.flags.map((f) => `${f.name}=${f.value?.value ?? ''}`).join(' ');
}

/** True where the last command is the last text: no comment, `;` or `&` behind it that would take the `&&` along. */
export function endsPlainly({ text }: Dockerfile, run: Instruction, script: Script): boolean {
  const last = script.body.items.at(-1);
  return (
    last !== undefined &&
    !script.body.items.some(({ operator }) => operator === '&') &&
    text.slice(last.command.span.end, run.span.end).trim() === ''
  );
}

/** Commands after which the shell is another one for those behind. */
const changing =
  /^(?:cd|pushd|popd|exec|exit|return|trap|umask|ulimit|alias|set|shopt|export|unset|readonly|declare|\.|source|eval|read|shift|IFS)$/;

/** True for a script that leaves its shell another one: in another folder, with other variables. */
export function leavesTraces(script: Script): boolean {
  let found = false;
  walkCommands(script.body, (command: Command) => {
    if (command.kind === 'function') found = true;
    if (command.kind === 'simple') {
      const [name] = command.words;
      if (!name ? command.assignments.length > 0 : changing.test(name.literal ?? '')) found = true;
    }
    // What a subshell does stays in it.
    return !(command.kind === 'group' && command.subshell);
  });
  return found;
}
