import { createHash } from 'node:crypto';
import { type JsonRecord, listOf, parseRecord, recordOf, textOf } from './json';
import { isDigest } from './reference';

export const indexTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
export const imageTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** A manifest's pointer to something else (OCI image specification, descriptor.md). */
export interface Descriptor {
  readonly digest: string;
  readonly mediaType: string | undefined;
  /** Bytes. */
  readonly size: number | undefined;
  /** `linux/arm64/v8`. */
  readonly platform: string | undefined;
}

/** What several platforms' images are listed in. */
export interface ImageIndex {
  readonly kind: 'index';
  readonly manifests: readonly Descriptor[];
  readonly annotations: JsonRecord;
}

/** One platform's image. */
export interface ImageManifest {
  readonly kind: 'image';
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly annotations: JsonRecord;
}

/** @returns undefined when the bytes are neither (an outdated format, or no manifest at all) */
export function parseManifest(bytes: Buffer): ImageIndex | ImageManifest | undefined {
  const json = parseRecord(bytes);
  if (!json) return undefined;
  const annotations = recordOf(json.annotations);
  const config = descriptor(json.config);
  if (config && Array.isArray(json.layers)) {
    return { kind: 'image', config, layers: descriptors(json.layers), annotations };
  }
  if (!Array.isArray(json.manifests)) return undefined;
  return { kind: 'index', manifests: descriptors(json.manifests), annotations };
}

/** `linux/amd64` of a platform or a configuration; undefined for none and for attestations' `unknown/unknown`. */
export function platformOf(json: JsonRecord): string | undefined {
  const os = textOf(json.os);
  const architecture = textOf(json.architecture);
  if (!os || !architecture || (os === 'unknown' && architecture === 'unknown')) return undefined;
  const platform = [os, architecture, textOf(json.variant)].filter(Boolean).join('/');
  return /^[\w.-]+(?:\/[\w.-]+){1,2}$/.test(platform) && platform.length <= 100 ? platform : undefined;
}

/**
 * Digest of bytes.
 * @param like a digest whose algorithm to use, sha256 without one
 */
export function digestOf(bytes: Buffer, like = 'sha256:'): string {
  const algorithm = like.slice(0, like.indexOf(':'));
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

/** Bytes that all of these take; undefined when one does not say. */
export function totalSize(parts: readonly Descriptor[]): number | undefined {
  return parts.reduce<number | undefined>(
    (sum, { size }) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  );
}

const descriptors = (list: unknown) => listOf(list).flatMap((entry) => descriptor(entry) ?? []);

function descriptor(entry: unknown): Descriptor | undefined {
  const { digest, mediaType, size, platform } = recordOf(entry);
  if (typeof digest !== 'string' || !isDigest(digest)) return undefined;
  return {
    digest,
    mediaType: textOf(mediaType),
    size: Number.isSafeInteger(size) && Number(size) >= 0 ? Number(size) : undefined,
    platform: platformOf(recordOf(platform)),
  };
}
