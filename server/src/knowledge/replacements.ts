import { officialImage } from './official-images';
import { libraryName, type Repository } from './repository';
import { currentVersionTag, versionTagInsteadOf } from './tags';

/** What to build on instead of a community base. */
export interface Replacement {
  /** A full image reference as one writes it in `FROM`, with a tag. */
  readonly image: string;
  /** One sentence that says what is different. */
  readonly note: string;
}

interface Rule {
  /** Official image that has the same software. */
  readonly image: string;
  /** Variant of it that comes closest. */
  readonly variant?: string;
  /** Takes the version of the same software out of the tag, where the tags mean the same in both images. */
  readonly version?: RegExp;
  readonly note: string;
}

/** The versions that a tag such as `12`, `12.4` or `12.4.1` starts with; only two levels are kept. */
const numbered = /^v?(\d+(?:\.\d+)?)(?:\.\d+)*(?=$|-)/;
const major = /^v?(\d+)(?:\.\d+)*(?=$|-)/;
/** `8`, `8_jdk`, `8u202b08_jdk`, `11-jre`. */
const javaRelease = /^v?(\d{1,2})(?=$|[_u.-])/;
const ubuntuRelease = /^(\d\d\.(?:04|10))$/;

const node = (variant: string, note: string): Rule => ({ image: 'node', variant, version: major, note });
const java = (variant: string): Rule => ({
  image: 'eclipse-temurin',
  variant,
  version: javaRelease,
  note: 'Eclipse Temurin builds of OpenJDK, made for Docker Official Images.',
});
const distribution = (image: string, variant = ''): Rule => ({
  image,
  variant,
  note: 'The distribution’s own image; add what else the build needs from its archive.',
});

/**
 * Community images whose software has an official image that can take their place in `FROM`. Images with an init,
 * a start script or paths of their own (phusion, webdevops, linuxserver, Bitnami's services) are left out: what is
 * built on them relies on these. Keys are repositories on Docker Hub; `ns/*` covers a namespace.
 * Curated 2026-11-21 from the images' descriptions.
 */
