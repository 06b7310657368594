/** The distributions that a base image can be made from. */
export type DistributionId = 'debian' | 'ubuntu';

/** A distribution as the generated files need to know it. */
export interface Distribution {
  readonly id: DistributionId;
  readonly name: string;
  /** Components of the archive that the image can install from. */
  readonly components: string;
  /** Path of the keyring that the archive's signatures are checked with, on the machine and in the image. */
  readonly keyring: string;
  /** What installs and checks packages in the image, with commas: the minimal set need not have all of it. */
  readonly aptPackages: string;
  /** What to install where the keyring is missing, as a sentence. */
  readonly keyringHint: string;
  readonly homepage: string;
}

/** One release of a distribution. */
export interface Suite {
  readonly distribution: Distribution;
  /** The name in the archive, such as `trixie`. */
  readonly codename: string;
  /** The number, such as `13` or `24.04`. */
  readonly version: string;
  /** The last day with security updates that everyone may use, as `YYYY-MM-DD`. */
  readonly supportedUntil: string;
}

export const distributions: readonly Distribution[] = [
  {
    id: 'debian',
    name: 'Debian',
    components: 'main',
    keyring: '/usr/share/keyrings/debian-archive-keyring.gpg',
    aptPackages: 'apt,debian-archive-keyring',
    keyringHint: 'Install the package debian-archive-keyring.',
    homepage: 'https://www.debian.org/',
  },
  {
    id: 'ubuntu',
    name: 'Ubuntu',
    components: 'main universe',
    keyring: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
    aptPackages: 'apt,gpgv,ubuntu-keyring',
    keyringHint: 'Install the package ubuntu-keyring (in Debian: ubuntu-archive-keyring).',
    homepage: 'https://ubuntu.com/',
  },
];

/**
 * Codename, version, end of support. Debian's is the end of its long-term support, Ubuntu's that of standard support: what
 * only subscribers get does not count. Source: endoflife.date (`eoes` of Debian, `eol` of Ubuntu), 2026-11-21.
 */
const table: Readonly<Record<DistributionId, readonly (readonly [string, string, string])[]>> = {
  debian: [
    ['trixie', '13', '2030-06-30'],
    ['bookworm', '12', '2028-06-30'],
    ['bullseye', '11', '2026-08-31'],
  ],
  ubuntu: [
    ['resolute', '26.04', '2031-04-30'],
    ['noble', '24.04', '2029-05-31'],
    ['jammy', '22.04', '2027-04-01'],
  ],
};

/** The suites of a distribution that still get security updates on a day, newest first. */
export function supportedSuites(distribution: Distribution, today: Date): readonly Suite[] {
  const day = today.toISOString().slice(0, 10);
  return table[distribution.id]
    .map(([codename, version, supportedUntil]) => ({ distribution, codename, version, supportedUntil }))
    .filter(({ supportedUntil }) => supportedUntil >= day);
}
