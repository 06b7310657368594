import { type Span, span } from '../syntax/span';
import { type Interpolation, interpolate, type Piece, type Variables } from './interpolate';
import { isScalarAt, type Located } from './layers';
import type { Scalar } from './model';
import type { YamlScalar } from './yaml-tree';

/** What reading a value needs to know of the file. */
export interface Reading {
  /** Of the file that is read. */
  readonly text: string;
  /** Values of variables, where a `.env` file gives them. */
  readonly values: Variables;
}

/** A value as text; undefined for a key without a value, a map or a list. */
export function scalarOf(value: Located | undefined, { values, text }: Reading): Scalar | undefined {
  if (!isScalarAt(value) || value.node.isNull) return undefined;
  const { node, use } = value;
  const { value: put, variables } = interpolate(node.value, values);
  const quote = quoteOf(node);
  return {
    value: put,
    raw: node.raw,
    span: use ?? node.span,
    quote: use ? undefined : quote,
    own: use === undefined,
    variables,
    ...(use && isWrittenIn(text, node) ? { definition: node.span } : {}),
  };
}

/** False for a scalar of another file. */
function isWrittenIn(text: string, { span: { start, end }, raw, style }: YamlScalar): boolean {
  const quoted = style === 'double' || style === 'single' ? 1 : 0;
  return raw !== '' && text.slice(start + quoted, end - quoted) === raw;
}

function quoteOf({ style }: YamlScalar): '"' | "'" | undefined {
  if (style === 'double') return '"';
  return style === 'single' ? "'" : undefined;
}

/** The text of a value with what is not known left as it is written; undefined where {@link scalarOf} is. */
export function textOf(value: Located | undefined, reading: Reading): string | undefined {
  if (!isScalarAt(value) || value.node.isNull) return undefined;
  const { node } = value;
  return shown(interpolate(node.value, reading.values), node.value);
}

/** An interpolated text, with what is not known left as it is written. */
function shown({ pieces }: Interpolation, written: string): string {
  return pieces.map(({ value, start, end }) => value ?? written.slice(start, end)).join('');
}

/** True for `true` and `yes` in the spellings that compose takes. */
export function isTrue(value: Located | undefined, reading: Reading): boolean {
  return /^(?:true|yes|y|on|1)$/i.test(scalarOf(value, reading)?.value ?? '');
}

/**
 * A text whose parts keep their place: the pieces of an interpolated text, to be taken apart at separators that the
 * document itself has, or a default brings.
 */
export class PlacedText {
  private constructor(
    /** With what is not known as `unknownPart`. */
    readonly value: string,
    /** The piece that every unit of `value` comes from, and its place among the piece's units. */
    private readonly units: readonly { readonly piece: Piece; readonly index: number }[],
    /** Where the scalar's content begins; undefined when it came from elsewhere or is not written letter by letter. */
    private readonly start: number | undefined,
    readonly use: Span,
    readonly own: boolean,
    readonly quote: '"' | "'" | undefined,
    private readonly unknown: readonly string[],
  ) {}

  /** A scalar's text; undefined for anything else. */
  static of(located: Located | undefined, { values, text }: Reading): PlacedText | undefined {
    if (!isScalarAt(located) || located.node.isNull) return undefined;
    const { node, use } = located;
    const { pieces } = interpolate(node.value, values);
    const units: { piece: Piece; index: number }[] = [];
    const unknown: string[] = [];
    let value = '';
    for (const piece of pieces) {
      const put = piece.value ?? unknownPart;
      if (piece.value === undefined) unknown.push(node.value.slice(piece.start, piece.end));
      for (let index = 0; index < put.length; index++) units.push({ piece, index });
      value += put;
    }
    return new PlacedText(
      value,
      units,
      use === undefined ? contentStart(node, text) : undefined,
      use ?? node.span,
      use === undefined,
      use === undefined ? quoteOf(node) : undefined,
      unknown,
    );
  }

  /**
   * Where a part stands: within a default when the default is all of it, else with the whole of the variables in it.
   * Undefined when it came from elsewhere, is empty, or its text is not as the document has it.
   */
  spanOf(start: number, end: number): Span | undefined {
    const [first, last] = [this.units[start], this.units[end - 1]];
    if (this.start === undefined || !first || !last || end <= start) return undefined;
    const alone = first.piece === last.piece;
    const from = placeIn(first.piece, first.index, alone) ?? first.piece.start;
    const lastPlace = placeIn(last.piece, last.index, alone);
    const to = lastPlace === undefined ? last.piece.end : lastPlace + 1;
    return span(this.start + from, this.start + to);
  }

  /** A part as it is known: undefined when something unknown is in it. */
  known(start: number, end: number): string | undefined {
    const part = this.value.slice(start, end);
    return part.includes(unknownPart) ? undefined : part;
  }

  /** A part with what is not known as it is written. */
  shown(start: number, end: number): string {
    let before = this.value.slice(0, start).split(unknownPart).length - 1;
    return this.value.slice(start, end).replaceAll(unknownPart, () => this.unknown[before++] ?? '');
  }
}

/** Place of a piece's unit in the text that was interpolated; undefined where the whole piece makes it up. */
function placeIn({ how, start, from }: Piece, index: number, alone: boolean): number | undefined {
  if (how === 'text') return start + index;
  return alone && from ? from.start + index : undefined;
}

/** Stands for what is not known; in no YAML text. */
export const unknownPart = '\u0000';

/** Where the content of a scalar begins, when the document has it letter by letter; undefined when it does not. */
function contentStart({ style, span: { start, end }, value }: YamlScalar, text: string): number | undefined {
  const quoted = style === 'double' || style === 'single' ? 1 : 0;
  return text.slice(start + quoted, end - quoted) === value ? start + quoted : undefined;
}
