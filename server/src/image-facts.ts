/**
 * What registries and signature checks said of images, asked for earlier and kept in memory. Rules read it; nothing
 * here asks anybody.
 */

/** One platform's image behind a reference. */
export interface PlatformImage {
  /** `linux/amd64`, `linux/arm64/v8`, `windows/amd64`. */
  readonly platform: string;
  /** Digest of the platform's manifest. */
  readonly digest: string;
  /** Bytes that a pull brings over the wire: the compressed layers, and the configuration. */
  readonly compressedSize?: number;
  /** When the image was built, as its configuration says (ISO 8601); many builds write a fixed day. */
  readonly created?: string;
}

/** What a registry says a reference stands for at a moment. */
export interface RemoteImage {
  /** Digest of the index where there is one, else of the manifest: what belongs behind the tag. */
  readonly digest: string;
  /** When the registry said so (ISO 8601). */
  readonly checked: string;
  readonly mediaType?: string;
  /** Empty when only the digest was asked for. */
  readonly platforms: readonly PlatformImage[];
  /** Annotations and labels that tell what changed: version, revision, source, created. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What checking an image's signature came to. */
export interface SignatureOutcome {
  /** `valid`: signed by the key or identity that the policy names. `invalid`: signed by somebody else or tampered with. `none`: no signature. */
  readonly state: 'valid' | 'invalid' | 'none';
  /** Digest that was checked. */
  readonly digest: string;
  /** When (ISO 8601). */
  readonly checked: string;
  /** Who signed, or what is wrong, in a sentence. */
  readonly detail: string;
}

/** Everything known of one reference. */
export interface ImageFacts {
  /** What the tag names. */
  readonly remote?: RemoteImage;
  readonly signature?: SignatureOutcome;
}

/** Looks facts up by the key of {@link imageFactsKey}. */
export type ImageFactsTable = ReadonlyMap<string, ImageFacts>;

/**
 * Key of a reference in {@link ImageFactsTable}: what is asked of the registry for it, `docker.io/library/debian:bookworm`.
 * A digest plays no part where there is a tag (the question is what the tag names now); without a tag it is
 * `docker.io/library/debian@sha256:…`, with neither `…:latest`.
 */
export function imageFactsKey(reference: {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}): string {
  const name = `${reference.registry}/${reference.repository}`;
  if (reference.tag !== undefined) return `${name}:${reference.tag}`;
  return reference.digest === undefined ? `${name}:latest` : `${name}@${reference.digest}`;
}
