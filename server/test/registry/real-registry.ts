import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { type BuiltImage, buildImage, type ImageSpec, writeOciLayout } from './oci-image';

const run = promisify(execFile);

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** A registry that runs until it is stopped. */
export interface RealRegistry {
  /** `127.0.0.1:45123`: what stands before the repository in an image's name. */
  readonly host: string;
  /** `http://127.0.0.1:45123`. */
  readonly url: string;
  /** Ends the program and removes its files. */
  stop(): Promise<void>;
}

function onPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Whether tests that need these programs should be skipped: `describe.skipIf(missingPrograms(…))`. Never with
 * HYGIENE_REQUIRE_ALL=1, where such tests have to fail instead.
 * @returns true when one is missing, after saying which
 */
export function missingPrograms(...programs: string[]): boolean {
  const missing = programs.filter((program) => !onPath(program));
  if (missing.length === 0 || process.env.HYGIENE_REQUIRE_ALL === '1') return false;
  console.warn(`skipped: ${missing.join(', ')} not installed`);
  return true;
}

/** What {@link startRealRegistry} and {@link pushImage} need. */
export const registryPrograms = ['docker-registry', 'skopeo', 'htpasswd'] as const;
const [registryProgram, skopeo, htpasswd] = registryPrograms;

/** Starts `docker-registry` on a free port of loopback, over plain http, with an empty store. */
export async function startRealRegistry(options: { readonly auth?: Login } = {}): Promise<RealRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-'));
  const config: Record<string, unknown> = {
    version: '0.1',
    log: { level: 'info' },
    storage: { filesystem: { rootdirectory: join(folder, 'store') }, delete: { enabled: true } },
    http: { addr: '127.0.0.1:0' },
  };
  if (options.auth) {
    const { user, password } = options.auth;
    const { stdout } = await run(htpasswd, ['-nbB', user, password]);
    await writeFile(join(folder, 'htpasswd'), stdout);
    config.auth = { htpasswd: { realm: 'test', path: join(folder, 'htpasswd') } };
  }
  // YAML is a superset of JSON.
  await writeFile(join(folder, 'config.yml'), JSON.stringify(config));
  const program = spawn(registryProgram, ['serve', join(folder, 'config.yml')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, OTEL_TRACES_EXPORTER: 'none' },
  });
  try {
    const host = await addressOf(program);
    return {
      host,
      url: `http://${host}`,
      stop: async () => {
        await end(program);
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await end(program);
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Builds an image and pushes it with skopeo, digests unchanged.
 * @param host a registry on loopback over plain http
 * @returns the image as it was built, to compare with
 */
export async function pushImage(
  host: string,
  name: string,
  tag: string,
  spec: ImageSpec & { readonly auth?: Login },
): Promise<BuiltImage> {
  const image = buildImage(spec);
  const folder = await mkdtemp(join(tmpdir(), 'oci-'));
  try {
    await writeOciLayout(join(folder, 'image'), image);
    const login = spec.auth ? ['--dest-creds', `${spec.auth.user}:${spec.auth.password}`] : [];
    await run(
      skopeo,
      [
        ...['--insecure-policy', 'copy', '--all', '--preserve-digests', '--dest-tls-verify=false'],
        ...login,
        `oci:${join(folder, 'image')}:latest`,
        `docker://${host}/${name}:${tag}`,
      ],
      { env: { PATH: process.env.PATH, HOME: folder, XDG_RUNTIME_DIR: folder } },
    );
    return image;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The address that the program says it listens on. */
function addressOf(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    if (program.stderr) {
      createInterface(program.stderr).on('line', (line) => {
        said = `${said}${line}\n`.slice(-4000);
        const address = /listening on (127\.0\.0\.1:\d+)/.exec(line)?.[1];
        if (address) resolve(address);
      });
    }
    program.once('error', reject);
    program.once('exit', (code) => reject(new Error(`docker-registry ended with ${code}: ${said}`)));
  });
}

function end(program: ChildProcess): Promise<void> {
  if (program.pid === undefined || program.exitCode !== null || program.signalCode !== null) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    program.once('exit', () => resolve());
    program.kill('SIGKILL');
  });
}
