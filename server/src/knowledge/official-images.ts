import data from './data/official-images.json';
import { lastComponent, libraryName, type Repository } from './repository';

export type OfficialStatus = 'supported' | 'deprecated' | 'removed';

/** What is known of a name in the library of Docker Official Images. */
export interface OfficialImage {
  /** `removed`: no tag is built any more. `deprecated`: its publisher advises another image. */
  readonly status: OfficialStatus;
  /** The day (YYYY-MM-DD) since which it is deprecated or removed. */
  readonly since?: string;
  /** An image, without a tag unless one is needed, that its publisher or the community names instead. */
  readonly successor?: string;
}

const supported = new Set(data.supported);
const notSupported = new Map(Object.entries(data.notSupported as Record<string, OfficialImage>));

/** Whether `name` is, or ever was, the name of a Docker Official Image (`debian`, `opensuse/leap` is not). */
export function isOfficialImage(name: string): boolean {
  return officialImage(name) !== undefined;
}

/** The standing of the Docker Official Image `name` (without `library/`), or `undefined` when it never was one. */
export function officialImage(name: string): OfficialImage | undefined {
  return notSupported.get(name) ?? (supported.has(name) ? { status: 'supported' } : undefined);
}

/**
 * Namespaces on Docker Hub that carry the official images built for one architecture (Windows included).
 * Source: the list of architectures in docker-library/official-images, curated 2026-11-21. `armhf`, `aarch64`
 * and `armel` are their retired predecessors.
 */
const architectureNamespaces = new Set([
  'amd64',
  'arm32v5',
  'arm32v6',
  'arm32v7',
  'arm64v8',
  'i386',
  'mips64le',
  'ppc64le',
  'riscv64',
  's390x',
  'winamd64',
  'windows',
  'armhf',
  'armel',
  'aarch64',
]);

const mirrorsOfLibrary: readonly [registry: string, prefix: string][] = [
  ['public.ecr.aws', 'docker/library/'],
  ['mirror.gcr.io', 'library/'],
  ['docker.mirror.hashicorp.services', 'library/'],
  ['mcr.microsoft.com', 'mirror/docker/library/'],
];

/**
 * When `ref` is a copy of a Docker Official Image that Docker or a platform keeps under another name, the
 * repository that it is a copy of (`library/debian`); otherwise `undefined`.
 */
export function isMirrorOfOfficial(ref: Repository): string | undefined {
  const name = nameInMirror(ref);
  return name !== undefined && isOfficialImage(name) ? `library/${name}` : undefined;
}

function nameInMirror({ registry, repository }: Repository): string | undefined {
  for (const [host, prefix] of mirrorsOfLibrary)
    if (registry === host && repository.startsWith(prefix)) return repository.slice(prefix.length);
  // Some serve an official image under its short name too.
  if (/^(?:mirror\.gcr\.io|docker\.mirror\.hashicorp\.services)$/.test(registry) && !repository.includes('/'))
    return repository;
  const [namespace = '', name, ...rest] = repository.split('/');
  if (registry === 'docker.io' && rest.length === 0 && architectureNamespaces.has(namespace)) return name;
  return undefined;
}

/** The name of the Docker Official Image that `ref` is, directly or as a known mirror; `undefined` for others. */
export function officialNameOf(ref: Repository): string | undefined {
  const name = libraryName(ref);
  if (name !== undefined) return isOfficialImage(name) ? name : undefined;
  const original = isMirrorOfOfficial(ref);
  return original === undefined ? undefined : lastComponent(original);
}
