import type { Repository } from './repository';

/** A publisher's own move of its images, with the same tags for the same content. */
interface Move {
  /** Host and path; with `/` at the end everything below. */
  readonly from: string;
  readonly to: string;
  /** The tags that exist at the new place; all when left out. */
  readonly tags?: RegExp;
  readonly who: string;
}

const windows = /^(?:ltsc2016|sac2016|1709|1803)$/;

/** Source: the publishers' announcements and the tag lists of both places; curated 2026-11-21. */
const moves: readonly Move[] = [
  { from: 'k8s.gcr.io/', to: 'registry.k8s.io/', who: 'Kubernetes' },
  { from: 'gcr.io/google_containers/', to: 'registry.k8s.io/', who: 'Kubernetes' },
  { from: 'gcr.io/google-containers/', to: 'registry.k8s.io/', who: 'Kubernetes' },
  // The old place has the tags up to October 2023 only, the new one those since then.
  {
    from: 'docker.io/jupyter/',
    to: 'quay.io/jupyter/',
    tags: /^(?:x86_64-|aarch64-)?python-3\.1[1-9](?:\.[6-9])?$/,
    who: 'Jupyter',
  },
  { from: 'docker.io/tootsuite/mastodon', to: 'ghcr.io/mastodon/mastodon', tags: /^v4\./, who: 'Mastodon' },
  {
    from: 'docker.io/microsoft/windowsservercore',
    to: 'mcr.microsoft.com/windows/servercore',
    tags: windows,
    who: 'Microsoft',
  },
  {
    from: 'docker.io/microsoft/nanoserver',
    to: 'mcr.microsoft.com/windows/nanoserver',
    tags: windows,
    who: 'Microsoft',
  },
  {
    from: 'docker.io/microsoft/iis',
    to: 'mcr.microsoft.com/windows/servercore/iis',
    tags: /^windowsservercore-(?:ltsc2016|1709|1803)$/,
    who: 'Microsoft',
  },
];

/**
 * Where the publisher of `ref` has moved the very image to: a full reference with the same tag, and who says so;
 * `undefined` when nothing is known, or the tag is not known to exist there, or there is none.
 */
export function movedImage(
  ref: Repository & { readonly tag?: string | undefined },
): { readonly image: string; readonly who: string } | undefined {
  const path = `${ref.registry}/${ref.repository}`;
  const move = moves.find(({ from }) => (from.endsWith('/') ? path.startsWith(from) : path === from));
  if (move === undefined || ref.tag === undefined || ref.tag === 'latest') return undefined;
  if (move.tags !== undefined && !move.tags.test(ref.tag)) return undefined;
  return { image: `${move.to}${path.slice(move.from.length)}:${ref.tag}`, who: move.who };
}
