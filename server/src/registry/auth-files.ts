import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord, parseRecord, recordOf, textOf } from './json';

type Environment = Readonly<Record<string, string | undefined>>;

/** A login as it stands in a file. */
export interface StoredLogin {
  readonly user: string;
  readonly password: string;
  /** Token that stands for the user at the place that gives tokens. */
  readonly identityToken: string | undefined;
}

/** What a file of docker or podman says about logins; keys as written there. */
export interface AuthFile {
  readonly path: string;
  readonly credHelpers: ReadonlyMap<string, string>;
  readonly credsStore: string | undefined;
  readonly auths: ReadonlyMap<string, StoredLogin>;
}

const maxSize = 1024 * 1024;

/** The user's home folder, as far as the environment tells it. */
export function homeOf(environment: Environment): string | undefined {
  return (
    (process.platform === 'win32' ? environment.USERPROFILE : undefined) ||
    environment.HOME ||
    environment.USERPROFILE ||
    undefined
  );
}

/** Where docker's and podman's logins may stand, the first to be believed first (docker-login(1), containers-auth.json(5)). */
export function authFilePaths(environment: Environment): readonly string[] {
  const home = homeOf(environment);
  const docker = environment.DOCKER_CONFIG || (home && join(home, '.docker'));
  const runtime = environment.XDG_RUNTIME_DIR;
  const config = environment.XDG_CONFIG_HOME || (home && join(home, '.config'));
  return [
    environment.REGISTRY_AUTH_FILE,
    docker && join(docker, 'config.json'),
    runtime && join(runtime, 'containers', 'auth.json'),
    config && join(config, 'containers', 'auth.json'),
  ].filter((path): path is string => !!path);
}

/**
 * Reads one file of logins; entries of a wrong shape are left out.
 * @returns undefined when there is no such file
 * @throws {Error} with a sentence about the file, without its content
 */
export async function readAuthFile(path: string): Promise<AuthFile | undefined> {
  let text: string;
  try {
    if ((await stat(path)).size > maxSize) throw new Error('too large');
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new Error(`The logins in ${path} cannot be read.`);
  }
  const file = parseRecord(Buffer.from(text.replace(/^\uFEFF/, '')));
  if (!file) throw new Error(`The logins in ${path} cannot be read, for the file is not valid JSON.`);
  const auths = Object.entries(recordOf(file.auths)).flatMap(([key, value]) => {
    const login = storedLogin(value);
    return login ? [[key, login] as const] : [];
  });
  const helpers = Object.entries(recordOf(file.credHelpers)).flatMap(([key, value]) =>
    typeof value === 'string' && value !== '' ? [[key, value] as const] : [],
  );
  return { path, credHelpers: new Map(helpers), credsStore: textOf(file.credsStore), auths: new Map(auths) };
}

/** An entry of `auths`: `auth` is `user:password` in base64. Docker Desktop leaves empty entries. */
function storedLogin(entry: unknown): StoredLogin | undefined {
  if (!isRecord(entry)) return undefined;
  const text = (key: string) => textOf(entry[key]) ?? '';
  const pair = Buffer.from(text('auth'), 'base64').toString('utf8').replace(/\0+$/, '');
  const colon = pair.indexOf(':');
  const user = colon > 0 ? pair.slice(0, colon) : text('username');
  const password = colon > 0 ? pair.slice(colon + 1) : text('password');
  const identityToken = text('identitytoken') || undefined;
  return identityToken || (user && password) ? { user, password, identityToken } : undefined;
}
