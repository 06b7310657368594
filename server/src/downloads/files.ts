import { createHash } from 'node:crypto';
import { follow, isRedirect, sendTwice } from '../registry/redirects';
import { RegistryError } from '../registry/registry';
import type { HttpAnswer, HttpRequest, Send } from '../registry/transport';
import {
  DownloadError,
  type DownloadedFile,
  type DownloadQuestion,
  type FileOutlook,
  type RemoteFile,
} from './downloads';
import { megabytes, statusError } from './problems';

/** Mirrors send to each other more often than registries do. */
const maxRedirects = 10;

/** Some servers give a browser a page, and the tool the file. */
const agents: Readonly<Record<RemoteFile['tool'], string>> = {
  curl: 'curl/8 (dockerfile-hygiene)',
  wget: 'Wget/1.25 (dockerfile-hygiene)',
  ADD: 'buildkit/0 (dockerfile-hygiene)',
};

/** What a server tells of a file. Servers that do not answer HEAD are not asked in another way. */
export async function outlookOf(
  send: Send,
  file: RemoteFile,
  signal: AbortSignal | undefined,
): Promise<FileOutlook> {
  const answer = await ask(send, file, { method: 'HEAD', limit: 0, signal });
  const length = answer.status === 200 ? sizeOf(answer.headers) : undefined;
  return { host: answer.url.host, size: length };
}

/** Downloads a file piece by piece into a hash. */
export async function sha256Of(
  send: Send,
  file: RemoteFile,
  { limit, signal, progress }: DownloadQuestion,
): Promise<DownloadedFile> {
  const hash = createHash('sha256');
  let size = 0;
  const receive: HttpRequest['receive'] = (piece, headers) => {
    hash.update(piece);
    size += piece.length;
    progress?.(size, sizeOf(headers));
  };
  let answer: HttpAnswer;
  try {
    answer = await ask(send, file, { method: 'GET', limit, signal, receive });
  } catch (error) {
    if (!(error instanceof RegistryError) || error.problem !== 'too-large') throw error;
    throw new DownloadError('too-large', `The file is larger than ${megabytes(limit)}, which is the most.`);
  }
  if (answer.status !== 200) throw statusError(answer, pathOf(file));
  return { sha256: hash.digest('hex'), size, host: answer.url.host };
}

async function ask(
  send: Send,
  { url, tool, followsRedirects }: RemoteFile,
  request: Pick<HttpRequest, 'method' | 'limit' | 'signal' | 'receive'>,
): Promise<HttpAnswer> {
  // The file as the server has it: what is packed for the way would have another checksum.
  const headers = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': agents[tool] };
  const question = { ...request, url: new URL(url), headers };
  if (followsRedirects) return follow(send, question, maxRedirects);
  const answer = await sendTwice(send, question);
  if (!isRedirect(answer)) return answer;
  throw new DownloadError(
    'refused-redirect',
    `${answer.url.host} sends elsewhere for this file, and ${tool} follows only with --location: the build gets something else than the file.`,
  );
}

/** Bytes that a server announces. */
function sizeOf(headers: HttpAnswer['headers']): number | undefined {
  const length = headers['content-length'];
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}

/** Without the query, which may be long, and secret. */
function pathOf({ url }: RemoteFile): string {
  return `the file ${new URL(url).pathname}`;
}
