import { imagePatternSource } from '../../policy/patterns';
import type { Policy, Surroundings } from '../../policy/policy';
import { type ImageReference, parseImageReference } from '../../syntax/image-reference';

/** An image that the Dockerfile takes, and whether the linter trusts who publishes it. */
export interface JudgedImage {
  readonly reference: ImageReference;
  readonly trusted: boolean;
}

/** Which repositories a build may take, in the names that Buildx gives them (host and path, lower case). Sorted. */
export interface TrustedImages {
  readonly repositories: readonly string[];
  readonly prefixes: readonly string[];
  /** Regular expressions, as Go's `regexp` and JavaScript read them alike. */
  readonly patterns: readonly string[];
}

/** Where Docker Official Images are served: Docker Hub and the copies that Docker keeps. */
const officialPrefixes = ['docker.io/library/', 'public.ecr.aws/docker/library/'];

/** Registries on which an owner's name in a git remote is taken for the same owner's namespace. */
const hubs = ['docker.io', 'ghcr.io', 'quay.io', 'registry.gitlab.com'];

/**
 * What of images a build policy has to allow: the trusted ones among those that are used, what the user's policy names,
 * the user's own namespaces and images, and, unless only distributions are trusted, every Docker Official Image.
 */
export function trustedImages(
  images: readonly JudgedImage[],
  policy: Policy,
  { owners = [], localImages = [] }: Surroundings,
): TrustedImages {
  const used = images.filter(({ trusted }) => trusted).map(({ reference }) => repositoryForBuildx(reference));
  const local = localImages.flatMap((image) => {
    const reference = parseImageReference(image);
    return reference ? [repositoryForBuildx(reference)] : [];
  });
  const official = policy.preset === 'distribution-only' ? [] : [...officialPrefixes, ...mirrorsOf(policy)];
  const own = owners.flatMap((owner) => hubs.map((hub) => `${hub}/${owner.toLowerCase()}/`));
  const prefixes = unique([...official, ...own]);
  return {
    repositories: unique([...used, ...local]).filter(
      (repository) => !prefixes.some((prefix) => repository.startsWith(prefix)),
    ),
    prefixes,
    patterns: unique(policy.trust.images.map(imagePatternSource)),
  };
}

/**
 * `input.image.fullRepo` for a reference, in lower case. Buildx folds `index.docker.io` into `docker.io`, as the linter
 * does, but no other alias of Docker Hub.
 */
function repositoryForBuildx({ text, registry, repository, parts }: ImageReference): string {
  const written = parts.registry && text.slice(parts.registry.start, parts.registry.end).toLowerCase();
  const host = written === undefined || written === 'index.docker.io' ? registry : written;
  return `${host}/${repository}`;
}

/** Mirrors of Docker Hub's library, as prefixes. */
function mirrorsOf({ mirrors }: Policy): string[] {
  return Object.entries(mirrors).flatMap(([mirror, of]) => {
    const place = mirror.trim().replace(/\/+$/, '').toLowerCase();
    const original = of.trim().replace(/\/+$/, '').toLowerCase();
    if (original === 'docker.io/library') return [`${place}/`];
    return original === 'docker.io' ? [`${place}/library/`] : [];
  });
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
