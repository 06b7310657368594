import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  brotliDecompress,
  brotliDecompressSync,
  constants,
} from 'node:zlib';
import { decodeIndexes, decodeInSteps } from '../codec';
import type { PackageIndex } from '../index';
import { meanwhile } from './meanwhile';

/** What is read is never larger than this, in bytes, whatever a file says. */
const largest = 64 * 1024 * 1024;

/**
 * @param quality 11 takes ten seconds for two releases and is for what is shipped; 5 is for what is kept on a machine
 */
export function pack(bytes: Uint8Array, quality = 11): Uint8Array {
  return brotliCompressSync(bytes, { params: paramsOf(bytes, quality) });
}

/** What is to be kept on a machine, packed on another thread. */
export async function packMeanwhile(bytes: Uint8Array): Promise<Uint8Array> {
  return promisify(brotliCompress)(bytes, { params: paramsOf(bytes, 5) });
}

function paramsOf(bytes: Uint8Array, quality: number) {
  return {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
}

/** @throws Error when this is no package data */
export function unpack(packed: Uint8Array): PackageIndex[] {
  return decodeIndexes(brotliDecompressSync(packed, { maxOutputLength: largest }));
}

/**
 * The same beside what else goes on: the larger half of the work is done on another thread, the rest in short steps.
 * @throws Error when this is no package data
 */
export async function unpackMeanwhile(packed: Uint8Array): Promise<PackageIndex[]> {
  return meanwhile(decodeInSteps(await promisify(brotliDecompress)(packed, { maxOutputLength: largest })));
}
