import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProgramVerifier } from '../../src/signatures/verifier';
import {
  missingPrograms,
  pushImage,
  type RealRegistry,
  registryPrograms,
  startRealRegistry,
} from '../registry/real-registry';
import { missingCosign, RealCosign } from './real-cosign';

const run = promisify(execFile);
const skipped = missingPrograms(...registryPrograms) || missingCosign();

describe.skipIf(skipped)('a real cosign against a real registry', () => {
  let registry: RealRegistry;
  let cosign: RealCosign;
  let verifier: ProgramVerifier;
  let ours: string;
  let others: string;

  beforeAll(async () => {
    [registry, cosign] = await Promise.all([startRealRegistry(), RealCosign.start()]);
    verifier = new ProgramVerifier(cosign.machine);
    ours = await cosign.keyPair('ours');
    others = await cosign.keyPair('others');
  }, 60_000);
  afterAll(() => Promise.all([registry?.stop(), cosign?.stop()]));

  /** Pushes an image of its own. @returns its name with digest */
  async function pushed(name: string): Promise<string> {
    const { top } = await pushImage(registry.host, name, '1', { platforms: ['linux/amd64'], content: name });
    return `${registry.host}/${name}@${top.digest}`;
  }
  const signer = (key: string) => ({ images: `${registry.host}/*`, key, log: false });

  test('is found on PATH', async () => {
    expect(await verifier.program()).toBe('cosign');
  });

  test('says valid for our key and invalid for any other', async () => {
    const image = await pushed('team/signed');
    await cosign.sign(image, ours);
    expect(await verifier.verify(image, signer(ours))).toMatchObject({
      state: 'valid',
      digest: image.split('@')[1],
      detail: 'Signed by the key ours.pub.',
    });
    expect(await verifier.verify(image, signer(others))).toMatchObject({
      state: 'invalid',
      detail: 'It is signed, but not by the key others.pub, or its signature was changed.',
    });
  }, 60_000);

  test('says none where nobody signed', async () => {
    const image = await pushed('team/unsigned');
    expect(await verifier.verify(image, signer(ours))).toMatchObject({
      state: 'none',
      detail: 'cosign found no signature of this image.',
    });
  }, 60_000);

  test('says invalid when the signature of one image was put behind another', async () => {
    const [good, bad] = [await pushed('team/good'), await pushed('team/bad')];
    await cosign.sign(good, ours);
    await run('skopeo', [
      ...['--insecure-policy', 'copy', '--src-tls-verify=false', '--dest-tls-verify=false'],
      `docker://${signatureTag(good)}`,
      `docker://${signatureTag(bad)}`,
    ]);
    expect(await verifier.verify(bad, signer(ours))).toMatchObject({
      state: 'invalid',
      detail: 'The signature that lies with this image is that of another image.',
    });
  }, 60_000);

  test('finds a signature that refers to the image instead of having a tag', async () => {
    const image = await pushed('team/referrer');
    await cosign.sign(image, ours, '--registry-referrers-mode=oci-1-1');
    expect(await verifier.verify(image, signer(ours))).toMatchObject({ state: 'valid' });
  }, 60_000);

  test('gives no verdict when the log that must have the signature cannot be asked', async () => {
    const image = await pushed('team/unlogged');
    await cosign.sign(image, ours);
    const checked = verifier.verify(image, { images: '*', key: ours });
    await expect(checked).rejects.toThrow(/^cosign could not check the signature of .*team\/unlogged@sha256/);
  }, 60_000);

  test('gives no verdict when the registry is dead', async () => {
    const image = `127.0.0.1:1/team/dead@sha256:${'0'.repeat(64)}`;
    await expect(verifier.verify(image, signer(ours))).rejects.toThrow(/could not check.*refused/);
  }, 60_000);

  test('gives no verdict when the registry wants a login', async () => {
    const closed = await startRealRegistry({ auth: { user: 'me', password: 'secret' } });
    try {
      const image = `${closed.host}/team/app@sha256:${'0'.repeat(64)}`;
      await expect(verifier.verify(image, signer(ours))).rejects.toThrow(/could not check/);
    } finally {
      await closed.stop();
    }
  }, 60_000);

  test('gives no verdict without the key', async () => {
    const image = await pushed('team/keyless');
    await expect(verifier.verify(image, signer('/nowhere/team.pub'))).rejects.toThrow(
      /could not check.*team\.pub/,
    );
  }, 60_000);
});

/** Where cosign puts the signature of an image. */
function signatureTag(image: string): string {
  const [name, digest = ''] = image.split('@');
  return `${name}:${digest.replace(':', '-')}.sig`;
}
