import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { follow } from '../../registry/redirects';
import { RegistryError } from '../../registry/registry';
import type { Send } from '../../registry/transport';
import { runProgram } from './programs';
import { type ReleaseFile, readReleaseFile } from './release-file';
import type { Suite } from './releases';
import { checkSignature } from './signature';

/** What a mirror served of a suite. */
export interface SuiteIndex {
  /** The text of its `Packages` file for amd64. */
  readonly text: string;
  readonly signature: 'good' | 'unchecked';
}

/** How a mirror is read. */
export interface MirrorReading {
  readonly send: Send;
  /** Bytes that may still be fetched. */
  left: number;
  readonly signal?: AbortSignal | undefined;
  readonly received: (suite: string, bytes: number) => void;
  readonly checkSignature?: typeof checkSignature;
}

/** Bytes of an index, unpacked, at most: four times what Debian's are. */
const largestIndex = 256 * 1024 * 1024;

const folder = 'main/binary-amd64/Packages';

/**
 * Fetches the index of a suite, and checks it against the checksums that the suite's signed list has.
 * @returns why there is none, in a sentence, for a suite that is not required
 * @throws Error or RegistryError with a sentence for the user
 */
export async function readSuite(suite: Suite, reading: MirrorReading): Promise<SuiteIndex | string> {
  const { codename, root, required } = suite;
  const missing = (why: string) => {
    const sentence = `${codename} is left out: ${why}`;
    if (required) throw new Error(sentence);
    return sentence;
  };
  const list = await fetchFile(new URL(`dists/${codename}/InRelease`, root), codename, reading, 16 << 20);
  if (list === undefined) return missing(`${root.host} does not have it.`);
  const signature = await (reading.checkSignature ?? checkSignature)(list);
  if (signature === 'bad')
    throw new Error(
      `The list of checksums of ${codename} at ${root.host} was changed after Debian signed it.`,
    );
  const release = readReleaseFile(list.toString('utf8'));
  if (release.codename !== codename)
    throw new Error(
      `${root.host} serves the list of ${release.codename || 'something else'} as that of ${codename}.`,
    );
  for (const end of ['.gz', '.xz', ''] as const) {
    const text = await readIndex(`${folder}${end}`, suite, release, reading);
    if (text === 'no-program') return missing('its index comes in xz only, and there is no program xz here.');
    if (text !== undefined) return { text, signature };
  }
  return missing(`${root.host} does not have its index of packages.`);
}

async function readIndex(
  path: string,
  { codename, root }: Suite,
  { files }: ReleaseFile,
  reading: MirrorReading,
): Promise<string | 'no-program' | undefined> {
  const expected = files.get(path);
  if (expected === undefined || expected.size > reading.left) return undefined;
  const bytes = await fetchFile(new URL(`dists/${codename}/${path}`, root), codename, reading, expected.size);
  if (bytes === undefined) return undefined;
  if (createHash('sha256').update(bytes).digest('hex') !== expected.sha256)
    throw new Error(
      `${path} of ${codename} at ${root.host} does not have the checksum that the suite's list has: the mirror is being updated, or was tampered with. Try again later.`,
    );
  const text = await unpacked(path, bytes);
  return text === undefined ? 'no-program' : text.toString('utf8');
}

/** Undefined when a program is missing for it. */
async function unpacked(path: string, bytes: Buffer): Promise<Buffer | undefined> {
  if (path.endsWith('.gz')) return promisify(gunzip)(bytes, { maxOutputLength: largestIndex });
  if (!path.endsWith('.xz')) return bytes;
  const output = await runProgram('xz', ['--decompress', '--stdout'], bytes, largestIndex);
  return output?.code === 0 ? output.bytes : undefined;
}

/** Undefined when the mirror does not have the file. */
async function fetchFile(
  url: URL,
  suite: string,
  reading: MirrorReading,
  limit: number,
): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let received = 0;
  const answer = await follow(reading.send, {
    url,
    method: 'GET',
    headers: { 'accept-encoding': 'identity', 'user-agent': 'dockerfile-hygiene' },
    limit: Math.min(limit, reading.left),
    signal: reading.signal,
    receive: (piece) => {
      pieces.push(piece);
      received += piece.length;
      reading.received(suite, received);
    },
  });
  reading.left -= received;
  if (answer.status === 200) return Buffer.concat(pieces);
  if (answer.status === 404 || answer.status === 403) return undefined;
  throw new RegistryError('server-error', `${url.host} answers ${answer.status} for ${url.pathname}.`);
}