const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['mhart/alpine-node', node('alpine', 'The Node.js project’s own image on Alpine.')],
  ['nodesource/node', node('', 'The Node.js project’s own image.')],
  ['nodesource/trusty', node('', 'The Node.js project’s own image.')],
  ['nodesource/jessie', node('', 'The Node.js project’s own image.')],
  ['risingstack/alpine', node('alpine', 'The Node.js project’s own image on Alpine.')],
  [
    'keymetrics/pm2',
    node('alpine', 'Node.js without the process manager: the container runtime restarts it.'),
  ],
  ['dockerfile/nodejs', node('', 'The Node.js project’s own image.')],
  ['jeanberu/nodejs', node('', 'The Node.js project’s own image.')],
  ['anapsix/alpine-java', java('jre-alpine')],
  ['frolvlad/alpine-java', java('jdk-alpine')],
  ['frolvlad/alpine-oraclejdk8', { ...java('8-jdk-alpine') }],
  ['dockerfile/java', java('jdk')],
  ['develar/java', java('jre-alpine')],
  ['lwieske/java-8', java('8-jdk')],
  ['adoptopenjdk/openjdk8', java('8-jdk')],
  ['adoptopenjdk/openjdk11', java('11-jdk')],
  ['fabric8/java-alpine-openjdk8-jre', java('8-jre-alpine')],
  ['fabric8/java-centos-openjdk8-jdk', java('8-jdk')],
  ['blacklabelops/java', java('jdk')],
  ['delitescere/jdk', java('jdk-alpine')],
  [
    'frolvlad/alpine-python3',
    { image: 'python', variant: 'alpine', note: 'Python on Alpine as an official image.' },
  ],
  [
    'frolvlad/alpine-python2',
    { image: 'python', variant: 'alpine', note: 'Python 2 has no support any more.' },
  ],
  ['frolvlad/alpine-gcc', { image: 'gcc', note: 'GCC as an official image (on Debian).' }],
  ['frolvlad/alpine-go', { image: 'golang', variant: 'alpine', version: numbered, note: 'Go on Alpine.' }],
  [
    'jfloff/alpine-python',
    { image: 'python', variant: 'alpine', note: 'Python on Alpine as an official image.' },
  ],
  ['dockerfile/python', { image: 'python', note: 'Python as an official image.' }],
  ['dockerfile/ubuntu', distribution('ubuntu')],
  ['dockerfile/nginx', { image: 'nginx', note: 'nginx as an official image.' }],
  ['dockerfile/haproxy', { image: 'haproxy', note: 'HAProxy as an official image.' }],
  ['dockerfile/redis', { image: 'redis', note: 'Redis as an official image.' }],
  ['dockerfile/mongodb', { image: 'mongo', note: 'MongoDB as an official image.' }],
  ['dockerfile/mysql', { image: 'mysql', note: 'MySQL as an official image.' }],
  ['dockerfile/mariadb', { image: 'mariadb', note: 'MariaDB as an official image.' }],
  ['dockerfile/elasticsearch', { image: 'elasticsearch', note: 'Elasticsearch as an official image.' }],
  ['dockerfile/rabbitmq', { image: 'rabbitmq', note: 'RabbitMQ as an official image.' }],
  ['dockerfile/go', { image: 'golang', note: 'Go as an official image.' }],
  ['dockerfile/ruby', { image: 'ruby', note: 'Ruby as an official image.' }],
  ['dockerfile/ghost', { image: 'ghost', note: 'Ghost as an official image.' }],
  ['stackbrew/ubuntu', { ...distribution('ubuntu'), version: ubuntuRelease }],
  ['stackbrew/debian', distribution('debian')],
  ['sameersbn/ubuntu', { ...distribution('ubuntu'), version: ubuntuRelease }],
  ['sameersbn/debian', distribution('debian')],
  ['gliderlabs/alpine', distribution('alpine')],
  ['alpine-linux/alpine', distribution('alpine')],
  ['easypi/alpine-arm', distribution('alpine')],
  ['armhf/alpine', distribution('alpine')],
  ['nuagebec/ubuntu', distribution('ubuntu')],
  ['konstruktoid/ubuntu', distribution('ubuntu')],
  ['tutum/ubuntu', distribution('ubuntu')],
  ['tutum/debian', distribution('debian')],
  ['bitnami/node', node('', 'The Node.js project’s own image.')],
  ['bitnami/python', { image: 'python', version: numbered, note: 'Python as an official image.' }],
  ['bitnami/ruby', { image: 'ruby', version: numbered, note: 'Ruby as an official image.' }],
  ['bitnami/golang', { image: 'golang', version: numbered, note: 'Go as an official image.' }],
  ['bitnami/java', java('jdk')],
  ['eher/php', { image: 'php', note: 'PHP as an official image.' }],
  [
    'fholzer/nginx-brotli',
    {
      image: 'nginx',
      variant: 'alpine',
      version: numbered,
      note: 'nginx as an official image; build the Brotli module from source if you need it.',
    },
  ],
  ['klaemo/couchdb', { image: 'couchdb', note: 'CouchDB as an official image.' }],
  [
    'mdillon/postgis',
    { image: 'postgis/postgis:17-3.5', note: 'The PostGIS images moved to their own namespace.' },
  ],
  ['abiosoft/caddy', { image: 'caddy', note: 'Caddy as an official image.' }],
  ['msaraiva/elixir-dev', { image: 'elixir', variant: 'alpine', note: 'Elixir as an official image.' }],
  [
    'bitwalker/alpine-elixir',
    { image: 'elixir', variant: 'alpine', version: numbered, note: 'Elixir as an official image.' },
  ],
  [
    'bitwalker/alpine-erlang',
    { image: 'erlang', variant: 'alpine', version: major, note: 'Erlang as an official image.' },
  ],
  [
    'ekidd/rust-musl-builder',
    { image: 'rust', variant: 'alpine', note: 'Rust on Alpine builds static binaries with musl.' },
  ],
  [
    'clux/muslrust',
    { image: 'rust', variant: 'alpine', note: 'Rust on Alpine builds static binaries with musl.' },
  ],
  ['instrumentisto/rust', { image: 'rust', note: 'Rust as an official image.' }],
  ['iron/go', { image: 'golang', variant: 'alpine', note: 'Go as an official image.' }],
  ['iron/node', node('alpine', 'The Node.js project’s own image.')],
  ['iron/base', distribution('alpine')],
  ['google/golang', { image: 'golang', note: 'Go as an official image.' }],
  ['google/dart', { image: 'dart', note: 'Dart as an official image.' }],
  ['google/nodejs', node('', 'The Node.js project’s own image.')],
  ['google/debian', distribution('debian')],
  [
    'microsoft/dotnet',
    { image: 'mcr.microsoft.com/dotnet/sdk:10.0', note: 'Microsoft’s images moved to its own registry.' },
  ],
  [
    'microsoft/aspnetcore',
    { image: 'mcr.microsoft.com/dotnet/aspnet:10.0', note: 'Microsoft’s images moved to its own registry.' },
  ],
  [
    'microsoft/aspnetcore-build',
    { image: 'mcr.microsoft.com/dotnet/sdk:10.0', note: 'Microsoft’s images moved to its own registry.' },
  ],
  ['jboss/wildfly', { image: 'quay.io/wildfly/wildfly:36.0.0.Final-jdk21', note: 'WildFly’s images moved.' }],
  ['rastasheep/ubuntu-sshd', { ...distribution('ubuntu'), version: ubuntuRelease }],
]);

