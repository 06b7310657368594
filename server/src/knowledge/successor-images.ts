import type { TaggedRepository } from './distributions';
import { isSupported, productOf, type Release, releasesNamed } from './lifecycles';
import { livingTags } from './living-tags';
import { officialImage, officialNameOf } from './official-images';
import { distanceOf } from './release-distance';
import { isBuilt } from './tag-history';
import { vendorProductOf } from './vendor-products';

/** An image to use instead of one that has ended, under another name or from another registry. */
export interface Successor {
  /** As people write it, with its tag. */
  readonly image: string;
  /** Last day (YYYY-MM-DD) of its support, as far as it is announced. */
  readonly until: string | undefined;
  /** What changes of the version, in words: `2.2 → 10.0, six majors`; empty when nothing does. */
  readonly changes: readonly string[];
}

/**
 * What to use in place of an image that is not a living Docker Official Image: the successor of a removed one, or a
 * vendor's newer release; the nearest first. Only where the name and tag are known to exist. `day` is YYYY-MM-DD.
 */
export function successorImages(ref: TaggedRepository, day: string): readonly Successor[] {
  const official = officialNameOf(ref);
  if (official !== undefined)
    return officialImage(official)?.status === 'supported'
      ? []
      : afterOfficial(official, ref.tag ?? 'latest', day);
  return afterVendor(ref, day);
}

function afterOfficial(name: string, tag: string, day: string): readonly Successor[] {
  switch (name) {
    case 'openjdk':
    case 'java':
      return temurin(tag, day);
    case 'adoptopenjdk':
      return temurin(tag.replace(/^(\d+)-(jdk|jre)-?(hotspot|openj9)?/, '$1-$2'), day);
    case 'centos':
    case 'sl':
      return almalinux(/^(?:centos)?(\d+)/.exec(tag)?.[1] ?? '8', day);
    case 'rockylinux': {
      const version = /^\d+/.exec(tag)?.[0];
      const minimal = /minimal/.test(tag) ? '-minimal' : '';
      return version === undefined
        ? []
        : supported('rocky-linux', version, day, (r) => `rockylinux/rockylinux:${r.cycle}${minimal}`);
    }
    case 'ubuntu-debootstrap':
      return living('ubuntu', 'ubuntu', tag, day);
    case 'opensuse':
      return newerRelease(
        'opensuse',
        /^\d+(?:\.\d+)?/.exec(tag)?.[0] ?? '42.3',
        day,
        (r) => `opensuse/leap:${r.cycle}`,
      );
    case 'iojs':
      return living('node', 'node', `4${/-slim/.test(tag) ? '-slim' : ''}`, day);
    default:
      return [];
  }
}

/** The living tags of an official image, under the name `image`. */
function living(official: string, image: string, tag: string, day: string): readonly Successor[] {
  return livingTags(official, tag, day).map((t) => ({
    image: `${image}:${t.tag}`,
    until: t.until,
    changes: t.changes.map(({ from, to, distance }) => `${from} → ${to}, ${distance}`),
  }));
}

/** The Java of the same major version where it lives, else the next long-term one. */
function temurin(tag: string, day: string): readonly Successor[] {
  const match = /^(?:openjdk-)?(\d+)(?:u\d+)?(?:[.\d+_b]*)(?:-ea[-\d]*)?(?:-(jdk|jre))?(?:-|$)/.exec(tag);
  const latest = /^(?:latest|(?:(?:jdk|jre)-?)?(?:alpine|slim)?)$/.test(tag);
  if ((!match && !latest) || /windows|nanoserver/.test(tag)) return [];
  const major = match?.[1] ?? '17';
  const kind = match?.[2] ?? (tag.startsWith('jre') ? 'jre' : 'jdk');
  const variant = /alpine/.test(tag) ? '-alpine' : '';
  const image = (release: Release) => `${release.cycle}-${kind}${variant}`;
  const exists = (release: Release) => isBuilt('eclipse-temurin', image(release));
  const product = productOf('eclipse-temurin');
  const candidates = [...(product?.releases ?? [])]
    .filter(({ cycle, longTermSince }) => longTermSince !== undefined && Number(cycle) >= Number(major))
    .sort((a, b) => Number(a.cycle) - Number(b.cycle));
  const [nearest] = candidates.filter((release) => isSupported(release, day) && exists(release));
  const changes = match && major !== nearest?.cycle ? [`Java ${major} → ${nearest?.cycle}`] : [];
  return nearest ? [{ image: `eclipse-temurin:${image(nearest)}`, until: nearest.end, changes }] : [];
}

