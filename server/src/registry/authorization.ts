import type { StoredLogin } from './auth-files';
import { type Challenge, parseChallenges } from './challenge';
import { findCredentials } from './credentials';
import { isLoopback, sameOwner } from './hosts';
import { badResponse, loginCommand } from './http-problems';
import { LeastRecentlyUsed } from './lru';
import { RegistryError, type RegistryReference } from './registry';
import { basic, requestToken } from './token-service';
import type { HttpAnswer, Send } from './transport';

export interface AuthorizerOptions {
  readonly send: Send;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isInsecure: (host: string) => boolean;
  readonly clock: () => number;
  /** Told of broken files of logins and the like. */
  readonly onProblem: (message: string) => void;
}

interface Known {
  readonly header: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** Milliseconds for which a password is kept: the user may log in as somebody else. */
const passwordLifetime = 10 * 60_000;

/** Authenticates at registries, and keeps what they gave while it is good. */
export class Authorizer {
  private readonly known = new LeastRecentlyUsed<Known>(200, Number.POSITIVE_INFINITY);

  constructor(private readonly options: AuthorizerOptions) {}

  /** The Authorization header that is good for a repository now, as far as it is known. */
  header(origin: string, repository: string): string | undefined {
    const known = this.known.get(`${origin} ${repository}`);
    return known && known.expires > this.options.clock() ? known.header : undefined;
  }

  /** Forgets a header that a registry did not accept. */
  forget(origin: string, repository: string): void {
    this.known.delete(`${origin} ${repository}`);
  }

  /**
   * Does what an answer with status 401 asks for.
   * @returns the Authorization header to ask again with, and the error to throw should it be refused
   * @throws {RegistryError} `unauthorized` when there is no way in
   */
  async answer(
    reference: RegistryReference,
    refusal: HttpAnswer,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly header: string; readonly refused: RegistryError }> {
    const { registry, repository } = reference;
    const challenges = parseChallenges(refusal.headers['www-authenticate'] ?? '');
    const found = await findCredentials(registry, repository, this.options.environment, signal);
    for (const problem of found.problems) this.options.onProblem(problem);
    const { login } = found;
    const asks = unauthorized(reference, 'asks', found.problems);
    const refuses = unauthorized(reference, 'refuses', found.problems);

    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    if (bearer) return this.bearer(reference, refusal, bearer, { login, asks, refuses }, signal);
    if (!challenges.some(({ scheme }) => scheme === 'basic')) {
      throw badResponse(registry, 'it asks for a login in a way that is not known');
    }
    if (!login?.user) throw asks;
    return {
      header: this.keep(refusal.url.origin, repository, basic(login), passwordLifetime),
      refused: refuses,
    };
  }

  private async bearer(
    { registry, repository }: RegistryReference,
    refusal: HttpAnswer,
    { parameters }: Challenge,
    logins: {
      readonly login: StoredLogin | undefined;
      readonly asks: RegistryError;
      readonly refuses: RegistryError;
    },
    signal: AbortSignal | undefined,
  ): Promise<{ readonly header: string; readonly refused: RegistryError }> {
    const realm = realmOf(parameters.realm, refusal, registry);
    const mayKnow = this.mayKnowLogin(realm, refusal.url);
    const login = mayKnow ? logins.login : undefined;
    const now = this.options.clock();
    const token = await requestToken(this.options.send, {
      realm,
      service: parameters.service,
      repository,
      login,
      publicOnly: realm.origin !== refusal.url.origin && !refusal.isPrivate,
      signal,
      now,
    });
    const withheld = new RegistryError(
      'unauthorized',
      `${registry} wants its login sent to ${realm.host}, which was not done, for that is somebody else's host.`,
    );
    const refused = login ? logins.refuses : logins.login ? withheld : logins.asks;
    if (!token) throw refused;
    const header = this.keep(refusal.url.origin, repository, `Bearer ${token.text}`, token.expires - now);
    return { header, refused };
  }

  private keep(origin: string, repository: string, header: string, lifetime: number): string {
    this.known.set(`${origin} ${repository}`, { header, expires: this.options.clock() + lifetime }, 1);
    return header;
  }

  /** Whether a place for tokens gets the user's login: the registry's owner's, and only where nobody listens. */
  private mayKnowLogin(realm: URL, registry: URL): boolean {
    const encrypted = realm.protocol === 'https:' || isLoopback(realm.hostname);
    const plainAllowed = registry.protocol === 'http:' && this.options.isInsecure(realm.host);
    return (encrypted || plainAllowed) && sameOwner(realm.hostname, registry.hostname);
  }
}

function realmOf(text: string | undefined, { url }: HttpAnswer, registry: string): URL {
  const realm = text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
  if (!realm || !/^https?:$/.test(realm.protocol) || realm.username || realm.password) {
    throw badResponse(registry, 'it does not say where to get a token');
  }
  if (realm.protocol === 'http:' && url.protocol === 'https:') {
    throw badResponse(registry, 'it gives its tokens without encryption');
  }
  realm.hash = '';
  return realm;
}

function unauthorized(
  { registry, repository }: RegistryReference,
  how: 'asks' | 'refuses',
  problems: readonly string[],
): RegistryError {
  const command = `\`${loginCommand(registry)}\``;
  const message =
    how === 'asks'
      ? `${registry} asks for a login to read ${repository}: run ${command}, or check the name.`
      : `${registry} does not accept the stored login for ${repository}: run ${command} again.`;
  return new RegistryError('unauthorized', [message, ...problems].join(' '));
}
