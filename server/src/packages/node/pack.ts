import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { decodeIndexes } from '../codec';
import type { PackageIndex } from '../index';

/** What is read is never larger than this, in bytes, whatever a file says. */
const largest = 64 * 1024 * 1024;

/**
 * @param quality 11 takes ten seconds for two releases and is for what is shipped; 5 is for what is kept on a machine
 */
export function pack(bytes: Uint8Array, quality = 11): Uint8Array {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

/** @throws Error when this is no package data */
export function unpack(packed: Uint8Array): PackageIndex[] {
  return decodeIndexes(brotliDecompressSync(packed, { maxOutputLength: largest }));
}