function almalinux(version: string, day: string): readonly Successor[] {
  const product = productOf('almalinux');
  const [nearest] = [...(product?.releases ?? [])]
    .filter((release) => Number(release.cycle) >= Number(version) && isSupported(release, day))
    .sort((a, b) => Number(a.cycle) - Number(b.cycle));
  const changes = version === nearest?.cycle ? [] : [`${version} → ${nearest?.cycle}`];
  return nearest && isBuilt('almalinux', nearest.cycle)
    ? [{ image: `almalinux:${nearest.cycle}`, until: nearest.end, changes }]
    : [];
}

/**
 * Vendors' images whose tags follow a scheme without exception. `tag` gives the repository and tag for a release.
 * Curated 2026-11-21 from the publishers' own documentation of their tags.
 */
const vendors: readonly {
  readonly pattern: RegExp;
  readonly product: string;
  /** The release in the reference, when the product is not told by `vendor-products.ts`. */
  readonly version?: (name: string, tag: string) => string | undefined;
  readonly image: (name: string, release: Release, tag: string) => string | undefined;
}[] = [
  {
    pattern: /^(?:registry\.fedoraproject\.org|quay\.io\/fedora)\/fedora(?:-minimal)?$/,
    product: 'fedora',
    version: (_, tag) => /^\d+/.exec(tag)?.[0],
    image: (name, { cycle }) => `${name}:${cycle}`,
  },
  {
    pattern: /^registry\.access\.redhat\.com\/ubi\d+\/ubi(?:-minimal|-micro|-init)?$/,
    product: 'rhel',
    version: (name) => /ubi(\d+)/.exec(name)?.[1],
    image: (name, { cycle, latest }) =>
      latest === undefined ? undefined : `${name.replace(/ubi\d+/, `ubi${cycle}`)}:${latest}`,
  },
  {
    pattern: /^public\.ecr\.aws\/amazonlinux\/amazonlinux$/,
    product: 'amazon-linux',
    version: (_, tag) => /^\d+(?:\.\d\d(?!\d))?/.exec(tag)?.[0],
    image: (name, { cycle }) => (/^20\d\d$/.test(cycle) ? `${name}:${cycle}` : undefined),
  },
  {
    pattern: /^docker\.io\/opensuse\/leap$/,
    product: 'opensuse',
    version: (_, tag) => /^\d+(?:\.\d+)?/.exec(tag)?.[0],
    image: (_, { cycle }) => `opensuse/leap:${cycle}`,
  },
  {
    pattern: /^quay\.io\/centos\/centos$/,
    product: 'centos-stream',
    version: (_, tag) => /^(?:stream|centos)(\d+)/.exec(tag)?.[1],
    image: (name, { cycle }) => `${name}:stream${cycle}`,
  },
  {
    pattern: /^mcr\.microsoft\.com\/dotnet\/(?:core\/)?(?:sdk|aspnet|runtime|runtime-deps)$/,
    product: 'dotnet',
    image: (name, { cycle }, tag) => {
      const variant = /^[\d.]+(-alpine)?/.exec(tag)?.[1] ?? '';
      // Other variants name a system, whose next release only the publisher knows.
      return /^[\d.]+(?:-alpine[\d.]*|-(?:stretch|buster|bullseye|bookworm)(?:-slim)?)?$/.test(tag)
        ? `${name.replace('/core/', '/')}:${cycle}.0${variant}`
        : undefined;
    },
  },
  {
    pattern: /^docker\.io\/microsoft\/dotnet$/,
    product: 'dotnet',
    image: (_, { cycle }, tag) => {
      const [, kind = '', alpine = ''] =
        /^[\d.]+-(sdk|runtime|aspnetcore-runtime|runtime-deps)(-alpine)?[\d.]*(?:-(?:jessie|stretch))?$/.exec(
          tag,
        ) ?? [];
      const name = kind === 'aspnetcore-runtime' ? 'aspnet' : kind;
      return kind === '' ? undefined : `mcr.microsoft.com/dotnet/${name}:${cycle}.0${alpine}`;
    },
  },
  {
    pattern: /^docker\.elastic\.co\/(?:elasticsearch\/elasticsearch|kibana\/kibana|logstash\/logstash)$/,
    product: '',
    image: (name, { latest }) => (latest === undefined ? undefined : `${name}:${latest}`),
  },
  {
    pattern: /^mcr\.microsoft\.com\/(?:vscode\/)?devcontainers\/base$/,
    product: 'debian',
    version: (_, tag) => /(?:debian-?)(\d+)$/.exec(tag)?.[1] ?? /(stretch|buster|bullseye)$/.exec(tag)?.[1],
    image: (_, { codename }) =>
      codename === undefined ? undefined : `mcr.microsoft.com/devcontainers/base:${codename}`,
  },
  {
    // The version alone is a tag of every one of them; behind the old path nothing new came since 2022.
    pattern:
      /^mcr\.microsoft\.com\/(?:vscode\/)?devcontainers\/(?:python|javascript-node|typescript-node|php|ruby|go|dotnet)$/,
    product: '',
    image: (name, { cycle }) =>
      `${name.replace('/vscode/', '/')}:${name.endsWith('/dotnet') ? `${cycle}.0` : cycle}`,
  },
  {
    pattern: /^public\.ecr\.aws\/lambda\/(?:python|nodejs|ruby)$/,
    product: '',
    image: (name, { cycle }, tag) => (/^[\d.]+$/.test(tag) ? `${name}:${cycle}` : undefined),
  },
];

