import { type Span, span } from './span';

/**
 * A string together with the place in the document that each of its characters came from.
 *
 * Text in a Dockerfile is rarely one plain slice: continuation lines are cut out, escapes shorten,
 * JSON strings are decoded. Whoever reads the decoded text can still point at the source.
 */
export class MappedText {
  /**
   * @param value decoded text
   * @param offsets document offset of every UTF-16 unit of `value`, plus one entry for its end
   *   (so `value.length + 1` entries); `undefined` when the text is the document's own slice
   * @param start document offset of the first unit, used when `offsets` is undefined
   * @param ends document offset one past what each unit was decoded from; undefined when that is always one unit
   */
  private constructor(
    readonly value: string,
    private readonly offsets: readonly number[] | undefined,
    private readonly start: number,
    private readonly ends?: readonly number[],
  ) {}

  /** Text that stands in the document as it is, from `start`. */
  static slice(value: string, start: number): MappedText {
    return new MappedText(value, undefined, start);
  }

  /**
   * Text whose characters are scattered; `offsets` has one entry per unit and one for the end.
   * Where escapes of several units were decoded to one, `ends` says where each ends in the document.
   */
  static scattered(value: string, offsets: readonly number[], ends?: readonly number[]): MappedText {
    if (offsets.length !== value.length + 1) throw new RangeError('one offset per unit and one for the end');
    return new MappedText(value, offsets, offsets[0] ?? 0, ends);
  }

  /** Document offset of unit `index` of the value; `value.length` gives the end. Clamped. */
  at(index: number): number {
    const i = Math.max(0, Math.min(index, this.value.length));
    return this.offsets ? (this.offsets[i] as number) : this.start + i;
  }

  /** Document span of units `from` (inclusive) to `to` (exclusive) of the value. */
  spanOf(from = 0, to = this.value.length): Span {
    if (to <= from) return span(this.at(from), this.at(from));
    return span(this.at(from), Math.max(this.endOf(to - 1), this.at(from)));
  }

  private endOf(index: number): number {
    return this.ends?.[index] ?? this.at(index) + 1;
  }

  /** The part from `from` to `to` of the value, still mapped. */
  sub(from: number, to = this.value.length): MappedText {
    const value = this.value.slice(from, to);
    if (!this.offsets) return new MappedText(value, undefined, this.start + from);
    const end = from + value.length;
    const offsets = this.offsets.slice(from, end);
    offsets.push(value.length > 0 ? this.endOf(end - 1) : this.at(from));
    return new MappedText(value, offsets, 0, this.ends?.slice(from, end));
  }
}
