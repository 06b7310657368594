import { type Lists, noPackage, nowhere, type PackageIndex } from './index';

/** The indexes with one row of names for all of them; names that nothing refers to are left out. */
export function withCommonNames(indexes: readonly PackageIndex[]): PackageIndex[] {
  const names = [...new Set(indexes.flatMap(usedNames))].sort();
  const numbers = new Map(names.map((name, n) => [name, n]));
  return indexes.map((index) => {
    const now = index.names.map((name) => numbers.get(name) ?? -1);
    const before = new Int32Array(names.length).fill(-1);
    now.forEach((n, old) => {
      if (n >= 0) before[n] = old;
    });
    const relation = (item: number) =>
      item >> 1 === nowhere ? item : 2 * (now[item >> 1] as number) + (item & 1);
    const plain = (item: number) => now[item] as number;
    return {
      ...index,
      names,
      installed: Int32Array.from(before, (old) => index.installed[old] ?? noPackage),
      download: Float64Array.from(before, (old) => index.download[old] ?? 0),
      depends: renumbered(index.depends, before, relation),
      recommends: renumbered(index.recommends, before, relation),
      conflicts: renumbered(index.conflicts, before, plain),
      providers: renumbered(index.providers, before, plain),
      base: index.base.map(plain).sort((a, b) => a - b),
    };
  });
}

function usedNames({ names, installed, depends, recommends, providers }: PackageIndex): string[] {
  const used = new Set<number>();
  for (const { items } of [depends, recommends]) for (const item of items) used.add(item >> 1);
  const provided = (n: number) => (providers.offsets[n + 1] ?? 0) > (providers.offsets[n] ?? 0);
  return names.filter((_name, n) => installed[n] !== noPackage || used.has(n) || provided(n));
}

function renumbered(lists: Lists, before: Int32Array, item: (item: number) => number): Lists {
  const offsets = new Int32Array(before.length + 1);
  const items = new Int32Array(lists.items.length);
  let total = 0;
  before.forEach((old, n) => {
    const end = lists.offsets[old + 1] ?? 0;
    for (let at = old < 0 ? end : (lists.offsets[old] ?? end); at < end; at++)
      items[total++] = item(lists.items[at] as number);
    offsets[n + 1] = total;
  });
  return { offsets, items: items.subarray(0, total) };
}
