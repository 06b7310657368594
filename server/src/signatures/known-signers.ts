import type { Signer } from './signatures';

/** A publisher that says how its images are signed. */
export interface KnownSigner extends Signer {
  /** The publisher, for a list to choose from. */
  readonly name: string;
}

/**
 * Publishers and their own words on who signs their images, as of November 2026: the README of distroless, and
 * Chainguard's guide on verifying its images with cosign.
 */
export const knownSigners: readonly KnownSigner[] = [
  {
    name: 'distroless',
    images: 'gcr.io/distroless/*',
    identity: 'keyless@distroless.iam.gserviceaccount.com',
    issuer: 'https://accounts.google.com',
  },
  {
    name: 'Chainguard',
    images: 'cgr.dev/chainguard/*',
    identity: 'https://github.com/chainguard-images/images/.github/workflows/release.yaml@refs/heads/main',
    issuer: 'https://token.actions.githubusercontent.com',
  },
];
