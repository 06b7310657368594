import type { InstallRequest, PackageSizes } from '../../src/packages/sizes';

interface FakePackage {
  /** Megabytes on disk. */
  readonly size: number;
  readonly depends?: readonly string[];
  readonly recommends?: readonly string[];
}

/** A handful of packages in round numbers, so that tests need no index. */
const packages: Readonly<Record<string, FakePackage>> = {
  'build-essential': { size: 0, depends: ['gcc', 'g++', 'make'] },
  gcc: { size: 120, depends: ['libc6-dev'] },
  'g++': { size: 60, depends: ['gcc'] },
  make: { size: 2 },
  cmake: { size: 50, depends: ['libc6-dev'] },
  'libc6-dev': { size: 20 },
  'libpq-dev': { size: 10, depends: ['libpq5', 'libssl-dev'] },
  'libssl-dev': { size: 14 },
  libpq5: { size: 1 },
  imagemagick: { size: 10, recommends: ['ghostscript', 'netpbm'] },
  graphicsmagick: { size: 5, recommends: ['ghostscript'] },
  ghostscript: { size: 30, depends: ['fonts-urw'] },
  'fonts-urw': { size: 10 },
  netpbm: { size: 5 },
  git: { size: 40, recommends: ['ca-certificates', 'openssh-client'] },
  curl: { size: 1, recommends: ['ca-certificates'] },
  'ca-certificates': { size: 1 },
  'openssh-client': { size: 6 },
  jq: { size: 2, recommends: ['jq-docs'] },
  'jq-docs': { size: 1 },
  texlive: { size: 300 },
  cron: { size: 1 },
};

function closure(names: readonly string[], recommends: boolean, into: Set<string>): Set<string> {
  for (const name of names) {
    const item = packages[name];
    if (!item || into.has(name)) continue;
    into.add(name);
    closure([...(item.depends ?? []), ...(recommends ? (item.recommends ?? []) : [])], recommends, into);
  }
  return into;
}

function sum(names: Iterable<string>): number {
  return [...names].reduce((total, name) => total + (packages[name]?.size ?? 0) * 1_000_000, 0);
}

/** Sizes of a few invented packages for Debian 12 and 13 and Ubuntu 26.04. */
export const fakeSizes: PackageSizes = {
  generation: 1,
  listBytes: (distribution, release) =>
    new Map([
      ['debian 12', 19_000_000],
      ['debian 13', 21_000_000],
      ['ubuntu 26.04', 46_000_000],
    ]).get(`${distribution} ${release}`),
  installation({ distribution, release, earlier, names, recommends }: InstallRequest) {
    if (!/^(?:12|13|26\.04)$/.test(release)) return undefined;
    const bare = names.map((n) => n.replace(/[:=/].*$/, ''));
    if (!bare.some((name) => packages[name])) return undefined;
    const there = new Set<string>();
    for (const e of earlier) closure(e.names, e.recommends, there);
    const without = [...closure(bare, false, new Set(there))].filter((n) => !there.has(n));
    const all = [...closure(bare, recommends, new Set(there))].filter((n) => !there.has(n));
    const recommended = all.filter((n) => !without.includes(n));
    return {
      bytes: sum(all),
      recommendedBytes: sum(recommended),
      downloadBytes: sum(all) / 4,
      packages: all.sort(),
      recommended: recommended.sort(),
      sizes: new Map(all.map((n) => [n, sum([n])])),
      unknown: bare.filter((n) => !packages[n]),
      source: `${distribution === 'debian' ? 'Debian' : 'Ubuntu'} ${release}, made up for tests`,
    };
  },
};
