import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../../src/signatures/machine';
import { ProgramVerifier } from '../../src/signatures/verifier';

const image = `registry.example.com/team/app@sha256:${'a'.repeat(64)}`;
const signer = { images: '*', key: '/w/team.pub' };

// Stand-ins are shell scripts; what is tested is how any program is run.
describe.skipIf(process.platform === 'win32')('a verifier', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verifier-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function install(name: string, script: string): Promise<void> {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  const machine = () => ({ platform: process.platform, env: { PATH: `${folder}:/usr/bin:/bin` } });
  const verifier = (limits?: { time: number; output: number }) => new ProgramVerifier(machine(), limits);

  it('has no program where there is none, and says so', async () => {
    const none = new ProgramVerifier({ platform: process.platform, env: { PATH: folder } });
    expect(await none.program()).toBeUndefined();
    await expect(none.verify(image, signer)).rejects.toThrow('There is no cosign on PATH, and no notation.');
  });

  it('prefers cosign to notation', async () => {
    await install('notation', 'exit 0');
    expect(await verifier().program()).toBe('notation');
    expect((await verifier().verify(image, signer)).detail).toContain('trust policy of notation');
    await install('cosign', 'exit 0');
    expect(await verifier().program()).toBe('cosign');
    expect((await verifier().verify(image, signer)).detail).toBe('Signed by the key team.pub.');
  });

  it('says none when an older cosign knows fewer places', async () => {
    await install(
      'cosign',
      'case "$*" in *experimental*) echo "Error: unknown flag: --experimental-oci11" >&2; exit 1;; esac; echo "Error: no signatures found" >&2; exit 10',
    );
    expect((await verifier().verify(image, signer)).state).toBe('none');
  });

  it('stops a program that takes too long, prints too much, or is no longer wanted', async () => {
    await install('cosign', 'exec sleep 600');
    await expect(verifier({ time: 100, output: 1000 }).verify(image, signer)).rejects.toThrow(
      'The signature could not be checked with cosign: it did not end within 0 seconds.',
    );
    const abort = new AbortController();
    const checking = verifier().verify(image, signer, { signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(checking).rejects.toThrow('enough');
    await install('cosign', 'exec yes');
    await expect(verifier({ time: 60_000, output: 1000 }).verify(image, signer)).rejects.toThrow(
      'it printed more than can be read',
    );
  });

  it.each([
    'debian:bookworm',
    `--help@sha256:${'a'.repeat(64)}`,
    `x y/z@sha256:${'a'.repeat(64)}`,
    'a/b@sha256:1',
  ])('hands %s to no program', async (name) => {
    await install('cosign', `touch ${join(folder, 'ran')}`);
    await expect(verifier().verify(name, signer)).rejects.toThrow(/only an image with a digest/);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  it('is not looked for in the workspace, nor in a folder of its name', async () => {
    await mkdir(join(folder, 'cosign'));
    expect(findProgram('cosign', { platform: 'linux', env: { PATH: `.:bin::${folder}` } })).toBeUndefined();
    await rm(join(folder, 'cosign'), { recursive: true });
    await install('cosign', 'exit 0');
    expect(findProgram('cosign', { platform: 'linux', env: { PATH: `.:${folder}/` } })).toBe(
      join(folder, 'cosign'),
    );
  });
});
