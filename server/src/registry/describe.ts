import type { PlatformImage } from '../image-facts';
import type { Contents } from './contents';
import { badResponse } from './http-problems';
import { type JsonRecord, parseRecord, recordOf, textOf } from './json';
import { type Descriptor, imageTypes, parseManifest, platformOf, totalSize } from './manifests';
import { mapParallel } from './parallel';
import { RegistryError, type RegistryReference } from './registry';

const atOnce = 4;
/** Platforms of an index whose manifests are read; the largest official images have about a dozen. */
const maxPlatforms = 64;
const labelPrefix = 'org.opencontainers.image.';
const maxLabels = 50;
const maxLabelLength = 1000;

/** What a registry's documents tell of an image. */
export interface Description {
  readonly digest: string;
  readonly mediaType: string | undefined;
  readonly platforms: readonly PlatformImage[];
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * Reads an image's index, manifests and configurations.
 * @throws {RegistryError}
 */
export async function describeImage(
  contents: Contents,
  reference: RegistryReference,
  signal: AbortSignal | undefined,
): Promise<Description> {
  const top = await contents.manifest(reference, signal);
  const manifest = parseManifest(top.bytes);
  if (!manifest) throw badResponse(reference.registry, 'the manifest cannot be read');
  const { digest, mediaType } = top;
  if (manifest.kind === 'image') {
    const { image, labels } = await platformImage(
      contents,
      reference,
      { digest, platform: undefined },
      signal,
    );
    return { digest, mediaType, platforms: image ? [image] : [], labels };
  }
  const listed = manifest.manifests.filter(isImage).slice(0, maxPlatforms);
  const read = await mapParallel(listed, atOnce, signal, (entry, stop) =>
    platformImage(contents, reference, entry, stop),
  );
  const platforms = read.flatMap(({ image }) => image ?? []);
  const usual = read.find(({ image }) => image?.platform === 'linux/amd64') ?? read[0];
  return { digest, mediaType, platforms, labels: { ...usual?.labels, ...labelsOf(manifest.annotations) } };
}

/** Attestations stand in an index beside the images, with the platform `unknown/unknown`; so may artifacts, with none. */
function isImage({ platform, mediaType }: Descriptor): boolean {
  return platform !== undefined && (mediaType === undefined || imageTypes.includes(mediaType));
}

async function platformImage(
  contents: Contents,
  reference: RegistryReference,
  { digest, platform }: { readonly digest: string; readonly platform: string | undefined },
  signal: AbortSignal | undefined,
): Promise<{ readonly image: PlatformImage | undefined; readonly labels: Readonly<Record<string, string>> }> {
  const manifest = await manifestByDigest(contents, reference, digest, signal);
  // A mirror need not have every platform of an index.
  if (!manifest) return { image: platform ? { platform, digest } : undefined, labels: {} };
  if (manifest.kind !== 'image')
    throw badResponse(reference.registry, 'an index stands where a manifest should');
  const config = parseRecord(await contents.config(reference, manifest.config.digest, signal));
  if (!config) throw badResponse(reference.registry, 'the configuration of the image cannot be read');
  const labels = { ...labelsOf(recordOf(recordOf(config.config).Labels)), ...labelsOf(manifest.annotations) };
  const name = platform ?? platformOf(config);
  const compressedSize = totalSize([manifest.config, ...manifest.layers]);
  const created = dayOf(config.created);
  const image = name && {
    platform: name,
    digest,
    ...(compressedSize === undefined ? {} : { compressedSize }),
    ...(created === undefined ? {} : { created }),
  };
  return { image: image || undefined, labels };
}

async function manifestByDigest(
  contents: Contents,
  reference: RegistryReference,
  digest: string,
  signal: AbortSignal | undefined,
) {
  try {
    const { bytes } = await contents.manifest({ ...reference, tag: undefined, digest }, signal);
    const manifest = parseManifest(bytes);
    if (!manifest) throw badResponse(reference.registry, 'the manifest of a platform cannot be read');
    return manifest;
  } catch (error) {
    if (error instanceof RegistryError && error.problem === 'not-found') return undefined;
    throw error;
  }
}

const dayOf = (value: unknown) => {
  const text = textOf(value);
  return text && text.length <= 40 && !Number.isNaN(Date.parse(text)) ? text : undefined;
};

/** What annotations and labels tell under the names that the OCI image specification gives them. */
function labelsOf(record: JsonRecord): Record<string, string> {
  const entries = Object.entries(record).flatMap(([key, value]) =>
    key.startsWith(labelPrefix) && key.length <= 100 && typeof value === 'string'
      ? [[key, value.slice(0, maxLabelLength)] as const]
      : [],
  );
  return Object.fromEntries(entries.slice(0, maxLabels));
}
