import type { Distribution, DistributionId } from './distributions';

/**
 * First-party archives: what a distribution publishes and signs, and the mirrors that carry it unchanged.
 * Source: the distributions' mirror lists and documentation; curated 2026-11-21.
 */

interface Place {
  readonly host: string;
  /** With the leading slash, without query, lower case. */
  readonly path: string;
}

/** Host and path of an http, https or ftp URL, also of a mirror method (`mirror+https://`); undefined otherwise. */
function placeOf(url: string): Place | undefined {
  const match =
    /^(?:mirror\+|tor\+|cdrom\+)?(?:https?|ftp|rsync|mirror):\/\/(?:[^/@\s]*@)?([^/:\s?#]+)(?::\d+)?([^?#\s]*)/i.exec(
      url,
    );
  if (match === null) return undefined;
  return { host: (match[1] ?? '').toLowerCase(), path: (match[2] ?? '').toLowerCase() || '/' };
}

const endsWith = (host: string, ...domains: string[]): boolean =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`));

/** Hosts of Debian under `debian.org` that do not serve the archive. */
const notTheDebianArchive = /^(people|alioth|wiki|www|salsa|bugs|apt-dater|pkg-\w+|.*\.pages)\./;

/** Debian hosts outside of debian.org. */
const debianHosts = new Set([
  'http.debian.net',
  'httpredir.debian.net',
  'cdn.debian.net',
  'ftp.debian-ports.org',
]);

/** The directory names below which a mirror keeps Debian's archives. */
const debianMirrorPath =
  /(^|\/)(debian|debian-security|debian-archive|debian-backports|debian-lts|debian-ports|raspbian)\/*$|(^|\/)debian(-security)?\/(dists|pool)\//;
const ubuntuMirrorPath =
  /(^|\/)(ubuntu|ubuntu-ports|ubuntu-old-releases|ubuntu-archive|ubuntu-releases)\/*$|(^|\/)ubuntu(-ports)?\/(dists|pool)\//;

/**
 * Hosts of vendors that keep *their own* packages under `/debian` or `/ubuntu`: the path alone would take them
 * for mirrors. Mirrors are many and unknown, vendors with such a path are few and known.
 */
const vendorHosts = [
  'galeracluster.com',
  'nginx.org',
  'downloads-distro.mongodb.org',
  'packagecloud.io',
  'ppa.launchpad.net',
  'ppa.launchpadcontent.net',
  'archive.canonical.com',
  'debian.neo4j.com',
  'debian.neo4j.org',
  'debian.datastax.com',
  'debian.saltproject.io',
  'openresty.org',
  'qgis.org',
  'ubuntu.qgis.org',
  'debian.qgis.org',
  'cloud.r-project.org',
  'cran.r-project.org',
  'cran.rstudio.com',
  'www.rabbitmq.com',
  'www.apache.org',
  'www.mongodb.org',
  'www.deb-multimedia.org',
  'www.lesbonscomptes.com',
  'www.scalastyle.org',
  'sft.if.usp.br',
  'neuro.debian.net',
  's3.amazonaws.com',
  'storage.googleapis.com',
  'bintray.com',
  'baltocdn.com',
  'mirror.mariadb.org',
  'mirror.perfsonar.net',
  'mirror.jitsi.org',
];

/** Whether the path belongs to a project that mirrors distribute next to the distributions. */
const notDistributionPath =
  /mariadb|mysql|mongo|docker|postgres|pgdg|nodesource|cran\b|kubernetes|gitlab|zabbix|jenkins|llvm|nginx|elastic|cassandra|grafana|influx|erlang|rabbitmq|ros\b|ros2|winehq|mono|\/ppa\//;

const componentsAreMain = (components: readonly string[] | undefined): boolean =>
  components === undefined ||
  components.length === 0 ||
  components.every((component) =>
    /^(main|contrib|non-free|non-free-firmware|restricted|universe|multiverse|rpi|firmware|\$.*|updates\/.*)$/.test(
      component,
    ),
  );

function isDebian({ host, path }: Place): boolean {
  if (endsWith(host, 'debian.org')) return !notTheDebianArchive.test(host);
  if (debianHosts.has(host) || endsWith(host, 'raspbian.org', 'archive.raspberrypi.org')) return true;
  if (endsWith(host, 'archive.raspberrypi.com')) return true;
  return isMirror(host, path, debianMirrorPath);
}

function isUbuntu({ host, path }: Place): boolean {
  if (/^((\w\w|\w+\.ec2|azure|[\w-]+\.gce|[\w-]+\.clouds)\.)?(archive|ports)\.ubuntu\.com$/.test(host))
    return true;
  if (
    /^(security|archive|ports|old-releases|snapshot|esm|ddebs|ubuntu-archive|[\w.-]+\.archive|[\w.-]+\.ports|mirrors|azure\.archive)\.ubuntu\.com$/.test(
      host,
    )
  )
    return true;
  if (
    host === 'cloud-images.ubuntu.com' ||
    host === 'cdimage.ubuntu.com' ||
    host === 'ubuntu-cloud.archive.canonical.com'
  )
    return true;
  return isMirror(host, path, ubuntuMirrorPath);
}

/** First labels of host names under which vendors, not mirrors, keep `/debian` and `/ubuntu`. */
const vendorLabel =
  /^(?:repos?|packages?|pkgs?|downloads?|dl|apt|debs?|releases?|get|nightly|dist|files|static|artifacts?|cli|binaries|oss-binaries|rpm|yum)\d*\./;

/** What shows an institution that mirrors distributions, even where its host is called like a vendor's. */
const mirrorLikeHost =
  /mirror|huaweicloud|aliyun|tencent|extreme-ix|\.edu(?:\.|$)|\.ac\.|\.kernel\.org$|\.uni-|\.univ-|\.hs-|\.gov\b/;

/** Hosting that anybody can rent: a path proves nothing there. */
const anybodysHost =
  /(?:^|\.)(?:github\.io|githubusercontent\.com|amazonaws\.com|bintray\.com|cloudfront\.net|gitlab\.io|jfrog\.io|cloudsmith\.io|packagecloud\.io|gemfury\.com|fury\.io|sourceforge\.net)$/;

function isMirror(host: string, path: string, mirrorPath: RegExp): boolean {
  if (vendorHosts.some((vendor) => host === vendor || host.endsWith(`.${vendor}`))) return false;
  if (anybodysHost.test(host) || (vendorLabel.test(host) && !mirrorLikeHost.test(host))) return false;
  return mirrorPath.test(path) && !notDistributionPath.test(path);
}

function isAlpine({ host, path }: Place): boolean {
  if (endsWith(host, 'alpinelinux.org')) return true;
  return (
    /(^|\/)alpine\/+((v\d+\.\d+|edge|latest-stable)(\/+(main|community|testing|releases)(\/.*)?)?\/*)?$/.test(
      path,
    ) && !vendorHosts.includes(host)
  );
}

const epel = /(^|\/)epel(-\w+)?(\/|$)|metalink\?repo=epel/;

function isFedora({ host, path }: Place, url: string): boolean {
  if (epel.test(path) || /repo=epel/.test(url)) return false;
  if (/copr/.test(host)) return false;
  return (
    endsWith(
      host,
      'dl.fedoraproject.org',
      'download.fedoraproject.org',
      'mirrors.fedoraproject.org',
      'archives.fedoraproject.org',
    ) ||
    host === 'archive.fedoraproject.org' ||
    host === 'kojipkgs.fedoraproject.org' ||
    /\/(fedora|fedora-secondary)\/(linux\/)?(releases|updates|development)\//.test(path)
  );
}

function isCentos({ host, path }: Place, url: string): boolean {
  if (epel.test(path) || /repo=epel/.test(url)) return false;
  return (
    /^(mirror|mirrorlist|vault|debuginfo|buildlogs|composes|mirror\.stream|msync)\.centos\.org$/.test(host) ||
    /^archive\.kernel\.org$/.test(host) ||
    host === 'linuxsoft.cern.ch' ||
    /\/(centos|centos-vault|centos-stream|centos-altarch)\/+(\$releasever|\d[\w.-]*|\d+-stream|stream)(\/|$)/.test(
      path,
    ) ||
    /\/(centos|centos-vault|centos-stream)\/*$/.test(path)
  );
}

const isRedHat = ({ host }: Place): boolean =>
  endsWith(host, 'cdn.redhat.com', 'cdn-ubi.redhat.com', 'rhui.redhat.com');
const isRocky = ({ host, path }: Place): boolean =>
  endsWith(host, 'rockylinux.org') || /\/(rocky|rockylinux|rocky-linux)\/+(\$releasever|\d)/.test(path);
const isAlma = ({ host, path }: Place): boolean =>
  endsWith(host, 'repo.almalinux.org', 'mirrors.almalinux.org', 'vault.almalinux.org') ||
  /\/almalinux\/+(\$releasever|\d)/.test(path);
const isAmazon = ({ host, path }: Place): boolean =>
  endsWith(host, 'cdn.amazonlinux.com') ||
  /^(packages|repo)\.[\w-]+\.amazonaws\.com$/.test(host) ||
  /^amazonlinux[\w.-]*\.amazonaws\.com$/.test(host) ||
  (/\.amazonaws\.com$/.test(host) && /^\/(al2023|2)\//.test(path) && /amazonlinux|al2023-repos/.test(host));
const isOracle = ({ host }: Place): boolean =>
  /^(public-yum|yum|yum-[\w-]+|linux)(\.[\w-]+)?\.oracle\.com$/.test(host) ||
  host === 'public-yum.oracle.com';
const isSuse = ({ host, path }: Place): boolean =>
  (endsWith(
    host,
    'download.opensuse.org',
    'downloadcontent.opensuse.org',
    'cdn.opensuse.org',
    'codecs.opensuse.org',
  ) &&
    /^\/+(distribution|update|tumbleweed|slowroll|ports|debug|source|history|factory)(\/|$)/.test(path)) ||
  endsWith(host, 'updates.suse.com', 'installer-updates.suse.com') ||
  /\/opensuse\/+(distribution|update|tumbleweed)(\/|$)/.test(path);
const isArch = ({ host, path }: Place): boolean =>
  endsWith(host, 'archlinux.org', 'archlinuxarm.org', 'pkgbuild.com') ||
  /\/(archlinux|archlinuxarm|arch)\/+(\$repo|core|extra|community|multilib|iso)(\/|$)/.test(path) ||
  /\/archlinux(arm)?\/*$/.test(path);

const archives: Readonly<Partial<Record<DistributionId, (place: Place, url: string) => boolean>>> = {
  debian: isDebian,
  devuan: (place, url) => endsWith(place.host, 'devuan.org') || isDebian(place) || url === '',
  kali: (place) => endsWith(place.host, 'kali.org') || /\/kali\/*$/.test(place.path),
  ubuntu: isUbuntu,
  alpine: isAlpine,
  fedora: isFedora,
  centos: (place, url) => isCentos(place, url) || isRedHat(place),
  rhel: (place) => isRedHat(place),
  rocky: isRocky,
  almalinux: isAlma,
  amazon: isAmazon,
  oracle: isOracle,
  opensuse: isSuse,
  sles: isSuse,
  arch: isArch,
  wolfi: ({ host }) =>
    host === 'packages.wolfi.dev' ||
    host === 'apk.cgr.dev' ||
    host === 'packages.cgr.dev' ||
    host === 'virtualapk.cgr.dev',
  photon: ({ host }) => endsWith(host, 'packages.vmware.com', 'packages.broadcom.com'),
  azurelinux: ({ host, path }) =>
    host === 'packages.microsoft.com' && /^\/+(azurelinux|cbl-mariner)\//.test(path),
  mageia: ({ host, path }) => endsWith(host, 'mageia.org') || /\/mageia\//.test(path),
  alt: ({ host }) => endsWith(host, 'altlinux.org'),
  gentoo: ({ host, path }) => endsWith(host, 'gentoo.org') || /\/gentoo\/*/.test(path),
  void: ({ host }) => endsWith(host, 'voidlinux.org'),
  clearlinux: ({ host }) => endsWith(host, 'clearlinux.org'),
};

/**
 * Whether `url` is an archive of the distribution itself: the vendor's own hosts, their snapshots and old releases,
 * or a mirror of them (told by the path, `…/debian`, `…/alpine/v3.22/main`). A PPA, EPEL or a vendor that only
 * keeps packages *for* the distribution is not. A repository under `file:` was made by this build: it counts as
 * the distribution's. With `distribution` unknown, any distribution's own archive will do.
 *
 * `suite` is the rest of a one-line source (`bookworm main contrib`), or the suite alone; its components tell a
 * mirror from a vendor that uses the same path. Releases are not compared: see the rule on mixed suites.
 */
export function isDistributionArchive(
  distribution: Distribution | undefined,
  url: string,
  suite?: string,
): boolean {
  const text = url.trim();
  if (/^(file|copy|cdrom):/i.test(text) || text.startsWith('/')) return true;
  const place = placeOf(text);
  if (place === undefined) return false;
  const [, ...components] = (suite ?? '')
    .replace(/\$\([^)]*\)|`[^`]*`/g, '$')
    .trim()
    .split(/\s+/);
  if (!componentsAreMain(components)) return false;
  if (distribution !== undefined)
    return archives[distribution.distribution]?.(place, text.toLowerCase()) ?? false;
  return Object.values(archives).some((isArchive) => isArchive(place, text.toLowerCase()));
}
