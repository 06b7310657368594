import { unfit } from '../engine';

/** Bytes beyond which a file is not even decoded; more than any text that is linted can have. */
const maxBytes = 16 * 1024 * 1024;

/** A decoded file. */
export interface SourceText {
  /** Without byte order mark; bytes that are no UTF-8 are replacement characters. */
  readonly text: string;
  readonly hasByteOrderMark: boolean;
  /** True when encoding `text` again gives the bytes it came from, so that the file may be rewritten. */
  readonly isExact: boolean;
}

/**
 * Decodes a file as UTF-8.
 * @throws Error, in words, when it is too large or binary
 */
export function decode(bytes: Uint8Array): SourceText {
  if (bytes.length > maxBytes) throw new Error(`larger than ${maxBytes / 1024 / 1024} MiB, skipped`);
  const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = hasByteOrderMark ? bytes.subarray(3) : bytes;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  const reason = unfit(text);
  if (reason) throw new Error(reason);
  return { text, hasByteOrderMark, isExact: Buffer.from(text, 'utf8').equals(body) };
}

/** The bytes of a changed text, with the byte order mark of the original. */
export function encode(text: string, { hasByteOrderMark }: SourceText): string {
  return hasByteOrderMark ? `\uFEFF${text}` : text;
}
