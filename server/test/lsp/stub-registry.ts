import type { RemoteImage } from '../../src/image-facts';
import { type Registry, RegistryError, type RegistryReference } from '../../src/registry/registry';

/** A digest that can be told from others: `digestOf('a')`. */
export const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;

/** A registry that answers from memory, and remembers what it was asked. */
export class StubRegistry implements Registry {
  /** By `host/repository:tag` or `host/repository@digest`. */
  readonly images = new Map<string, RemoteImage>();
  readonly asked: string[] = [];
  /** Questions that were given up. */
  readonly aborted: string[] = [];
  /** Most questions that were under way together. */
  peak = 0;
  /** While set, no question is answered. */
  hanging = false;
  private readonly held: (() => void)[] = [];
  private watchers: (() => void)[] = [];
  private open = 0;

  has(key: string, letter: string, more: Partial<RemoteImage> = {}): void {
    this.images.set(key, {
      digest: digestOf(letter),
      checked: new Date().toISOString(),
      platforms: [],
      ...more,
    });
  }

  /** Lets all questions be answered. */
  release(): void {
    this.hanging = false;
    for (const go of this.held.splice(0)) go();
  }

  /** Resolves as soon as the condition holds; it is looked at with every question and its end. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!condition()) return;
        this.watchers = this.watchers.filter((other) => other !== check);
        resolve();
      };
      this.watchers.push(check);
      check();
    });
  }

  digest(reference: RegistryReference, question?: { signal?: AbortSignal }): Promise<RemoteImage> {
    return this.answer('HEAD', { ...reference, digest: undefined }, question?.signal).then((image) => ({
      ...image,
      platforms: [],
    }));
  }

  describe(reference: RegistryReference, question?: { signal?: AbortSignal }): Promise<RemoteImage> {
    return this.answer('GET', reference, question?.signal);
  }

  tags(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  private async answer(
    method: string,
    { registry, repository, tag, digest }: RegistryReference,
    signal: AbortSignal | undefined,
  ): Promise<RemoteImage> {
    const name = `${registry}/${repository}`;
    const key =
      tag === undefined && digest !== undefined ? `${name}@${digest}` : `${name}:${tag ?? 'latest'}`;
    this.asked.push(`${method} ${key}`);
    this.open++;
    this.peak = Math.max(this.peak, this.open);
    this.look();
    try {
      if (this.hanging) await this.wait(key, signal);
      const image = this.images.get(key);
      if (!image) throw new RegistryError('not-found', `${registry} has no ${repository}:${tag}.`);
      return image;
    } finally {
      this.open--;
      this.look();
    }
  }

  private wait(key: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.held.push(resolve);
      signal?.addEventListener('abort', () => {
        this.aborted.push(key);
        reject(new RegistryError('cancelled', 'cancelled'));
      });
    });
  }

  private look(): void {
    for (const check of this.watchers) check();
  }
}
