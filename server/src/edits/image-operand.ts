import { imageUses } from '../syntax';
import type { Dockerfile, Source, VariableUse } from '../syntax/ast';
import { type Span, span } from '../syntax/span';
import type { TextEdit } from './edit';

/** A piece of an operand: text, or a variable whose value stands in the document. */
interface Piece {
  readonly text: string;
  /** Where the value stands, when a variable brings it. */
  readonly value?: Span;
}

/**
 * The edits that make an image operand name `image`. Where an argument makes up the part that changes, its default is
 * changed, as long as nothing else in the file would then name another image.
 * @returns undefined when no single place decides, or the operand is quoted or continued in a way that is not understood
 */
export function replaceImage(
  dockerfile: Dockerfile,
  source: Source,
  image: string,
): readonly TextEdit[] | undefined {
  if (source.kind !== 'image') return undefined;
  const { operand, reference } = source;
  const { text } = dockerfile;
  const raw = text.slice(operand.span.start, operand.span.end);
  if (operand.variables.length === 0) {
    const quote = raw === `"${reference.text}"` || raw === `'${reference.text}'` ? 1 : 0;
    if (quote === 0 && raw !== reference.text) return undefined;
    const whole = span(operand.span.start + quote, operand.span.end - quote);
    return [smallest(text, whole, image)];
  }
  const pieces = piecesOf(dockerfile, source);
  if (!pieces || pieces.map((p) => p.text).join('') !== reference.text) return undefined;
  for (const [index, piece] of pieces.entries()) {
    if (!piece.value) continue;
    const before = pieces
      .slice(0, index)
      .map((p) => p.text)
      .join('');
    const after = pieces
      .slice(index + 1)
      .map((p) => p.text)
      .join('');
    if (!image.startsWith(before) || !image.endsWith(after)) continue;
    const middle = image.slice(before.length, image.length - after.length);
    if (image.length < before.length + after.length || !/^[\w.\-/:@]+$/.test(middle)) continue;
    if (isShared(dockerfile, source, piece.value)) continue;
    return [{ span: piece.value, newText: middle }];
  }
  return undefined;
}

/**
 * The edits that put a digest behind an image's tag, or another one in its place; a missing tag is written too (`latest`),
 * so that it can be seen later what the digest is one of. A digest fits no other use of an argument: where one makes up
 * the end of the reference, nothing but operands of this image may use it.
 * @returns undefined as {@link replaceImage} does
 */
export function pinImage(
  dockerfile: Dockerfile,
  source: Source,
  digest: string,
): readonly TextEdit[] | undefined {
  if (source.kind !== 'image') return undefined;
  const { text, tag } = source.reference;
  const [name = text] = text.split('@');
  const edits = replaceImage(dockerfile, source, `${name}${tag === undefined ? ':latest' : ''}@${digest}`);
  const [edit] = edits ?? [];
  const variable = source.operand.variables.find(
    ({ definition }) =>
      edit && definition && definition.start <= edit.span.start && edit.span.end <= definition.end,
  );
  return variable && !isUsedForImageOnly(dockerfile, source, variable) ? undefined : edits;
}

/** True when every use of a variable is in an operand that names the same image. */
function isUsedForImageOnly(dockerfile: Dockerfile, source: Source, { name }: VariableUse): boolean {
  const own = source.kind === 'image' ? source.reference.text : undefined;
  const operands = imageUses(dockerfile).filter(
    ({ source: other }) =>
      other.kind === 'image' &&
      other.reference.text === own &&
      other.operand.variables.some((variable) => variable.name === name),
  );
  const { text, comments } = dockerfile;
  const named = [...text.matchAll(new RegExp(`(?<!\\w)${name}(?!\\w)`, 'g'))].filter(
    ({ index }) => !comments.some(({ span }) => index >= span.start && index < span.end),
  );
  // Its definition names it once, each operand once.
  return named.length === 1 + operands.length;
}

/** The edit that leaves the common beginning and end alone, so that what stays the same stays untouched. */
function smallest(text: string, whole: Span, image: string): TextEdit {
  const old = text.slice(whole.start, whole.end);
  // Not within a word: `3.9` to `3.11` is better read as one change.
  let start = 0;
  while (start < old.length && start < image.length && old[start] === image[start]) start++;
  if (start < old.length) while (start > 0 && !/[/:@]/.test(old[start - 1] ?? '')) start--;
  return { span: span(whole.start + start, whole.end), newText: image.slice(start) };
}

/** The operand as text and variables; undefined when a variable's value is not plain text in the document. */
function piecesOf(dockerfile: Dockerfile, source: Source): readonly Piece[] | undefined {
  const { operand } = source;
  if (!operand) return undefined;
  const { text } = dockerfile;
  const pieces: Piece[] = [];
  let at = operand.span.start;
  const literal = (end: number) => {
    const part = text.slice(at, end);
    if (part !== '') pieces.push({ text: part });
  };
  for (const variable of operand.variables) {
    literal(variable.span.start);
    const value = variable.definition && valueSpan(text, variable.definition);
    if (!value) return undefined;
    pieces.push({ text: text.slice(value.start, value.end), value });
    at = variable.span.end;
  }
  literal(operand.span.end);
  return pieces.some(({ text: part }) => /[$"'\\\n]/.test(part)) ? undefined : pieces;
}

/** Where the value stands in `NAME=value` or `NAME="value"`; undefined when it is no plain text. */
function valueSpan(text: string, pair: Span): Span | undefined {
  const match = /^([A-Za-z_]\w*=)(["']?)([^"'$\\\s]+)\2$/.exec(text.slice(pair.start, pair.end));
  if (!match) return undefined;
  const [, name = '', quote = '', value = ''] = match;
  const start = pair.start + name.length + quote.length;
  return span(start, start + value.length);
}

/** True when the value makes up another image too: changing it would change that as well. */
function isShared(dockerfile: Dockerfile, source: Source, value: Span): boolean {
  const own = source.kind === 'image' ? source.reference.text : undefined;
  return imageUses(dockerfile).some(
    ({ source: other }) =>
      other.kind === 'image' &&
      other.reference.text !== own &&
      other.operand?.variables.some(
        ({ definition }) => definition && definition.start <= value.start && value.end <= definition.end,
      ),
  );
}
