import type { ContextFile } from '../engine';
import { folderOf } from '../policy/discover';
import type { Folders } from './folders';
import type { ReadFile } from './read-file';

/**
 * Files that are watched, as package managers, supervisors and start scripts are called. One of another name is read anew when its
 * Dockerfile is closed and opened.
 */
export const watchedContextFiles =
  '**/{*.list,*.sources,*.repo,*.conf,*.ini,*.sh,*entrypoint*,repositories,mirrorlist}';

/** Files that compose files take values and services from, watched as well. */
export const watchedComposeFiles = '**/{.env,*compose*.yml,*compose*.yaml}';

/** Ignore files of build contexts, watched as well. */
export const watchedIgnoreFiles = '**/{.dockerignore,*.dockerignore,.containerignore}';

/** Whether a URI is that of an ignore file. */
export function isIgnoreFile(uri: string): boolean {
  return /\.(?:docker|container)ignore$/.test(uri);
}

/** More files than the Dockerfiles that somebody has open copy; what goes beyond it stays unknown. */
const mostFiles = 500;

/** No Dockerfile lies deeper below its context. */
const mostFolders = 10;

interface Known {
  /** Undefined for what is not there, or not yet. */
  text: string | undefined;
  /** Counts how often it was read: only the last answer counts. */
  reads: number;
  /** Documents. */
  readonly askedBy: Set<string>;
}

/**
 * Files of build contexts. Linting waits for none: one that was not asked for before is unknown at first, is read
 * meanwhile, and kept until it changes.
 */
export class ContextFiles {
  /** By URI. */
  private readonly known = new Map<string, Known>();
  private readonly underWay = new Set<Promise<void>>();
  private changes = 0;

  /** @param changed called when a document that asked would get another answer now */
  constructor(
    private readonly folders: Folders,
    private readonly read: ReadFile,
    private readonly changed: () => void,
  ) {}

  /** Grows with every change: what was computed under another number may be out of date. */
  get generation(): number {
    return this.changes;
  }

  /**
   * What a document's linting may ask for. Its context is its own folder, else one above it, up to the workspace folder that
   * it lies in; nothing above that is read. Undefined for a document that lies nowhere.
   */
  of(document: string): ContextFile | undefined {
    const places = this.places(document);
    if (places.length === 0) return undefined;
    return this.reader(places, document);
  }

  /** What the linting of a compose file may ask for: what lies beside it, or below. */
  beside(document: string): ContextFile | undefined {
    const own = document.startsWith('untitled:') ? this.folders.of(document) : folderOf(document);
    return own === undefined ? undefined : this.reader([own], document);
  }

  private reader(places: readonly string[], document: string): ContextFile {
    return (name) => {
      const path = name.split('/').map(encoded).join('/');
      // All are asked at once: each answer would be another round.
      return places.map((place) => this.textOf(`${place}/${path}`, document)).find((t) => t !== undefined);
    };
  }

  /** Folders that may be a document's build context, as URIs, nearest first. */
  places(document: string): readonly string[] {
    const top = this.folders.of(document);
    const own = document.startsWith('untitled:') ? top : folderOf(document);
    if (own === undefined) return [];
    const places = [own];
    for (let at = own; top !== undefined && at.startsWith(`${top}/`) && places.length < mostFolders; ) {
      at = folderOf(at);
      places.push(at);
    }
    return places;
  }

  /** Resolves when nothing is being read any more. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  /** A file changed, came or went: it is read anew when anybody asked for it. */
  fileChanged(uri: string): void {
    const file = this.known.get(uri);
    if (file) this.begin(uri, file);
  }

  /** The workspace's folders changed: the same names may mean other files. */
  foldersChanged(): void {
    this.changes++;
  }

  /** Forgets the files that only this document asked for. */
  forget(document: string): void {
    for (const [uri, { askedBy }] of this.known)
      if (askedBy.delete(document) && askedBy.size === 0) this.known.delete(uri);
  }

  private textOf(uri: string, document: string): string | undefined {
    const known = this.known.get(uri);
    if (known) {
      known.askedBy.add(document);
      return known.text;
    }
    if (this.known.size >= mostFiles) return undefined;
    const file: Known = { text: undefined, reads: 0, askedBy: new Set([document]) };
    this.known.set(uri, file);
    this.begin(uri, file);
    return undefined;
  }

  private begin(uri: string, file: Known): void {
    const turn = ++file.reads;
    const work = this.read(uri)
      .catch(() => undefined)
      .then((text) => {
        const isLast = this.known.get(uri) === file && file.reads === turn;
        if (!isLast || file.text === text) return;
        file.text = text;
        this.changes++;
        this.changed();
      })
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }
}

/** A name in a URI, as VS Code writes it: what it tells of changed files is compared with this. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
