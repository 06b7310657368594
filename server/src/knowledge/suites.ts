import { debianReleases, ubuntuReleases } from './codenames';
import type { DistributionId } from './distributions';
import { productOf } from './lifecycles';

/** What a suite of Debian or Ubuntu stands for. */
export interface SuiteMeaning {
  /** The codename of the release, or `sid`, `experimental`, `devel`. */
  readonly release: string;
  /** True for what is not released yet on that day. */
  readonly unreleased: boolean;
}

/**
 * The release that an apt suite belongs to, on `day` (YYYY-MM-DD): `bookworm-backports` is bookworm, `testing` the next
 * release, `stable/updates` the newest one. `undefined` for suites that are no release of the distribution.
 * Source: the codenames of `codenames.ts` and the days of `lifecycles.ts`.
 */
export function meaningOfSuite(
  distribution: DistributionId,
  suite: string,
  day: string,
): SuiteMeaning | undefined {
  const word = /^[a-z]+/.exec(suite.toLowerCase())?.[0] ?? '';
  if (!/^[a-z]+(?:[-/].*)?$/i.test(suite)) return undefined;
  if (distribution === 'ubuntu') {
    if (word === 'devel') return { release: 'devel', unreleased: true };
    return ubuntuReleases.has(word)
      ? { release: word, unreleased: !isReleased('ubuntu', word, day) }
      : undefined;
  }
  if (distribution !== 'debian') return undefined;
  if (word === 'sid' || word === 'unstable') return { release: 'sid', unreleased: true };
  if (word === 'experimental') return { release: word, unreleased: true };
  const names = [...debianReleases.keys()];
  const stable = names.filter((name) => isReleased('debian', name, day)).length - 1;
  const steps = { testing: 1, stable: 0, oldstable: -1, oldoldstable: -2 }[word];
  const release = steps === undefined ? word : names[stable + steps];
  if (release === undefined || !debianReleases.has(release)) return undefined;
  return { release, unreleased: names.indexOf(release) > stable };
}

/** Whether the release of that codename was out on `day`; also when it is so old that the facts leave it out. */
function isReleased(product: 'debian' | 'ubuntu', codename: string, day: string): boolean {
  const releases = productOf(product)?.releases ?? [];
  const found = releases.find((r) => r.codename === codename);
  if (found) return found.released !== undefined && found.released <= day;
  const names = [...(product === 'debian' ? debianReleases : ubuntuReleases).keys()];
  const oldestKnown = names.find((name) => releases.some((r) => r.codename === name)) ?? '';
  return names.indexOf(codename) < names.indexOf(oldestKnown);
}

/** The newest branch of Alpine (`3.24`) that was out on `day`. */
export function newestAlpine(day: string): string | undefined {
  return productOf('alpine-linux')?.releases.find((r) => r.released !== undefined && r.released <= day)
    ?.cycle;
}
