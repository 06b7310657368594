import { appendCommand, type TextEdit } from '../../edits';
import type { Build, RunCommand, StageModel } from '../../provenance/model';
import { isMounted, removals } from '../../provenance/removals';

/** A package manager that keeps what it downloaded, unless it is told not to. */
export interface CachingManager {
  /** As users call it. */
  readonly name: string;
  /** True for a command that fills the cache. */
  readonly fills: (words: readonly string[], command: RunCommand) => boolean;
  /** True for a command that empties it. */
  readonly empties: (words: readonly string[], command: RunCommand) => boolean;
  /** Folders of the cache, and ends of their paths where they lie in a home folder. */
  readonly folders: readonly string[];
  /** Variables with which nothing is kept. */
  readonly variables?: RegExp;
  /** The option with which nothing is kept, behind the word that installs; or the command that empties the cache. */
  readonly repair:
    | { readonly option: string; readonly behind: RegExp }
    | { readonly command: (name: string) => string };
}

const first = (words: readonly string[]) => words.slice(1).find((w) => !w.startsWith('-')) ?? '';
const has = (words: readonly string[], ...options: readonly string[]) =>
  words.some((w) => options.includes(w));

/** Curated 2026-11-21 from the managers' own manuals; their own images' defaults are the `variables`. */
const cachingManagers: readonly CachingManager[] = [
  {
    name: 'pip',
    fills: (words, { name }) =>
      /^pip[\d.]*$/.test(name) && first(words) === 'install' && !has(words, '--no-cache-dir', '--no-cache'),
    empties: (words, { name }) => /^pip[\d.]*$/.test(name) && words[1] === 'cache' && words[2] === 'purge',
    folders: ['/root/.cache/pip', '.cache/pip'],
    variables: /^PIP_NO_CACHE_DIR$/,
    repair: { option: '--no-cache-dir', behind: /^install$/ },
  },
  {
    name: 'apk',
    fills: (words, { name }) => name === 'apk' && has(words, 'add') && !has(words, '--no-cache'),
    empties: (words, { name }) => name === 'apk' && has(words, 'cache') && has(words, 'clean', 'purge'),
    folders: ['/var/cache/apk', '/etc/apk/cache'],
    repair: { option: '--no-cache', behind: /^add$/ },
  },
  ...['dnf', 'yum', 'microdnf', 'tdnf'].map(
    (tool): CachingManager => ({
      name: tool,
      fills: (words, { name }) =>
        name === tool && /^(?:install|groupinstall|update|upgrade|reinstall|module)$/.test(first(words)),
      empties: (words, { name }) => /^(?:dnf|yum|microdnf|tdnf)$/.test(name) && first(words) === 'clean',
      folders: ['/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5', '/var/cache/tdnf'],
      repair: { command: (name) => `${name} clean all` },
    }),
  ),
  {
    name: 'zypper',
    fills: (words, { name }) => name === 'zypper' && /^(?:in|install|up|update)$/.test(first(words)),
    empties: (words, { name }) => name === 'zypper' && /^(?:cc|clean)$/.test(first(words)),
    folders: ['/var/cache/zypp'],
    repair: { command: () => 'zypper clean --all' },
  },
  {
    name: 'npm',
    fills: (words, { name }) => name === 'npm' && /^(?:i|in|install|ci|add)$/.test(first(words)),
    empties: (words, { name }) => name === 'npm' && words[1] === 'cache',
    folders: ['/root/.npm', '.npm'],
    repair: { command: () => 'npm cache clean --force' },
  },
  {
    name: 'yarn',
    fills: (words, { name }) =>
      name === 'yarn' && (words.length === 1 || /^(?:install|add)$/.test(first(words))),
    empties: (words, { name }) => name === 'yarn' && words[1] === 'cache',
    folders: ['/usr/local/share/.cache', '.cache/yarn', '.yarn/cache'],
    repair: { command: () => 'yarn cache clean' },
  },
  {
    name: 'conda',
    fills: (words, { name }) =>
      /^(?:conda|mamba|micromamba)$/.test(name) && /^(?:install|create|update)$/.test(first(words)),
    empties: (words, { name }) => /^(?:conda|mamba|micromamba)$/.test(name) && first(words) === 'clean',
    folders: ['/opt/conda/pkgs'],
    repair: { command: (name) => `${name} clean --all --yes` },
  },
  {
    name: 'composer',
    fills: (words, { name }) =>
      name === 'composer' &&
      /^(?:install|update|require|create-project)$/.test(first(words)) &&
      !has(words, '--no-cache'),
    empties: (words, { name }) => name === 'composer' && /^(?:clear-?cache|cc)$/.test(first(words)),
    folders: ['/root/.composer/cache', '/root/.cache/composer', '.composer/cache', '.cache/composer'],
    variables: /^COMPOSER_NO_CACHE$/,
    repair: { command: () => 'composer clear-cache' },
  },
];

