import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a test's image is made of. */
export interface ImageSpec {
  /** `linux/amd64`, `linux/arm64/v8`; one platform without `index` makes a plain manifest. */
  readonly platforms: readonly string[];
  /** Text of the image's only file: other text, other digests. */
  readonly content: string;
  /** ISO 8601. */
  readonly created?: string;
  /** Labels of every platform's configuration. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the index. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Whether to wrap even a single platform in an index. */
  readonly index?: boolean;
  /** Whether the index also lists an attestation, as builders with provenance make them. */
  readonly attestation?: boolean;
}

export interface OciDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: Readonly<Record<string, string>>;
}

/** An image in memory. */
export interface BuiltImage {
  /** What a tag would name. */
  readonly top: OciDescriptor;
  /** Every manifest, index, configuration and layer by digest. */
  readonly blobs: ReadonlyMap<string, Buffer>;
  readonly platforms: readonly {
    readonly platform: string;
    readonly manifest: OciDescriptor;
    readonly config: OciDescriptor;
    readonly layers: readonly OciDescriptor[];
    /** Bytes of configuration and layers. */
    readonly compressedSize: number;
  }[];
}

export const mediaTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
};

export const sha256 = (bytes: string | Buffer) =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Builds an image as the OCI image specification describes it. The same spec gives the same digests. */
export function buildImage(spec: ImageSpec): BuiltImage {
  const blobs = new Map<string, Buffer>();
  const add = (mediaType: string, bytes: Buffer): OciDescriptor => {
    const digest = sha256(bytes);
    blobs.set(digest, bytes);
    return { mediaType, digest, size: bytes.length };
  };
  const addJson = (mediaType: string, value: unknown) => add(mediaType, Buffer.from(JSON.stringify(value)));

  const platforms = spec.platforms.map((platform) => {
    const tar = tarOf('content.txt', Buffer.from(`${spec.content} for ${platform}\n`));
    const layers = [add(mediaTypes.layer, gzipSync(tar))];
    const config = addJson(mediaTypes.config, {
      ...platformOf(platform),
      created: spec.created ?? '2026-01-02T03:04:05Z',
      config: { Labels: spec.labels ?? {} },
      rootfs: { type: 'layers', diff_ids: [sha256(tar)] },
      history: [{ created_by: 'test' }],
    });
    const manifest = addJson(mediaTypes.manifest, {
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config,
      layers,
    });
    const compressedSize = config.size + layers.reduce((sum, layer) => sum + layer.size, 0);
    return { platform, manifest, config, layers, compressedSize };
  });

  const [first] = platforms;
  if (first === undefined) throw new Error('an image needs a platform');
  if (platforms.length === 1 && !spec.index && !spec.attestation) {
    return { top: first.manifest, blobs, platforms };
  }
  const manifests: OciDescriptor[] = platforms.map(({ platform, manifest }) => ({
    ...manifest,
    platform: platformOf(platform),
  }));
  if (spec.attestation) {
    const statement = add('application/vnd.in-toto+json', Buffer.from('{}'));
    const config = addJson(mediaTypes.config, {
      ...platformOf('unknown/unknown'),
      config: {},
      rootfs: { type: 'layers', diff_ids: [statement.digest] },
    });
    const attestation = addJson(mediaTypes.manifest, {
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config,
      layers: [statement],
    });
    manifests.push({ ...attestation, platform: platformOf('unknown/unknown') });
  }
  const top = addJson(mediaTypes.index, {
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests,
    ...(spec.annotations ? { annotations: spec.annotations } : {}),
  });
  return { top, blobs, platforms };
}

/** Writes an image as an OCI layout that `skopeo copy oci:<folder>:latest …` reads. */
export async function writeOciLayout(folder: string, image: BuiltImage): Promise<void> {
  const blobFolder = join(folder, 'blobs', 'sha256');
  await mkdir(blobFolder, { recursive: true });
  for (const [digest, bytes] of image.blobs) {
    await writeFile(join(blobFolder, digest.slice('sha256:'.length)), bytes);
  }
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const entry = { ...image.top, annotations: { 'org.opencontainers.image.ref.name': 'latest' } };
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [entry] }));
}

function platformOf(platform: string): Record<string, string> {
  const [os = '', architecture = '', variant] = platform.split('/');
  return { architecture, os, ...(variant ? { variant } : {}) };
}

/** A tar archive of one file (POSIX ustar), dated 1970. */
function tarOf(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  header.write(name, 0);
  header.write(octal(0o644, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(content.length, 11), 124);
  header.write(octal(0, 11), 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding, Buffer.alloc(1024)]);
}