/** Vendors' images whose tags are those of a Docker Official Image. */
const sameTags: readonly (readonly [name: string, official: string, image: string])[] = [
  ['docker.io/nginxinc/nginx-unprivileged', 'nginx', 'nginxinc/nginx-unprivileged'],
  // Canonical's own copies have channels for tags; Docker's copy on the same registry has the releases.
  ['public.ecr.aws/lts/ubuntu', 'ubuntu', 'public.ecr.aws/docker/library/ubuntu'],
  ['public.ecr.aws/ubuntu/ubuntu', 'ubuntu', 'public.ecr.aws/docker/library/ubuntu'],
];

function afterVendor(ref: TaggedRepository, day: string): readonly Successor[] {
  const name = `${ref.registry}/${ref.repository}`;
  const tag = ref.tag ?? '';
  const same = sameTags.find(([vendor]) => vendor === name);
  if (same) return living(same[1], same[2], tag.replace(/_.*/, ''), day);
  for (const vendor of vendors) {
    if (!vendor.pattern.test(name)) continue;
    const known = vendorProductOf(ref);
    const version = vendor.version?.(name, tag) ?? known?.version;
    const product = vendor.product || known?.product.id;
    if (version === undefined || product === undefined) return [];
    return newerRelease(product, version, day, (release) => vendor.image(name, release, tag));
  }
  return distroless(name, tag, day);
}

/** `gcr.io/distroless/base-debian10:nonroot` → `…/base-debian12:nonroot`: the release stands in the name. */
function distroless(name: string, tag: string, day: string): readonly Successor[] {
  const match = /^(gcr\.io\/distroless\/(?:static|base|base-nossl|cc|java-base|python3)-debian)(\d+)$/.exec(
    name,
  );
  if (!match) return [];
  return newerRelease(
    'debian',
    match[2] ?? '',
    day,
    ({ cycle }) => `${match[1]}${cycle}${tag ? `:${tag}` : ''}`,
  );
}

/** The nearest supported release after `version`. */
function newerRelease(
  id: string,
  version: string,
  day: string,
  image: (release: Release) => string | undefined,
): readonly Successor[] {
  const product = productOf(id);
  const from = product && releasesNamed(product, version)[0];
  if (!product || !from) return [];
  const order = product.releases.indexOf(from);
  const lasting = new Date(Date.parse(day) + 180 * 86_400_000).toISOString().slice(0, 10);
  const newer = product.releases
    .slice(0, order)
    .reverse()
    .filter((r) => r.released !== undefined && r.released <= day && isSupported(r, day));
  const fit = newer.filter((r) => isSupported(r, lasting));
  for (const release of fit.length > 0 ? fit : newer) {
    const found = image(release);
    if (found === undefined) continue;
    const change = `${from.cycle} → ${release.cycle}, ${distanceOf(product, from, release)}`;
    return [{ image: found, until: release.end, changes: [change] }];
  }
  return [];
}

function supported(
  id: string,
  version: string,
  day: string,
  image: (release: Release) => string,
): readonly Successor[] {
  const product = productOf(id);
  const [release] = product ? releasesNamed(product, version) : [];
  return release && isSupported(release, day)
    ? [{ image: image(release), until: release.end, changes: [] }]
    : [];
}
