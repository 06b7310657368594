import type { Ecosystem } from '../knowledge/package-indexes';
import { isLocalUrl } from './commands/option-tables';
import type { StageModel } from './model';
import type { IndexUse, PackageSource, SourceForm } from './package-indexes';
import { unescapedLines } from './repository-files';
import type { Value } from './value';

type Role = IndexUse['role'];

/** Variables that name an index. */
const variables: readonly (readonly [name: RegExp, ecosystem: Ecosystem, role: Role])[] = [
  [/^PIP_INDEX_URL$/, 'pip', 'replace'],
  [/^PIP_EXTRA_INDEX_URL$/, 'pip', 'add'],
  [/^PIP_FIND_LINKS$/, 'pip', 'links'],
  [/^PIPENV_PYPI_MIRROR$/, 'pip', 'replace'],
  [/^UV_(?:INDEX_URL|DEFAULT_INDEX)$/, 'pip', 'replace'],
  [/^UV_(?:EXTRA_INDEX_URL|INDEX)$/, 'pip', 'add'],
  [/^UV_FIND_LINKS$/, 'pip', 'links'],
  [/^(?:npm_config_registry|yarn_registry|yarn_npm_registry_server)$/i, 'npm', 'replace'],
  [/^CARGO_REGISTRIES_\w+_INDEX$/, 'cargo', 'scope'],
  [/^BUNDLE_MIRROR__/, 'gem', 'replace'],
];

/** Indexes that ENV, ARG and the shell's variables name. */
export function indexesInVariables(stage: StageModel): PackageSource[] {
  // Without any proxy nothing is fetched: what is built was vendored.
  const vendored = stage.variables.some(({ name, value }) => name === 'GOPROXY' && value.text === 'off');
  return stage.variables.flatMap(({ name, value, span, how, instruction }) => {
    const form: SourceForm = { kind: 'variable', how };
    const known = variables.find(([pattern]) => pattern.test(name));
    if (!known)
      return /^GO/.test(name) && !vendored ? goSetting(name, value, { span, instruction, form }) : [];
    const [, ecosystem, role] = known;
    return [...value.text.matchAll(/https?:\/\/[^\s"',]+/g)].flatMap(({ 0: url, index }) => {
      if (!isRemote(url)) return [];
      const definitions = value.slice(index, index + url.length).addressDefinitions();
      return [{ kind: 'index' as const, ecosystem, role, url, span, instruction, form, definitions }];
    });
  });
}

/** True for an address of another host that is known; who logs in there may be unknown. */
export function isRemote(url: string): boolean {
  return /^https?:\/\/(?:[^/@]*@)?[\w[]/i.test(url) && !isLocalUrl(url);
}

/** What one of Go's settings means for where modules come from. */
export function goSetting(
  name: string,
  value: Value,
  place: Pick<IndexUse, 'span' | 'instruction' | 'form'>,
): PackageSource[] {
  const text = value.text.trim().replace(/^(["'])(.*)\1$/, '$2');
  const ecosystem = 'go' as const;
  if (name === 'GOPROXY') {
    const proxies = text.split(/[,|]/).filter((p) => /^https?:/.test(p) && isRemote(p));
    return proxies.map((url) => ({
      kind: 'index' as const,
      ecosystem,
      role: 'replace' as const,
      url,
      definitions: value.addressDefinitions(),
      ...place,
    }));
  }
  const off =
    (name === 'GOSUMDB' && text === 'off') ||
    (name === 'GOFLAGS' && /(?:^|\s)-insecure\b/.test(text)) ||
    (/^(?:GOINSECURE|GONOSUMDB|GONOSUMCHECK)$/.test(name) &&
      text !== '' &&
      text !== '0' &&
      !text.startsWith('$'));
  return off
    ? [{ kind: 'unchecked' as const, ecosystem, text: `${name}=${text}`, definitions: [], ...place }]
    : [];
}

/** Files that name indexes: by the file's name, and by the line. */
const files: readonly (readonly [file: RegExp, ecosystem: Ecosystem, line: RegExp, role: Role])[] = [
  [/\/(?:pip\.conf|pip\.ini)$/, 'pip', /^\s*index-url\s*=\s*/, 'replace'],
  [/\/(?:pip\.conf|pip\.ini)$/, 'pip', /^\s*extra-index-url\s*=\s*/, 'add'],
  [/\/(?:pip\.conf|pip\.ini)$/, 'pip', /^\s*find-links\s*=\s*/, 'links'],
  [/\/\.pydistutils\.cfg$/, 'pip', /^\s*index[_-]url\s*=\s*/, 'replace'],
  [/\/uv\.toml$/, 'pip', /^\s*(?:index-)?url\s*=\s*/, 'replace'],
  [/\/\.?npmrc$/, 'npm', /^\s*registry\s*=\s*/, 'replace'],
  [/\/\.?npmrc$/, 'npm', /^\s*@[^:\s]+:registry\s*=\s*/, 'scope'],
  [/\/\.yarnrc$/, 'npm', /^\s*"?registry"?\s+/, 'replace'],
  [/\/\.yarnrc\.yml$/, 'npm', /^\s*npmRegistryServer:\s*/, 'replace'],
  [/\/\.?gemrc$/, 'gem', /^\s*-\s+/, 'replace'],
  [/\/(?:\.cargo|cargo|\$\{CARGO_HOME\})\/config(?:\.toml)?$/, 'cargo', /^\s*registry\s*=\s*/, 'replace'],
  [/\/(?:\.cargo|cargo|\$\{CARGO_HOME\})\/config(?:\.toml)?$/, 'cargo', /^\s*index\s*=\s*/, 'scope'],
  [/\/\.?condarc$/, 'conda', /^\s*(?:-\s+|[\w-]+:\s*)/, 'add'],
  [/\/settings\.xml$/, 'maven', /^\s*.*<url>\s*/, 'replace'],
];

/** Indexes in the files that the Dockerfile itself writes. */
export function indexesInFiles(stage: StageModel): PackageSource[] {
  return stage.writes.flatMap((write) => {
    const readers = files.filter(([file]) => file.test(write.path));
    const { content, instruction } = write;
    if (readers.length === 0 || !content) return [];
    const lines = content.lines().flatMap(unescapedLines);
    return lines.flatMap((line) =>
      readers.flatMap(([, ecosystem, pattern, role]) => {
        const start = pattern.exec(line.text)?.[0].length;
        if (start === undefined) return [];
        const rest = line.slice(start);
        const m = /^["']?(?:sparse\+)?(https?:\/\/[^\s"'<]+)/.exec(rest.text);
        const url = m?.[1] as string;
        if (!m || !isRemote(url)) return [];
        const at = m[0].length - url.length;
        const part = rest.slice(at, at + url.length);
        const span = part.spanOf() ?? write.span;
        const alone = content.text.trim() === line.text.trim();
        const form: SourceForm = { kind: alone ? 'command' : 'other' };
        return [
          {
            kind: 'index' as const,
            ecosystem,
            role,
            url,
            span,
            instruction,
            form,
            definitions: part.addressDefinitions(),
          },
        ];
      }),
    );
  });
}
