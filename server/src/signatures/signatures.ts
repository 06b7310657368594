import type { SignatureOutcome } from '../image-facts';

/** Who must have signed an image, as the policy says. */
export interface Signer {
  /** Pattern over normalised repositories: `docker.io/acme/*`. */
  readonly images: string;
  /** Public key: a path (absolute after the policy file's folder was put before it) or a URI that cosign knows. */
  readonly key?: string | undefined;
  /** Keyless: the certificate's identity and who issued it. */
  readonly identity?: string | undefined;
  readonly issuer?: string | undefined;
  /** False: the signature need not be in a transparency log. For keys only; default true. */
  readonly log?: boolean | undefined;
}

export interface SignatureQuestion {
  readonly signal?: AbortSignal | undefined;
  /** Whether the registry may be asked without TLS, or with a certificate that nobody vouches for. */
  readonly insecure?: boolean;
}

/** Checks signatures with a program on the user's machine. */
export interface SignatureVerifier {
  /** The program that would be used (`cosign`, `notation`), or undefined when there is none on PATH. */
  program(): Promise<string | undefined>;
  /**
   * Checks `image` (`registry/repository@sha256:…`) against a signer.
   * Rejects with an Error whose message is for the user when it could not be checked (no network, no program):
   * that is no verdict on the image.
   */
  verify(image: string, signer: Signer, question?: SignatureQuestion): Promise<SignatureOutcome>;
}
