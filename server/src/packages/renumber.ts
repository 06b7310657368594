import { type Lists, noPackage, nowhere, type PackageIndex } from './index';
import { eachInSteps, mapInSteps, type Steps, sortInSteps } from './steps';

/** The indexes with one row of names for all of them; names that nothing refers to are left out. */
export function* withCommonNames(indexes: readonly PackageIndex[]): Steps<PackageIndex[]> {
  const all = new Set<string>();
  for (const index of indexes) {
    yield* eachInSteps(usedNames(index), (name) => all.add(name));
    yield;
  }
  const names = yield* sortInSteps(all);
  const numbers = new Map<string, number>();
  yield* eachInSteps(names, (name) => numbers.set(name, numbers.size));
  const out: PackageIndex[] = [];
  for (const index of indexes) out.push(yield* renamed(index, names, numbers));
  return out;
}

function* renamed(
  index: PackageIndex,
  names: readonly string[],
  numbers: ReadonlyMap<string, number>,
): Steps<PackageIndex> {
  const now = yield* mapInSteps(index.names, (name) => numbers.get(name) ?? -1);
  const before = new Int32Array(names.length).fill(-1);
  now.forEach((n, old) => {
    if (n >= 0) before[n] = old;
  });
  yield;
  const relation = (item: number) =>
    item >> 1 === nowhere ? item : 2 * (now[item >> 1] as number) + (item & 1);
  const plain = (item: number) => now[item] as number;
  const depends = renumbered(index.depends, before, relation);
  yield;
  const recommends = renumbered(index.recommends, before, relation);
  yield;
  return {
    ...index,
    names,
    depends,
    recommends,
    installed: Int32Array.from(before, (old) => index.installed[old] ?? noPackage),
    download: Float64Array.from(before, (old) => index.download[old] ?? 0),
    conflicts: renumbered(index.conflicts, before, plain),
    providers: renumbered(index.providers, before, plain),
    base: index.base.map(plain).sort((a, b) => a - b),
  };
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