/** A cache that a RUN fills and leaves in its layer. */
export interface KeptCache {
  readonly manager: CachingManager;
  /** The first command of the RUN that fills it. */
  readonly command: RunCommand;
  readonly all: readonly RunCommand[];
}

/** What the RUNs of a stage leave in the caches of package managers, one for each manager and RUN. */
export function keptCaches(stage: StageModel): KeptCache[] {
  const out = new Map<string, RunCommand[]>();
  for (const command of stage.commands) {
    const words = command.argv.map((w) => w.text);
    for (const manager of cachingManagers) {
      if (
        !manager.fills(words, command) ||
        isEmptied(stage, command, manager) ||
        isSwitchedOff(stage, manager)
      )
        continue;
      const key = `${command.instruction.index} ${manager.name}`;
      out.set(key, [...(out.get(key) ?? []), command]);
    }
  }
  return [...out].flatMap(([key, all]) => {
    const manager = cachingManagers.find(({ name }) => key.endsWith(` ${name}`));
    const [command] = all;
    return manager && command ? [{ manager, command, all }] : [];
  });
}

function isSwitchedOff(stage: StageModel, { variables }: CachingManager): boolean {
  return (
    variables !== undefined &&
    stage.variables.some(
      ({ name, value }) => variables.test(name) && !/^(?:0|false|off|no)?$/i.test(value.text),
    )
  );
}

/** True where the cache is a mount, or the same RUN empties it by a command, by its path or by a script for cleaning up. */
function isEmptied(stage: StageModel, { instruction, span }: RunCommand, manager: CachingManager): boolean {
  const mounted = instruction.flags.some((flag) =>
    flag.options.some(
      ({ key, value }) =>
        /^(?:target|dst|destination)$/.test(key) && value !== undefined && liesIn(value.value, manager),
    ),
  );
  if (mounted || manager.folders.some((folder) => isMounted(instruction, folder))) return true;
  const later = stage.commands.filter((c) => c.instruction === instruction && c.span.start > span.start);
  return (
    later.some((c) => {
      const words = c.argv.map((w) => w.text);
      return (
        manager.empties(words, c) ||
        words
          .slice(0, 2)
          .some((w) => /\/[\w-]*clean[\w-]*(?:\.sh)?$|^[\w-]+-clean[\w-]*$|^clean[\w-]*\.sh$/i.test(w))
      );
    }) ||
    removals(stage).some(
      (r) => r.command.instruction === instruction && r.span.start > span.start && liesIn(r.path, manager),
    )
  );
}

function liesIn(path: string, { folders }: CachingManager): boolean {
  const bare = path.replace(/\/+$/, '');
  return (
    folders.some(
      (folder) => folder === bare || folder.startsWith(`${bare}/`) || bare.endsWith(`/${folder}`),
    ) || /\/\.cache$/.test(bare)
  );
}

/** The edits after which the RUN keeps nothing of it; undefined where they cannot be written. */
export function withoutCache(
  { dockerfile }: Build,
  { manager, command, all }: KeptCache,
): readonly TextEdit[] | undefined {
  const { repair } = manager;
  if ('command' in repair)
    return appendCommand(dockerfile, command.instruction, repair.command(command.name));
  const edits = all.map(({ argv }): TextEdit | undefined => {
    const at = argv.find((w) => repair.behind.test(w.text))?.spanOf();
    const written = at && repair.behind.test(dockerfile.text.slice(at.start, at.end));
    return written && /^\s$/.test(dockerfile.text[at.end] ?? '')
      ? { span: { start: at.end, end: at.end }, newText: ` ${repair.option}` }
      : undefined;
  });
  return edits.every((e) => e !== undefined)
    ? [...new Map(edits.map((e) => [e.span.start, e])).values()]
    : undefined;
}
