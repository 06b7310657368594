/** YAML as the rest of this folder sees it: a small tree whose nodes know their places. Nothing here judges. */
import type { Span } from '../syntax/span';
import type { ComposeComment } from './model';

export type YamlNode = YamlScalar | YamlMap | YamlList | YamlAlias;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** Decoded: quotes and escapes taken off, lines folded. */
  readonly value: string;
  /** As written, quotes taken off; for a block as it stands, header included. */
  readonly raw: string;
  /** `null`, `~`, or nothing at all, unquoted. */
  readonly isNull: boolean;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** Quotes, or the header of a block, included. */
  readonly span: Span;
  /** `!reset`, `!override`; undefined for an ordinary value. */
  readonly tag: string | undefined;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** True for a merge key, `<<`. */
  readonly merge: boolean;
  readonly value: YamlNode | undefined;
}

export interface YamlMap {
  readonly kind: 'map';
  /** In the document's order; a key that stands twice is twice here. */
  readonly entries: readonly YamlEntry[];
  readonly flow: boolean;
  /** First key to the last character of the last value; braces included. */
  readonly span: Span;
  readonly tag: string | undefined;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly flow: boolean;
  /** First dash, or bracket, to the last character. */
  readonly span: Span;
  readonly tag: string | undefined;
}

export interface YamlAlias {
  readonly kind: 'alias';
  /** What the anchor stands on; may be a node around the alias itself. Undefined for an unknown anchor. */
  readonly target: YamlNode | undefined;
  readonly span: Span;
}

/** A YAML text that was read. */
export interface YamlText {
  /** Undefined for an empty document. */
  readonly root: YamlNode | undefined;
  readonly comments: readonly ComposeComment[];
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
}

/** The last entry with a key, as YAML readers take it; undefined when there is none. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.kind === 'map' ? node.entries.filter((entry) => entry.key === key).at(-1) : undefined;
}
