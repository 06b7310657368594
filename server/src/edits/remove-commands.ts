import type { Dockerfile, Instruction } from '../syntax/ast';
import { type Command, type List, type Script, walkCommands } from '../syntax/shell';
import { contains, type Span, span } from '../syntax/span';
import { applyEdits } from './apply';
import type { TextEdit } from './edit';
import { removeInstruction } from './instructions';
import { wholeEscapes } from './json-escapes';
import { hasComment } from './line-comments';
import { locate } from './locate';
import { isMainScript, leavesCommands } from './verify';

/**
 * Removes commands from the chain of a RUN, each with exactly one of the operators that join it; comment lines above
 * a removed command go with it. When nothing is left the whole instruction goes.
 *
 * @param script the script of the instruction that the commands are from
 * @param commands statements of the script: items of its lists, a pipeline as a whole
 * @returns undefined when it cannot be done without changing what the rest does: members of pipelines, conditions,
 *   what stands in substitutions, one side of `||`, the only command of a loop or branch, broken scripts
 */
export function removeCommands(
  dockerfile: Dockerfile,
  instruction: Instruction,
  script: Script,
  commands: readonly Command[],
): TextEdit[] | undefined {
  if (commands.length === 0) return [];
  if (script.errors.length > 0) return undefined;
  const gone = wholeGroups(script, commands);
  const plan = gone && plans(script, gone);
  if (!plan) return undefined;
  if (plan.get(script.body)?.size === script.body.items.length) {
    const goes = instruction.keyword === 'RUN' && isMainScript(dockerfile, instruction, script);
    return goes ? removeInstruction(dockerfile, instruction) : undefined;
  }
  const edits: TextEdit[] = [];
  for (const [list, indexes] of plan) {
    const spans = removalsIn(dockerfile, list, indexes);
    if (!spans) return undefined;
    const whole = (s: Span) => (instruction.json ? wholeEscapes(dockerfile.text, s) : s);
    edits.push(...spans.map((s) => ({ span: whole(s), newText: '' })));
  }
  const bodies = heredocBodies(dockerfile, instruction, gone);
  if (!bodies) return undefined;
  edits.push(...bodies.map((s) => ({ span: s, newText: '' })));
  return leavesCommands(dockerfile, instruction, script, applyEdits(dockerfile.text, edits), gone)
    ? edits
    : undefined;
}

/** Where all commands of a group or a `for` loop go, it goes. Undefined when a command is no statement. */
function wholeGroups(script: Script, commands: readonly Command[]): readonly Command[] | undefined {
  let current = [...new Set(commands)];
  for (;;) {
    const places = current.map((command) => ({ command, at: locate(script, command) }));
    const full = places.find(
      ({ at }) => at?.container && at.list.items.every((item) => current.includes(item.command)),
    );
    if (places.some(({ at }) => !at || at.condition)) return undefined;
    if (!full?.at?.container) return outermost(current);
    if (!isEmptied(full.at.container)) return undefined;
    const { list, container } = full.at;
    current = [...current.filter((c) => !list.items.some((item) => item.command === c)), container];
  }
}

/** True for a compound that does nothing more when the commands of its one list are gone. */
function isEmptied(container: Command): boolean {
  return container.kind === 'group' || (container.kind === 'loop' && container.type === 'for');
}

/** Without those that stand inside another one that goes too. */
function outermost(commands: readonly Command[]): readonly Command[] {
  return commands.filter((c) => !commands.some((other) => other !== c && contains(other.span, c.span)));
}

function plans(script: Script, commands: readonly Command[]): Map<List, Set<number>> | undefined {
  const plan = new Map<List, Set<number>>();
  for (const command of commands) {
    const at = locate(script, command);
    if (!at) return undefined;
    plan.set(at.list, (plan.get(at.list) ?? new Set()).add(at.index));
  }
  return plan;
}

/** The spans to cut for the items of one list; runs of neighbours are one cut. */
function removalsIn(dockerfile: Dockerfile, list: List, indexes: ReadonlySet<number>): Span[] | undefined {
  const spans: Span[] = [];
  for (let i = 0; i < list.items.length; i++) {
    if (!indexes.has(i)) continue;
    const first = i;
    while (indexes.has(i + 1)) i++;
    const cut = cutRun(dockerfile, list, first, i);
    if (!cut) return undefined;
    spans.push(...cut);
  }
  return spans;
}

/**
 * The cut for items `first` to `last` of a list that keeps others. What stays between the neighbours is one
 * operator with its line breaks: the one behind the run when the one in front is the same or `&&`, else the one
 * in front.
 */
function cutRun(dockerfile: Dockerfile, list: List, first: number, last: number): Span[] | undefined {
  const before = list.items[first - 1];
  const after = list.items[last + 1];
  const start = list.items[first]?.command.span.start ?? 0;
  const end = list.items[last]?.command.span.end ?? 0;
  const operator = list.items[last]?.operator ?? '';
  const operatorSpan = list.items[last]?.operatorSpan;
  const joined = before?.operator ?? '';
  if (joined === '||' || operator === '||') return undefined;
  // `a && x &`: both run in the background.
  if (operator === '&' && joined === '&&') return undefined;
  if (!before?.operatorSpan) {
    return after ? cutHead(dockerfile, span(start, end), operatorSpan, after.command.span.start) : undefined;
  }
  // These end the statement in front; what joins the run to the next may mean something else.
  const ends = joined !== '&&' && (joined === '&' || joined !== operator);
  if (ends && after) return cutHead(dockerfile, span(start, end), operatorSpan, after.command.span.start);
  if (joined === '&')
    return [span(before.operatorSpan.end, operator === '\n' ? end : (operatorSpan?.end ?? end))];
  // A comment at the end of the line in front stays.
  if (joined === '\n') return [span(before.operatorSpan.start, operatorSpan?.start ?? end)];
  return [span(before.command.span.end, end)];
}

/** The first commands of a list: with the operator behind them, and the line break if no comment stands there. */
function cutHead(
  dockerfile: Dockerfile,
  run: Span,
  operator: Span | undefined,
  next: number,
): Span[] | undefined {
  if (!operator) return undefined;
  const { text } = dockerfile;
  if (!hasComment(text.slice(run.end, next))) return [span(run.start, next)];
  // The comment is about the next command: keep it and its line.
  const skipBlanks = (at: number) => at + (/^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0);
  if (text.slice(run.end, operator.start).includes('\n'))
    return [span(run.start, skipBlanks(run.end)), span(operator.start, next)];
  return [span(run.start, skipBlanks(operator.end))];
}

/** The bodies of heredocs that removed commands read; undefined when they are not the builder's. */
function heredocBodies(
  dockerfile: Dockerfile,
  instruction: Instruction,
  commands: readonly Command[],
): Span[] | undefined {
  const spans: Span[] = [];
  for (const command of commands) {
    const own = instruction.heredocs.filter((h) => contains(command.span, h.operator));
    if (own.length !== countHeredocs(command)) return undefined;
    for (const heredoc of own) {
      if (!heredoc.terminator) return undefined;
      const { text } = dockerfile;
      const newline = text[heredoc.body.start - 2] === '\r' ? 2 : 1;
      spans.push(span(heredoc.body.start - newline, heredoc.terminator.end));
    }
  }
  return spans;
}

function countHeredocs(command: Command): number {
  let count = 0;
  const list: List = {
    kind: 'list',
    span: command.span,
    items: [{ command, operator: '', operatorSpan: undefined }],
  };
  walkCommands(list, (inner) => {
    if ('redirects' in inner) count += inner.redirects.filter((r) => r.heredoc !== undefined).length;
  });
  return count;
}
