import { LineCutter } from './lines';

/** What a builder's output consists of: JSON objects and, between and after them, plain lines such as `ERROR: …`. */
export type JsonStreamItem =
  | { readonly kind: 'object'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'text'; readonly line: string };

/**
 * Reads JSON objects that follow each other in a stream, with plain lines in between.
 *
 * An object may stand on one line or be spread over several: buildx 0.13 indents its objects, so reading line by line is
 * not enough. Whether indented or not, only the first and the last line of an object start in the first column; any other
 * line there shows that the open object is broken, and it is handed on as text. Nothing is ever thrown.
 */
export class JsonStreamReader {
  private readonly lines = new LineCutter();
  private open: string[] = [];

  /** Takes the next piece of the stream, returns what is complete now. */
  push(piece: string): JsonStreamItem[] {
    return this.lines.push(piece).flatMap((line) => this.line(line));
  }

  /** Returns what is left when the stream has ended. */
  end(): JsonStreamItem[] {
    return [...this.lines.end().flatMap((line) => this.line(line)), ...this.giveUp()];
  }

  private line(line: string): JsonStreamItem[] {
    if (this.open.length === 0) return this.first(line);
    if (/^\s/.test(line)) {
      this.open.push(line);
      return [];
    }
    if (!line.startsWith('}')) return [...this.giveUp(), ...this.first(line)];
    this.open.push(line);
    const value = parseObject(this.open.join('\n'));
    if (!value) return this.giveUp();
    this.open = [];
    return [{ kind: 'object', value }];
  }

  private first(line: string): JsonStreamItem[] {
    if (line.trimEnd() === '{') {
      this.open = [line];
      return [];
    }
    const value = line.startsWith('{') ? parseObject(line) : undefined;
    return [value ? { kind: 'object', value } : { kind: 'text', line }];
  }

  private giveUp(): JsonStreamItem[] {
    const lines = this.open;
    this.open = [];
    return lines.map((line) => ({ kind: 'text', line }));
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
