import type { DistributionId } from './distributions';

/** A package that makes a system take its packages from a distribution. */
export interface DistributionRelease {
  readonly distribution: DistributionId;
  readonly name: string;
  readonly repository: string;
}

/**
 * The packages by which distributions of the Red Hat family configure their own repositories. On the same
 * distribution they are at home; on another one they bring a foreign archive in.
 * Source: the distributions' package lists; curated 2026-11-21.
 */
const releases: readonly (readonly [RegExp, DistributionRelease])[] = [
  [
    /^oraclelinux-release(?:-el\d+)?\b/,
    { distribution: 'oracle', name: 'Oracle Linux', repository: 'https://yum.oracle.com/' },
  ],
  [
    /^centos-(?:linux-|stream-)?(?:release|repos)-\d/,
    { distribution: 'centos', name: 'CentOS', repository: 'https://mirror.stream.centos.org/' },
  ],
  [
    /^rocky-(?:release|repos)\b/,
    { distribution: 'rocky', name: 'Rocky Linux', repository: 'https://dl.rockylinux.org/' },
  ],
  [
    /^almalinux-(?:release|repos)\b/,
    { distribution: 'almalinux', name: 'AlmaLinux', repository: 'https://repo.almalinux.org/' },
  ],
  [
    /^fedora-(?:release|repos)\b/,
    { distribution: 'fedora', name: 'Fedora', repository: 'https://dl.fedoraproject.org/' },
  ],
];

/** The distribution whose repositories the package (its file's name) configures; undefined for other packages. */
export function distributionOfReleasePackage(name: string): DistributionRelease | undefined {
  return releases.find(([pattern]) => pattern.test(name))?.[1];
}
