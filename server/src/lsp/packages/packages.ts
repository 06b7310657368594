import type { PackageSource } from '../../packages/source';
import type { Services } from '../services';

/** The sizes of packages, as far as this server can know them. */
export class Packages {
  private source: PackageSource | undefined;

  /** @param changed called when other answers are to be had */
  constructor(
    private readonly make: Services['packages'],
    private readonly changed: () => void,
  ) {}

  /** @param options what the client said when it started the server: the folder that keeps what is fetched */
  begin(options: unknown): void {
    const { packageCache } = (options ?? {}) as Partial<Record<string, unknown>>;
    this.source = this.make?.(typeof packageCache === 'string' ? packageCache : undefined, this.changed);
  }

  /** Undefined where nothing is ever known. */
  get sizes(): PackageSource | undefined {
    return this.source;
  }
}
