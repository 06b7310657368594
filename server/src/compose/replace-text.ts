import type { TextEdit } from '../edits/edit';
import type { Span } from '../syntax/span';
import { lineBefore } from './layout';
import type { ComposeFile } from './model';

/**
 * Puts another text in place of a value, or of a part of one. Quotes at both ends of the place stay; a text that would mean
 * something else without quotes gets them. Undefined where that cannot be done.
 */
export function replaceText(file: ComposeFile, place: Span, content: string): TextEdit[] | undefined {
  const { text } = file;
  const written = text.slice(place.start, place.end);
  const quote = /^(["'])[\s\S]*\1$/.exec(written)?.[1];
  if (/[\n"'\\]/.test(content) || /^[|>]/.test(written)) return undefined;
  if (quote !== undefined && written.length > 1)
    return [{ span: { start: place.start + 1, end: place.end - 1 }, newText: content }];
  const isPlain = !/^[-?:,[\]{}#&*!|>%@` ]|: |:$| #|\s$/.test(content);
  if (isPlain && !isInFlow(file, place.start)) return [{ span: place, newText: content }];
  // A part of a value in brackets may stand within quotes already.
  const isWhole =
    /(?:[:,[{-][ \t]+|[[{])$/.test(lineBefore(text, place.start)) &&
    /^[ \t]*(?:[,\]}]|$|\r|\n|[ \t]#)/.test(text.slice(place.end, place.end + 3));
  if (isWhole) return [{ span: place, newText: `"${content}"` }];
  return isQuoted(text, place) ? [{ span: place, newText: content }] : undefined;
}

/** True where the next quotation mark of the line on either side is the same, and nothing of a flow collection is between. */
function isQuoted(text: string, { start, end }: Span): boolean {
  const before = /(["'])[^"'[\]{},]*$/.exec(lineBefore(text, start))?.[1];
  const newline = text.indexOf('\n', end);
  const after = /^[^"'[\]{}]*(["'])/.exec(text.slice(end, newline < 0 ? undefined : newline))?.[1];
  return before !== undefined && before === after;
}

/** True where the offset lies in a section of a service that is written with brackets. */
function isInFlow(file: ComposeFile, offset: number): boolean {
  const service = file.services.find(({ span }) => span.start <= offset && offset < span.end);
  if (!service || service.column === undefined) return true;
  const section = service.sections.find(({ value }) => value && value.start <= offset && offset < value.end);
  return section?.style === 'flow' || /[[{]/.test(lineBefore(file.text, offset));
}
