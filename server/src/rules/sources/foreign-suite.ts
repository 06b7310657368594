import { versionOfCodename } from '../../knowledge/codenames';
import { deadSource } from '../../knowledge/dead-sources';
import { isDistributionArchive } from '../../knowledge/distributions';
import { meaningOfSuite, newestAlpine } from '../../knowledge/suites';
import type { Repository, StageModel } from '../../provenance/model';
import { type SuiteUse, suiteUses } from '../../provenance/suites';

/** A release that is not the base's. */
interface ForeignSuite {
  /** Its name for messages, the same for every way to write it: `Debian sid`, `Alpine edge`. */
  readonly suite: string;
  /** The base's: `Debian bookworm`. */
  readonly base: string;
  /** True for a release that came out before the base's. */
  readonly older: boolean;
}

/**
 * The releases that a stage takes packages from besides its base's, by their names, with every place that names one.
 *
 * @param day YYYY-MM-DD
 */
export function foreignSuites(stage: StageModel, day: string): Map<string, ForeignUses> {
  const found = new Map<string, ForeignUses>();
  const gone = new Set<string>();
  for (const use of suiteUses(stage)) {
    const foreign = foreignUse(use, stage, day);
    if (!foreign) continue;
    // What cannot be fetched any more is mixed into nothing; that it is gone another rule says.
    if (use.repository && deadSource(use.repository.location, use.suite, day)?.gone) {
      gone.add(foreign.suite);
      continue;
    }
    const known = found.get(foreign.suite);
    if (known) known.uses.push(use);
    else found.set(foreign.suite, { ...foreign, uses: [use] });
  }
  for (const suite of gone) if (!found.get(suite)?.uses.some((use) => use.repository)) found.delete(suite);
  return found;
}

/** A release that is not the base's, with every place that names it. */
interface ForeignUses extends ForeignSuite {
  readonly uses: SuiteUse[];
}

/** Whether a source is an archive of another distribution than the stage's base, or one of its suites of another release. */
export function namesForeignSuite(repository: Repository, stage: StageModel, day: string): boolean {
  const { location } = repository;
  if (isDistributionArchive(undefined, location) && !isDistributionArchive(stage.distribution, location))
    return true;
  return suiteUses({ ...stage, repositories: [repository], commands: [], packages: [], writes: [] }).some(
    (use) => foreignUse(use, stage, day) !== undefined,
  );
}

function foreignUse(use: SuiteUse, stage: StageModel, day: string): ForeignSuite | undefined {
  return fromOwnArchive(use, stage) ? foreignSuite(use, stage, day) : undefined;
}

/** A source of somebody else is another rule's matter, however it calls its suites. */
function fromOwnArchive({ repository }: SuiteUse, { distribution }: StageModel): boolean {
  if (!repository) return true;
  // Raspberry Pi's archives are named like Debian's suites and are not Debian's.
  if (/raspberrypi|raspbian/.test(repository.location)) return false;
  const rest = [repository.suite, ...repository.components].filter((w) => w !== undefined).join(' ');
  return isDistributionArchive(distribution, repository.location, rest);
}

/**
 * What a use of a suite mixes with what; `undefined` when it is the base's own release, when the base itself is not a
 * released one, and when it cannot be known.
 *
 * @param day YYYY-MM-DD
 */
