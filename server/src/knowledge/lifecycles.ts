import data from './data/lifecycles.json';

/** One release of a product. Days are YYYY-MM-DD. */
export interface Release {
  /** `3.9`, `18`, `22.04`; for Debian the number. */
  readonly cycle: string;
  /** Day of its release, when known. */
  readonly released: string | undefined;
  /** Last day of updates that everyone may use; `past` when it is over since nobody wrote when; undefined while none is announced. */
  readonly end: string | undefined;
  /** For a release that is `past`: a day (YYYY-MM-DD) on which it was surely over. */
  readonly endsBefore?: string | undefined;
  /** The day since which it is a long-term release; undefined when it never is one. */
  readonly longTermSince: string | undefined;
  /** Lower case, first word: `bookworm`, `noble`. */
  readonly codename: string | undefined;
  /** Newest version of it on the day of the facts. */
  readonly latest: string | undefined;
}

/** A product with its releases, newest first. */
export interface Product {
  readonly id: string;
  /** What people call it: `Python`, `Debian`. */
  readonly title: string;
  /** `os`, `lang`, `framework`, `database`, `server-app`… as endoflife.date sorts it. */
  readonly category: string;
  readonly releases: readonly Release[];
}

type Row = readonly string[];
const rows = data.products as unknown as Readonly<
  Record<string, { readonly title: string; readonly category: string; readonly releases: readonly Row[] }>
>;
const products = new Map<string, Product>();

/** The day (YYYY-MM-DD) on which the dates of releases were taken. Announced ends lie after it. */
export const lifecyclesDate: string = data.date;

/** Where the dates of releases come from. */
export const lifecyclesSource: string = data.source;

/** A product by its name on endoflife.date (`python`, `alpine-linux`); undefined for those that are not kept here. */
export function productOf(id: string): Product | undefined {
  const known = products.get(id);
  if (known) return known;
  const entry = Object.hasOwn(rows, id) ? rows[id] : undefined;
  if (!entry) return undefined;
  const or = (value: string | undefined) => (value === '' ? undefined : value);
  const product: Product = {
    id,
    title: entry.title,
    category: entry.category,
    releases: entry.releases.map(([cycle = '', released, end, longTermSince, codename, latest]) => ({
      cycle,
      released: or(released),
      end: or(end),
      longTermSince: or(longTermSince),
      codename: or(codename),
      latest: or(latest),
    })),
  };
  products.set(id, product);
  return product;
}

/** Whether a release gets updates that everyone may use on `day` (YYYY-MM-DD); the last day counts as supported. */
export function isSupported(release: Release, day: string): boolean {
  if (release.end === 'past') return release.endsBefore !== undefined && release.endsBefore >= day;
  return release.end === undefined || release.end >= day;
}

/**
 * The releases that a version names, newest first: exactly one for a version as fine as a release or finer (`3.9.1`
 * is in 3.9), all of 3 for `3`. Codenames count as versions. Empty when the product has none such, also for versions
 * newer than the facts.
 */
export function releasesNamed(product: Product, version: string): readonly Release[] {
  const word = version.toLowerCase();
  const byName = product.releases.filter((r) => r.codename === word || r.cycle === word);
  if (byName.length > 0) return byName;
  if (!/^\d+(\.\d+)*$/.test(word)) return [];
  const parts = word.split('.');
  for (let length = parts.length; length > 0; length--) {
    const prefix = parts.slice(0, length).join('.');
    const exact = product.releases.filter(({ cycle }) => cycle === prefix);
    if (exact.length > 0) return exact.slice(0, 1);
    if (length === parts.length) {
      const within = product.releases.filter((r) => r.cycle.startsWith(`${prefix}.`));
      if (within.length > 0) return within;
    }
  }
  return forgotten(product, word);
}

/**
 * A release that the facts leave out because it is too old: every release before it and the next one after it are over.
 * Empty for versions that are merely unknown.
 */
function forgotten(product: Product, version: string): readonly Release[] {
  const numbered = product.releases.filter(({ cycle }) => /^\d/.test(cycle));
  const newer = numbered.filter(({ cycle }) => compareVersions(cycle, version) > 0);
  const next = newer.sort((a, b) => compareVersions(a.cycle, b.cycle))[0];
  const upTo = numbered.filter(({ cycle }) => next && compareVersions(cycle, next.cycle) <= 0);
  if (!next || upTo.some(({ end }) => end === undefined)) return [];
  const last = upTo
    .map(({ end }) => (end === 'past' ? '' : (end ?? '')))
    .sort()
    .at(-1);
  // `0.12` is a line of its own, where the next is 4.
  const parts = Math.max(next.cycle.split('.').length, version.startsWith('0.') ? 2 : 1);
  const cycle = version.split('.').slice(0, parts).join('.');
  return [
    {
      cycle,
      released: undefined,
      // Its own last day is not known; the last of its neighbours tells from when on it is surely over.
      end: 'past',
      endsBefore: last,
      longTermSince: undefined,
      codename: undefined,
      latest: undefined,
    },
  ];
}

/** Negative when version `a` comes before `b`; missing parts count as 0. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < Math.max(x?.length ?? 0, y?.length ?? 0); i++) {
    const difference = (x?.[i] ?? 0) - (y?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
