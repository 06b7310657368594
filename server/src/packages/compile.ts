import { byteCodeSize } from './byte-code';
import { type Alternatives, type PackageRecord, type Relation, readPackages } from './control';
import { noPackage, nowhere, type PackageIndex, toLists } from './index';
import { atOnce, eachInSteps, mapInSteps, type Steps, sortInSteps } from './steps';
import { compareVersions, satisfies } from './version';

/** What an index is made of. */
export interface IndexSource {
  readonly distribution: string;
  readonly release: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Texts of `Packages` files: the release's own, then updates and security. */
  readonly texts: readonly string[];
  /** Bytes of these files as apt keeps them. */
  readonly listBytes: number;
}

/**
 * Makes the index of a release: of every package the newest version, and every relation decided. Total.
 * @param kept names to keep; what they need is kept too. Default all.
 */
export function compileIndex(source: IndexSource, kept?: (record: PackageRecord) => boolean): PackageIndex {
  return atOnce(compileInSteps(source, kept));
}

/** The same for programs that have to answer meanwhile: a release takes seconds. */
export function* compileInSteps(
  source: IndexSource,
  kept?: (record: PackageRecord) => boolean,
): Steps<PackageIndex> {
  const { candidates, mentioned } = yield* collect(source.texts);
  const providers = yield* providersOf(candidates, mentioned);
  const world: World = { candidates, providers };
  const base = baseOf(world);
  yield;
  const names = kept === undefined ? undefined : closure(world, base, kept);
  const records = [...candidates.values()].filter(({ name }) => names === undefined || names.has(name));
  yield;
  return yield* number(source, world, records, base);
}

interface Provider {
  readonly record: PackageRecord;
  readonly relation: Relation;
}

interface World {
  readonly candidates: ReadonlyMap<string, PackageRecord>;
  /** By name of what is provided, in the order of apt's choice. */
  readonly providers: ReadonlyMap<string, readonly Provider[]>;
}

function* collect(texts: readonly string[]) {
  const candidates = new Map<string, PackageRecord>();
  /** Names in the order in which apt would meet them. */
  const mentioned = new Map<string, number>();
  const mention = ({ name }: { readonly name: string }) => {
    if (!mentioned.has(name)) mentioned.set(name, mentioned.size);
  };
  for (const text of texts) {
    yield* eachInSteps(readPackages(text), (record) => {
      mention(record);
      record.depends.flat().forEach(mention);
      record.recommends.flat().forEach(mention);
      record.conflicts.forEach(mention);
      record.provides.forEach(mention);
      const other = candidates.get(record.name);
      if (other === undefined || compareVersions(other.version, record.version) < 0)
        candidates.set(record.name, record);
    });
  }
  return { candidates, mentioned };
}

const priorities = ['required', 'important', 'standard', 'optional', 'extra'];

/** apt prefers essential providers, then those of higher priority, then the one that it met last. */
function* providersOf(
  candidates: ReadonlyMap<string, PackageRecord>,
  mentioned: ReadonlyMap<string, number>,
): Steps<ReadonlyMap<string, readonly Provider[]>> {
  const providers = new Map<string, Provider[]>();
  yield* eachInSteps(candidates.values(), (record) => {
    for (const relation of record.provides) {
      const list = providers.get(relation.name);
      if (list === undefined) providers.set(relation.name, [{ record, relation }]);
      else list.push({ record, relation });
    }
  });
  const rank = ({ priority }: PackageRecord) => {
    const place = priorities.indexOf(priority);
    return place < 0 ? priorities.length : place;
  };
  yield* eachInSteps(providers.values(), (list) => {
    list.sort(
      ({ record: a }, { record: b }) =>
        Number(b.essential) - Number(a.essential) ||
        rank(a) - rank(b) ||
        (mentioned.get(b.name) ?? 0) - (mentioned.get(a.name) ?? 0),
    );
  });
  return providers;
}

