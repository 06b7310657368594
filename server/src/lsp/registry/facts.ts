import type { ImageFacts, ImageFactsTable, RemoteImage, SignatureOutcome } from '../../image-facts';

/** More images than anybody's workspace names; the ones told longest ago go first. */
const defaultLimit = 1000;

/** What registries and signature checks said of images, in memory, by the key of `imageFactsKey`. */
export class ImageFactsStore {
  private readonly facts = new Map<string, ImageFacts>();
  private changes = 0;

  /**
   * @param changed called after every change
   * @param limit how many images are kept
   */
  constructor(
    private readonly changed: () => void,
    private readonly limit = defaultLimit,
  ) {}

  /** The facts as they are now, for the linter. */
  get table(): ImageFactsTable {
    return this.facts;
  }

  /** Grows with every change: what was computed under another number may be out of date. */
  get generation(): number {
    return this.changes;
  }

  get(key: string): ImageFacts | undefined {
    return this.facts.get(key);
  }

  /** Takes in a registry's answer. A bare digest keeps what was known of that digest's platforms and labels. */
  setRemote(key: string, remote: RemoteImage): void {
    const before = this.facts.get(key)?.remote;
    const known = before?.digest === remote.digest && remote.platforms.length === 0 ? before : undefined;
    this.set(key, { remote: known ? { ...known, checked: remote.checked } : remote });
  }

  /** Takes in what checking the image's signature came to. */
  setSignature(key: string, signature: SignatureOutcome): void {
    this.set(key, { signature });
  }

  private set(key: string, news: ImageFacts): void {
    const facts = { ...this.facts.get(key), ...news };
    // Taken out first, so that it goes to the end of the order.
    this.facts.delete(key);
    this.facts.set(key, facts);
    for (const oldest of this.facts.keys()) {
      if (this.facts.size <= this.limit) break;
      this.facts.delete(oldest);
    }
    this.changes++;
    this.changed();
  }
}
