import { type CopiedNames, copiedFromContext } from '../build-context/copied';
import type { BuildContextFacts } from '../build-context/facts';
import { unfit } from '../engine';
import { parseDockerfile } from '../syntax';
import type { ContextReader, ServedContext } from './services';

/** What was read is read again after this long (milliseconds), the next time that somebody looks. */
const lifetime = 5 * 60_000;

interface Known {
  served: ServedContext | undefined;
  /** What was asked for: other names may mean another folder. */
  readonly asked: string;
  read: number;
  underWay: boolean;
}

/**
 * What lies in the build contexts of open Dockerfiles. Linting waits for none: what is not known is read meanwhile, for
 * Dockerfiles that copy their context as a whole.
 */
export class BuildContexts {
  private readonly known = new Map<string, Known>();
  private readonly work = new Set<Promise<void>>();
  private changes = 0;

  /**
   * @param read undefined where files cannot be read, as in a browser
   * @param places folders that may be a document's context, as URIs, nearest first
   * @param changed called when a document that asked would get another answer now
   */
  constructor(
    private readonly read: ContextReader | undefined,
    private readonly places: (document: string) => readonly string[],
    private readonly changed: () => void,
  ) {}

  /** Grows with every change: what was computed under another number may be out of date. */
  get generation(): number {
    return this.changes;
  }

  /** What is known of the context of a document with this text. */
  of(document: string, text: string): BuildContextFacts | undefined {
    // What is not linted is not read either, however it begins.
    if (!this.read || !document.startsWith('file:') || unfit(text)) return undefined;
    const copied = copiedFromContext(parseDockerfile(text));
    if (!copied.whole) return undefined;
    const asked = JSON.stringify(copied.names);
    let known = this.known.get(document);
    if (known?.asked !== asked) {
      known = { served: undefined, asked, read: 0, underWay: false };
      this.known.set(document, known);
    }
    if (!known.underWay && Date.now() - known.read > lifetime) this.begin(document, known, copied, this.read);
    return known.served?.facts;
  }

  /** The context that facts of a document speak of; undefined when none is known. */
  served(document: string): ServedContext | undefined {
    return this.known.get(document)?.served;
  }

  /** An ignore file changed: every context is looked at again. */
  ignoreFileChanged(): void {
    if (this.known.size === 0) return;
    for (const known of this.known.values()) known.read = 0;
    this.changes++;
    this.changed();
  }

  forget(document: string): void {
    this.known.delete(document);
  }

  /** Resolves when nothing is being read any more. */
  async settled(): Promise<void> {
    while (this.work.size > 0) await Promise.all(this.work);
  }

  private begin(document: string, known: Known, copied: CopiedNames, read: ContextReader): void {
    known.underWay = true;
    const work: Promise<void> = read(document, this.places(document), copied.names)
      .catch(() => undefined)
      .then((served) => {
        known.underWay = false;
        known.read = Date.now();
        if (this.known.get(document) !== known) return;
        if (JSON.stringify(known.served) === JSON.stringify(served)) return;
        known.served = served;
        this.changes++;
        this.changed();
      })
      .finally(() => this.work.delete(work));
    this.work.add(work);
  }
}
