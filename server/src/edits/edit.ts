import type { Span } from '../syntax/span';

/** A replacement of one span of the document (offsets of the text before any edit). */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}
