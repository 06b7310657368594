import { type AuthFile, authFilePaths, readAuthFile, type StoredLogin } from './auth-files';
import { askHelper } from './credential-helper';

type Environment = Readonly<Record<string, string | undefined>>;

/** What docker calls Docker Hub in its files and asks helpers for. */
const hubKey = 'https://index.docker.io/v1/';
const hubHosts = ['index.docker.io', 'docker.io', 'registry-1.docker.io'];

/** A search for a login. */
export interface FoundCredentials {
  readonly login: StoredLogin | undefined;
  /** What was broken on the way, in sentences for the user. */
  readonly problems: readonly string[];
}

/**
 * Looks for the user's login in the files of docker and podman and behind their credential helpers. Never fails: what
 * is broken is told and passed over.
 * @param registry host as in references, `docker.io`
 */
export async function findCredentials(
  registry: string,
  repository: string,
  environment: Environment,
  signal: AbortSignal | undefined,
): Promise<FoundCredentials> {
  const problems: string[] = [];
  const orElse = async <T>(work: Promise<T | undefined>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      problems.push(error instanceof Error ? error.message : 'A file of logins cannot be read.');
      return undefined;
    }
  };
  for (const path of authFilePaths(environment)) {
    const file = await orElse(readAuthFile(path));
    if (!file) continue;
    const helper = helperFor(file, registry);
    const server = registry === 'docker.io' ? hubKey : registry;
    const asked = helper ? await orElse(askHelper(helper, server, environment, signal)) : undefined;
    const login = asked ?? loginIn(file, registry, repository);
    if (login) return { login, problems };
  }
  return { login: undefined, problems };
}

function helperFor(file: AuthFile, registry: string): string | undefined {
  const own = [...file.credHelpers].find(([key]) => namesHost(key, registry));
  return own?.[1] ?? file.credsStore;
}

/** The entry that fits best: podman's keys may go on with a part of the repository, `quay.io/acme`. */
function loginIn(file: AuthFile, registry: string, repository: string): StoredLogin | undefined {
  const parts = repository.split('/');
  for (let length = parts.length; length > 0; length--) {
    const key = `${registry}/${parts.slice(0, length).join('/')}`;
    const login = file.auths.get(key);
    if (login) return login;
  }
  return [...file.auths].find(([key]) => namesHost(key, registry))?.[1];
}

/** Whether a key (`quay.io`, `https://quay.io/v1/`) names a whole registry. */
function namesHost(key: string, registry: string): boolean {
  const withScheme = /^https?:\/\/([^/]+)(?:\/.*)?$/i.exec(key)?.[1];
  const host = (withScheme ?? key.replace(/\/(?:v[12]\/?)?$/, '')).toLowerCase();
  return registry === 'docker.io' ? hubHosts.includes(host) : host === registry.toLowerCase();
}
