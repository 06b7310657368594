import type { NeedlessKind } from './facts';

/** Folders that are what their name says, wherever they lie. */
const folders: Readonly<Record<string, NeedlessKind>> = {
  '.git': 'version-control',
  '.hg': 'version-control',
  '.svn': 'version-control',
  '.bzr': 'version-control',
  node_modules: 'dependencies-node',
  bower_components: 'dependencies-node',
  '.venv': 'dependencies-python',
  __pycache__: 'cache',
  '.pytest_cache': 'cache',
  '.mypy_cache': 'cache',
  '.ruff_cache': 'cache',
  '.tox': 'cache',
  '.nox': 'cache',
  '.gradle': 'cache',
  '.terraform': 'cache',
  '.parcel-cache': 'cache',
  '.turbo': 'cache',
  '.nyc_output': 'cache',
};

/** Folders that are only it when a file beside or inside them says so. */
const marked: readonly {
  readonly name: string;
  readonly kind: NeedlessKind;
  readonly beside?: string;
  readonly inside?: string;
}[] = [
  { name: 'venv', kind: 'dependencies-python', inside: 'pyvenv.cfg' },
  { name: 'env', kind: 'dependencies-python', inside: 'pyvenv.cfg' },
  { name: 'target', kind: 'build-result-rust', beside: 'Cargo.toml' },
  { name: 'target', kind: 'build-result-java', beside: 'pom.xml' },
];

/**
 * What a folder of a build context is, when it hardly ever belongs into an image.
 * @param beside whether the folder that it lies in has an entry of this name
 * @param inside whether it has an entry of this name itself
 */
export function needlessFolder(
  name: string,
  beside: (name: string) => boolean,
  inside: (name: string) => boolean,
): NeedlessKind | undefined {
  if (Object.hasOwn(folders, name)) return folders[name];
  return marked.find(
    (m) =>
      m.name === name &&
      (m.beside === undefined || beside(m.beside)) &&
      (m.inside === undefined || inside(m.inside)),
  )?.kind;
}

/** Names of files that may hold secrets; what is in them decides. */
export function maySecret(name: string): boolean {
  return (
    /^(?:\.env(?:\..+)?|\.npmrc|\.pypirc|\.netrc|\.pgpass|\.git-credentials|id_(?:rsa|dsa|ecdsa|ed25519)|credentials)$/.test(
      name,
    ) || /\.(?:pem|key)$/.test(name)
  );
}

/** A template that is meant to be filled in. */
const template = /(?:example|sample|template|dist|defaults?|schema|test|ci)$/i;

/**
 * True when a file holds what nobody but its owner may have.
 * @param name without folders
 * @param text its beginning
 */
export function isSecret(name: string, text: string): boolean {
  if (/^\.env/.test(name))
    return (
      !template.test(name) &&
      /^[ \t]*(?:export[ \t]+)?\w*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY)\w*[ \t]*=[ \t]*["']?(?![<$]|your|change|xxx|todo|example|dummy|test)(?!(?:postgres(?:ql)?|password|passwd|secret|admin|mysql|default|guest|develop(?:ment)?|minioadmin|root\w*|12345\d*)["']?[ \t]*$)[^\s"']{6,}/im.test(
        text,
      )
    );
  if (name === '.npmrc') return /_(?:authToken|auth|password)\s*=\s*(?!\$)\S/.test(text);
  if (name === '.pypirc' || name === '.netrc') return /\bpassword\s*[=:]?\s*(?!\$)\S/.test(text);
  if (name === '.pgpass') return /^(?:[^:#]*:){4}\S/m.test(text);
  if (name === '.git-credentials') return /^https?:\/\/[^/\s:]+:[^/\s@]+@/m.test(text);
  if (name === 'credentials') return /^\s*aws_secret_access_key\s*=\s*\S/m.test(text);
  return /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/.test(text);
}

/** True for keys and settings that a project's tests and examples use: everybody has them. */
export function isForTests(path: string): boolean {
  return (
    /(?:^|\/)(?:tests?|__tests__|specs?|e2e|testing|testdata|fixtures?|mocks?|examples?|samples?|docs?|demos?|vendor|third_party|site-packages)\//i.test(
      path,
    ) || /(?:^|\/)(?:localhost|snakeoil|ssl-cert-snakeoil|example)[^/]*\.(?:pem|key)$/i.test(path)
  );
}

/** Names of files that may ask version control for a version. */
export function mayReadVersionControl(name: string): boolean {
  return (
    /^(?:pyproject\.toml|pom\.xml|package\.json|build\.rs|Rakefile|CMakeLists\.txt)$/.test(name) ||
    /^(?:setup\.(?:py|cfg)|build\.gradle(?:\.kts)?|GNUmakefile|Makefile|.*\.sh|\.goreleaser\.ya?ml|.*\.gemspec|(?:vite|next|webpack)\.config\.\w+)$/.test(
      name,
    )
  );
}

/** True when a project's file asks version control which version this is. */
export function readsVersionControl(name: string, text: string): boolean {
  if (/^(?:pyproject\.toml|setup\.(?:py|cfg))$/.test(name))
    return /setuptools[-_]scm|hatch-vcs|versioneer|versioningit|dunamai|flit[-_]scm|\bpbr\b/.test(text);
  if (name === 'pom.xml' || /^build\.gradle(?:\.kts)?$/.test(name))
    return /git-commit-id|jgitver|gradle-git|grgit|nebula\.release|axion-release/.test(text);
  return (
    /^(?:Makefile|GNUmakefile|package\.json|build\.rs|.*\.sh|\.goreleaser\.ya?ml|Rakefile|.*\.gemspec|CMakeLists\.txt|vite\.config\.\w+|next\.config\.\w+|webpack\.config\.\w+)$/.test(
      name,
    ) && /\bgit(?:['"]\s*,\s*\[?\s*['"]|\s+)(?:describe|rev-parse|log|show|ls-files)\b|vergen/.test(text)
  );
}
