import { span } from '../syntax/span';
import { interpolate } from './interpolate';
import { isScalarAt, type Located } from './layers';
import type { InlineDockerfile } from './model';
import type { Reading } from './scalars';
import type { YamlScalar } from './yaml-tree';

/** `dockerfile_inline:`, with the way back into the compose file; undefined when it is no text. */
export function inlineOf(
  value: Located | undefined,
  { text, values }: Reading,
): InlineDockerfile | undefined {
  if (!isScalarAt(value) || value.node.isNull) return undefined;
  const { node, use } = value;
  const { pieces, value: put } = interpolate(node.value, values);
  // What is not known stays as it is written: to a build it is a variable.
  const dockerfile = pieces.map((p) => p.value ?? node.value.slice(p.start, p.end)).join('');
  const isWritten = put !== undefined && pieces.every(({ how }) => how === 'text' || how === 'dollar');
  const lines = use === undefined && isWritten ? literalOffsets(node, text) : undefined;
  const offsets =
    lines && pieces.flatMap(({ how, start, end }) => lines.slice(how === 'dollar' ? end - 1 : start, end));
  const last = lines?.at(-1);
  return {
    text: dockerfile,
    span: use ?? span(node.span.start, node.span.end),
    offsets: offsets && last !== undefined ? [...offsets, last] : undefined,
  };
}

/** Offset of every unit of a literal block's text, and of its end; undefined for other styles. */
function literalOffsets(
  { style, value, span: { start, end } }: YamlScalar,
  text: string,
): number[] | undefined {
  if (style !== 'literal') return undefined;
  const offsets: number[] = [];
  const header = text.indexOf('\n', start);
  if (header < 0 || header >= end) return undefined;
  let at = header + 1;
  for (const [index, line] of value.split('\n').entries()) {
    if (index > 0) {
      offsets.push(endOfLine(text, at));
      at = nextLine(text, at);
    }
    const begin = endOfLine(text, at) - line.length;
    // The text ends with line ends, of which the document may have fewer or more.
    if (line === '' && at > end) continue;
    if (begin < at || text.slice(begin, begin + line.length) !== line) return undefined;
    for (let i = 0; i < line.length; i++) offsets.push(begin + i);
  }
  offsets.push(Math.max(offsets.at(-1) ?? 0, Math.min(at, text.length)));
  return offsets;
}

function nextLine(text: string, from: number): number {
  const next = text.indexOf('\n', from);
  return next < 0 ? text.length : next + 1;
}

function endOfLine(text: string, from: number): number {
  const next = text.indexOf('\n', from);
  const end = next < 0 ? text.length : next;
  return end > from && text[end - 1] === '\r' ? end - 1 : end;
}