const fits = (version: string, { comparison, version: wanted }: Relation) =>
  comparison === undefined || satisfies(version, comparison, wanted);

/** A version is met by what is provided in a version only. */
const providerFits = ({ relation }: Provider, wanted: Relation) =>
  wanted.comparison === undefined || (relation.comparison !== undefined && fits(relation.version, wanted));

/** Names that meet a relation: its own, when all that goes by it does, or else packages. */
function meaning({ candidates, providers }: World, relation: Relation): readonly string[] {
  const own = candidates.get(relation.name);
  const ownFits = own !== undefined && fits(own.version, relation);
  const all = providers.get(relation.name) ?? [];
  const fitting = all.filter((provider) => providerFits(provider, relation));
  if (fitting.length === all.length && (ownFits || own === undefined))
    return ownFits || all.length > 0 ? [relation.name] : [];
  return [...(ownFits ? [relation.name] : []), ...fitting.map(({ record }) => record.name)];
}

const meanings = (world: World, group: Alternatives) => [
  ...new Set(group.flatMap((relation) => meaning(world, relation))),
];

/**
 * Images of Debian are made with one folder for programs from the start, by debootstrap: what the release says first
 * (`usrmerge`) is for systems that have to be converted, and brings perl.
 */
const madeMerged = 'usr-is-merged';

/** Adds what a package needs to be there, without recommends; the first alternative that can be had is taken. */
function addWithNeeds(world: World, names: Set<string>, start: string, recommends = false): void {
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const record = world.candidates.get(name);
    if (record === undefined || names.has(name)) continue;
    names.add(name);
    for (const group of [...record.depends, ...(recommends ? record.recommends : [])]) {
      const choices = meanings(world, group).flatMap((choice) =>
        world.candidates.has(choice)
          ? [choice]
          : (world.providers.get(choice) ?? []).map(({ record: provider }) => provider.name),
      );
      const first = choices.find((choice) => choice === madeMerged) ?? choices[0];
      if (first !== undefined && !choices.some((choice) => names.has(choice))) open.push(first);
    }
  }
}

function baseOf(world: World): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, essential, priority } of world.candidates.values()) {
    if (essential || priority === 'required' || name === 'apt') addWithNeeds(world, names, name);
  }
  return names;
}

function closure(world: World, base: ReadonlySet<string>, kept: (record: PackageRecord) => boolean) {
  const names = new Set(base);
  for (const record of world.candidates.values()) {
    if (kept(record)) addWithNeeds(world, names, record.name, true);
  }
  return names;
}

