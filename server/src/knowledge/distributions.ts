import { codenameOf, debianReleases, ubuntuReleases, versionOfCodename } from './codenames';
import systems from './data/official-systems.json';
import { officialNameOf } from './official-images';
import { lastComponent, type Repository } from './repository';

export { codenameOf } from './codenames';
export { isDistributionArchive } from './distribution-archives';

export type DistributionId =
  | 'debian'
  | 'ubuntu'
  | 'alpine'
  | 'fedora'
  | 'centos'
  | 'rhel'
  | 'rocky'
  | 'almalinux'
  | 'amazon'
  | 'oracle'
  | 'opensuse'
  | 'sles'
  | 'arch'
  | 'wolfi'
  | 'photon'
  | 'azurelinux'
  | 'mageia'
  | 'alt'
  | 'kali'
  | 'devuan'
  | 'gentoo'
  | 'void'
  | 'clearlinux'
  | 'busybox'
  | 'windows';

/** The system that an image's root file system comes from. */
export interface Distribution {
  readonly distribution: DistributionId;
  /**
   * The release: a codename for Debian and Ubuntu (`bookworm`, `noble`), a number for the others (`3.22`, `9`,
   * `ltsc2022`), as far as it is known.
   */
  readonly release?: string;
}

/** An image reference as far as the system in it is concerned. */
export type TaggedRepository = Repository & { readonly tag?: string | undefined };

/**
 * The default system of official images whose tags do not say theirs.
 * Source: the images' Dockerfiles in docker-library; curated 2026-11-21.
 */
const defaultSystem: ReadonlyMap<string, DistributionId> = new Map(
  (
    [
      [
        'debian',
        `adminer aerospike backdrop bonita buildpack-deps cassandra celery chronograf clojure couchdb dart django
         drupal eggdrop elixir erlang espocrm friendica gcc geonetwork ghost golang groovy haproxy haskell haxe
         httpd hylang hitch influxdb iojs irssi jetty joomla jruby julia kapacitor kong lightstreamer logstash
         matomo mediawiki memcached monica mono neo4j neurodebian nextcloud nginx node nuxeo odoo openjdk java
         orientdb owncloud percona perl php php-zendserver phpmyadmin piwik plone postfixadmin postgres pypy
         python r-base rails rakudo-star redis redmine rethinkdb rocket.chat ruby rust satosa sentry solr spiped
         swipl telegraf unit varnish wordpress yourls znc jenkins fsharp
         xwiki`,
      ],
      [
        'ubuntu',
        `arangodb clickhouse couchbase eclipse-temurin flink gazebo gradle ibm-semeru-runtimes ibmjava mariadb
         maven mongo open-liberty rabbitmq ros sapmachine sonarqube spark storm swift teamspeak tomcat tomee
         websphere-liberty zookeeper adoptopenjdk ubuntu-debootstrap ubuntu-upstart emqx`,
      ],
      [
        'alpine',
        `alpine api-firewall bash caddy composer consul docker krakend nats-streaming notary registry swarm traefik
         vault teamspeak mongo-express express-gateway jobber docker-dev`,
      ],
      ['amazon', 'amazonlinux amazoncorretto'],
      ['oracle', 'oraclelinux mysql'],
      ['rhel', 'crate elasticsearch kibana silverpeas'],
      ['centos', 'centos clefos'],
      ['fedora', 'fedora'],
      ['almalinux', 'almalinux'],
      ['rocky', 'rockylinux'],
      ['arch', 'archlinux'],
      ['opensuse', 'opensuse'],
      ['photon', 'photon'],
      ['mageia', 'mageia'],
      ['alt', 'alt'],
      ['clearlinux', 'clearlinux'],
      ['busybox', 'busybox'],
      ['debian', 'debian'],
      ['ubuntu', 'ubuntu'],
      ['rhel', 'sl'],
    ] as const
  ).flatMap(([distribution, names]) => names.split(/\s+/).map((name) => [name, distribution] as const)),
);

/** Official image → tag → codename, for living tags that do not say their system. */
const systemOfTag: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(systems.images as Record<string, Record<string, string>>).map(([image, byCodename]) => [
    image,
    new Map(
      Object.entries(byCodename).flatMap(([codename, tags]) =>
        tags.split(' ').map((tag) => [tag, codename] as const),
      ),
    ),
  ]),
);

