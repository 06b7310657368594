import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Machine } from '../../src/signatures/machine';

const run = promisify(execFile);

/** Where the check puts a cosign on machines whose distribution has none. */
const ownFolder = fileURLToPath(new URL('../../../.editor/engine', import.meta.url));

function cosignPath(): string | undefined {
  return [...(process.env.PATH ?? '').split(delimiter), ownFolder]
    .map((folder) => join(folder, 'cosign'))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Whether tests that need cosign should be skipped; never with HYGIENE_REQUIRE_ALL=1, where they have to fail instead. */
export function missingCosign(): boolean {
  if (cosignPath() !== undefined || process.env.HYGIENE_REQUIRE_ALL === '1') return false;
  console.warn('skipped: cosign is neither on PATH nor in .editor/engine');
  return true;
}

/** cosign with a home of its own, which reaches loopback and nothing else. */
export class RealCosign {
  private constructor(
    readonly folder: string,
    private readonly path: string,
  ) {}

  static async start(): Promise<RealCosign> {
    const path = cosignPath();
    if (path === undefined) throw new Error('cosign is neither on PATH nor in .editor/engine');
    return new RealCosign(await mkdtemp(join(tmpdir(), 'cosign-')), path);
  }

  /** A machine that has this cosign on PATH, and no way out but to loopback. */
  get machine(): Machine {
    return {
      platform: process.platform,
      env: {
        PATH: dirname(this.path),
        HOME: this.folder,
        DOCKER_CONFIG: this.folder,
        COSIGN_PASSWORD: '',
        // Nobody listens there; loopback itself is never asked through a proxy.
        HTTP_PROXY: 'http://127.0.0.1:1',
        HTTPS_PROXY: 'http://127.0.0.1:1',
      },
    };
  }

  /** Makes a pair of keys. @returns path of the public one; the private one lies beside it, with `.key` */
  async keyPair(name: string): Promise<string> {
    await this.run('generate-key-pair', `--output-key-prefix=${join(this.folder, name)}`);
    return join(this.folder, `${name}.pub`);
  }

  /** Signs an image with the private key that belongs to a public one; no log is told. */
  async sign(image: string, publicKey: string, ...flags: string[]): Promise<void> {
    const key = publicKey.replace(/\.pub$/, '.key');
    await this.run('sign', `--key=${key}`, '--tlog-upload=false', '--yes', ...flags, image);
  }

  async stop(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async run(...args: string[]): Promise<void> {
    await run(this.path, args, { env: { ...this.machine.env, COSIGN_EXPERIMENTAL: '1' }, cwd: this.folder });
  }
}
