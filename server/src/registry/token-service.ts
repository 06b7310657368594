import type { StoredLogin } from './auth-files';
import { badResponse, statusError } from './http-problems';
import { parseRecord, textOf } from './json';
import { sendTwice } from './redirects';
import { RegistryError } from './registry';
import type { HttpAnswer, HttpRequest, Send } from './transport';

/** A question for a token that lets its bearer read one repository. */
export interface TokenQuestion {
  readonly realm: URL;
  readonly service: string | undefined;
  /** `library/debian`. */
  readonly repository: string;
  /** Nobody's token is asked for without. */
  readonly login: StoredLogin | undefined;
  readonly publicOnly: boolean;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Token {
  readonly text: string;
  /** Milliseconds since 1970 from which on it is not to be used. */
  readonly expires: number;
}

const maxSize = 1024 * 1024;
/** The lifetime when none is given, and the longest believed, in seconds (distribution's token specification: at least 60). */
const usualLifetime = 60;
const longestLifetime = 24 * 60 * 60;
/** Not used in its last seconds, for the way takes time. */
const margin = 5;

/**
 * Asks a token service (distribution's token and OAuth 2 specifications).
 * @returns undefined when the service refuses the login, or to give a token without one
 * @throws {RegistryError} for everything else
 */
export async function requestToken(send: Send, question: TokenQuestion): Promise<Token | undefined> {
  const { realm, now } = question;
  const answer = await sendTwice(send, requestFor(question));
  if (answer.status === 401 || answer.status === 403) return undefined;
  // OAuth's invalid_grant, or a service that knows no OAuth: the identity token is of no use.
  if (question.login?.identityToken && [400, 404, 405].includes(answer.status)) return undefined;
  if (answer.status >= 300 && answer.status < 400) {
    throw new RegistryError(
      'refused-redirect',
      `${realm.host} sends elsewhere for a token, which was not followed.`,
    );
  }
  if (answer.status === 404) throw badResponse(realm.host, 'it gives no tokens');
  if (answer.status !== 200) throw statusError(answer, question.repository, now);
  return read(answer, now);
}

function requestFor({ realm, service, repository, login, publicOnly, signal }: TokenQuestion): HttpRequest {
  const parameters: Record<string, string> = {
    ...(service === undefined ? {} : { service }),
    scope: `repository:${repository}:pull`,
  };
  const shared = { limit: maxSize, publicOnly, signal };
  if (login?.identityToken) {
    const body = new URLSearchParams({
      ...parameters,
      grant_type: 'refresh_token',
      client_id: 'dockerfile-hygiene',
      refresh_token: login.identityToken,
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    return { ...shared, url: realm, method: 'POST', headers, body };
  }
  const url = new URL(realm);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  if (login) url.searchParams.set('account', login.user);
  const headers = { accept: 'application/json', ...(login ? { authorization: basic(login) } : {}) };
  return { ...shared, url, method: 'GET', headers };
}

/** The Authorization header for a user and a password. */
export const basic = ({ user, password }: StoredLogin) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

function read({ body, url }: HttpAnswer, now: number): Token {
  const json = parseRecord(body);
  const text = textOf(json?.token) ?? textOf(json?.access_token);
  // A token goes into a header: visible ASCII only.
  if (text === undefined || !/^[\x21-\x7e]{1,65536}$/.test(text))
    throw badResponse(url.host, 'its token cannot be read');
  const told = json?.expires_in;
  const lifetime = typeof told === 'number' && told >= 0 ? Math.min(told, longestLifetime) : usualLifetime;
  return { text, expires: now + (lifetime - margin) * 1000 };
}
