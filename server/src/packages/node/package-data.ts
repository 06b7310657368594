import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackageIndex } from '../index';
import { packageSizes } from '../package-sizes';
import type { InstallEstimate, InstallRequest, PackageSizes } from '../sizes';
import type { PackageSource, UpdateOrder, UpdateOutcome } from '../source';
import { unpack, unpackMeanwhile } from './pack';
import { fetchIndexes, keepIndexes } from './update';

/** The data that comes with the program lies beside the program's file under this name. */
const shippedName = 'packages.br';

/** What the user had fetched, in the folder for such things. */
const fetchedName = 'packages-fetched.br';

/** Where package data is looked for. */
export interface PackagePlaces {
  /** The folder of the program. */
  readonly program: string;
  /** The folder that keeps what was fetched; undefined where nothing is kept. */
  readonly cache: string | undefined;
}

/**
 * The package data of this machine: what comes with the program, and what the user had fetched. It is read when something
 * is asked for the first time: at once where `changed` is left out; else meanwhile, and `changed` is called when it is there.
 */
export class PackageData implements PackageSource {
  private shipped: readonly PackageIndex[] = [];
  private fetched: readonly PackageIndex[] = [];
  private state: 'unread' | 'reading' | 'read' = 'unread';
  private sizes: PackageSizes = packageSizes([]);

  constructor(
    private readonly places: PackagePlaces,
    private readonly changed?: () => void,
  ) {}

  get generation(): number {
    return this.sizes.generation;
  }

  installation(request: InstallRequest): InstallEstimate | undefined {
    this.read();
    return this.sizes.installation(request);
  }

  listBytes(distribution: string, release: string): number | undefined {
    this.read();
    return this.sizes.listBytes(distribution, release);
  }

  async update(order: UpdateOrder): Promise<UpdateOutcome> {
    const { indexes, outcome } = await fetchIndexes(order, new Date().toISOString().slice(0, 10));
    if (this.fetchedFile !== undefined) await keepIndexes(this.fetchedFile, indexes);
    if (this.state === 'unread') this.read();
    this.take(this.shipped, indexes);
    return outcome;
  }

  private get fetchedFile(): string | undefined {
    return this.places.cache === undefined ? undefined : join(this.places.cache, fetchedName);
  }

  private get shippedFile(): string {
    return join(this.places.program, shippedName);
  }

  private read(): void {
    if (this.state !== 'unread') return;
    if (this.changed === undefined) {
      this.state = 'read';
      const file = this.fetchedFile;
      this.take(indexesOf(readNow(this.shippedFile)), file === undefined ? [] : indexesOf(readNow(file)));
    } else {
      this.state = 'reading';
      void this.readMeanwhile();
    }
  }

  private async readMeanwhile(): Promise<void> {
    // Data that is not there, torn, or of another version is none.
    const later = async (path: string | undefined): Promise<readonly PackageIndex[]> =>
      path === undefined
        ? []
        : await readFile(path)
            .then(unpackMeanwhile)
            .catch(() => []);
    const [shipped, fetched] = await Promise.all([later(this.shippedFile), later(this.fetchedFile)]);
    this.state = 'read';
    // What was fetched while this was being read is newer.
    this.take(shipped, this.fetched.length > 0 ? this.fetched : fetched);
  }

  private take(shipped: readonly PackageIndex[], fetched: readonly PackageIndex[]): void {
    this.shipped = shipped;
    this.fetched = fetched;
    const byAge = [...shipped, ...fetched].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    this.sizes = packageSizes(byAge, this.generation + 1);
    this.changed?.();
  }
}

function readNow(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Data that is not there, torn, or of another version is none. */
function indexesOf(bytes: Uint8Array | undefined): readonly PackageIndex[] {
  try {
    return bytes === undefined ? [] : unpack(bytes);
  } catch {
    return [];
  }
}