/**
 * A living official (or the software's own) image to use instead of the community image `ref`, where the change
 * is known to be sensible; `undefined` otherwise. A version in the tag is kept where tags mean the same in both
 * (`mhart/alpine-node:12` → `node:12-alpine`); else the tag is the current version of the official image.
 */
export function curatedReplacement(
  ref: Repository & { readonly tag?: string | undefined },
): Replacement | undefined {
  const removed = libraryName(ref);
  if (removed !== undefined) return successorOf(removed, ref.tag);
  if (ref.registry !== 'docker.io') return undefined;
  const rule = rules.get(ref.repository) ?? rules.get(`${ref.repository.split('/')[0]}/*`);
  if (rule === undefined) return undefined;
  const image = rule.image.includes(':') ? rule.image : withTag(rule, ref.tag);
  return image === undefined ? undefined : { image, note: rule.note };
}

function withTag(rule: Rule, tag: string | undefined): string | undefined {
  // A variant that starts with a number is a tag already.
  if (rule.variant !== undefined && /^\d/.test(rule.variant)) return `${rule.image}:${rule.variant}`;
  const version = rule.version?.exec(tag ?? '')?.[1];
  if (version !== undefined) return `${rule.image}:${join(version, rule.variant)}`;
  // A version that cannot be kept would be changed behind the user's back.
  if (tag !== undefined && /\d/.test(tag)) return undefined;
  const current = currentVersionTag(rule.image, rule.variant) ?? versionTagInsteadOf(rule.image);
  return current === undefined ? undefined : `${rule.image}:${current}`;
}

const join = (version: string, variant: string | undefined): string =>
  variant === undefined || variant === '' ? version : `${version}-${variant}`;

/** Versions of successors that are no official images. Curated 2026-11-21. */
const successorVersions: Readonly<Record<string, string>> = {
  'hashicorp/consul': '1.21',
  'hashicorp/vault': '1.20',
  'mcr.microsoft.com/dotnet/sdk': '10.0',
  'opensuse/leap': '16.0',
  'rockylinux/rockylinux': '10',
};

/** For a deprecated or removed official image: its successor, where a version of it is known. */
function successorOf(name: string, tag: string | undefined): Replacement | undefined {
  const image = officialImage(name);
  if (image?.successor === undefined) return undefined;
  const version =
    (image.successor === 'eclipse-temurin' ? javaTag(tag ?? '') : undefined) ??
    currentVersionTag(image.successor) ??
    successorVersions[image.successor];
  if (version === undefined) return undefined;
  const since = image.since === undefined ? '' : ` since ${image.since}`;
  return {
    image: `${image.successor}:${version}`,
    note: `The official image ${name} is ${image.status}${since}.`,
  };
}

/** Majors of Java that Eclipse Temurin builds with long-term support. Source: adoptium.net, 2026-11-21. */
const temurinMajors = new Set(['8', '11', '17', '21', '25']);

/** `8-jre-alpine` and `8u212-jre` keep their major and their kind; other Java versions have no counterpart. */
function javaTag(tag: string): string | undefined {
  const major = /^(?:openjdk-)?(\d+)(?=$|[-u._])/.exec(tag)?.[1];
  if (major === undefined || !temurinMajors.has(major)) return undefined;
  const kind = /jre/.test(tag) ? '-jre' : '-jdk';
  return `${major}${kind}${/alpine/.test(tag) ? '-alpine' : ''}`;
}
