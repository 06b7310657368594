import { RegistryError } from '../registry/registry';
import type { HttpAnswer } from '../registry/transport';
import { DownloadError } from './downloads';

/**
 * The error that a status other than success means. Nothing of the answer's text gets into the message.
 * @param what for the sentence, with its article: `the file /a.tar.gz`
 */
export function statusError({ status, url: { host } }: HttpAnswer, what: string): DownloadError {
  if (status === 401) {
    const message = `${host} asks for a login to give ${what}, and none is sent from here.`;
    return new DownloadError('unauthorized', message);
  }
  if (status === 403)
    return new DownloadError('denied', `${host} does not give ${what} to everybody (it answers 403).`);
  if (status === 404 || status === 410)
    return new DownloadError('not-found', `${host} does not have ${what} (it answers ${status}).`);
  if (status === 429)
    return new DownloadError('denied', `${host} was asked too often (it answers 429): try again later.`);
  if (status >= 500) {
    const message = `${host} has a problem of its own (it answers ${status}): try again later.`;
    return new DownloadError('server-error', message);
  }
  return new DownloadError('bad-response', `${host} does not give ${what} (it answers ${status}).`);
}

/** What the client for registries throws, as an error of ours: its sentences about servers fit here too. */
export function downloadError(error: unknown, host: string): DownloadError {
  if (error instanceof DownloadError) return error;
  if (!(error instanceof RegistryError))
    return new DownloadError('unreachable', `${host} could not be asked: check its name.`);
  const { problem, message } = error;
  return new DownloadError(problem === 'rate-limited' ? 'denied' : problem, message);
}

/** `12.3 MB`: for sentences. */
export function megabytes(bytes: number): string {
  const count = bytes / 1e6;
  return `${count >= 100 || Number.isInteger(count) ? Math.round(count) : count.toFixed(1)} MB`;
}
