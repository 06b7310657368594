/**
 * The packages of one release in memory, every name a number. Relations to versions are decided when the index is made,
 * as a release has one version of each package; see `compile.ts`.
 */
export interface PackageIndex {
  readonly distribution: string;
  /** `12`, `13`. */
  readonly release: string;
  /** Day of the data, YYYY-MM-DD. */
  readonly date: string;
  /** Bytes that `apt-get update` leaves in /var/lib/apt/lists for the sources of the data; 0 when unknown. */
  readonly listBytes: number;
  /** Sorted by UTF-16 units; of packages and of what they provide, perhaps also of other releases' packages. */
  readonly names: readonly string[];
  /** By number: KiB on disk once it is set up, or `noPackage`. */
  readonly installed: Int32Array;
  /** By number: bytes of the package's file, to about 2 %. */
  readonly download: Float64Array;
  readonly depends: Relations;
  readonly recommends: Relations;
  /** By number: those that must not be installed together with it. */
  readonly conflicts: Lists;
  /** By number of what is provided: who provides it, in the order in which apt would choose. */
  readonly providers: Lists;
  /** Packages that every installation of the release has: essential ones, required ones, apt, and what they depend on. */
  readonly base: readonly number[];
}

/** In `PackageIndex.installed`: the name is no package of the release. */
export const noPackage = -1;

/** A list of numbers for every number: those of `n` stand in `items` from `offsets[n]` up to `offsets[n + 1]`. */
export interface Lists {
  readonly offsets: Int32Array;
  readonly items: Int32Array;
}

/** Groups of alternatives; an item is twice a number, plus one when another alternative of the same group follows. */
export type Relations = Lists;

/** In `Relations`: stands for a name that the release does not have. */
export const nowhere = 0x3fffffff;

/** @param lists by number; what is missing is empty */
export function toLists(lists: readonly (readonly number[] | undefined)[]): Lists {
  const offsets = new Int32Array(lists.length + 1);
  let total = 0;
  lists.forEach((list, i) => {
    total += list?.length ?? 0;
    offsets[i + 1] = total;
  });
  const items = new Int32Array(total);
  lists.forEach((list, i) => {
    if (list !== undefined) items.set(list, offsets[i]);
  });
  return { offsets, items };
}

export function listOf({ offsets, items }: Lists, n: number): Int32Array {
  return items.subarray(offsets[n], offsets[n + 1]);
}

/** The groups of alternatives of a package, in order. */
export function groupsOf(relations: Relations, n: number): number[][] {
  const groups: number[][] = [];
  let group: number[] = [];
  for (const item of listOf(relations, n)) {
    group.push(item >> 1);
    if ((item & 1) === 1) continue;
    groups.push(group);
    group = [];
  }
  return groups;
}

/** The number of a name, or undefined when no release of the data has it. */
export function numberOf({ names }: Pick<PackageIndex, 'names'>, name: string): number | undefined {
  let low = 0;
  let high = names.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = names[middle] as string;
    if (found === name) return middle;
    if (found < name) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

export function isPackage(index: PackageIndex, n: number): boolean {
  return (index.installed[n] ?? noPackage) !== noPackage;
}
