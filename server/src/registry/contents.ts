import type { Asker } from './asker';
import { badResponse } from './http-problems';
import { LeastRecentlyUsed } from './lru';
import { digestOf, imageTypes, indexTypes, parseManifest } from './manifests';
import { isDigest } from './reference';
import { RegistryError, type RegistryReference } from './registry';
import type { HttpAnswer } from './transport';

/** Something that a registry keeps, as it came. */
export interface Content {
  readonly digest: string;
  readonly mediaType: string | undefined;
  readonly bytes: Buffer;
}

const mebibyte = 1024 * 1024;
const maxManifest = 4 * mebibyte;
const maxConfig = 8 * mebibyte;
const accept = [...indexTypes, ...imageTypes].join(', ');

/** Reads manifests and configurations, checks that they are what was asked for, and keeps them in memory for a while. */
export class Contents {
  /** By digest: never changes. By tag: with the entity tag to ask whether it changed. */
  private readonly kept = new LeastRecentlyUsed<Content & { readonly etag: string | undefined }>(
    200,
    32 * mebibyte,
  );

  constructor(private readonly asker: Asker) {}

  /**
   * Digest and media type of the manifest behind a reference, by one HEAD request where the registry answers it.
   * @throws {RegistryError}
   */
  async head(
    reference: RegistryReference,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly digest: string; readonly mediaType: string | undefined }> {
    const answer = await this.tryHead(reference, signal);
    const digest = answer?.headers['docker-content-digest'];
    if (!answer || digest === undefined || !isDigest(digest)) {
      const content = await this.manifest(reference, signal);
      if (!parseManifest(content.bytes)) throw badResponse(reference.registry, 'the manifest cannot be read');
      return content;
    }
    const mediaType = mediaTypeOf(answer);
    if (mediaType?.startsWith('text/'))
      throw badResponse(reference.registry, 'its answer is text and no manifest');
    return { digest, mediaType };
  }

  /**
   * The manifest or index behind a reference's tag, or behind its digest where it has no tag.
   * @throws {RegistryError} `bad-response` when it does not have the digest that the reference or the registry says
   */
  async manifest(reference: RegistryReference, signal: AbortSignal | undefined): Promise<Content> {
    const { registry, repository, tag } = reference;
    const byDigest = tag === undefined ? reference.digest : undefined;
    const name = byDigest ?? tag ?? 'latest';
    const key = `${registry}/${repository} ${name}`;
    const known = this.kept.get(key);
    if (known && byDigest) return known;
    const answer = await this.asker.ask({
      reference,
      path: `manifests/${name}`,
      method: 'GET',
      headers: { accept, ...(known?.etag ? { 'if-none-match': known.etag } : {}) },
      limit: maxManifest,
      signal,
    });
    if (answer.status === 304 && known) return known;
    const { 'docker-content-digest': told, etag } = answer.headers;
    const expected = byDigest ?? (told !== undefined && isDigest(told) ? told : undefined);
    const digest = digestOf(answer.body, expected);
    if (expected !== undefined && digest !== expected) throw mismatch(registry);
    const content = { digest, mediaType: mediaTypeOf(answer), bytes: answer.body, etag: usable(etag) };
    this.kept.set(key, content, content.bytes.length);
    return content;
  }

  /** An image's configuration. @throws {RegistryError} `bad-response` when it does not have this digest */
  async config(
    reference: RegistryReference,
    digest: string,
    signal: AbortSignal | undefined,
  ): Promise<Buffer> {
    const { registry, repository } = reference;
    const key = `${registry}/${repository} ${digest}`;
    const known = this.kept.get(key);
    if (known) return known.bytes;
    const { body } = await this.asker.ask({
      reference,
      path: `blobs/${digest}`,
      method: 'GET',
      limit: maxConfig,
      what: `${registry}/${repository}@${digest}`,
      signal,
    });
    if (digestOf(body, digest) !== digest) throw mismatch(registry);
    this.kept.set(key, { digest, mediaType: undefined, bytes: body, etag: undefined }, body.length);
    return body;
  }

  /** @returns undefined when the registry does not know HEAD requests */
  private async tryHead(
    reference: RegistryReference,
    signal: AbortSignal | undefined,
  ): Promise<HttpAnswer | undefined> {
    const name = reference.tag ?? reference.digest ?? 'latest';
    try {
      return await this.asker.ask({
        reference,
        path: `manifests/${name}`,
        method: 'HEAD',
        headers: { accept },
        limit: 0,
        signal,
      });
    } catch (error) {
      if (error instanceof RegistryError && error.problem === 'bad-response') return undefined;
      throw error;
    }
  }
}

const mismatch = (registry: string) =>
  badResponse(registry, 'what it sends does not have the digest that was asked for');

const mediaTypeOf = ({ headers }: HttpAnswer) =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase() || undefined;

/** An entity tag that can be sent back (RFC 9110, section 8.8.3). */
const usable = (etag: string | undefined) =>
  etag && /^(?:W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(etag) ? etag : undefined;