/** What to make of one `-`-separated part of a tag. */
function systemOfWord(word: string): Distribution | undefined {
  if (debianReleases.has(word)) return { distribution: 'debian', release: word };
  // `groovy` and `lunar` are also names of other software, but not as a suffix of an image of that software.
  if (ubuntuReleases.has(word)) return { distribution: 'ubuntu', release: word };
  const alpine = /^alpine(\d+\.\d+)?/.exec(word);
  if (alpine !== null) return of('alpine', alpine[1]);
  const ubi = /^(?:ubi|rhel|el)(\d+)?/.exec(word);
  if (ubi !== null && /^(?:ubi|rhel|el)\d*$/.test(word)) return of('rhel', ubi[1]);
  const numbered =
    /^(ubuntu|debian|fedora|centos|rockylinux|rocky|almalinux|oraclelinux|ol|opensuse|leap|photon|azurelinux|mariner)(\d[\d.]*)?$/.exec(
      word,
    );
  if (numbered?.[1] !== undefined) return named(numbered[1], numbered[2]);
  if (word === 'al2023') return { distribution: 'amazon', release: '2023' };
  if (word === 'al2') return { distribution: 'amazon', release: '2' };
  if (word === 'oracle') return { distribution: 'oracle' };
  if (word === 'wolfi') return { distribution: 'wolfi' };
  if (word === 'archlinux' || word === 'arch') return { distribution: 'arch' };
  if (/^(windowsservercore|nanoserver|windows)/.test(word)) return { distribution: 'windows' };
  return undefined;
}

const ids: Readonly<Record<string, DistributionId>> = {
  rockylinux: 'rocky',
  oraclelinux: 'oracle',
  ol: 'oracle',
  leap: 'opensuse',
  mariner: 'azurelinux',
};

function named(word: string, version: string | undefined): Distribution {
  const distribution = ids[word] ?? (word as DistributionId);
  if (version === undefined) return { distribution };
  return of(distribution, releaseNumber(distribution, version));
}

/** Debian and Ubuntu go by codename: a number that has none is no release of theirs. */
function releaseNumber(distribution: DistributionId, version: string): string | undefined {
  return distribution === 'debian' || distribution === 'ubuntu' ? codenameOf(distribution, version) : version;
}

const of = (distribution: DistributionId, release: string | undefined): Distribution =>
  release === undefined ? { distribution } : { distribution, release };

/** The system that a tag names by itself, whatever the image. */
function systemOfTagText(tag: string): Distribution | undefined {
  const words = tag.toLowerCase().split(/[-_]/);
  const codename = words.findIndex((word, i) => i > 0 && systemOfWord(word) !== undefined);
  const at = Math.max(codename, 0);
  const found = systemOfWord(words[at] ?? '');
  if (found === undefined) return undefined;
  // `alpine-3.22`, `ubuntu-24.04`, `debian-12`: the version is the next part.
  const next = words[at + 1];
  if (found.release === undefined && next !== undefined && /^\d+(\.\d+)?$/.test(next))
    return of(found.distribution, releaseNumber(found.distribution, next));
  if (found.distribution === 'windows') {
    const release = words.find((word) => /^(ltsc\d{4}|\d{4}|\d{2}h\d)$/.test(word));
    return of('windows', release);
  }
  return found;
}

/** The release that a tag of a distribution's own image names. */
function releaseOf(distribution: DistributionId, tag: string): string | undefined {
  const words = tag.toLowerCase().split('-');
  const first = words[0] ?? '';
  if (distribution === 'debian' || distribution === 'ubuntu') {
    if (versionOfCodename(distribution, first) !== undefined) return first;
    const version = /^\d+(\.\d+)?/.exec(first)?.[0];
    if (version !== undefined) return codenameOf(distribution, version);
    return movingRelease(distribution, first);
  }
  const version = /^(?:v|stream|leap|centos|ubi)?(\d+(?:\.\d+)?)/.exec(first)?.[1];
  if (version !== undefined) {
    // Enterprise distributions keep one archive per major version.
    const minorMatters = distribution === 'alpine' || distribution === 'opensuse' || distribution === 'sles';
    return minorMatters ? version : version.split('.')[0];
  }
  return first === 'edge' || first === 'rawhide' ? first : undefined;
}

