import type { RemoteImage } from '../image-facts';

/** A reference as far as a registry is concerned: the normalised parts of `syntax`'s ImageReference. */
export interface RegistryReference {
  /** Host, with port when written; `docker.io` for Docker Hub. */
  readonly registry: string;
  /** Path without the host: `library/debian`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:…`. */
  readonly digest: string | undefined;
}

/** Why a registry could not answer. */
export type RegistryProblem =
  | 'unreachable'
  | 'timeout'
  | 'tls'
  | 'unauthorized'
  | 'denied'
  | 'not-found'
  | 'rate-limited'
  | 'server-error'
  | 'bad-response'
  | 'too-large'
  | 'refused-redirect'
  | 'cancelled';

/** What went wrong, in a sentence for the user that names the host and never a credential. */
export class RegistryError extends Error {
  constructor(
    readonly problem: RegistryProblem,
    message: string,
    /** Seconds after which to try again, when the registry says so. */
    readonly retryAfter?: number,
  ) {
    super(message);
    this.name = 'RegistryError';
  }
}

export interface Question {
  readonly signal?: AbortSignal;
}

/** Asks registries. Every method rejects with {@link RegistryError} and with nothing else. */
export interface Registry {
  /** The digest that the reference's tag (`latest` without one) names now: one HEAD request. Never the reference's own digest. */
  digest(reference: RegistryReference, question?: Question): Promise<RemoteImage>;
  /** The same with platforms, compressed sizes, ages and labels. A reference with a digest and no tag is asked by its digest. */
  describe(reference: RegistryReference, question?: Question): Promise<RemoteImage>;
  /** Tags of the repository in the registry's order, at most `limit` (default 10,000) of them. */
  tags(
    reference: RegistryReference,
    question?: Question & { readonly limit?: number },
  ): Promise<readonly string[]>;
}
