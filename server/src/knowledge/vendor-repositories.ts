import packages from './data/distribution-packages.json';
import { packageNames } from './package-names';
import { matchesPlace, placeOf } from './places';
import { releasePackages, setupScripts, vendors } from './vendor-catalogue';

/** A vendor’s package repository. */
export interface Vendor {
  readonly name: string;
  /** What one gets there, by the names that distributions use for the package. */
  readonly software: readonly string[];
  /** What the distribution itself offers of it, by the suite of Debian. */
  readonly distributionPackages: Readonly<Record<string, DistributionPackage>>;
}

/** A package of the distribution. */
export interface DistributionPackage {
  readonly package: string;
  /** The upstream version, without epoch and revision: `18.20.4`. */
  readonly version: string;
}

/** A script that configures a package repository. */
export interface SetupScript {
  readonly name: string;
  readonly addsRepository: true;
  /** The repository that it adds, as far as one address says it. */
  readonly repository: string;
  readonly software: readonly string[];
}

/** A package that configures a repository when it is installed. */
export interface ReleasePackage {
  readonly name: string;
  /** The repository that it adds, as far as one address says it. */
  readonly repository: string;
}

/** Whose repository `url` is, or `undefined` when the vendor is not known here. Also for `ppa:owner/name`. */
export function vendorOfRepository(url: string): Vendor | undefined {
  const ppa = /^ppa:([^\s]+)$/i.exec(url.trim());
  const place = ppa?.[1] === undefined ? placeOf(url) : { host: 'ppa.launchpad.net', path: `/${ppa[1]}` };
  if (place === undefined) return undefined;
  const row = vendors.find(({ places }) => places.some((pattern) => matchesPlace(pattern, place)));
  if (row === undefined) return undefined;
  return { name: row.name, software: row.software, distributionPackages: packagesOf(row.software[0]) };
}

function packagesOf(software: string | undefined): Record<string, DistributionPackage> {
  const found: Record<string, DistributionPackage> = {};
  if (software === undefined) return found;
  for (const suite of versionsOf.keys()) {
    const offered = distributionPackage(software, 'debian', suite);
    if (offered !== undefined) found[suite] = offered;
  }
  return found;
}

/** The repository that the script at `url` sets up; `undefined` for scripts that add none or are not known. */
export function setupScript(url: string): SetupScript | undefined {
  const place = placeOf(url);
  if (place === undefined) return undefined;
  const row = setupScripts.find(({ places }) => places.some((pattern) => matchesPlace(pattern, place)));
  return row === undefined
    ? undefined
    : { name: row.name, addsRepository: true, repository: row.repository, software: row.software };
}

/** The repository that the package adds by being installed, from its name (`epel-release`, also with a version). */
export function releasePackage(name: string): ReleasePackage | undefined {
  // As for rpm: a version may follow a dash in any manager’s file name.
  for (const candidate of packageNames('rpm', name)) {
    const row = releasePackages.find(({ pattern }) => pattern.test(candidate));
    if (row !== undefined) return { name: row.name, repository: row.repository };
  }
  return undefined;
}

/**
 * The repository that the package file at `url` adds: `…/epel-release-latest-8.noarch.rpm`,
 * `…/packages-microsoft-prod.deb`, `…/mysql-apt-config_0.8.29-1_all.deb`.
 */
export function releasePackageOfUrl(url: string): ReleasePackage | undefined {
  const path = url
    .trim()
    // The name of an unknown part may hold slashes: `$(. /etc/os-release && echo …)`.
    .replace(/\$\((?:[^()]|\([^()]*\))*\)/g, '9')
    .replace(/["']/g, '')
    .replace(/[?#](?![^/]*\}).*$/, '');
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (/\.(?!rpm$|deb$|apk$)[a-z]{3,}$/i.test(file)) return undefined;
  const name = file
    .replace(/\$\{[^}]*\}|\$\w+|\$\([^)]*\)?/g, '9')
    .replace(/\.(?:deb|rpm|apk)$/, '')
    .replace(/\.(?:noarch|x86_64|amd64|all|aarch64|i[3-6]86|arm64)$/, '')
    .replace(/_(?:all|amd64|arm64)$/, '');
  for (const candidate of [
    name,
    name.replace(/_.*$/, ''),
    name.replace(/-(?:latest|\d).*$/, ''),
    name.replace(/[-_.]\d.*$/, ''),
  ]) {
    const row = releasePackages.find(({ pattern }) => pattern.test(candidate.toLowerCase()));
    if (row !== undefined) return { name: row.name, repository: row.repository };
  }
  return undefined;
}

/** Names under which people know software whose package in Debian is called otherwise. */
const packageOf = new Map(Object.entries(packages.names as Record<string, string>));

const versionsOf = new Map(
  Object.entries(packages.suites as Record<string, Record<string, string>>).map(([suite, versions]) => [
    suite,
    new Map(Object.entries(versions)),
  ]),
);

/**
 * What the distribution’s own archive offers for `software` (`nodejs`, `docker`, `nginx`), with its upstream version.
 * Known for Debian, by codename (`bookworm`, `trixie`). `undefined` when that release has no such package or
 * nothing is known.
 */
export function distributionPackage(
  software: string,
  distribution: string,
  release: string | undefined,
): DistributionPackage | undefined {
  if (distribution !== 'debian' || release === undefined) return undefined;
  const versions = versionsOf.get(release);
  for (const name of [packageOf.get(software), software]) {
    const version = name === undefined ? undefined : versions?.get(name);
    if (name !== undefined && version !== undefined) return { package: name, version };
  }
  return undefined;
}

/** The package of exactly this name in a release of Debian (codename); undefined when that has none, or it is not known. */
export function debianPackage(name: string, release: string): DistributionPackage | undefined {
  const version = versionsOf.get(release)?.get(name);
  return version === undefined ? undefined : { package: name, version };
}