/** What moving words stood for on the day the table was curated (2026-11-21). */
function movingRelease(distribution: 'debian' | 'ubuntu', word: string): string | undefined {
  const meaning: Readonly<Record<string, string>> =
    distribution === 'debian'
      ? {
          latest: 'trixie',
          stable: 'trixie',
          oldstable: 'bookworm',
          oldoldstable: 'bullseye',
          testing: 'forky',
          unstable: 'sid',
          sid: 'sid',
        }
      : { latest: 'resolute', rolling: 'questing' };
  return meaning[word];
}

/**
 * Images of vendors, by repository with its registry; a key that ends in `/` covers what is below it.
 * `release` is known where the name says it. Curated 2026-11-21.
 */
const vendorImages: readonly [prefix: string, distribution: DistributionId, release?: string][] = [
  ['quay.io/centos/', 'centos'],
  ['quay.io/fedora/', 'fedora'],
  ['registry.fedoraproject.org/', 'fedora'],
  ['quay.io/almalinuxorg/', 'almalinux'],
  ['docker.io/almalinux/', 'almalinux'],
  ['quay.io/rockylinux/', 'rocky'],
  ['docker.io/rockylinux/', 'rocky'],
  ['registry.access.redhat.com/', 'rhel'],
  ['registry.redhat.io/', 'rhel'],
  ['docker.io/redhat/', 'rhel'],
  ['docker.io/centos/', 'centos'],
  ['docker.io/archlinux/', 'arch'],
  ['docker.io/base/arch', 'arch'],
  ['docker.io/opensuse/', 'opensuse'],
  ['registry.opensuse.org/opensuse/', 'opensuse'],
  ['registry.suse.com/bci/', 'sles'],
  ['registry.suse.com/suse/', 'sles'],
  ['public.ecr.aws/amazonlinux/', 'amazon'],
  ['public.ecr.aws/lambda/', 'amazon'],
  ['public.ecr.aws/lts/ubuntu', 'ubuntu'],
  ['public.ecr.aws/ubuntu/', 'ubuntu'],
  ['docker.io/ubuntu/', 'ubuntu'],
  ['docker.io/amazon/aws-lambda-', 'amazon'],
  ['ghcr.io/oracle/oraclelinux', 'oracle'],
  ['container-registry.oracle.com/os/', 'oracle'],
  ['docker.io/oraclelinux/', 'oracle'],
  ['mcr.microsoft.com/azurelinux/', 'azurelinux'],
  ['mcr.microsoft.com/cbl-mariner/', 'azurelinux'],
  ['mcr.microsoft.com/windows', 'windows'],
  ['mcr.microsoft.com/dotnet/framework/', 'windows'],
  ['mcr.microsoft.com/devcontainers/base', 'debian'],
  ['mcr.microsoft.com/dotnet/', 'debian'],
  ['mcr.microsoft.com/playwright', 'ubuntu'],
  ['cgr.dev/chainguard/', 'wolfi'],
  ['docker.io/chainguard/', 'wolfi'],
  ['docker.io/photonos/', 'photon'],
  ['docker.io/kalilinux/', 'kali'],
  ['docker.io/devuan/', 'devuan'],
  ['docker.io/gentoo/', 'gentoo'],
  ['ghcr.io/void-linux/', 'void'],
  ['docker.io/alpinelinux/', 'alpine'],
  ['docker.io/bitnami/', 'debian', 'bookworm'],
  ['docker.io/bitnamilegacy/', 'debian', 'bookworm'],
  ['docker.io/nvidia/cuda', 'ubuntu'],
  ['nvcr.io/nvidia/', 'ubuntu'],
  ['docker.io/osrf/', 'ubuntu'],
  ['docker.io/rocker/', 'ubuntu'],
  ['docker.io/jupyter/', 'ubuntu'],
  ['quay.io/jupyter/', 'ubuntu'],
  ['docker.io/tensorflow/tensorflow', 'ubuntu'],
  ['docker.io/pytorch/pytorch', 'ubuntu'],
  ['docker.io/phusion/', 'ubuntu'],
  ['docker.io/continuumio/', 'debian'],
  ['docker.io/mambaorg/micromamba', 'debian'],
  ['docker.io/jenkins/', 'debian'],
  ['docker.io/cimg/', 'ubuntu'],
  ['docker.io/selenium/', 'ubuntu'],
  ['docker.io/cypress/', 'debian'],
  ['docker.io/mhart/alpine-node', 'alpine'],
  ['docker.io/gliderlabs/alpine', 'alpine'],
  ['docker.io/frolvlad/alpine-', 'alpine'],
  ['docker.io/anapsix/alpine-java', 'alpine'],
  ['docker.io/nginxinc/nginx-unprivileged', 'debian'],
  ['gcr.io/google-appengine/debian', 'debian'],
  ['gcr.io/oss-fuzz-base/', 'ubuntu', 'focal'],
  ['docker.elastic.co/', 'rhel'],
  ['docker.io/dockerfile/', 'ubuntu', 'trusty'],
  ['docker.io/stackbrew/ubuntu', 'ubuntu'],
  ['docker.io/stackbrew/debian', 'debian'],
];

