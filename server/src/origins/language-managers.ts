import type { OptionTable } from '../provenance/commands/options';

/**
 * The command lines of the package managers of programming languages, as far as what they install and from where.
 * Source: the manuals of the programs.
 */
export interface LanguageManager extends OptionTable {
  readonly name: string;
  /**
   * What a command installs.
   * @param words operands, the verb first
   * @returns names of packages, or undefined when it installs nothing; none when the project's files name them
   */
  installed(words: readonly string[]): readonly string[] | undefined;
  /** Options that name an index. */
  readonly indexOptions: readonly string[];
  /** Variables that name one, in capitals. */
  readonly indexVariables: readonly string[];
  /** Keys of its configuration that name one. */
  readonly settings: readonly string[];
  /** Options that name a file with what to install. */
  readonly fileOptions: readonly string[];
  isDefault(index: string): boolean;
}

const none: Omit<LanguageManager, 'name' | 'installed'> = {
  short: '',
  long: [],
  indexOptions: [],
  indexVariables: [],
  settings: [],
  fileOptions: [],
  isDefault: () => false,
};

/** Verbs of one or more words, separated by `|`; the operands behind the verb are the packages. */
function behind(verbs: string): (words: readonly string[]) => readonly string[] | undefined {
  const all = verbs.split('|').map((verb) => verb.split(' '));
  return (words) => {
    const verb = all.find((parts) => parts.every((part, i) => words[i] === part));
    return verb && words.slice(verb.length);
  };
}

/** Verbs whose operands are no packages: what to install stands in the project's files. */
function project(verbs: string): (words: readonly string[]) => readonly string[] | undefined {
  const match = behind(verbs);
  return (words) => match(words) && [];
}

function either(
  ...ways: readonly ((words: readonly string[]) => readonly string[] | undefined)[]
): (words: readonly string[]) => readonly string[] | undefined {
  return (words) => {
    for (const way of ways) {
      const found = way(words);
      if (found) return found;
    }
    return undefined;
  };
}

const pip = {
  ...none,
  short: 'riecftb',
  long: [
    ...'requirement index-url extra-index-url find-links constraint editable target prefix root platform'.split(
      ' ',
    ),
    ...'python-version trusted-host cache-dir timeout retries proxy no-binary only-binary python index'.split(
      ' ',
    ),
    ...'default-index upgrade-strategy group extra spec'.split(' '),
  ],
  indexOptions: [
    '-i',
    '--index-url',
    '--extra-index-url',
    '-f',
    '--find-links',
    '--index',
    '--default-index',
  ],
  indexVariables: ['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'PIP_FIND_LINKS'],
  settings: ['index-url', 'extra-index-url'],
  fileOptions: ['-r', '--requirement', '-e', '--editable'],
  isDefault: (index: string) => /^https:\/\/pypi\.org\/simple\/?$/.test(index),
};
const uv = { ...pip, indexVariables: ['UV_INDEX_URL', 'UV_EXTRA_INDEX_URL', 'UV_DEFAULT_INDEX', 'UV_INDEX'] };

const npm = {
  ...none,
  short: 'C',
  long: 'registry prefix cache loglevel omit include only tag dir filter network-timeout cwd userconfig'.split(
    ' ',
  ),
  indexOptions: ['--registry'],
  indexVariables: ['NPM_CONFIG_REGISTRY', 'YARN_REGISTRY', 'YARN_NPM_REGISTRY_SERVER'],
  settings: ['registry'],
  isDefault: (index: string) => /^https:\/\/registry\.(?:npmjs\.org|yarnpkg\.com)\/?$/.test(index),
};

const gem = {
  ...none,
  short: 'vsinPj',
  long: 'version source install-dir bindir platform jobs path without with gemfile retry'.split(' '),
  indexOptions: ['-s', '--source'],
  isDefault: (index: string) => /^https:\/\/rubygems\.org\/?$/.test(index),
};

const go = {
  ...none,
  indexVariables: ['GOPROXY'],
  isDefault: (index: string) => /^(?:https:\/\/proxy\.golang\.org\/?|direct|off)(?:[,|]direct)?$/.test(index),
};

const cargo = {
  ...none,
  short: 'pFjZ',
  long: 'version vers git branch tag rev path index registry root features target profile jobs bin manifest-path package'.split(
    ' ',
  ),
  indexOptions: ['--git', '--index', '--registry'],
};

const conda = {
  ...none,
  short: 'ncpf',
  long: 'name channel prefix file'.split(' '),
  indexOptions: ['-c', '--channel'],
  fileOptions: ['-f', '--file'],
};

/** Programs without a verb: whatever they are given. */
function any(words: readonly string[]): readonly string[] | undefined {
  return words.length > 0 ? words : undefined;
}

/** Composer installs from its lock file, or what it is told to require. */
const composer = either(
  behind('require|global require|create-project'),
  project('install|update|i|global install'),
);

const managers: readonly LanguageManager[] = [
  { ...pip, name: 'pip', installed: behind('install|wheel|download') },
  { ...pip, name: 'pip3', installed: behind('install|wheel|download') },
  { ...pip, name: 'pipx', installed: behind('install') },
  { ...uv, name: 'uv', installed: either(behind('add|tool install|pip install'), project('sync|pip sync')) },
  { ...none, name: 'poetry', installed: either(behind('add'), project('install|sync')) },
  { ...none, name: 'pipenv', installed: either(behind('install'), project('sync')) },
  { ...conda, name: 'conda', installed: either(project('env create|env update'), behind('install|create')) },
  { ...conda, name: 'mamba', installed: either(project('env create|env update'), behind('install|create')) },
  { ...conda, name: 'micromamba', installed: either(project('env create'), behind('install|create')) },
  { ...npm, name: 'npm', installed: either(behind('install|i|add|update'), project('ci|clean-install')) },
  {
    ...npm,
    name: 'yarn',
    installed: (words) =>
      words.length === 0 ? [] : either(behind('add|global add'), project('install'))(words),
  },
  { ...npm, name: 'pnpm', installed: either(behind('add|install|i'), project('fetch')) },
  { ...npm, name: 'bun', installed: behind('add|install|i') },
  { ...gem, name: 'gem', installed: behind('install|i') },
  { ...gem, name: 'bundle', installed: project('install|update') },
  { ...go, name: 'go', installed: either(behind('install|get'), project('mod download|mod tidy')) },
  { ...cargo, name: 'cargo', installed: either(behind('install'), project('build|fetch|chef cook')) },
  { ...none, name: 'composer', installed: composer },
  { ...none, name: 'cpan', installed: any },
  { ...none, name: 'cpanm', installed: any },
  { ...none, name: 'luarocks', installed: behind('install') },
  { ...none, name: 'mvn', installed: (words) => any(words) && [] },
  { ...none, name: 'gradle', installed: (words) => any(words) && [] },
  { ...none, name: 'dotnet', installed: either(behind('tool install'), project('restore|publish|build')) },
];

/** By the program's name; `pip3` is `pip`. */
export const languageManagers: ReadonlyMap<string, LanguageManager> = new Map(
  managers.map((manager) => [manager.name, { ...manager, name: manager.name.replace('pip3', 'pip') }]),
);
