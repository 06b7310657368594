import type { RegistryStatusParams } from '../../protocol';
import { isOfTheHost } from '../../registry/batch';
import { RegistryError } from '../../registry/registry';

/** Which registries are being asked, and which did not answer; told to the client whenever it changes. */
export class RegistryStatus {
  private asking = 0;
  private readonly problems = new Map<string, string>();

  constructor(private readonly tell: (status: RegistryStatusParams) => void) {}

  /** Asks a registry, and notes how it went. */
  async watch<T>(host: string, ask: () => Promise<T>): Promise<T> {
    this.asking++;
    this.changed();
    try {
      const answer = await ask();
      this.problems.delete(host);
      return answer;
    } catch (error) {
      if (error instanceof RegistryError && isOfTheHost(error)) this.problems.set(host, error.message);
      throw error;
    } finally {
      this.asking--;
      this.changed();
    }
  }

  private changed(): void {
    this.tell({
      asking: this.asking,
      problems: [...this.problems].map(([host, message]) => ({ host, message })),
    });
  }
}
