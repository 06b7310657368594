import type { Repository } from './repository';

/** A publisher's own move of its images, with the same tags for the same content. */
interface Move {
  /** Host and path; with `/` at the end everything below. */
  readonly from: string;
  readonly to: string;
  /** The tags that exist at the new place; all when left out. */
  readonly tags?: RegExp;
  readonly who: string;
  /** A tag at the new place for an image that was taken without one, or by a tag that it has not. */
  readonly otherwise?: string;
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
    otherwise: 'python-3.12',
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

/** An image at the place that its publisher moved to. */
export interface MovedImage {
  /** A full reference with a tag. */
  readonly image: string;
  readonly who: string;
  /** True for the very same tag; false where another one had to be chosen. */
  readonly same: boolean;
}

/**
 * Where the publisher of `ref` has moved the image to; `undefined` when nothing is known, or neither its tag nor one to
 * take instead is known to exist there.
 */
export function movedImage(ref: Repository & { readonly tag?: string | undefined }): MovedImage | undefined {
  const path = `${ref.registry}/${ref.repository}`;
  const move = moves.find(({ from }) => (from.endsWith('/') ? path.startsWith(from) : path === from));
  if (move === undefined) return undefined;
  const named = ref.tag !== undefined && ref.tag !== 'latest' && (move.tags?.test(ref.tag) ?? true);
  const tag = named ? ref.tag : /-notebook$/.test(path) ? move.otherwise : undefined;
  if (tag === undefined) return undefined;
  return { image: `${move.to}${path.slice(move.from.length)}:${tag}`, who: move.who, same: named };
}
