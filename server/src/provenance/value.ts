import { MappedText } from '../syntax/mapped-text';
import type { Span } from '../syntax/span';
import type { Fetch } from './model';

/** More text than any real build computes; what goes beyond it is dropped, as variables can double themselves. */
const textLimit = 1 << 20;

/** A run of characters and where it stands in the document. */
interface Segment {
  readonly text: string;
  /** Undefined for text that no place in the document shows (the output of a command). */
  readonly span: Span | undefined;
  /** True when the characters stand one for one at `span`; false when the whole run comes from it (a variable's use). */
  readonly linear: boolean;
  /** Where a variable got this text, when it came through one. */
  readonly definition: Span | undefined;
  /** True for the name of something unknown. */
  readonly unknown?: boolean;
}

/**
 * Text as the build would compute it, as far as that can be known without running anything.
 *
 * What is not known stands in the text under its own name (`${VERSION}`, `$(uname -m)`): two paths
 * with the same text are then the same path, whatever the value is. Every character knows its place
 * in the document, and the whole knows from which downloads its content comes.
 */
export class Value {
  /** The text; unknown parts by name. */
  readonly text: string;

  protected constructor(
    private readonly segments: readonly Segment[],
    /** True when no part of the text is unknown. */
    readonly exact: boolean,
    /** Downloads whose content this is, or is made from. */
    readonly fetches: readonly Fetch[],
    /** Files of which this text is the checksum. */
    readonly digestOf: readonly Fetch[],
  ) {
    this.text = segments.length === 1 ? (segments[0] as Segment).text : segments.map((s) => s.text).join('');
  }

  static readonly empty = new Value([], true, [], []);

  /** Text that stands in the document at `at`, character for character. */
  static literal(text: string, at: Span): Value {
    const linear = at.end - at.start === text.length;
    return new Value([{ text, span: at, linear, definition: undefined }], true, [], []);
  }

  /** Known text that stands nowhere. */
  static text(text: string): Value {
    return new Value([{ text, span: undefined, linear: false, definition: undefined }], true, [], []);
  }

  /** A variable's text: what shows it is the place that defines it. */
  static defined(text: string, definition: Span): Value {
    return new Value([{ text, span: definition, linear: false, definition }], true, [], []);
  }

  /** Decoded text with its places. */
  static mapped(text: MappedText): Value {
    const segments: Segment[] = [];
    const { value } = text;
    let from = 0;
    for (let i = 1; i <= value.length; i++) {
      if (i < value.length && text.at(i) === text.at(i - 1) + 1) continue;
      const start = text.at(from);
      segments.push({
        text: value.slice(from, i),
        span: { start, end: start + (i - from) },
        linear: true,
        definition: undefined,
      });
      from = i;
    }
    return new Value(segments, true, [], []);
  }

  /** Something unknown, shown as `name`, that stands at `at`. */
  static unknown(name: string, at: Span | undefined): Value {
    return new Value(
      [{ text: name, span: at, linear: false, definition: undefined, unknown: true }],
      false,
      [],
      [],
    );
  }

  /** Content of unknown text that comes from the network. */
  static fetched(fetches: readonly Fetch[], exact = false): Value {
    return new Value([], exact, fetches, []);
  }

  static concat(values: readonly Value[]): Value {
    const parts = values.filter((v) => v !== Value.empty);
    if (parts.length === 1) return parts[0] as Value;
    if (parts.length === 0) return Value.empty;
    const segments: Segment[] = [];
    let length = 0;
    for (const v of parts) {
      length += v.text.length;
      if (length > textLimit) break;
      for (const s of v.segments) if (s.text !== '') segments.push(s);
    }
    return new Value(
      segments,
      length <= textLimit && parts.every((v) => v.exact),
      unique(parts.flatMap((v) => v.fetches)),
      unique(parts.flatMap((v) => v.digestOf)),
    );
  }

  /** The same content, said to be the checksum of `fetches`. */
  asDigestOf(fetches: readonly Fetch[]): Value {
    return new Value(this.segments, false, this.fetches, fetches);
  }

  /** The same text with other or more downloads behind it. */
  withFetches(fetches: readonly Fetch[]): Value {
    return new Value(this.segments, this.exact, unique([...this.fetches, ...fetches]), this.digestOf);
  }

  /** The value as it appears where a variable is used: it stands at the use, and remembers the definition. */
  usedAt(use: Span): Value {
    const definition = this.segments.find((s) => s.span)?.span;
    return new Value(
      this.segments.map((s) => ({
        ...s,
        span: use,
        linear: false,
        definition: s.definition ?? s.span ?? definition,
      })),
      this.exact,
      this.fetches,
      this.digestOf,
    );
  }

  /** The output of `<( … )` as a word: a name for it, with its content behind it. */
  asProcess(at: Span): Value {
    return new ProcessValue([{ text: '<(…)', span: at, linear: false, definition: undefined }], this);
  }

  /** True for the word that `<( … )` becomes. */
  get isProcess(): boolean {
    return false;
  }

