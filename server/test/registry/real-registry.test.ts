import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from './oci-image';
import {
  missingPrograms,
  pushImage,
  type RealRegistry,
  registryPrograms,
  startRealRegistry,
} from './real-registry';

describe.skipIf(missingPrograms(...registryPrograms))('a real registry', () => {
  let registry: RealRegistry;
  beforeAll(async () => {
    registry = await startRealRegistry();
  });
  afterAll(() => registry?.stop());

  test('keeps what was pushed, byte by byte', async () => {
    const image = await pushImage(registry.host, 'team/app', '1', {
      platforms: ['linux/amd64', 'linux/arm64/v8'],
      content: 'one',
      attestation: true,
    });
    const response = await fetch(`${registry.url}/v2/team/app/manifests/1`, {
      headers: { accept: image.top.mediaType },
    });
    expect(sha256(await response.text())).toBe(image.top.digest);
  });
});
