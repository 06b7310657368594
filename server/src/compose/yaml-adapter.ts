/** The one place that knows the `yaml` library. None of its types gets out. */
import {
  type Alias,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  Lexer,
  type Node,
  type ParsedNode,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { LineIndex } from '../syntax/lines';
import { type Span, span } from '../syntax/span';
import type { ComposeComment } from './model';
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar, YamlText } from './yaml-tree';

/** Nobody nests a compose file deeper; what lies below is left out. */
const deepest = 64;

/**
 * Reads the first document of a YAML text. Total: what cannot be read is told in `problems`, and what is left still counts.
 */
export function readYaml(text: string): YamlText {
  const comments = commentsOf(text);
  try {
    const document = parseDocument(text, {
      strict: false,
      uniqueKeys: false,
      keepSourceTokens: true,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const problems = document.errors.map(({ message, pos: [start, end] }) => ({
      message,
      span: clamp(text, start, Math.max(start, end)),
    }));
    const root = document.contents ? new Converter(text).convert(document.contents, 0) : undefined;
    return { root, comments, problems };
  } catch (error) {
    // The library reads nested text by recursion: deeper than the stack, nobody wrote it by hand.
    const message = error instanceof RangeError ? 'nested too deeply' : String(error);
    return { root: undefined, comments, problems: [{ message, span: clamp(text, 0, 0) }] };
  }
}

function clamp(text: string, start: number, end: number): Span {
  const from = Math.max(0, Math.min(start, text.length));
  return span(from, Math.max(from, Math.min(end, text.length)));
}

/** Every comment, in order. The lexer gives the text back in pieces, some of which are only marks of its own. */
function commentsOf(text: string): ComposeComment[] {
  const lines = new LineIndex(text);
  const comments: ComposeComment[] = [];
  let at = 0;
  let isScalarNext = false;
  try {
    for (const lexeme of new Lexer().lex(text)) {
      if (lexeme === '\u0002' || lexeme === '\u0018') continue;
      if (lexeme === '\u001f') {
        isScalarNext = true;
        continue;
      }
      if (!isScalarNext && lexeme.startsWith('#') && text.startsWith(lexeme, at)) {
        const line = lines.lineAt(at);
        const whole = text.slice(lines.startOf(line), at).trim() === '';
        comments.push({ text: lexeme, span: span(at, at + lexeme.length), line, whole });
      }
      isScalarNext = false;
      at += lexeme.length;
    }
  } catch {
    // What was found up to here counts.
  }
  return comments;
}

/** Their nodes to ours, each once. */
class Converter {
  private readonly anchors = new Map<string, YamlNode>();

  constructor(private readonly text: string) {}

  convert(node: ParsedNode | Node, depth: number): YamlNode | undefined {
    if (depth > deepest) return undefined;
    if (isAlias(node)) return this.alias(node);
    if (isCollection(node)) return this.collection(node as YAMLMap | YAMLSeq, depth);
    return isScalar(node) ? this.scalar(node) : undefined;
  }

  private place(node: Node): Span {
    const [start = 0, end = start] = node.range ?? [];
    return clamp(this.text, start, end);
  }

  private alias(node: Alias): YamlNode {
    // The anchor that was last set before it, as the specification says.
    return { kind: 'alias', target: this.anchors.get(node.source), span: this.place(node) };
  }

  private named<T extends YamlNode>(node: Node & { anchor?: string }, converted: T): T {
    if (node.anchor !== undefined) this.anchors.set(node.anchor, converted);
    return converted;
  }

  private scalar(node: Scalar): YamlScalar {
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    const place = this.place(node);
    const isPlain = style === 'plain';
    const value = isPlain ? (node.source ?? '') : String(node.value ?? '');
    const isQuoted = style === 'single' || style === 'double';
    const where = style === 'literal' || style === 'folded' ? this.withoutTail(place) : place;
    const written = this.text.slice(where.start, where.end);
    return this.named(node, {
      kind: 'scalar',
      value,
      raw: isQuoted ? written.slice(1, written.length > 1 ? -1 : undefined) : written,
      isNull: isPlain && /^(?:null|Null|NULL|~)?$/.test(value),
      style,
      span: where,
      tag: tagOf(node),
    });
  }

  /** Without the line ends and blanks behind the last character. */
  private withoutTail({ start, end }: Span): Span {
    let last = end;
    while (last > start && /\s/.test(this.text[last - 1] ?? '')) last--;
    return span(start, last);
  }

  private collection(node: YAMLMap | YAMLSeq, depth: number): YamlMap | YamlList {
    const place = this.place(node);
    const tag = tagOf(node);
    const flow = node.flow === true;
    if (isMap(node)) {
      const entries: YamlEntry[] = [];
      const map = { kind: 'map' as const, entries, flow, span: place, tag };
      this.named(node, map);
      for (const pair of node.items) {
        const entry = this.entry(pair.key, pair.value, depth);
        if (entry) entries.push(entry);
      }
      map.span = flow ? place : span(place.start, lastOf(entries.flatMap(endsOf), place.start));
      return map;
    }
    const items: YamlNode[] = [];
    const list = { kind: 'list' as const, items, flow, span: place, tag };
    this.named(node, list);
    for (const item of node.items) {
      // In a flow list `a: b` alone is a map of one pair.
      const converted = isPair(item) ? undefined : this.convert(item as Node, depth + 1);
      if (converted) items.push(converted);
    }
    list.span = flow
      ? place
      : span(
          place.start,
          lastOf(
            items.map((item) => item.span.end),
            place.start,
          ),
        );
    return list;
  }

  private entry(key: unknown, value: unknown, depth: number): YamlEntry | undefined {
    if (!isScalar(key)) return undefined;
    const { source } = key;
    const name = typeof source === 'string' ? source : String(key.value ?? '');
    const converted = value ? this.convert(value as Node, depth + 1) : undefined;
    const merge = name === '<<' && (key.type ?? 'PLAIN') === 'PLAIN';
    return { key: name, keySpan: this.place(key), merge, value: converted };
  }
}

function endsOf({ keySpan, value }: YamlEntry): number[] {
  return value ? [keySpan.end, value.span.end] : [keySpan.end];
}

function lastOf(ends: readonly number[], start: number): number {
  return ends.reduce((last, end) => Math.max(last, end), start);
}

function tagOf(node: { tag?: string }): string | undefined {
  return node.tag?.startsWith('!') && !node.tag.startsWith('!!') ? node.tag : undefined;
}

const styles: Readonly<Record<string, YamlScalar['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};
