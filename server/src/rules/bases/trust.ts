import { isOfficialImage } from '../../knowledge/official-images';
import { isDistributionImage, isPublicHub, type Publisher, publisherOf } from '../../knowledge/publishers';
import { libraryName } from '../../knowledge/repository';
import { matchesImage } from '../../policy/patterns';
import { type ImageReference, parseImageReference } from '../../syntax';
import type { RuleContext } from '../rule';

/**
 * Why a publisher is not trusted. `community`: an account on a registry where anyone can have one; `unknown-registry`:
 * nobody here knows it; `unqualified`: a bare name that is no official image; `address`: a registry named by its IP
 * address; `not-distribution`: trusted otherwise, but the policy wants distributions only.
 */
export type Distrust = 'community' | 'unknown-registry' | 'unqualified' | 'address' | 'not-distribution';

/** Whether an image's publisher is trusted, and why not. */
export type Verdict =
  /** `own`: the user's; `policy`: the user said so. */
  | {
      readonly trusted: true;
      readonly because: 'official' | 'publisher' | 'own' | 'policy';
      readonly publisher?: Publisher;
    }
  | {
      readonly trusted: false;
      readonly because: Distrust;
    };

/** Judges who publishes an image. The digest plays no part: it fixes the content, not who made it. */
export function judge(reference: ImageReference, context: RuleContext): Verdict {
  const { policy, surroundings } = context;
  if (policy.trust.images.some((pattern) => matchesImage(pattern, reference)))
    return { trusted: true, because: 'policy' };
  const host = reference.registry.replace(/:\d+$/, '');
  if (isLoopback(host) || isOwn(reference, surroundings)) return { trusted: true, because: 'own' };
  if (isIpAddress(host)) return { trusted: false, because: 'address' };
  if (policy.preset === 'distribution-only' && !isFrontend(reference) && !isDistributionImage(reference)) {
    const known = publisherOf(reference) !== undefined || libraryName(reference) !== undefined;
    if (known) return { trusted: false, because: 'not-distribution' };
  }
  const publisher = publisherOf(reference);
  if (publisher)
    return { trusted: true, because: publisher.kind === 'official' ? 'official' : 'publisher', publisher };
  const name = libraryName(reference);
  // What Docker once published is judged by its age, which is another rule's matter.
  if (name !== undefined && isOfficialImage(name)) return { trusted: true, because: 'official' };
  if (name !== undefined) return { trusted: false, because: 'unqualified' };
  return { trusted: false, because: isPublicHub(reference.registry) ? 'community' : 'unknown-registry' };
}

/** Docker's own frontend, which reads the Dockerfile and leaves nothing in the image. */
function isFrontend({ registry, repository }: ImageReference): boolean {
  return registry === 'docker.io' && /^docker\/dockerfile(?:-upstream)?$/.test(repository);
}

/** Repository as people write it: `debian`, `grafana/grafana`, `ghcr.io/owner/name`. */
export function familiarName(reference: ImageReference): string {
  return (
    libraryName(reference) ??
    (reference.registry === 'docker.io'
      ? reference.repository
      : `${reference.registry}/${reference.repository}`)
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || /^127\.|^\[?::1\]?$/.test(host) || host === 'host.docker.internal';
}

function isIpAddress(host: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.startsWith('[');
}

function isOwn(reference: ImageReference, surroundings: RuleContext['surroundings']): boolean {
  const parts = reference.repository.split('/');
  const owner = parts[0]?.toLowerCase();
  if (owner && parts.length > 1 && isPublicHub(reference.registry) && surroundings.owners?.includes(owner))
    return true;
  // Images of the workspace are compared as references: a registry's port is no tag.
  return (
    surroundings.localImages?.some((image) => {
      const own = parseImageReference(image);
      return (
        own !== undefined && own.registry === reference.registry && own.repository === reference.repository
      );
    }) ?? false
  );
}