  /**
   * The text as a script to be followed. The output of a command stands in the text by that command's own
   * words; they have been followed already and must not be again.
   */
  toScriptText(): MappedText {
    const text = this.segments
      .map((s) => (s.unknown && s.text.startsWith('$(') ? '_'.repeat(s.text.length) : s.text))
      .join('');
    return this.mappedAs(text);
  }

  /** The places of this value's text, for a text of the same length. Text that stands nowhere gets the place before it. */
  private mappedAs(text: string): MappedText {
    const offsets: number[] = [];
    let last = 0;
    for (const s of this.segments) {
      for (let i = 0; i < s.text.length; i++) {
        // A run that stands for one place starts where it starts and ends where it ends.
        if (s.span)
          last = s.linear
            ? s.span.start + i
            : i + 1 === s.text.length
              ? Math.max(s.span.start, s.span.end - 1)
              : s.span.start;
        offsets.push(last);
      }
      if (s.span) last = s.span.end;
    }
    return MappedText.scattered(text, [...offsets, last]);
  }

  get length(): number {
    return this.text.length;
  }

  /** How many separate places the text comes from: what it costs to handle. */
  get parts(): number {
    return this.segments.length;
  }

  /** True when nothing is in it and nothing flows through it. */
  get isEmpty(): boolean {
    return this.text === '' && this.fetches.length === 0;
  }

  /** Units `from` to `to` of the text, with their places. */
  slice(from: number, to = this.text.length): Value {
    const out: Segment[] = [];
    let at = 0;
    for (const s of this.segments) {
      const start = Math.max(from, at);
      const end = Math.min(to, at + s.text.length);
      if (start < end) {
        const text = s.text.slice(start - at, end - at);
        out.push(
          s.linear && s.span
            ? { ...s, text, span: { start: s.span.start + start - at, end: s.span.start + end - at } }
            : { ...s, text },
        );
      }
      at += s.text.length;
      if (at >= to) break;
    }
    const text = out.map((s) => s.text).join('');
    return new Value(out, this.exact || !/\$[({]/.test(text), this.fetches, this.digestOf);
  }

  /** Smallest document span that shows units `from` to `to`; undefined when none of them stands in the document. */
  spanOf(from = 0, to = this.text.length): Span | undefined {
    let start: number | undefined;
    let end: number | undefined;
    let at = 0;
    for (const s of this.segments) {
      const a = Math.max(from, at);
      const b = Math.min(to, at + s.text.length);
      if (a < b && s.span) {
        const first = s.linear ? s.span.start + a - at : s.span.start;
        const last = s.linear ? s.span.start + b - at : s.span.end;
        start = start === undefined ? first : Math.min(start, first);
        end = end === undefined ? last : Math.max(end, last);
      }
      at += s.text.length;
    }
    return start === undefined || end === undefined ? undefined : { start, end };
  }

  /** Places of the variables' definitions that units `from` to `to` came through. */
  definitions(from = 0, to = this.text.length): readonly Span[] {
    const out: Span[] = [];
    let at = 0;
    for (const s of this.segments) {
      if (s.definition && at < to && at + s.text.length > from) out.push(s.definition);
      at += s.text.length;
    }
    return out;
  }

  /** Of a URL: places of the definitions that its host came through, each once; those of versions and names in its path say less. */
  addressDefinitions(): readonly Span[] {
    const host = /^(?:[a-z][a-z\d+.-]*:\/\/)?[^/]*/i.exec(this.text)?.[0] ?? '';
    const seen = new Set<string>();
    return this.definitions(0, host.length).filter(({ start, end }) => {
      const known = seen.has(`${start} ${end}`);
      seen.add(`${start} ${end}`);
      return !known;
    });
  }

  /** Removes blanks and line ends at both ends, as command substitution and most readers do. */
  trim(): Value {
    const head = this.text.length - this.text.trimStart().length;
    const tail = this.text.trimEnd().length;
    return head === 0 && tail === this.text.length ? this : this.slice(head, Math.max(head, tail));
  }

  /** The text's lines without their ends, each with its places. */
  lines(): Value[] {
    const out: Value[] = [];
    let from = 0;
    for (let i = 0; i <= this.text.length; i++) {
      if (i === this.text.length || this.text[i] === '\n') {
        if (i > from || i < this.text.length)
          out.push(this.slice(from, this.text[i - 1] === '\r' ? i - 1 : i));
        from = i + 1;
      }
    }
    return out;
  }

  /** Splits at blanks; parts of unknown text do not split. */
  fields(): Value[] {
    const out: Value[] = [];
    for (const m of this.text.matchAll(/(?:\$\((?:[^()]|\([^()]*\))*\)|`[^`]*`|\$\{[^}]*\}|\S)+/g))
      out.push(this.slice(m.index, m.index + m[0].length));
    return out;
  }
}

/** See `Value.asProcess`. */
class ProcessValue extends Value {
  constructor(segments: readonly Segment[], content: Value) {
    super(segments, false, content.fetches, content.digestOf);
  }

  override get isProcess(): boolean {
    return true;
  }
}

function unique<T>(items: readonly T[]): readonly T[] {
  return items.length < 2 ? items : [...new Set(items)];
}
