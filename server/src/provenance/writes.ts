import type { Instruction, Source } from '../syntax/ast';
import type { Span } from '../syntax/span';
import { withContextText } from './context-files';
import { baseName, type FileFact, fileFact } from './files';
import { noteKeyFile } from './keys';
import type { Machine, OpenFetch } from './machine';
import type { RunCommand } from './model';
import { repositoriesInFile, repositoryFileKind } from './repository-files';
import { supervisedPrograms } from './supervisors';
import { Value } from './value';

/** How a file comes to be written. */
export interface WriteSite {
  readonly append?: boolean;
  /** The name of the file as the document shows it. */
  readonly span: Span;
  readonly instruction: Instruction;
  readonly command?: RunCommand;
}

/** Lines that are appended to one file; more are not remembered, so that time stays linear. */
const partLimit = 500;

/** No list that people keep names more; beyond it, they are left out, so that time stays linear. */
const sourceLimit = 200;

/**
 * Notes that the build writes `content` to `path`. What is written to a place that configures package
 * sources or services is read at once.
 */
export function writeFile(machine: Machine, path: string, content: Value, site: WriteSite): void {
  machine.writes.push({
    path,
    span: site.span,
    content,
    instruction: site.instruction,
    ...(site.append ? { append: true } : {}),
  });
  const before = site.append ? machine.files.get(path) : undefined;
  const whole = before?.content ? appended(before.content, content) : content;
  machine.files.set(path, {
    content: whole.text === '' ? undefined : whole,
    fetches: [...new Set([...(before?.fetches ?? []), ...content.fetches])],
    origin: content.text === '' && content.fetches.length > 0 ? 'download' : 'written',
    image: undefined,
    contextName: undefined,
  });
  noteKeyFile(machine, path, { content, fetches: content.fetches, origin: 'written' }, site);
  readConfiguration(machine, path, content, site);
}

function appended(before: Value, content: Value): Value {
  if (before.parts > partLimit) return before;
  return Value.concat([before, Value.text('\n'), content]);
}

/**
 * Notes that a download is saved at `path`. Where the same instruction has just saved another one there, both are tries
 * for one file: mirrors, or one address for each machine.
 */
export function saveDownload(machine: Machine, path: string, fetch: OpenFetch, site: WriteSite): void {
  const before = machine.files.get(path);
  const earlier = before?.origin === 'download' ? before.fetches : [];
  const tries = earlier.filter((f) => f.instruction === fetch.instruction && f.uses.length === 0 && !f.check);
  fetch.alternativeTo = tries[0];
  placeFile(machine, path, fileFact({ fetches: [...tries, fetch], origin: 'download' }), site);
}

/** Notes that a file from the build context or an image lies at `path`. */
export function copyIn(
  machine: Machine,
  path: string,
  from: { readonly contextName?: string; readonly image?: Source },
  site: WriteSite,
): void {
  placeFile(machine, path, fileFact({ origin: from.image ? 'image' : 'context', ...from }), site);
}

/** Puts a known file at `path`, as `mv`, `cp` and `COPY --from=stage` do. */
export function placeFile(machine: Machine, path: string, known: FileFact, site: WriteSite): void {
  const fact = withContextText(machine.context, path, known);
  const file = fact.origin === 'context' && fact.content ? fact.contextName : undefined;
  machine.writes.push({
    path,
    span: site.span,
    content: fact.content,
    instruction: site.instruction,
    ...(file === undefined ? {} : { file }),
  });
  machine.files.set(path, fact);
  noteKeyFile(machine, path, fact, site);
  const kind = repositoryFileKind(path);
  if (fact.content && file !== undefined && kind) readContextSources(machine, kind, path, fact, site);
  else if (fact.content) readConfiguration(machine, path, fact.content, site);
  else if (kind) noteWholeFile(machine, kind, path, fact, site);
}

function readConfiguration(machine: Machine, path: string, content: Value, site: WriteSite): void {
  const kind = repositoryFileKind(path);
  if (kind) {
    const found = repositoriesInFile(kind, content).slice(0, sourceLimit);
    for (const entry of found) {
      machine.repositories.push({
        ...entry,
        manager: kind,
        span: entry.span ?? site.span,
        related: entry.definitions.map((span) => ({ span, message: 'its address is set here' })),
        instruction: site.instruction,
        stage: machine.stage,
        command: site.command,
      });
    }
    // What a filter (`sed`) makes of a download has no text that is known here either.
    const unseen = /^(?:\$\([\w-]+\))?$/.test(content.text.trim());
    if (found.length === 0 && unseen && content.fetches.length > 0) {
      noteWholeFile(machine, kind, path, fileFact({ fetches: content.fetches, origin: 'download' }), site);
    }
  }
  for (const program of supervisedPrograms(path, content)) {
    machine.programs.push({ ...program, span: program.span ?? site.span, instruction: site.instruction });
  }
}

/**
 * A repository file of the build context whose text is known. What is no list (a template that something fills in) is
 * noted as a file of unknown text.
 */
function readContextSources(
  machine: Machine,
  kind: NonNullable<ReturnType<typeof repositoryFileKind>>,
  path: string,
  fact: FileFact,
  site: WriteSite,
): void {
  // Mirrors of Arch Linux's own archive: what they serve is signed by its packagers, whatever they are called.
  if (path === '/etc/pacman.d/mirrorlist') return;
  const content = fact.content ?? Value.empty;
  const found = repositoriesInFile(kind, content)
    .filter(({ location }) => /^[a-z][\w+.-]*:\/*[^\s/{}<>@%$]/i.test(location))
    .slice(0, sourceLimit);
  for (const { definitions: _, span, ...entry } of found) {
    machine.repositories.push({
      ...entry,
      file: fact.contextName,
      manager: kind,
      span: span ?? site.span,
      related: [],
      instruction: site.instruction,
      stage: machine.stage,
      command: site.command,
    });
  }
  const says = /\{\{|\{%|<%|\$\{|^[^#\n]*@\w+@/m.test(content.text);
  if (found.length === 0 && says) noteWholeFile(machine, kind, path, fact, site);
}

/** A repository file whose text is not in the Dockerfile: it was fetched or copied as a whole. */
function noteWholeFile(
  machine: Machine,
  manager: NonNullable<ReturnType<typeof repositoryFileKind>>,
  path: string,
  fact: FileFact,
  site: WriteSite,
): void {
  const common = {
    manager,
    suite: undefined,
    components: [],
    keyring: undefined,
    stage: machine.stage,
    command: site.command,
  } as const;
  const fetch = fact.fetches[0];
  machine.use(fact.fetches, 'repository', site.span);
  if (fetch && fact.origin === 'download') {
    machine.repositories.push({
      ...common,
      how: 'fetched-file',
      location: fetch.url.text,
      key: fetch.url.text.replace(/^[a-z]+:\/\//i, ''),
      span: fetch.span,
      related:
        site.span.start === fetch.span.start
          ? []
          : [{ span: site.span, message: 'and becomes a package source here' }],
      instruction: fetch.instruction,
    });
  } else if (fact.origin === 'context') {
    machine.repositories.push({
      ...common,
      how: 'copied-file',
      location: baseName(fact.contextName && /[^/*]$/.test(fact.contextName) ? fact.contextName : path),
      key: path,
      span: site.span,
      related: [],
      instruction: site.instruction,
    });
  }
}