function foreignSuite(use: SuiteUse, stage: StageModel, day: string): ForeignSuite | undefined {
  const { distribution, release } = stage.distribution ?? {};
  // The tag may say of a base that it moves, also where no release is known.
  if (movingBase(stage)) return undefined;
  if (distribution === undefined) {
    // Who adds these two has a base that does not come with them.
    const added =
      use.manager === 'apk' && /\/edge\/(?:main|community)(?:\/|$)/.test(use.repository?.location ?? '');
    return added ? { suite: 'Alpine edge', base: 'a base of another branch', older: false } : undefined;
  }
  switch (use.manager) {
    case 'apt': {
      if (distribution !== 'debian' && distribution !== 'ubuntu') return undefined;
      // `APT::Default-Release "stable"` meant the base's own release when it was written.
      if (!use.repository && /^(?:old)*stable$/.test(use.suite)) return undefined;
      const named = meaningOfSuite(distribution, use.suite, day);
      if (!named || named.release === release) return undefined;
      if (
        release === undefined
          ? !named.unreleased || distribution === 'ubuntu'
          : unreleased(distribution, release, day)
      )
        return undefined;
      const title = distribution === 'debian' ? 'Debian' : 'Ubuntu';
      return {
        suite: `${title} ${named.release}`,
        base: `${title} ${release ?? 'stable'}`,
        older: isOlder(
          versionOfCodename(distribution, named.release),
          release && versionOfCodename(distribution, release),
        ),
      };
    }
    case 'apk':
      return distribution === 'alpine' ? ofAlpine(use.suite, release, day) : undefined;
    case 'rpm':
      return ofRpm(use.suite, distribution, release);
    case 'zypper': {
      if (distribution !== 'opensuse' || release === undefined) return undefined;
      const named = /^\d/.test(use.suite) ? `Leap ${use.suite}` : 'Tumbleweed';
      return named === `Leap ${release}`
        ? undefined
        : {
            suite: `openSUSE ${named}`,
            base: `openSUSE Leap ${release}`,
            older: isOlder(use.suite, release),
          };
    }
    case 'pacman':
      return distribution === 'arch'
        ? { suite: 'Arch testing', base: 'Arch Linux', older: false }
        : undefined;
  }
}

/** Images made from Debian testing though nothing in their names says so. Source: their Dockerfiles; curated 2026-11-21. */
const onTesting = new Set(['library/r-base', 'rocker/r-base', 'rocker/drd', 'rocker/r-devel']);

function movingBase({ root }: StageModel): boolean {
  if (root.kind !== 'image') return true;
  const { tag = '', repository } = root.reference;
  if (onTesting.has(repository)) return true;
  return /(?:^|-)(?:edge|rawhide|sid|unstable|testing|experimental|rc-buggy|devel|rolling)(?:-|$)|tumbleweed/.test(
    `${repository.slice(repository.lastIndexOf('/') + 1)}-${tag}`,
  );
}

function unreleased(distribution: 'debian' | 'ubuntu', release: string, day: string): boolean {
  return meaningOfSuite(distribution, release, day)?.unreleased ?? true;
}

function ofAlpine(branch: string, release: string | undefined, day: string): ForeignSuite | undefined {
  if (release === 'edge') return undefined;
  const base = `Alpine ${release ?? 'stable'}`;
  if (branch === 'edge') return { suite: 'Alpine edge', base, older: false };
  // `alpine:3` moves from branch to branch.
  if (release === undefined || !/^\d+\.\d+$/.test(release)) return undefined;
  const wanted = branch === 'latest-stable' ? newestAlpine(day) : /^v(\d+\.\d+)$/.exec(branch)?.[1];
  return wanted === undefined || wanted === release
    ? undefined
    : { suite: `Alpine ${wanted}`, base, older: isOlder(wanted, release) };
}

/** Whether one version (`3.9`, `24.04`) comes before another; false for what is not released and has none. */
function isOlder(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || !/^\d/.test(one)) return false;
  const [a = 0, b = 0] = one.split('.').map(Number);
  const [c = 0, d = 0] = other.split('.').map(Number);
  return a < c || (a === c && b < d);
}

/** Distributions whose major version is one archive. */
const rpmTitles: Readonly<Record<string, string>> = {
  fedora: 'Fedora',
  centos: 'CentOS',
  rhel: 'Red Hat Enterprise Linux',
  rocky: 'Rocky Linux',
  almalinux: 'AlmaLinux',
  oracle: 'Oracle Linux',
  amazon: 'Amazon Linux',
};

function ofRpm(suite: string, distribution: string, release: string | undefined): ForeignSuite | undefined {
  const title = rpmTitles[distribution];
  if (title === undefined || release === 'rawhide') return undefined;
  const base = release === undefined ? title : `${title} ${release}`;
  if (suite === 'rawhide')
    return distribution === 'fedora' ? { suite: 'Fedora Rawhide', base, older: false } : undefined;
  const wanted = /^(\d+)(?:\.\d+)*$/.exec(suite)?.[1];
  return wanted === undefined || release === undefined || wanted === release.split('.')[0]
    ? undefined
    : { suite: `${title} ${wanted}`, base, older: isOlder(wanted, release) };
}
