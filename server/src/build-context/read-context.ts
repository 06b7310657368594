import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import type { BuildContextFacts, NeedlessEntry, NeedlessKind } from './facts';
import { type IgnoreRules, ignoreFileNames, ignoreRules } from './ignore-file';
import {
  isForTests,
  isSecret,
  mayReadVersionControl,
  maySecret,
  needlessFolder,
  readsVersionControl,
} from './needless';

/** More entries than a context of any sense has (a monorepo with its dependencies comes near). */
const mostEntries = 300_000;

/** Larger files hold no settings (bytes). */
const largestText = 64 * 1024;

/** Folders that a project's own file lies below, itself counted: `packages/server/pyproject.toml`. */
const projectDepth = 3;

/** A context and what is in it. */
export interface ReadContext {
  readonly facts: BuildContextFacts;
  /** Text of the ignore file; empty when there is none. */
  readonly ignoreText: string;
}

/**
 * Reads which files a build of a Dockerfile would be sent, and how large they are. Links are not followed.
 * @param folder the context, absolute
 * @param dockerfile absolute path
 * @param stopped asked now and then; true ends the reading, with what was read so far
 * @throws when the folder cannot be read
 */
export async function readContext(
  folder: string,
  dockerfile: string,
  stopped: () => boolean = () => false,
): Promise<ReadContext> {
  const found = await ignoreFileOf(folder, dockerfile);
  const walk = new Walk(folder, ignoreRules(found?.text ?? ''), stopped);
  await walk.root();
  return {
    facts: {
      ignoreFile: found?.name,
      sent: { bytes: walk.bytes, files: walk.files },
      needless: [...walk.needless.values()].sort(
        (a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
      ),
      readsVersionControl: walk.readsVersionControl,
      complete: walk.complete,
    },
    ignoreText: found?.text ?? '',
  };
}

/** The one beside the Dockerfile has its name in front; the others lie in the context. */
async function ignoreFileOf(
  folder: string,
  dockerfile: string,
): Promise<{ name: string; text: string } | undefined> {
  const way = relative(folder, dockerfile);
  const isInside = way !== '' && !isAbsolute(way) && way.split(sep)[0] !== '..';
  const [own = '', ...general] = ignoreFileNames(isInside ? way.split(sep).join('/') : basename(dockerfile));
  const places = [...(isInside ? [own] : []), ...general].map((name) => ({ name, path: join(folder, name) }));
  for (const { name, path } of places) {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return { name, text };
  }
  return undefined;
}

interface OpenEntry extends NeedlessEntry {
  bytes: number;
  files: number;
}

class Walk {
  bytes = 0;
  files = 0;
  complete = true;
  readsVersionControl = false;
  readonly needless = new Map<string, OpenEntry>();
  private entries = 0;

  constructor(
    private readonly folder: string,
    private readonly rules: IgnoreRules,
    private readonly stopped: () => boolean,
  ) {}

  async root(): Promise<void> {
    await readdir(this.folder);
    await this.into('', undefined);
  }

  /**
   * @param path relative to the context
   * @param within the needless folder that this one is a part of
   */
  private async into(path: string, within: OpenEntry | undefined): Promise<void> {
    if (this.isOver()) return;
    const list = await readdir(join(this.folder, path), { withFileTypes: true }).catch(() => []);
    const names = new Set(list.map(({ name }) => name));
    const sizes: Promise<void>[] = [];
    const folders: { path: string; within: OpenEntry | undefined }[] = [];
    for (const entry of list) {
      if (this.isOver()) break;
      this.entries++;
      const at = path === '' ? entry.name : `${path}/${entry.name}`;
      // Inside of a folder that is told as a whole, single files are not asked for: there are tens of thousands.
      const ignored = (!within || entry.isDirectory()) && this.rules.ignores(at);
      if (entry.isDirectory()) {
        if (ignored && !this.rules.hasExceptions) continue;
        // Of an ignored folder only single files may be taken back in.
        const inside = ignored ? undefined : (within ?? (await this.needlessAt(at, entry.name, names)));
        folders.push({ path: at, within: inside });
      } else if (entry.isFile() && !ignored) sizes.push(this.file(at, entry.name, within));
      else if (entry.isSymbolicLink() && !ignored) this.files++;
    }
    await Promise.all(sizes);
    for (const next of folders) await this.into(next.path, next.within);
  }

  private isOver(): boolean {
    if (this.entries < mostEntries && !this.stopped()) return false;
    this.complete = false;
    return true;
  }

  private async needlessAt(
    path: string,
    name: string,
    beside: ReadonlySet<string>,
  ): Promise<OpenEntry | undefined> {
    const marker = await stat(join(this.folder, path, 'pyvenv.cfg')).catch(() => undefined);
    const kind = needlessFolder(
      name,
      (other) => beside.has(other),
      (other) => other === 'pyvenv.cfg' && marker !== undefined,
    );
    return kind && entryAt(path, kind);
  }

  private async file(path: string, name: string, within: OpenEntry | undefined): Promise<void> {
    const place = join(this.folder, path);
    const facts = await stat(place).catch(() => undefined);
    if (!facts) return;
    this.files++;
    this.bytes += facts.size;
    if (within) return this.count(within, facts.size);
    if (maySecret(name) && !isForTests(path) && isSecret(name, await beginningOf(place)))
      this.count(entryAt(path, 'secret'), facts.size);
    const isNearTop = path.split('/').length <= projectDepth;
    if (isNearTop && !this.readsVersionControl && facts.size <= largestText && mayReadVersionControl(name))
      this.readsVersionControl = readsVersionControl(name, await beginningOf(place));
  }

  /** An entry counts once something of it is sent. */
  private count(entry: OpenEntry, bytes: number): void {
    entry.bytes += bytes;
    entry.files++;
    this.needless.set(entry.path, entry);
  }
}

function entryAt(path: string, kind: NeedlessKind): OpenEntry {
  return { path, kind, bytes: 0, files: 0 };
}

/** The first bytes of a file as text; empty when it cannot be read. */
async function beginningOf(path: string): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (!file) return '';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(largestText), 0, largestText, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return '';
  } finally {
    await file.close();
  }
}
