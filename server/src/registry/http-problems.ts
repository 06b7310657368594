import { displayHost } from './hosts';
import { RegistryError } from './registry';
import type { HttpAnswer } from './transport';

/**
 * The error that a status other than success means. Nothing of the answer's text gets into the message.
 * @param what what was asked for: `registry.example.com/team/app:1`
 * @param now milliseconds since 1970, for Retry-After dates
 */
export function statusError(answer: HttpAnswer, what: string, now: number): RegistryError {
  const { status } = answer;
  const host = displayHost(answer.url.host);
  if (status === 403) {
    return new RegistryError('denied', `${host} does not let you read ${what}: ask its owner for access.`);
  }
  if (status === 404) {
    return new RegistryError('not-found', `${host} has no ${what}: check the name and the tag.`);
  }
  if (status === 429) {
    const after = retryAfter(answer.headers['retry-after'], now);
    const wait = after === undefined ? 'later' : `in ${after} seconds`;
    const message = `${host} was asked too often: try again ${wait}, or log in with \`${loginCommand(host)}\`.`;
    return new RegistryError('rate-limited', message, after);
  }
  if (status >= 500) {
    return new RegistryError(
      'server-error',
      `${host} has a problem of its own (it answers ${status}): try again later.`,
    );
  }
  if (status === 401) {
    return new RegistryError('unauthorized', `${host} asks for a login to read ${what}.`);
  }
  return new RegistryError(
    'bad-response',
    `${host} does not answer as a registry does (it answers ${status}): check the address.`,
  );
}

/** What a user types to log in. */
export const loginCommand = (host: string) =>
  host === 'docker.io' ? 'docker login' : `docker login ${host}`;

/** Seconds from a Retry-After header (RFC 9110, section 10.2.3): a number or a date. */
function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

/** @param host for the message; why: a clause that ends the sentence */
export function badResponse(host: string, why: string): RegistryError {
  return new RegistryError(
    'bad-response',
    `${displayHost(host)} does not answer as a registry does: ${why}.`,
  );
}
