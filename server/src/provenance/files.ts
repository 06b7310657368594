import type { Source } from '../syntax/ast';
import type { Fetch, FileStep, KeptDownload } from './model';
import { Value } from './value';

/** What is known of a file (or of a folder that came as a whole) in a stage. */
export interface FileFact {
  /** Its text, when something in the Dockerfile wrote it. */
  readonly content: Value | undefined;
  /** Downloads that it is, or is made from. */
  readonly fetches: readonly Fetch[];
  /** `download`: it is the download itself; `unpacked`: it came out of one; `written`: the build wrote it. */
  readonly origin: 'download' | 'unpacked' | 'written' | 'context' | 'image';
  /** The image it came out of, for COPY --from. */
  readonly image: Source | undefined;
  /** Its name in the build context, for COPY. */
  readonly contextName: string | undefined;
  /** How a download came to where it lies. */
  readonly steps?: readonly FileStep[];
}

/** Steps of one file that are remembered; real ones are moved once or twice. */
const stepLimit = 8;

/** The same file after one step more; only of downloads is the way of interest. */
export function withStep(fact: FileFact, how: FileStep['how'], span: FileStep['span']): FileFact {
  const steps = fact.steps ?? [];
  if (fact.origin !== 'download' || steps.length >= stepLimit) return fact;
  return { ...fact, steps: [...steps, { how, span }] };
}

/** A file of which only what is given is known. */
export function fileFact(known: Pick<FileFact, 'origin'> & Partial<FileFact>): FileFact {
  return { content: undefined, fetches: [], image: undefined, contextName: undefined, ...known };
}

/** More files than any real build names; beyond it, new ones are not remembered, so that time stays linear. */
const limit = 2000;

/** The files of a stage that the build is known to have made. Paths are absolute, unknown parts by name. */
export class Files {
  private readonly map: Map<string, FileFact>;
  /** True once a download, or something made from one, was among the files. */
  holdsDownloads: boolean;

  constructor(inherited?: Files) {
    this.map = new Map(inherited?.map);
    this.holdsDownloads = inherited?.holdsDownloads ?? false;
  }

  get(path: string): FileFact | undefined {
    return this.map.get(path);
  }

  set(path: string, fact: FileFact): void {
    if (fact.fetches.length > 0) this.holdsDownloads = true;
    if (this.map.size < limit || this.map.has(path)) this.map.set(path, fact);
  }

  delete(path: string): void {
    this.map.delete(path);
  }

  /** The file at `path`, or else the folder above it that came as a whole. */
  find(path: string): FileFact | undefined {
    let at = path;
    for (;;) {
      const fact = this.map.get(at);
      if (fact && (at === path || fact.origin === 'unpacked' || fact.origin === 'image')) return fact;
      const slash = at.lastIndexOf('/');
      if (slash <= 0) return undefined;
      at = at.slice(0, slash);
    }
  }

  /** Files that `path` means: itself, those below it, or those a shell pattern in it matches. */
  matching(path: string): [string, FileFact][] {
    const exact = this.map.get(path);
    const prefix = path.endsWith('/') ? path : `${path}/`;
    const out: [string, FileFact][] = exact ? [[path, exact]] : [];
    if (/[*?[]/.test(path)) {
      const pattern = glob(path);
      for (const entry of this.map) if (pattern.test(entry[0]) && entry[0] !== path) out.push(entry);
      return out;
    }
    for (const entry of this.map) if (entry[0].startsWith(prefix)) out.push(entry);
    return out;
  }

  entries(): Iterable<[string, FileFact]> {
    return this.map;
  }
}

/** Downloads, and folders made from them, that lie among the files. A text the build wrote itself is none of them. */
export function keptDownloads(files: Files): KeptDownload[] {
  const out: KeptDownload[] = [];
  for (const [path, { fetches, origin }] of files.entries()) {
    if (origin !== 'download' && origin !== 'unpacked') continue;
    for (const fetch of fetches) out.push({ fetch, path, unpacked: origin === 'unpacked' });
  }
  return out;
}

/**
 * What reading a file gives. A file out of an archive is neither known by its text nor is it the download:
 * whatever runs it runs the archive's content.
 */
export function textOfFile(fact: FileFact | undefined): Value {
  if (!fact || (fact.origin === 'unpacked' && !fact.content)) return Value.empty;
  return fact.content ?? Value.fetched(fact.fetches);
}

/** A shell pattern as an expression; `*` does not cross `/`. */
export function glob(pattern: string): RegExp {
  let out = '';
  for (const c of pattern) {
    if (c === '*') out += '[^/]*';
    else if (c === '?') out += '[^/]';
    else out += c.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  }
  return new RegExp(`^${out}$`);
}

/** Joins a path to a folder and resolves `.` and `..`; unknown parts are kept by name. */
export function resolvePath(folder: string, path: string): string {
  const whole = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) ? path : `${folder}/${path}`;
  const out: string[] = [];
  // A name of an unknown part may hold slashes: `$(dirname $x)/y` is kept together.
  for (const part of whole.split(/\/(?![^({]*[)}])/)) {
    if (part === '' || part === '.') continue;
    if (part === '..' && out.length > 0 && !(out[out.length - 1] as string).startsWith('$')) out.pop();
    else out.push(part);
  }
  return `/${out.join('/')}`;
}

/** Last part of a path. */
export function baseName(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}
