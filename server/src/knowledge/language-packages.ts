import data from './data/language-packages.json';

/** Managers of language packages that Debian's names are known for. */
export type LanguageManager = 'pip' | 'npm' | 'gem' | 'cargo';

/**
 * Names on the language's index whose Debian package is called otherwise than by the rule (`python3-` and the name).
 * Source: the packages' descriptions in Debian bookworm and trixie; curated 2026-11-21.
 */
const others: Readonly<Record<LanguageManager, Readonly<Record<string, string>>>> = {
  pip: {
    ansible: 'ansible',
    awscli: 'awscli',
    beautifulsoup4: 'python3-bs4',
    certbot: 'certbot',
    httpie: 'httpie',
    matplotlib: 'python3-matplotlib',
    mercurial: 'mercurial',
    mysqlclient: 'python3-mysqldb',
    'opencv-python': 'python3-opencv',
    'opencv-python-headless': 'python3-opencv',
    pillow: 'python3-pil',
    pipx: 'pipx',
    poetry: 'python3-poetry',
    'psycopg2-binary': 'python3-psycopg2',
    pyopenssl: 'python3-openssl',
    pyserial: 'python3-serial',
    'python-dateutil': 'python3-dateutil',
    'python-dotenv': 'python3-dotenv',
    'python-ldap': 'python3-ldap',
    'python-magic': 'python3-magic',
    pyyaml: 'python3-yaml',
    'ruamel-yaml': 'python3-ruamel.yaml',
    'scikit-image': 'python3-skimage',
    'scikit-learn': 'python3-sklearn',
    supervisor: 'supervisor',
    virtualenv: 'virtualenv',
  },
  npm: {
    'coffee-script': 'coffeescript',
    coffeescript: 'coffeescript',
    eslint: 'eslint',
    grunt: 'grunt',
    gulp: 'gulp',
    handlebars: 'handlebars',
    less: 'node-less',
    mocha: 'mocha',
    'node-gyp': 'node-gyp',
    npm: 'npm',
    rollup: 'rollup',
    stylus: 'node-stylus',
    terser: 'terser',
    'ts-node': 'ts-node',
    typescript: 'node-typescript',
    'uglify-js': 'uglifyjs',
    webpack: 'webpack',
    yarn: 'yarnpkg',
  },
  gem: { bundler: 'bundler', rake: 'rake', sass: 'ruby-sass' },
  cargo: { ripgrep: 'ripgrep', 'fd-find': 'fd-find' },
};

const prefixes: Readonly<Record<string, string>> = { pip: 'python3-', gem: 'ruby-' };

/** `pip bookworm` → names; made when first asked for. */
const names = new Map<string, ReadonlySet<string>>();

/**
 * The package of Debian's archive that brings what a language's package manager would install.
 * @param name as the language's index has it, without a version
 * @param release codename
 * @returns undefined when that release has none, or it is not known
 */
export function languagePackage(manager: LanguageManager, name: string, release: string): string | undefined {
  const plain = manager === 'pip' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name.toLowerCase();
  const other = others[manager][plain];
  const prefix = prefixes[manager];
  if (other !== undefined) {
    if (prefix !== undefined && other.startsWith(prefix))
      return namesOf(manager, release).has(fold(other.slice(prefix.length))) ? other : undefined;
    return inEvery.has(release) ? other : undefined;
  }
  if (prefix === undefined || !namesOf(manager, release).has(fold(plain))) return undefined;
  return `${prefix}${plain}`;
}

/** Releases that have every package above that is no library of Python or Ruby. */
const inEvery: ReadonlySet<string> = new Set(['bookworm', 'trixie']);

const fold = (name: string): string => name.replaceAll('.', '-');

function namesOf(manager: LanguageManager, release: string): ReadonlySet<string> {
  const key = `${manager} ${release}`;
  let found = names.get(key);
  if (!found) {
    const groups: Record<string, string> =
      (data.packages as Record<string, Record<string, string>>)[manager] ?? {};
    found = new Set(
      Object.entries(groups).flatMap(([suites, list]) =>
        suites.split(' ').includes(release) ? list.split(' ').map(fold) : [],
      ),
    );
    names.set(key, found);
  }
  return found;
}
