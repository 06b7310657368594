import type { Heredoc, Instruction } from '../syntax/ast';
import { type Span, span } from '../syntax/span';
import type { TextEdit } from './edit';

/** The heredoc of an instruction that holds a place. */
function heredocAt(instruction: Instruction, place: Span): Heredoc | undefined {
  return instruction.heredocs.find(({ body }) => body.start <= place.start && place.end <= body.end);
}

/** A line of a heredoc that ends so goes on, or opens something that must not be left empty. */
const opensMore = /(?:\\|&&|\|\|?|\{|\(|\bthen|\bdo|\belse|\bin|;;|\))$/;

/**
 * Removes the line of a script in a heredoc (`COPY <<EOF /start.sh`) that a command stands on.
 *
 * @param place the command
 * @returns undefined where the line has more than the command, goes on from or into another line, may be all that a branch
 *   has, or is the last that the script runs
 */
export function removeScriptLine(
  text: string,
  instruction: Instruction,
  place: Span,
): TextEdit[] | undefined {
  const heredoc = heredocAt(instruction, place);
  if (!heredoc) return undefined;
  const start = text.lastIndexOf('\n', place.start - 1) + 1;
  const newline = text.indexOf('\n', place.end);
  if (newline < 0 || start < heredoc.body.start || newline >= heredoc.body.end) return undefined;
  const line = text.slice(start, newline).trim();
  // What stands in front of the command takes off: `exec`, `gosu mysql`, an assignment.
  const rest = text.slice(place.end, newline).trim();
  if (!/^(?:(?:\d?>>?|&>>?)\s*(?:&\d|[\w./-]+)\s*)*[&;]?$/.test(rest)) return undefined;
  const head = text.slice(start, place.start).trim();
  if (!/^(?:(?:sudo|nohup|gosu\s+[\w.:-]+|su-exec\s+[\w.:-]+|[A-Z_]+=[\w./-]*)\s*)*$/.test(head))
    return undefined;
  if (line.startsWith('exec ')) return undefined;
  const meaning = (lines: string) =>
    lines
      .split('\n')
      .map((l) => l.trim())
      .filter((l) => l !== '' && !l.startsWith('#'));
  const before = meaning(text.slice(heredoc.body.start, start));
  const after = meaning(text.slice(newline + 1, heredoc.body.end));
  if (opensMore.test(before.at(-1) ?? '') || after.length === 0) return undefined;
  if (!after.some((l) => !/^(?:fi|done|esac|\}|\)|else|;;|wait)\b/.test(l))) return undefined;
  return [{ span: span(start, newline + 1), newText: '' }];
}

/**
 * Removes the section of an INI file in a heredoc (`[program:mysql]`) that a place lies in, with the blank lines behind it.
 *
 * @param like what the heads of sections look like of which at least one must stay
 * @returns undefined outside of a section, and where none such would be left
 */
export function removeSection(
  text: string,
  instruction: Instruction,
  place: Span,
  like: RegExp,
): TextEdit[] | undefined {
  const heredoc = heredocAt(instruction, place);
  if (!heredoc) return undefined;
  const { body } = heredoc;
  const heads = [...text.slice(body.start, body.end).matchAll(/^[ \t]*\[[^\]\n]*\]/gm)].map((m) => ({
    at: body.start + m.index,
    head: m[0].trim(),
  }));
  const index = heads.filter(({ at }) => at <= place.start).length - 1;
  const own = heads[index];
  if (!own || !like.test(own.head)) return undefined;
  if (!heads.some(({ head }, i) => i !== index && like.test(head))) return undefined;
  const end = heads[index + 1]?.at ?? body.end;
  return [{ span: span(own.at, end), newText: '' }];
}
