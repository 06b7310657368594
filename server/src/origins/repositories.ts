import { matchesSource } from '../policy/patterns';
import type { KeyImport, Repository, StageModel } from '../provenance/model';
import type { RuleContext } from '../rules/rule';
import { candidates } from '../rules/sources/repository-candidates';
import type { KeyAccount, KeyState, RepositoryAccount } from './account';
import { once } from './lists';

/**
 * The repositories of a stage that the rules take for another's than the distribution's.
 * @param keys those of the stage and of every stage that it is built FROM
 */
export function repositoriesOf(
  stage: StageModel,
  keys: readonly KeyImport[],
  context: RuleContext,
): RepositoryAccount[] {
  const found = candidates(stage).map(({ key, location, repository }) => ({
    group: key,
    manager: repository?.manager ?? managerOf(stage),
    location,
    suite: repository?.suite ?? null,
    components: [...(repository?.components ?? [])],
    configuredBy: configuredBy(key, repository),
    key: keyOf(repository, keys),
    trusted: isTrusted(location, context),
  }));
  return once(found, ({ group }) => group).map(({ group: _, ...account }): RepositoryAccount => account);
}

/** Without a repository of its own in the model, a vendor's script or package brings it. */
function configuredBy(group: string, repository: Repository | undefined): RepositoryAccount['configuredBy'] {
  if (repository) return 'file';
  return group.startsWith('script') ? 'script' : 'package';
}

/** True when the policy lists a place that software may come from. */
export function isTrusted(location: string, { policy }: RuleContext): boolean {
  return policy.trust.sources.some((pattern) => matchesSource(pattern, location));
}

const family: Readonly<Record<string, string>> = {
  debian: 'apt',
  ubuntu: 'apt',
  kali: 'apt',
  devuan: 'apt',
  alpine: 'apk',
  wolfi: 'apk',
  arch: 'pacman',
  opensuse: 'zypper',
  sles: 'zypper',
};

function managerOf({ distribution, packages }: StageModel): string {
  return distribution ? (family[distribution.distribution] ?? 'rpm') : (packages[0]?.manager ?? 'unknown');
}

const unknown: KeyState = { scope: 'unknown', fixed: null, file: null };

/** Who may sign what comes from a repository. */
function keyOf(repository: Repository | undefined, keys: readonly KeyImport[]): KeyState {
  if (!repository) return unknown;
  const { keyring, manager, how } = repository;
  if (keyring !== undefined) return keyringState(keyring, manager, keys);
  // Files whose text is not seen, and archives whose key the tool itself fetches.
  if (how === 'fetched-file' || how === 'copied-file' || how === 'ppa') return unknown;
  const global = keys.filter((key) => key.scope === 'global' && system(key.manager) === system(manager));
  if (global.length === 0) return { scope: 'none', fixed: null, file: null };
  return { scope: 'global', fixed: global.every(({ fixed }) => fixed), file: null };
}

/** Zypper's keys are rpm's. */
function system(manager: string): string {
  return manager === 'zypper' ? 'rpm' : manager;
}

function keyringState(keyring: string, manager: string, keys: readonly KeyImport[]): KeyState {
  if (keyring.includes('BEGIN PGP')) return { scope: 'keyring', fixed: true, file: null };
  // A `gpgkey=` that is fetched when a package is installed; rpm trusts its keys for every repository.
  if (/^(?:https?|ftp):\/\//i.test(keyring)) return { scope: 'global', fixed: false, file: keyring };
  const file = keyring.replace(/^file:\/\//, '');
  const own = keys.filter(({ path }) => path === file);
  return {
    scope: system(manager) === 'rpm' ? 'global' : 'keyring',
    fixed: own.length > 0 ? own.every(({ fixed }) => fixed) : null,
    file,
  };
}

/** The keys that a stage tells package managers to trust. */
export function keysOf({ keys }: StageModel): KeyAccount[] {
  const found = keys.map((key): KeyAccount => {
    const urls = key.fetches.map(({ url }) => url.text);
    const server = key.keyserver === undefined ? '' : ` from ${key.keyserver}`;
    const from =
      key.source === 'keyserver'
        ? `${key.id ?? 'unknown key'}${server}`
        : urls.length > 0
          ? urls.join(' ')
          : null;
    return { manager: key.manager, from, scope: key.scope, fixed: key.fixed, file: key.path ?? null };
  });
  return once(found, (key) => JSON.stringify(key));
}
