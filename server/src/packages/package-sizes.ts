import { debianReleases } from '../knowledge/codenames';
import { leftOutBySlim } from '../knowledge/slim-packages';
import type { ImageReference } from '../syntax/image-reference';
import { contentsOfBase } from './bases';
import { isPackage, listOf, numberOf, type PackageIndex } from './index';
import { packageOf } from './operands';
import { resolve } from './resolve';
import type { InstallEstimate, InstallRequest, PackageSizes } from './sizes';

/**
 * Bytes that an installation adds beside the packages' own: dpkg's database and debconf's, which a layer has anew and as a
 * copy of what was before. Measured with scripts/packages/compare.mjs on Debian 12 and 13, 2026-11-21.
 */
const bookkeeping = 1_200_000;

/** More questions than the documents that somebody has open ask. */
const mostKept = 500;

/**
 * Answers out of package indexes.
 * @param indexes of each release one; the last one of a release counts
 * @param generation see `PackageSizes.generation`
 */
export function packageSizes(indexes: readonly PackageIndex[], generation = 0): PackageSizes {
  const byRelease = new Map(indexes.map((index) => [`${index.distribution} ${index.release}`, index]));
  const bases = new Map<string, System | undefined>();
  const answers = new Map<string, InstallEstimate | undefined>();

  const indexOf = (distribution: string, release: string) =>
    byRelease.get(`${distribution} ${debianReleases.get(release) ?? release}`);

  function baseOf(index: PackageIndex, image: ImageReference): System | undefined {
    const key = `${index.release} ${image.registry}/${image.repository}:${image.tag ?? ''}`;
    if (bases.has(key)) return bases.get(key);
    if (bases.size >= mostKept) bases.clear();
    const contents = contentsOfBase(image);
    const base = contents && {
      present: installed(index, new Set(index.base), contents.packages, false),
      slim: contents.slim,
    };
    bases.set(key, base);
    return base;
  }

  return {
    generation,
    listBytes(distribution, release) {
      const bytes = indexOf(distribution, release)?.listBytes ?? 0;
      return bytes > 0 ? bytes : undefined;
    },
    installation(request) {
      const index = indexOf(request.distribution, request.release);
      if (index === undefined || request.base === undefined) return undefined;
      const key = JSON.stringify({ ...request, base: request.base.text });
      if (answers.has(key)) return answers.get(key);
      const base = baseOf(index, request.base);
      let present = base?.present;
      for (const { names, recommends } of present ? request.earlier : [])
        present = present && installed(index, present, names, recommends);
      const answer = present && estimate(index, { present, slim: base?.slim ?? false }, request);
      if (answers.size >= mostKept) answers.clear();
      answers.set(key, answer);
      return answer;
    },
  };
}

/** What is there before something is installed. */
interface System {
  readonly present: ReadonlySet<number>;
  /** Manuals, translations and documentation are left out. */
  readonly slim: boolean;
}

function installed(
  index: PackageIndex,
  present: ReadonlySet<number>,
  names: readonly string[],
  recommends: boolean,
): ReadonlySet<number> {
  const { named, removed } = numbersOf(index, names);
  const result = new Set(present);
  for (const n of resolve(index, present, { named, recommends })) result.add(n);
  for (const n of removed) result.delete(n);
  return result;
}

function estimate(
  index: PackageIndex,
  { present, slim }: System,
  { names, recommends }: InstallRequest,
): InstallEstimate | undefined {
  const { named, unknown } = numbersOf(index, names);
  if (named.length === 0) return undefined;
  const needed = new Set(resolve(index, present, { named, recommends: false }));
  const added = recommends ? resolve(index, present, { named, recommends: true }) : [...needed];
  const nameOf = (n: number) => index.names[n] as string;
  const bytesOf = (n: number) => {
    const full = index.installed[n] as number;
    return 1024 * (slim ? full - leftOutBySlim(index.release, nameOf(n), full) : full);
  };
  const sum = (numbers: readonly number[], of: (n: number) => number) =>
    numbers.reduce((total, n) => total + of(n), 0);
  const recommended = added.filter((n) => !needed.has(n));
  return {
    bytes: added.length === 0 ? 0 : bookkeeping + sum(added, bytesOf),
    recommendedBytes: sum(recommended, bytesOf),
    downloadBytes: sum(added, (n) => index.download[n] as number),
    packages: added.map(nameOf).sort(),
    recommended: recommended.map(nameOf).sort(),
    sizes: new Map(added.map((n) => [nameOf(n), bytesOf(n)])),
    unknown,
    source: `Debian ${index.release}, main, amd64, ${index.date}`,
  };
}

function numbersOf(index: PackageIndex, operands: readonly string[]) {
  const named: number[] = [];
  const removed: number[] = [];
  const unknown: string[] = [];
  for (const operand of operands) {
    const found = packageOf(operand, (name) => installable(index, name));
    if (found === undefined) unknown.push(operand);
    else if (found.remove) removed.push(found.package);
    else named.push(found.package);
  }
  return { named: named.filter((n) => !removed.includes(n)), removed, unknown };
}

/** A package, or the one that provides what is named: apt does not choose among several. */
function installable(index: PackageIndex, name: string): number | undefined {
  const n = numberOf(index, name);
  if (n === undefined || isPackage(index, n)) return n;
  const providers = listOf(index.providers, n);
  return providers.length === 1 ? providers[0] : undefined;
}
