import { describe, expect, it } from 'vitest';
import type { SignedImage } from '../../../server/src/protocol';
import {
  identityProblem,
  issuerProblem,
  issuers,
  knownSigner,
  signerItems,
} from '../../src/signatures/signers';

const image: SignedImage = { image: 'debian:trixie', line: 0, repository: 'docker.io/library/debian' };
const distroless: SignedImage = {
  image: 'gcr.io/distroless/static',
  line: 0,
  repository: 'gcr.io/distroless/static',
  known: {
    name: 'distroless',
    images: 'gcr.io/distroless/*',
    identity: 'keyless@example.com',
    issuer: 'https://accounts.example.com',
  },
};

describe('who can be said to sign', () => {
  it('is a key or an identity', () => {
    expect(signerItems(image).map(({ way }) => way)).toEqual(['key', 'identity']);
    expect(knownSigner(image)).toBeUndefined();
  });

  it('is first of all whom the publisher names', () => {
    expect(signerItems(distroless)[0]).toEqual({
      label: 'distroless',
      detail: 'keyless@example.com (accounts.example.com), as the publisher says',
      way: 'known',
    });
    expect(knownSigner(distroless)).toEqual({
      images: 'gcr.io/distroless/*',
      identity: 'keyless@example.com',
      issuer: 'https://accounts.example.com',
    });
  });
});

describe('what is typed in', () => {
  it.each(['me@example.com', ' https://github.com/a/b/.github/workflows/c.yml@refs/heads/main '])(
    'can be the identity %j',
    (text) => expect(identityProblem(text)).toBeUndefined(),
  );
  it.each(['', '  ', 'two words'])('cannot be the identity %j', (text) =>
    expect(identityProblem(text)).toContain('one word'),
  );
  it.each(issuers.map(({ issuer }) => issuer))('can be the issuer %s', (issuer) =>
    expect(issuerProblem(issuer)).toBeUndefined(),
  );
  it.each(['', 'accounts.example.com', 'http://accounts.example.com', 'https://', 'https:// x'])(
    'cannot be the issuer %j',
    (text) => expect(issuerProblem(text)).toContain('https://'),
  );
});
