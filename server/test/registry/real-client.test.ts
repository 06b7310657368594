import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { client, dockerLogin, failure, homeWith, reference, secrets } from './client';
import { mediaTypes } from './oci-image';
import {
  missingPrograms,
  pushImage,
  type RealRegistry,
  registryPrograms,
  startRealRegistry,
} from './real-registry';

const platforms = ['linux/amd64', 'linux/arm64/v8'];

describe.skipIf(missingPrograms(...registryPrograms))('a registry for everybody', () => {
  let registry: RealRegistry;
  beforeAll(async () => {
    registry = await startRealRegistry();
  });
  afterAll(() => registry?.stop());

  test('a tag that moves', async () => {
    const asking = client();
    const old = await pushImage(registry.host, 'team/moving', '1', { platforms, content: 'old' });
    const asked = reference(registry.host, '1', 'team/moving');
    expect(await asking.digest(asked)).toMatchObject({ digest: old.top.digest, mediaType: mediaTypes.index });
    expect((await asking.describe(asked)).digest).toBe(old.top.digest);
    const recent = await pushImage(registry.host, 'team/moving', '1', { platforms, content: 'new' });
    expect(recent.top.digest).not.toBe(old.top.digest);
    expect((await asking.digest(asked)).digest).toBe(recent.top.digest);
    expect((await asking.describe(asked)).digest).toBe(recent.top.digest);
    const pinned = { ...asked, tag: undefined, digest: old.top.digest };
    expect((await asking.describe(pinned)).digest).toBe(old.top.digest);
  });

  test('platforms, sizes and ages', async () => {
    const image = await pushImage(registry.host, 'team/app', '1', {
      platforms,
      content: 'sizes',
      created: '2026-02-03T04:05:06Z',
      attestation: true,
      labels: { 'org.opencontainers.image.revision': 'abc' },
    });
    const found = await client().describe(reference(registry.host));
    expect(found.platforms).toEqual(
      image.platforms.map(({ platform, manifest, compressedSize }) => ({
        platform,
        digest: manifest.digest,
        compressedSize,
        created: '2026-02-03T04:05:06Z',
      })),
    );
    expect(found.labels).toEqual({ 'org.opencontainers.image.revision': 'abc' });
    for (const { digest, compressedSize } of found.platforms) {
      const response = await fetch(`${registry.url}/v2/team/app/manifests/${digest}`, {
        headers: { accept: mediaTypes.manifest },
      });
      const manifest = (await response.json()) as { config: { size: number }; layers: { size: number }[] };
      const sizes = [manifest.config, ...manifest.layers].map(({ size }) => size);
      expect(compressedSize).toBe(sizes.reduce((a, b) => a + b));
    }
  });

  test('an image of one platform', async () => {
    const image = await pushImage(registry.host, 'team/single', 'v1', {
      platforms: ['linux/s390x'],
      content: 'one',
    });
    const found = await client().describe(reference(registry.host, 'v1', 'team/single'));
    expect(found).toMatchObject({ digest: image.top.digest, platforms: [{ platform: 'linux/s390x' }] });
  });

  test('tags', async () => {
    for (const tag of ['b', 'a', '1.0']) {
      await pushImage(registry.host, 'team/tags', tag, { platforms: ['linux/amd64'], content: 'same' });
    }
    const asked = reference(registry.host, 'a', 'team/tags');
    // This registry lists tags in the order of its folders.
    expect([...(await client().tags(asked))].sort()).toEqual(['1.0', 'a', 'b']);
    expect(await client().tags(asked, { limit: 2 })).toHaveLength(2);
  });

  test('what is not there', async () => {
    for (const ask of ['digest', 'describe', 'tags'] as const) {
      expect((await failure(client()[ask](reference(registry.host, 'x', 'team/none')))).problem).toBe(
        'not-found',
      );
    }
  });
});

describe.skipIf(missingPrograms(...registryPrograms))('a registry with a password', () => {
  const auth = { user: secrets.user, password: secrets.password };
  let registry: RealRegistry;
  beforeAll(async () => {
    registry = await startRealRegistry({ auth });
    await pushImage(registry.host, 'team/app', '1', { platforms, content: 'private', auth });
  });
  afterAll(() => registry?.stop());

  test('answers those who log in', async () => {
    const asking = client({ environment: await homeWith(dockerLogin(registry.host)) });
    expect((await asking.describe(reference(registry.host))).platforms).toHaveLength(2);
    expect(await asking.tags(reference(registry.host))).toEqual(['1']);
  });

  test('asks the others for a login', async () => {
    const error = await failure(client().digest(reference(registry.host)));
    expect(error.problem).toBe('unauthorized');
    expect(error.message).toContain(`\`docker login ${registry.host}\``);
  });

  test('refuses a wrong password', async () => {
    const asking = client({ environment: await homeWith(dockerLogin(registry.host, 'wrong')) });
    const error = await failure(asking.digest(reference(registry.host)));
    expect(error.problem).toBe('unauthorized');
    expect(error.message).toContain('does not accept the stored login');
  });
});
