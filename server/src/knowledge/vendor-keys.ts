/**
 * The keys that vendors sign their package repositories with, by the full fingerprint of the primary key.
 * Only fingerprints that public Dockerfiles or the vendors' own installation code fix (where from stands with each);
 * none was made up or completed. Curated 2026-11-21. Patterns of places: see `matchesPlace`.
 */
import { matchesPlace, placeOf } from './places';

interface KeyRow {
  readonly vendor: string;
  /** Where the key is offered, and the repositories that it signs. */
  readonly places: readonly string[];
  readonly fingerprints: readonly string[];
}

const row = (vendor: string, places: string, ...fingerprints: string[]): KeyRow => ({
  vendor,
  places: places.split(' '),
  fingerprints,
});

/** The first row whose place fits tells the key: narrow places stand before wide ones. */
const rows: readonly KeyRow[] = [
  // The key file of the vendor's package as it lies on Debian systems; images of databases and build farms fix the same.
  row(
    'NodeSource',
    'deb.nodesource.com/gpgkey/nodesource-repo.gpg.key deb.nodesource.com/node_2*.x deb.nodesource.com/node_16.x deb.nodesource.com/node_18.x',
    '6F71F525282841EEDAF851B42F59B5F99B1BE0B4',
  ),
  // Old images of CI providers (`repokey=…`), Puppet and Ansible recipes.
  row(
    'NodeSource',
    'deb.nodesource.com/gpgkey/nodesource.gpg.key deb.nodesource.com/node_',
    '9FD3B784BC1C6FC31A8A0A1C1655A0AB68576280',
  ),
  // Docker's installation guide; cloud-init and Dockerfiles fix it.
  row(
    'Docker',
    'download.docker.com/linux/debian download.docker.com/linux/ubuntu download.docker.com/linux/raspbian',
    '9DC858229FC7DD38854AE2D88D81803C0EBFCD88',
  ),
  // Docker's former repository, in Dockerfiles of 2015 to 2017.
  row('Docker', 'apt.dockerproject.org', '58118E89F3A912897C070ADBF76221572C52609D'),
  // The official postgres image.
  row(
    'PostgreSQL Global Development Group',
    'www.postgresql.org/media/keys/accc4cf8.asc apt.postgresql.org apt-archive.postgresql.org',
    'B97B0AFCAA1A47F044F244A07FCC7D46ACCC4CF8',
  ),
  // The official nginx image (`NGINX_GPGKEYS`): one of the three signs, the file holds them all.
  row(
    'nginx',
    'nginx.org/keys/nginx_signing.key nginx.org/packages',
    '573BFD6B3D8FBC641079A6ABABF5BD827BD9BF62',
    '8540A6F18833A80E9C1653A42FD21310B49F6B46',
    '9E9BE90EACBCDE69FE9B204CBCDCD8A38D88A2B3',
  ),
  // Yarn's installation guide; Dockerfiles receive it by this fingerprint.
  row('Yarn', 'dl.yarnpkg.com', '72ECF46A56B4AD39C907BBB71646B01B86E50310'),
  // The official mariadb image (`GPG_KEYS`).
  row(
    'MariaDB',
    'mariadb.org/mariadb_release_signing_key supplychain.mariadb.com/mariadb-server-gpg-key deb.mariadb.org mirror.mariadb.org dlm.mariadb.com archive.mariadb.org downloads.mariadb.com',
    '177F4010FE56CA3336300305F1656F24C74CD1D8',
  ),
  // The official mysql image.
  row(
    'Oracle MySQL',
    'repo.mysql.com/rpm-gpg-key-mysql-2022 repo.mysql.com/rpm-gpg-key-mysql-2023',
    '859BE8D7C586F538430B19C2467B942D3A79BD29',
  ),
  // The official mysql image before 2022.
  row('Oracle MySQL', 'repo.mysql.com/rpm-gpg-key-mysql$', 'A4A9406876FCBD3C456770C88C718D3B5072E1F5'),
  // Percona's own images.
  row(
    'Percona',
    'repo.percona.com/yum/percona-packaging-key repo.percona.com/percona-packaging-key downloads.percona.com/downloads/rpm-gpg-key-percona',
    '4D1BB29D63D98E422B2113B19334A25F8507EFA5',
  ),
  // The official elasticsearch images (`GPG_KEY`).
  row(
    'Elastic',
    'artifacts.elastic.co/gpg-key-elasticsearch packages.elastic.co/gpg-key-elasticsearch packages.elasticsearch.org/gpg-key-elasticsearch artifacts.elastic.co/packages',
    '46095ACC8548582C1A2699A9D27D666CD88E42B4',
  ),
  // HashiCorp's security page; many installation scripts fix it.
  row(
    'HashiCorp',
    'apt.releases.hashicorp.com rpm.releases.hashicorp.com',
    '798AEC654E5C15428C8E42EEAA16FCBCA621E701',
  ),
  // The official haskell image (`LLVM_KEY`).
  row('LLVM', 'apt.llvm.org llvm.org/apt', '6084F3CF814B57C1CF12EFD515CF4D18AF4F7421'),
  // Installation recipes of PHP on Debian.
  row('Ondřej Surý', 'packages.sury.org/php', '15058500A0235D97F5D10063B188E2B695BD4743'),
  // Dockerfiles that take PHP from the archive of the same author on Launchpad.
  row(
    'Ondřej Surý',
    'ppa.launchpad.net/ondrej/ ppa.launchpadcontent.net/ondrej/',
    '14AA40EC0831756756D7F66C4F4EA0AAE5267A6C',
  ),
  // Google's page on its Linux packages; the recipe of the Go tools' image.
  row(
    'Google',
    'dl.google.com/linux dl-ssl.google.com/linux',
    'EB4C1BFD4F042F6DDDCCEC917721F63BD38B4796',
    '4CCA1EAF950CEE4AB83976DCA040830F7FAC5991',
  ),
  // Microsoft's installation guide of the Azure CLI (`--recv-keys`).
  row(
    'Microsoft',
    'packages.microsoft.com/keys/microsoft.asc packages.microsoft.com/repos',
    'BC528686B50D79E339D3721CEB3E94ADBE1229CF',
  ),
  // Puppet's and cloud-init's recipes of Kubernetes; the key is that of the build service's project.
  row('Kubernetes', 'pkgs.k8s.io/core:/stable:', 'DE15B14486CD377B9E876E1A234654DA9A296436'),
  // The official influxdb and telegraf images.
  row(
    'InfluxData',
    'repos.influxdata.com/influxdata-archive_compat.key repos.influxdata.com/influxdata-archive.key',
    '9D539D90D3328DC7D6C8D3B9D8FF8E1F7DF8B07E',
  ),
  // The official couchdb image (`GPG_COUCH_KEY`).
  row('Apache CouchDB', 'couchdb.apache.org/repo', '390EF70BB1EA12B2773962950EE62FB37A00258D'),
  // The official ros images.
  row(
    'Open Robotics (ROS)',
    'raw.githubusercontent.com/ros/rosdistro/master/ros packages.ros.org/ros',
    'C1CF6E31E6BADE8868B172B4F42ED6FBAB17C654',
  ),
  // The official rabbitmq image (`RABBITMQ_PGP_KEY_ID`).
  row(
    'RabbitMQ',
    'github.com/rabbitmq/signing-keys/releases www.rabbitmq.com/rabbitmq-release-signing-key.asc keys.openpgp.org/vks/v1/by-fingerprint/0a9af2115f4687bd29803a206b73a36e6026dfca deb1.rabbitmq.com deb2.rabbitmq.com',
    '0A9AF2115F4687BD29803A206B73A36E6026DFCA',
  ),
  // CRAN's page for Debian; the images of R projects receive it by this fingerprint.
  row(
    'CRAN',
    'cloud.r-project.org/bin/linux/debian *.r-project.org/bin/linux/debian cran.rstudio.com/bin/linux/debian',
    '95C0FAF38DB3CCAD0C080A7BDC78B2DDEABC47B7',
  ),
  // CRAN's page for Ubuntu.
  row(
    'CRAN',
    'cloud.r-project.org/bin/linux/ubuntu *.r-project.org/bin/linux/ubuntu cran.rstudio.com/bin/linux/ubuntu',
    'E298A3A825C0D65DFD57CBB651716619E084DAB9',
  ),
  // Dockerfiles of .NET programs on Mono.
  row(
    'Mono project',
    'download.mono-project.com/repo download.mono-project.com/repo/xamarin.gpg',
    '3FA7E0328081BFF6A14DA29AA6A19B38D3D831EF',
  ),
  // Dockerfiles of Scala programs.
  row('sbt', 'repo.scala-sbt.org/scalasbt dl.bintray.com/sbt', '2EE0EA64E40A89B84B2DF73499E82A75642AC823'),
];

/**
 * The fingerprints (40 hex digits, upper case) of the keys that the vendor signs with.
 * @param url of the key, or of the repository
 * @returns empty when they are not known; with several, each may sign
 */
export function vendorKeys(url: string): readonly string[] {
  const place = placeOf(url);
  if (place === undefined) return [];
  return rows.find(({ places }) => places.some((p) => matchesPlace(p, place)))?.fingerprints ?? [];
}

/**
 * Whose key it is.
 * @param id fingerprint or long key id, in any case, with or without `0x` and blanks; short ids of 8 digits can be
 *   forged at will and tell nothing
 * @returns the vendor's name as `vendorOfRepository` has it, undefined when the key is not known
 */
export function vendorOfKey(id: string): string | undefined {
  const digits = id.replace(/^0x/i, '').replace(/[\s!]/g, '').toUpperCase();
  if (!/^[0-9A-F]{16,40}$/.test(digits)) return undefined;
  return rows.find(({ fingerprints }) => fingerprints.some((f) => f.endsWith(digits)))?.vendor;
}
