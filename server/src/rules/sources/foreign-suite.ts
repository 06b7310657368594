import { isDistributionArchive } from '../../knowledge/distributions';
import { meaningOfSuite, newestAlpine } from '../../knowledge/suites';
import type { StageModel } from '../../provenance/model';
import { type SuiteUse, suiteUses } from '../../provenance/suites';

/** A release that is not the base's. */
interface ForeignSuite {
  /** Its name for messages, the same for every way to write it: `Debian sid`, `Alpine edge`. */
  readonly suite: string;
  /** The base's: `Debian bookworm`. */
  readonly base: string;
}

/**
 * The releases that a stage takes packages from besides its base's, by their names, with every place that names one.
 *
 * @param day YYYY-MM-DD
 */
export function foreignSuites(
  stage: StageModel,
  day: string,
): Map<string, { readonly uses: SuiteUse[]; readonly base: string }> {
  const found = new Map<string, { readonly uses: SuiteUse[]; readonly base: string }>();
  for (const use of suiteUses(stage)) {
    const foreign = fromOwnArchive(use, stage) ? foreignSuite(use, stage, day) : undefined;
    if (!foreign) continue;
    const known = found.get(foreign.suite);
    if (known) known.uses.push(use);
    else found.set(foreign.suite, { uses: [use], base: foreign.base });
  }
  return found;
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
    return added ? { suite: 'Alpine edge', base: 'a base of another branch' } : undefined;
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
      return { suite: `${title} ${named.release}`, base: `${title} ${release ?? 'stable'}` };
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
        : { suite: `openSUSE ${named}`, base: `openSUSE Leap ${release}` };
    }
    case 'pacman':
      return distribution === 'arch' ? { suite: 'Arch testing', base: 'Arch Linux' } : undefined;
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
  if (branch === 'edge') return { suite: 'Alpine edge', base };
  // `alpine:3` moves from branch to branch.
  if (release === undefined || !/^\d+\.\d+$/.test(release)) return undefined;
  const wanted = branch === 'latest-stable' ? newestAlpine(day) : /^v(\d+\.\d+)$/.exec(branch)?.[1];
  return wanted === undefined || wanted === release ? undefined : { suite: `Alpine ${wanted}`, base };
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
  if (suite === 'rawhide') return distribution === 'fedora' ? { suite: 'Fedora Rawhide', base } : undefined;
  const wanted = /^(\d+)(?:\.\d+)*$/.exec(suite)?.[1];
  return wanted === undefined || release === undefined || wanted === release.split('.')[0]
    ? undefined
    : { suite: `${title} ${wanted}`, base };
}
