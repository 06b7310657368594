import type { Dockerfile, Instruction } from '../syntax/ast';
import { MappedText } from '../syntax/mapped-text';
import { type Command, parseScript, type Script } from '../syntax/shell';
import { span } from '../syntax/span';
import { joinerAt } from './chain-style';
import type { TextEdit } from './edit';
import { replaceSpan } from './instructions';
import { type Location, locate } from './locate';
import { writeIn } from './quoting';

/**
 * Puts a command in front of another, joined by `&&` in the style of the chain. Where a list would mean something
 * else (in a pipeline, behind `||`) both go into `{ …; }`.
 *
 * @param text shell text on one line
 * @returns undefined when the text cannot be written there
 */
export function insertCommandBefore(
  dockerfile: Dockerfile,
  instruction: Instruction,
  script: Script,
  command: Command,
  text: string,
): TextEdit[] | undefined {
  return insert(dockerfile, instruction, script, command, text, 'before');
}

/** Puts a command behind another; see `insertCommandBefore`. */
export function insertCommandAfter(
  dockerfile: Dockerfile,
  instruction: Instruction,
  script: Script,
  command: Command,
  text: string,
): TextEdit[] | undefined {
  return insert(dockerfile, instruction, script, command, text, 'after');
}

function insert(
  dockerfile: Dockerfile,
  instruction: Instruction,
  script: Script,
  command: Command,
  text: string,
  where: 'before' | 'after',
): TextEdit[] | undefined {
  const written = writeIn(dockerfile, instruction, script, text);
  if (written === undefined || script.dialect !== 'sh') return undefined;
  const { start, end } = command.span;
  const at = locate(script, command);
  if (!at || needsGroup(at)) {
    return where === 'before'
      ? [...replaceSpan(span(start, start), `{ ${written} && `), ...replaceSpan(span(end, end), '; }')]
      : [...replaceSpan(span(start, start), '{ '), ...replaceSpan(span(end, end), ` && ${written}; }`)];
  }
  const joiner = joinerAt(dockerfile, instruction, script, at.list, at.index);
  return where === 'before'
    ? replaceSpan(span(start, start), written + joiner)
    : replaceSpan(span(end, end), joiner + written);
}

/**
 * Puts other commands in the place of one.
 *
 * @param text one command, or several that are joined in the style of the chain; each on one line
 * @returns undefined when the text cannot be written there, or the command reads a heredoc
 */
export function replaceCommand(
  dockerfile: Dockerfile,
  instruction: Instruction,
  script: Script,
  command: Command,
  text: string | readonly string[],
): TextEdit[] | undefined {
  const texts = typeof text === 'string' ? [text] : text;
  const written = texts.map((t) => writeIn(dockerfile, instruction, script, t));
  if (written.length === 0 || written.includes(undefined)) return undefined;
  const { start, end } = command.span;
  if (instruction.heredocs.some((h) => h.operator.start >= start && h.operator.end <= end)) return undefined;
  const at = locate(script, command);
  const several = texts.length > 1 || isList(texts[0] ?? '');
  if (several && (!at || needsGroup(at))) return replaceSpan(command.span, `{ ${written.join(' && ')}; }`);
  const joiner = at ? joinerAt(dockerfile, instruction, script, at.list, at.index) : ' && ';
  return replaceSpan(command.span, written.join(joiner));
}

/** True where an operator beside the command would take part of what is inserted: `a || x`, `x &`. */
function needsGroup({ list, index }: Location): boolean {
  const before = list.items[index - 1]?.operator;
  const own = list.items[index]?.operator;
  return before === '||' || own === '||' || own === '&';
}

function isList(text: string): boolean {
  return parseScript(MappedText.slice(text, 0), 'sh').body.items.length > 1;
}