function* number(
  source: IndexSource,
  world: World,
  records: readonly PackageRecord[],
  base: ReadonlySet<string>,
): Steps<PackageIndex> {
  const real = new Set(records.map(({ name }) => name));
  const isThere = (name: string) =>
    real.has(name) || (world.providers.get(name) ?? []).some(({ record }) => real.has(record.name));

  const groups = (list: readonly Alternatives[], hard: boolean): string[][] => {
    const seen = new Set<string>();
    const result: string[][] = [];
    for (const group of list) {
      const choices = meanings(world, group).filter(isThere);
      // What every system has need not be asked for.
      if (choices.some((choice) => isInBase(world, base, choice))) continue;
      if (choices.length === 0 && !hard) continue;
      const key = choices.join('|');
      if (seen.has(key)) continue;
      seen.add(key);
      result.push(choices);
    }
    return result;
  };

  const needs = new Map<string, Needs>();
  yield* eachInSteps(records, ({ name, depends, recommends }) => {
    if (!base.has(name))
      needs.set(name, { depends: groups(depends, true), recommends: groups(recommends, false) });
  });
  const asked = new Set<string>(real);
  yield* eachInSteps(needs.values(), ({ depends, recommends }) => {
    for (const choice of [...depends, ...recommends].flat()) asked.add(choice);
  });
  yield* eachInSteps(onlyProvided(world, real), (name) => asked.add(name));
  const conflicts = yield* conflictsOf(world, records, real);
  const names = yield* sortInSteps(asked);
  const numbers = new Map<string, number>();
  yield* eachInSteps(names, (name) => numbers.set(name, numbers.size));
  const toNumber = (name: string) => numbers.get(name) as number;
  const relations = (list: readonly (readonly string[])[] | undefined) =>
    list?.flatMap((group) =>
      group.length === 0
        ? [2 * nowhere]
        : group.map((choice, i) => 2 * toNumber(choice) + (i < group.length - 1 ? 1 : 0)),
    );
  const candidate = (name: string) => (real.has(name) ? world.candidates.get(name) : undefined);
  const installed = yield* mapInSteps(names, (name) => {
    const record = candidate(name);
    return record === undefined ? noPackage : record.installedSize + byteCodeSize(record);
  });
  const provided = yield* mapInSteps(names, (name) =>
    (world.providers.get(name) ?? [])
      .filter(({ record }) => real.has(record.name) && record.name !== name)
      .map(({ record }) => toNumber(record.name)),
  );
  const depends = yield* mapInSteps(names, (name) => relations(needs.get(name)?.depends));
  const recommends = yield* mapInSteps(names, (name) => relations(needs.get(name)?.recommends));
  const excluded = yield* mapInSteps(names, (name) => conflicts.get(name)?.map(toNumber));
  const download = yield* mapInSteps(names, (name) => candidate(name)?.size ?? 0);
  const relationLists = { depends: toLists(depends), recommends: toLists(recommends) };
  yield;
  return {
    distribution: source.distribution,
    release: source.release,
    date: source.date,
    listBytes: source.listBytes,
    names,
    installed: Int32Array.from(installed),
    download: Float64Array.from(download),
    ...relationLists,
    conflicts: toLists(excluded),
    providers: toLists(provided),
    base: [...base].map(toNumber).sort((a, b) => a - b),
  };
}

/** Groups of names; any of a group will do. */
interface Needs {
  readonly depends: readonly (readonly string[])[];
  readonly recommends: readonly (readonly string[])[];
}

/** Names of no package that one package provides: named to apt, they mean that one. */
function* onlyProvided({ candidates, providers }: World, real: ReadonlySet<string>): Generator<string> {
  for (const [name, [only, ...others]] of providers) {
    if (only === undefined || others.length > 0 || candidates.has(name) || !real.has(only.record.name))
      continue;
    // Interfaces in a version (`php-xml-api-20220829`) are for packages alone.
    if (!/\d{3}|[-:.]api|^(?:python3?-|python3\.|librust|golang|node-|perl)/.test(name)) yield name;
  }
}

function isInBase({ candidates, providers }: World, base: ReadonlySet<string>, name: string): boolean {
  if (candidates.has(name)) return base.has(name);
  return (providers.get(name) ?? []).some(({ record }) => base.has(record.name));
}

/** Packages by name with the packages of the release that they do not go together with. */
function* conflictsOf(
  { candidates, providers }: World,
  records: readonly PackageRecord[],
  real: ReadonlySet<string>,
): Steps<ReadonlyMap<string, readonly string[]>> {
  const result = new Map<string, readonly string[]>();
  yield* eachInSteps(records, (record) => {
    const others = new Set<string>();
    for (const relation of record.conflicts) {
      const own = candidates.get(relation.name);
      if (own !== undefined && fits(own.version, relation)) others.add(own.name);
      for (const provider of providers.get(relation.name) ?? []) {
        if (providerFits(provider, relation)) others.add(provider.record.name);
      }
    }
    // A package may provide what it conflicts with: then it is to be the only one.
    others.delete(record.name);
    const there = [...others].filter((name) => real.has(name));
    if (there.length > 0) result.set(record.name, there);
  });
  return result;
}