/** Vendors whose tags are releases of the distribution itself. */
const tagIsRelease =
  /\/(ubi\d*|ubuntu|debian|centos|fedora|alpine|stage3|leap|tumbleweed|amazonlinux|rockylinux|almalinux|oraclelinux|arch|minideb|photon)(-\w+)*$/;

/**
 * The distribution that the image `ref` is made from, and its release where the name or tag tells.
 * `undefined` when nothing is known. The registry is normalised, the repository is the whole path
 * (`library/debian`). A tag that is missing counts as `latest`. Facts are as of the data's date.
 */
export function distributionOf(ref: TaggedRepository): Distribution | undefined {
  const name = officialNameOf(ref);
  const tag = ref.tag ?? 'latest';
  if (name !== undefined) return systemOfOfficial(name, tag);
  return systemOfVendor(ref, tag);
}

/** Official images that are distributions: their tags name releases, not variants. */
const ownImages: ReadonlySet<string> = new Set([
  'debian',
  'ubuntu',
  'alpine',
  'fedora',
  'centos',
  'almalinux',
  'rockylinux',
  'amazonlinux',
  'oraclelinux',
  'archlinux',
  'opensuse',
  'photon',
  'mageia',
  'alt',
  'ubuntu-debootstrap',
  'ubuntu-upstart',
]);

function systemOfOfficial(name: string, tag: string): Distribution | undefined {
  const distribution = defaultSystem.get(name);
  if (distribution !== undefined && ownImages.has(name))
    return of(distribution, releaseOf(distribution, tag));
  // Tags of ros begin with a release of ROS, some of which share their names with releases of Ubuntu.
  const text = name === 'ros' || name === 'groovy' ? withoutFirstWord(tag) : tag;
  const said = systemOfTagText(text);
  const codename = systemOfTag.get(name)?.get(tag);
  if (said?.release !== undefined) return said;
  const looked = codename === undefined ? undefined : systemOfWord(codename);
  if (looked !== undefined)
    return said !== undefined && said.distribution !== looked.distribution ? said : looked;
  if (said !== undefined) return said;
  return distribution === undefined ? undefined : { distribution };
}

function withoutFirstWord(tag: string): string {
  const dash = tag.indexOf('-');
  return dash < 0 ? '' : tag.slice(dash + 1);
}

function systemOfVendor(ref: Repository, tag: string): Distribution | undefined {
  const full = `${ref.registry}/${ref.repository}`;
  const said = systemOfTagText(/^docker\.io\/osrf\/ros/.test(full) ? withoutFirstWord(tag) : tag);
  const row = vendorImages.find(([prefix]) => full.startsWith(prefix));
  const distroless = /^gcr\.io\/distroless\/.*-debian(\d+)$/.exec(full);
  if (distroless?.[1] !== undefined) return of('debian', codenameOf('debian', distroless[1]));
  if (row === undefined) return said ?? systemOfName(ref.repository);
  const [, distribution, release] = row;
  if (said?.release !== undefined) return said;
  if (said !== undefined && said.distribution !== distribution) return said;
  const ubi = /(?:^|\/)ubi(\d+)/.exec(ref.repository);
  if (distribution === 'rhel' && ubi?.[1] !== undefined) return of('rhel', ubi[1]);
  return of(
    distribution,
    release ?? (tagIsRelease.test(ref.repository) ? releaseOf(distribution, tag) : undefined),
  );
}

/** A community image that says its distribution in its name (`foo/alpine-git`, `foo/ubuntu-sshd`): a fair guess. */
function systemOfName(repository: string): Distribution | undefined {
  for (const word of lastComponent(repository).toLowerCase().split(/[-_.]/)) {
    const found = systemOfWord(word);
    // Only whole names: a codename alone is too weak.
    if (
      found !== undefined &&
      /^(alpine|ubuntu|debian|centos|fedora|archlinux|rockylinux|almalinux)/.test(word)
    )
      return found;
  }
  return undefined;
}
