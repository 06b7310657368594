import type { Instruction } from '../syntax/ast';
import type { Span } from '../syntax/span';
import type { FileFact } from './files';
import type { ImportedKey, Machine } from './machine';
import type { KeyImport, RunCommand } from './model';
import { Value } from './value';

/** Where a key is trusted: the manager that believes it, for which repositories, and the file it lies in. */
export interface KeyPlace extends Pick<KeyImport, 'manager' | 'scope'> {
  readonly path?: string;
}

/** Who says that a key is trusted, and where. */
interface KeySite {
  readonly span: Span;
  readonly instruction: Instruction;
  readonly command?: RunCommand;
}

/**
 * Files whose keys a package manager believes because of where they lie.
 * Source: apt-secure(8), sources.list(5), apk-keys(5); /etc/pki/rpm-gpg is where `gpgkey=` of a system's own files points.
 */
export function keyPlace(path: string): KeyPlace | undefined {
  if (/^\/etc\/apt\/trusted\.gpg(?:$|\.d(?:\/|$))/.test(path))
    return { manager: 'apt', scope: 'global', path };
  if (/^\/(?:etc\/apt|usr\/(?:local\/)?share)\/keyrings(?:\/|$)/.test(path))
    return { manager: 'apt', scope: 'keyring', path };
  if (/^\/etc\/apk\/keys(?:\/|$)/.test(path)) return { manager: 'apk', scope: 'global', path };
  if (/^\/etc\/pki\/rpm-gpg(?:\/|$)/.test(path)) return { manager: 'rpm', scope: 'global', path };
  return undefined;
}

/** Notes the keys in a file that is written or put at `path`, when a package manager trusts what lies there. */
export function noteKeyFile(
  machine: Machine,
  path: string,
  file: Pick<FileFact, 'content' | 'fetches' | 'origin'>,
  site: KeySite,
): void {
  const place = keyPlace(path);
  if (place && file.origin !== 'unpacked') noteKeys(machine, place, file, site);
}

/**
 * Notes keys that a package manager is told to trust, one for each download or id that they come from. What is known
 * to be of the Dockerfile, the context or an image is one key; content of which nothing is known is none.
 */
export function noteKeys(
  machine: Machine,
  place: KeyPlace,
  file: Pick<FileFact, 'content' | 'fetches' | 'origin'>,
  site: KeySite,
): void {
  const keys = file.content ? keysIn(machine, file.content) : [];
  const common = {
    manager: place.manager,
    scope: place.scope,
    path: place.path,
    instruction: site.instruction,
    stage: machine.stage,
    command: site.command,
  };
  const importSpan = (span: Span) => (span.start === site.span.start ? undefined : site.span);
  for (const key of keys) {
    machine.use(key.fetches, 'key', site.span);
    machine.keyImports.push({
      ...common,
      source: key.fetches.length > 0 ? 'fetch' : key.id === undefined ? 'local' : 'keyserver',
      fetches: key.fetches,
      id: key.id,
      keyserver: key.keyserver,
      fixed: key.fixed,
      span: key.span ?? site.span,
      importSpan: key.span && importSpan(key.span),
    });
  }
  if (keys.length > 0) return;
  machine.use(file.fetches, 'key', site.span);
  for (const fetch of file.fetches) {
    machine.keyImports.push({
      ...common,
      source: 'fetch',
      fetches: [fetch],
      id: undefined,
      keyserver: undefined,
      fixed: false,
      span: fetch.span,
      importSpan: importSpan(fetch.span),
    });
  }
  if (file.fetches.length > 0 || !isOwn(file)) return;
  machine.keyImports.push({
    ...common,
    source: 'local',
    fetches: [],
    id: undefined,
    keyserver: undefined,
    fixed: true,
    span: site.span,
    importSpan: undefined,
  });
}

/** True for files of the build context or an image, and for text that stands in the Dockerfile. */
function isOwn({ content, origin }: Pick<FileFact, 'content' | 'origin'>): boolean {
  if (content)
    return (content.exact && content.text.trim() !== '') || /BEGIN (?:PGP|PUBLIC)/.test(content.text);
  return origin === 'context' || origin === 'image';
}

/**
 * The output of a command that writes keys out of a keyring. It goes through files and pipes as text that nothing else
 * can be, by which `keysIn` finds the keys again.
 */
export function keyText(machine: Machine, keys: readonly ImportedKey[], name: string, at: Span): Value {
  const text = `$(gpg ${name})`;
  machine.keyTexts.set(text, keys);
  return Value.unknown(text, at).withFetches(keys.flatMap((k) => k.fetches));
}

/** The keys that a text stands for; see `keyText`. */
export function keysIn(machine: Machine, content: Value): ImportedKey[] {
  if (!content.text.includes('$(gpg ')) return [];
  return content.text.split('\n').flatMap((line) => machine.keyTexts.get(line.trim()) ?? []);
}

/**
 * The keys of a stage when all of it has been followed: those that repositories name by another path come in, and a key
 * whose download was checked at some time is fixed.
 */
export function finishedKeys(machine: Machine): KeyImport[] {
  const named = new Set(machine.keyImports.flatMap((k) => k.path ?? []));
  for (const repository of machine.repositories) {
    const path = /^(?:file:\/\/)?(\/[^/].*)$/.exec(repository.keyring ?? '')?.[1];
    const fact = path === undefined || named.has(path) ? undefined : machine.files.get(path);
    if (path === undefined || !fact || fact.origin === 'unpacked') continue;
    named.add(path);
    const scope = repository.manager === 'apt' ? 'keyring' : 'global';
    noteKeys(machine, { manager: repository.manager, scope, path }, fact, repository);
  }
  return machine.keyImports.map((key) => ({
    ...key,
    fixed: key.fixed || (key.fetches.length > 0 && key.fetches.every((f) => f.check !== undefined)),
  }));
}
