/**
 * Positions. Everything below `lsp/` and `cli/` speaks offsets: 0-based UTF-16 code units into the
 * document's text, end exclusive. Lines and columns exist only at the outer edge (see `lines.ts`).
 */
export interface Span {
  /** Offset of the first code unit. */
  readonly start: number;
  /** Offset one past the last code unit; never less than `start`. */
  readonly end: number;
}

/** A span from its two offsets. */
export function span(start: number, end: number): Span {
  return { start, end };
}

/** True when `offset` lies in `outer` (its end counts as inside, as a cursor there touches it). */
export function touches(outer: Span, offset: number): boolean {
  return offset >= outer.start && offset <= outer.end;
}

/** True when two spans overlap or touch. */
export function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** True when `inner` lies wholly in `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
