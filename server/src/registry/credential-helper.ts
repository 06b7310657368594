import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { homeOf, type StoredLogin } from './auth-files';

type Environment = Readonly<Record<string, string | undefined>>;

const nameShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const maxOutput = 1024 * 1024;
const timeLimit = 10_000;

/**
 * Asks a credential helper of docker (`docker-credential-<name> get`, the server on its standard input, JSON back).
 * @param server as the helper knows it: a host, or Docker Hub's `https://index.docker.io/v1/`
 * @returns undefined when the helper knows no login for the server
 * @throws {Error} with a sentence for the user; nothing of what the helper wrote is in it
 */
export async function askHelper(
  name: string,
  server: string,
  environment: Environment,
  signal: AbortSignal | undefined,
): Promise<StoredLogin | undefined> {
  if (!nameShape.test(name))
    throw new Error('The credential helper in the file of logins has no valid name.');
  const program = await find(`docker-credential-${name}`, environment);
  if (!program) throw new Error(`The credential helper docker-credential-${name} is not installed.`);
  const { code, output } = await get(program, server, environment, signal);
  // What docker's own helpers write, and docker looks for.
  if (code !== 0 && output.includes('credentials not found')) return undefined;
  if (code !== 0) throw new Error(`The credential helper docker-credential-${name} failed.`);
  try {
    const { Username: user, Secret: secret } = JSON.parse(output) as Record<string, unknown>;
    if (typeof user !== 'string' || typeof secret !== 'string') throw new Error();
    if (secret === '') return undefined;
    return user === '<token>'
      ? { user: '', password: '', identityToken: secret }
      : { user, password: secret, identityToken: undefined };
  } catch {
    throw new Error(`The credential helper docker-credential-${name} did not answer with a login.`);
  }
}

/** Looks along PATH, absolute folders only: the current folder may belong to somebody else. */
async function find(program: string, environment: Environment): Promise<string | undefined> {
  const path = environment.PATH ?? environment.Path ?? '';
  const suffix = process.platform === 'win32' && !program.endsWith('.exe') ? '.exe' : '';
  for (const folder of path.split(delimiter).filter(isAbsolute)) {
    const file = join(folder, program + suffix);
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      // Not here.
    }
  }
  return undefined;
}

/** @returns the exit code, undefined when the helper was stopped or could not start, and what it wrote */
function get(
  program: string,
  server: string,
  environment: Environment,
  signal: AbortSignal | undefined,
): Promise<{ readonly code: number | undefined; readonly output: string }> {
  return new Promise((resolve) => {
    const helper = spawn(program, ['get'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      cwd: homeOf(environment) ?? tmpdir(),
      env: environment,
      timeout: timeLimit,
      killSignal: 'SIGKILL',
      windowsHide: true,
      ...(signal ? { signal } : {}),
    });
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (code: number | undefined) => {
      const output = Buffer.concat(chunks).toString('utf8');
      helper.stdout.destroy();
      resolve({ code, output });
    };
    helper.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxOutput) helper.kill('SIGKILL');
      else chunks.push(chunk);
    });
    helper.on('error', () => finish(undefined));
    helper.once('exit', (code) => {
      // A child of a helper that was stopped may hold the output open for ever.
      if (code === null) finish(undefined);
    });
    helper.once('close', (code) => finish(code ?? undefined));
    helper.stdin.on('error', () => undefined);
    helper.stdin.end(server);
  });
}
