import type { Span } from '../syntax/span';
import type { Repository } from './model';
import type { Value } from './value';

/** Which package manager reads a file at this path as its sources; undefined for other files. */
export function repositoryFileKind(path: string): Repository['manager'] | undefined {
  if (/^\/etc\/apt\/sources\.list(?:\.d\/|$)/.test(path)) return 'apt';
  if (/^\/etc\/apk\/repositories(?:\.d\/|$)/.test(path)) return 'apk';
  if (
    /^\/etc\/(?:yum\.repos\.d|yum|distro\.repos\.d)\/.+\.repo$/.test(path) ||
    /^\/etc\/yum\.conf$/.test(path)
  )
    return 'rpm';
  // A folder is named where the file in it keeps its own name: `curl -o /etc/yum.repos.d/`.
  if (/^\/etc\/yum\.repos\.d(?:\/|$)/.test(path)) return 'rpm';
  if (/^\/etc\/zypp\/repos\.d(?:\/|$)/.test(path)) return 'zypper';
  if (/^\/etc\/pacman\.(?:conf|d\/)/.test(path)) return 'pacman';
  return undefined;
}

/** One source found in a file's text. */
export type Entry = Pick<
  Repository,
  'how' | 'location' | 'key' | 'suite' | 'suites' | 'components' | 'keyring'
> & {
  readonly span: Span | undefined;
  readonly definitions: readonly Span[];
};

/** Reads the sources that a file's text configures; text that is none of its format gives none. */
export function repositoriesInFile(kind: Repository['manager'], content: Value): Entry[] {
  const lines = content.lines().flatMap(unescapedLines);
  switch (kind) {
    case 'apt': {
      const oneLine = lines.flatMap((line) => aptLine(line) ?? []);
      return oneLine.length > 0 ? oneLine : deb822(lines);
    }
    case 'apk':
      return lines.flatMap((line) => apkLine(line) ?? []);
    case 'rpm':
    case 'zypper':
      return iniFile(lines, /^(?:baseurl|mirrorlist|metalink)\s*=\s*/i);
    case 'pacman':
      return iniFile(lines, /^Server\s*=\s*/);
  }
}

/** `echo -e` and `printf` write `\n` for a line end; it is never part of a source's line. */
export function unescapedLines(line: Value): Value[] {
  if (!line.text.includes('\\n')) return [line];
  const out: Value[] = [];
  let from = 0;
  for (const m of line.text.matchAll(/\\n/g)) {
    out.push(line.slice(from, m.index));
    from = m.index + 2;
  }
  out.push(line.slice(from));
  return out;
}

/** Reads one line of `sources.list`: `deb [options] uri suite components`. */
export function aptLine(line: Value): Entry | undefined {
  if (!/^\s*['"]?deb(?:-src)?\s/.test(line.text)) return undefined;
  const fields = line.fields().slice(1);
  let keyring: string | undefined;
  if (fields[0]?.text.startsWith('[')) {
    while (fields.length > 0) {
      const field = fields.shift() as Value;
      keyring ??= /signed-by=([^\s\]]+)/i.exec(field.text)?.[1];
      if (field.text.endsWith(']')) break;
    }
  }
  const [uri, suite, ...components] = fields;
  if (!uri) return undefined;
  return {
    ...entry('line', uri),
    suite: suite?.text,
    suites: suite ? [{ name: suite.text, span: suite.spanOf() }] : [],
    components: components.map((c) => c.text),
    keyring,
  };
}

function apkLine(line: Value): Entry | undefined {
  if (/^\s*#/.test(line.text)) return undefined;
  const uri = line.fields().find((f) => /^(?:https?|ftp):\/\//.test(f.text));
  return uri ? entry('line', uri) : undefined;
}

function deb822(lines: readonly Value[]): Entry[] {
  const out: Entry[] = [];
  let uris: Value[] = [];
  let suites: Value[] = [];
  let components: string[] = [];
  let keyring: string | undefined;
  const flush = () => {
    const named = suites.map((s) => ({ name: s.text, span: s.spanOf() }));
    for (const uri of uris)
      out.push({ ...entry('deb822', uri), suite: named[0]?.name, suites: named, components, keyring });
    uris = [];
    suites = [];
    components = [];
    keyring = undefined;
  };
  for (const line of lines) {
    if (line.text.trim() === '') flush();
    const m = /^\s*(URIs|Suites|Components|Signed-By)\s*:\s*/i.exec(line.text);
    if (!m) continue;
    const rest = line.slice(m[0].length).fields();
    const field = (m[1] as string).toLowerCase();
    if (field === 'uris') uris = rest;
    else if (field === 'suites') suites = rest;
    else if (field === 'components') components = rest.map((c) => c.text);
    else keyring = rest[0]?.text ?? '(inline)';
  }
  flush();
  return out;
}

function iniFile(lines: readonly Value[], key: RegExp): Entry[] {
  const out: Entry[] = [];
  const keyring = lines.flatMap((l) => /^\s*gpgkey\s*=\s*(\S+)/i.exec(l.text)?.[1] ?? [])[0];
  for (const line of lines) {
    const trimmed = line.trim();
    const m = key.exec(trimmed.text);
    if (!m) continue;
    const uri = trimmed.slice(m[0].length).fields()[0];
    if (uri) out.push({ ...entry('line', uri), keyring });
  }
  return out;
}

/** An entry from the text of its address; `deb.example.org` and `http://deb.example.org/` are one. */
export function entry(how: Repository['how'], uri: Value): Entry {
  const text = uri.text.replace(/^['"]|['"]$/g, '');
  return {
    how,
    location: text,
    key: text.replace(/^[a-z+]+:\/\//i, '').replace(/\/+$/, ''),
    suite: undefined,
    components: [],
    keyring: undefined,
    span: uri.spanOf(),
    definitions: uri.addressDefinitions(),
  };
}
