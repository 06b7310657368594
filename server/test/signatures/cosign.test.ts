import { describe, expect, it } from 'vitest';
import { cosignArguments, readCosign } from '../../src/signatures/cosign';
import { notationArguments, readNotation } from '../../src/signatures/notation';

const image = `registry.example.com/team/app@sha256:${'a'.repeat(64)}`;
const byKey = { images: '*', key: '/w/keys/team.pub' };
const keyless = { images: '*', identity: 'ci@example.com', issuer: 'https://accounts.example.com' };
const failed = (code: number, stderr: string) => ({ code, stdout: '', stderr });

describe('arguments of cosign', () => {
  it('want the log unless the signer has none', () => {
    expect(cosignArguments(image, byKey, [], false)).toEqual([
      'verify',
      '--output=json',
      '--key=/w/keys/team.pub',
      image,
    ]);
    expect(cosignArguments(image, { ...byKey, log: false }, [], false)).toContain(
      '--insecure-ignore-tlog=true',
    );
  });

  it('always want the log for an identity: without it nobody knows when a certificate was used', () => {
    expect(cosignArguments(image, { ...keyless, log: false }, [], false)).toEqual([
      'verify',
      '--output=json',
      '--certificate-identity=ci@example.com',
      '--certificate-oidc-issuer=https://accounts.example.com',
      image,
    ]);
  });

  it('allow plain http only where they are told to', () => {
    expect(cosignArguments(image, byKey, [], true)).toContain('--allow-http-registry=true');
    expect(cosignArguments(image, byKey, [], false).join(' ')).not.toContain('--allow');
  });

  it.each([{ images: 'a/*' }, { images: 'a/*', identity: 'x' }, { images: 'a/*', issuer: 'y' }])(
    'are none for %j',
    (signer) => {
      expect(() => cosignArguments(image, signer, [], false)).toThrow(
        'The signer for a/* has neither a key nor an identity with its issuer.',
      );
    },
  );

  it.each(['pkcs11:token=x?module-path=/tmp/x.so', 'http://example.com/key.pub', 'plugin://x'])(
    'do not take the key %s',
    (key) => {
      expect(() => cosignArguments(image, { images: 'a/*', key }, [], false)).toThrow(/of a kind/);
    },
  );

  it.each(['https://example.com/key.pub', 'awskms:///alias/x', 'C:\\keys\\team.pub', 'keys/a:b.pub'])(
    'take the key %s',
    (key) => {
      expect(cosignArguments(image, { images: '*', key }, [], false)).toContain(`--key=${key}`);
    },
  );
});

describe('what cosign says', () => {
  it('names who signed as the certificate does', () => {
    const stdout = JSON.stringify([
      { critical: {}, optional: { Subject: 'ci@example.com', Issuer: 'https://accounts.example.com' } },
    ]);
    expect(readCosign({ code: 0, stdout, stderr: '' }, image, keyless)).toEqual({
      state: 'valid',
      detail: 'Signed by ci@example.com (accounts.example.com).',
    });
    expect(readCosign({ code: 0, stdout: 'not json', stderr: '' }, image, byKey).detail).toBe(
      'Signed by the key team.pub.',
    );
  });

  it('is understood by its words where an older version has no exit codes', () => {
    expect(readCosign(failed(1, 'Error: no signatures found for image\n'), image, byKey).state).toBe('none');
    expect(
      readCosign(failed(1, 'Error: no matching signatures:\nfailed to verify signature'), image, byKey).state,
    ).toBe('invalid');
  });

  it('is invalid for another identity and for a key where an identity must have signed', () => {
    const other =
      'Error: no matching signatures: none of the expected identities matched what was in the certificate, got subjects [x@example.com] with issuer https://accounts.example.com\n';
    expect(readCosign(failed(12, other), image, keyless)).toEqual({
      state: 'invalid',
      detail: 'It is signed, but not by ci@example.com (accounts.example.com), or its signature was changed.',
    });
    expect(readCosign(failed(13, 'Error: no certificate found on signature\n'), image, keyless).state).toBe(
      'invalid',
    );
  });

  it.each([
    [
      12,
      'Error: no matching signatures: searching log query: Post "https://rekor.example.com/api": dial tcp: lookup rekor.example.com: no such host',
    ],
    [12, 'Error: no matching signatures: signature not found in transparency log'],
    [11, 'Error: image tag not found: entity not found in registry'],
    [1, 'Error: GET https://registry.example.com/v2/: UNAUTHORIZED: authentication required'],
    [1, ''],
  ])('is no verdict when it ends with %i and %s', (code, stderr) => {
    expect(() => readCosign(failed(code, stderr), image, byKey)).toThrow(Error);
  });

  it('tells how to do without a log, to those who have a key', () => {
    const stderr = 'Error: no matching signatures: signature not found in transparency log';
    expect(() => readCosign(failed(12, stderr), image, byKey)).toThrow('"log": false');
    expect(() => readCosign(failed(12, stderr), image, keyless)).not.toThrow('"log": false');
  });

  it('is passed on without credentials', () => {
    const stderr =
      'Error: Get "https://me:hunter2@registry.example.com/v2/token?scope=x&password=hunter2": bearer hunter2: denied';
    expect(() => readCosign(failed(1, stderr), image, byKey)).toThrow('registry.example.com/v2/token');
    expect(() => readCosign(failed(1, stderr), image, byKey)).not.toThrow('hunter2');
  });
});

describe('what notation says', () => {
  it('is asked of the image alone', () => {
    expect(notationArguments(image, true)).toEqual(['verify', '--insecure-registry', image]);
  });

  it.each([
    [0, '', 'valid'],
    [1, 'Error: signature verification failed: no signature is associated with "x", make sure', 'none'],
    [1, 'Error: signature verification failed for all the signatures associated with x', 'invalid'],
  ])('%i %s is %s', (code, stderr, state) => {
    expect(readNotation(failed(code, stderr), image).state).toBe(state);
  });

  it.each([
    'Error: failed to resolve x: Get "https://registry.example.com/v2/": dial tcp: connection refused',
    'Error: trust policy is not present',
    'Error: signature verification failed for all the signatures: Get "https://ocsp.example.com": i/o timeout',
  ])('is no verdict for %s', (stderr) => {
    expect(() => readNotation(failed(1, stderr), image)).toThrow(/^notation could not check/);
  });
});
