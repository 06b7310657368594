/** A position as editors count: both 0-based, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Converts between offsets and lines. Line ends are `\n`, `\r\n` and a lone `\r`, as in the language server protocol. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
      if (c === 10 || c === 13) this.starts.push(i + 1);
    }
  }

  /** Number of lines; an empty text has one. */
  get count(): number {
    return this.starts.length;
  }

  /** Offset of the first unit of a line; clamped to the document. */
  startOf(line: number): number {
    if (line < 0) return 0;
    return line < this.starts.length ? (this.starts[line] as number) : this.text.length;
  }

  /** Offset of the end of a line, before its line end. */
  endOf(line: number): number {
    let end = this.startOf(line + 1);
    if (line + 1 < this.starts.length) {
      end--;
      if (this.text.charCodeAt(end) === 10 && this.text.charCodeAt(end - 1) === 13) end--;
    }
    return Math.max(end, this.startOf(line));
  }

  /** Line that an offset lies in, 0-based; clamped. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if ((this.starts[mid] as number) <= offset) low = mid;
      else high = mid - 1;
    }
    return low;
  }

  /** Offset to position; clamped to the document. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(clamped);
    return { line, character: clamped - this.startOf(line) };
  }

  /** Position to offset; clamped to the line. */
  offsetAt(position: Position): number {
    return Math.min(this.startOf(position.line) + Math.max(0, position.character), this.endOf(position.line));
  }
}
