import type { Authorizer } from './authorization';
import type { Endpoints } from './endpoints';
import { badResponse, statusError } from './http-problems';
import { follow } from './redirects';
import { nameOf } from './reference';
import type { RegistryReference } from './registry';
import type { HttpAnswer, Send } from './transport';

/** A question about a repository. */
export interface RepositoryQuestion {
  readonly reference: RegistryReference;
  /** Below the repository's name in the API, with query: `manifests/latest`. Or a whole URL at the registry. */
  readonly path: string | URL;
  readonly method: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of the body at most. */
  readonly limit: number;
  /** What is asked for, for messages; the reference without it. */
  readonly what?: string;
  readonly signal?: AbortSignal | undefined;
}

/** Asks registries about repositories: finds the URL, authenticates, follows, and turns refusals into errors. */
export class Asker {
  constructor(
    private readonly send: Send,
    private readonly endpoints: Endpoints,
    private readonly authorizer: Authorizer,
    private readonly clock: () => number,
  ) {}

  /**
   * @returns an answer with status 200, or 304 where the headers ask for it
   * @throws {RegistryError} for every other answer and for none
   */
  async ask(question: RepositoryQuestion): Promise<HttpAnswer> {
    const { reference, path, method, limit, signal } = question;
    const { registry, repository } = reference;
    const base = await this.endpoints.base(registry, signal);
    const url = path instanceof URL ? path : new URL(`/v2/${repository}/${path}`, base);
    const attempt = (authorization: string | undefined) =>
      follow(this.send, {
        url,
        method,
        headers: { ...question.headers, ...(authorization ? { authorization } : {}) },
        limit,
        signal,
      });
    let answer = await attempt(this.authorizer.header(base.origin, repository));
    // Only the registry itself may ask for a login, not where it sends to.
    if (answer.status === 401 && answer.url.origin === base.origin) {
      this.authorizer.forget(base.origin, repository);
      const asking =
        answer.headers['www-authenticate'] === undefined ? await this.ping(base, signal) : answer;
      const { header, refused } = await this.authorizer.answer(reference, asking, signal);
      answer = await attempt(header);
      if (answer.status === 401 && answer.url.origin === base.origin) {
        this.authorizer.forget(base.origin, repository);
        throw refused;
      }
    }
    if (answer.status === 200 || (answer.status === 304 && question.headers?.['if-none-match']))
      return answer;
    throw statusError(answer, question.what ?? nameOf(reference), this.clock());
  }

  /** Some registries say how to authenticate only at the API's root. */
  private async ping(base: URL, signal: AbortSignal | undefined): Promise<HttpAnswer> {
    const answer = await this.send({ url: base, method: 'GET', headers: {}, limit: 64 * 1024, signal });
    if (answer.status !== 401) throw badResponse(base.host, 'it asks for a login without saying how');
    return answer;
  }
}
