import {
  alpineRelease,
  debianRelease,
  javaTag,
  minor,
  sameRelease,
  sameVersion,
  type TagRule,
  ubuntuRelease,
} from './replacement-tags';

/** What takes the place of a community image. */
export interface ReplacementRule {
  /** Official image that has the same software. */
  readonly image: string;
  readonly tag: TagRule;
  /** One sentence that says what is different. */
  readonly note: string;
}

const software = (image: string, tag: TagRule, name: string): ReplacementRule => ({
  image,
  tag,
  note: `${name} as a Docker Official Image.`,
});
/** Majors that the official image has: Node.js went from 0.12 to 4. */
const nodeMajor = /^v?([4-9]|\d\d)(?:\.\d+)*(?=$|-)/;

const node = (variant = '', version = nodeMajor): ReplacementRule => ({
  image: 'node',
  tag: sameVersion(variant, version),
  note: 'The Node.js image of Docker Official Images.',
});
const java = (...how: Parameters<typeof javaTag>): ReplacementRule => ({
  image: 'eclipse-temurin',
  tag: javaTag(...how),
  note: 'Eclipse Temurin builds of OpenJDK, made for Docker Official Images.',
});
const distribution = (image: string, release: RegExp): ReplacementRule => ({
  image,
  tag: sameRelease(release),
  note: 'The distribution’s own image; add what else the build needs from its archive.',
});
const ubuntu = distribution('ubuntu', ubuntuRelease);
const debian = distribution('debian', debianRelease);
const alpine = distribution('alpine', alpineRelease);

/**
 * Community images whose software has an official image that can take their place in `FROM`. Images with an init,
 * a start script, a user, paths or tools of their own (phusion, webdevops, linuxserver, fabric8, muslrust, those with
 * an SSH server) are left out: what is built on them relies on these. Keys are repositories on Docker Hub.
 * Curated 2026-11-21 from the images' descriptions.
 */
export const replacementRules: ReadonlyMap<string, ReplacementRule> = new Map<string, ReplacementRule>([
  ['mhart/alpine-node', node('alpine', /^(?:base-|slim-)?v?([4-9]|\d\d)(?:\.\d+)*(?=$|-)/)],
  ['nodesource/node', node()],
  ['nodesource/trusty', node()],
  ['nodesource/jessie', node()],
  ['risingstack/alpine', node('alpine', /^\d.*-v([4-9]|\d\d)\./)],
  ['dockerfile/nodejs', node()],
  ['kkarczmarczyk/node-yarn', node()],
  ['iron/node', node('alpine')],
  ['bitnami/node', node()],
  ['google/nodejs', node()],

  ['anapsix/alpine-java', java({ last: '8', kind: 'jre', alpine: true })],
  ['frolvlad/alpine-java', java({ last: '8', kind: 'jdk', alpine: true })],
  ['frolvlad/alpine-oraclejdk8', java({ release: '8', kind: 'jdk', alpine: true })],
  ['dockerfile/java', java({ last: '8', kind: 'jdk' })],
  ['develar/java', java({ last: '8', kind: 'jre', alpine: true })],
  ['lwieske/java-8', java({ release: '8', kind: 'jdk' })],
  ['williamyeh/java8', java({ release: '8', kind: 'jdk' })],
  ['pandeiro/oracle-jdk8', java({ release: '8', kind: 'jdk' })],
  ['isuper/java-oracle', java({ last: '8', kind: 'jdk' })],
  ['adoptopenjdk/openjdk8', java({ release: '8', kind: 'jdk' })],
  ['adoptopenjdk/openjdk11', java({ release: '11', kind: 'jdk' })],
  ['blacklabelops/java', java({ last: '8', kind: 'jdk' })],
  ['delitescere/jdk', java({ last: '8', kind: 'jdk', alpine: true })],
  ['bitnami/java', java({ kind: 'jdk' })],

  ['frolvlad/alpine-python3', software('python', sameVersion('alpine'), 'Python on Alpine')],
  ['jfloff/alpine-python', software('python', sameVersion('alpine', minor), 'Python on Alpine')],
  ['iron/python', software('python', sameVersion('alpine', minor), 'Python on Alpine')],
  ['bitnami/python', software('python', sameVersion('', minor), 'Python')],
  ['frolvlad/alpine-gcc', software('gcc', sameVersion(), 'GCC, on Debian,')],
  ['frolvlad/alpine-go', software('golang', sameVersion('alpine', minor), 'Go on Alpine')],
  ['frolvlad/alpine-ruby', software('ruby', sameVersion('alpine'), 'Ruby on Alpine')],
  ['frolvlad/alpine-rust', software('rust', sameVersion('alpine'), 'Rust on Alpine')],
  ['iron/go', software('golang', sameVersion('alpine', minor), 'Go on Alpine')],
  ['iron/ruby', software('ruby', sameVersion('alpine', minor), 'Ruby on Alpine')],
  ['bitnami/golang', software('golang', sameVersion('', minor), 'Go')],
  ['dockerfile/go', software('golang', sameVersion(), 'Go')],
  ['bitnami/ruby', software('ruby', sameVersion('', minor), 'Ruby')],
  ['dockerfile/ruby', software('ruby', sameVersion(), 'Ruby')],
  ['msaraiva/elixir-dev', software('elixir', sameVersion('alpine'), 'Elixir on Alpine')],
  [
    'bitwalker/alpine-erlang',
    software('erlang', sameVersion('alpine', /^(2\d)(?=$|\.)/), 'Erlang on Alpine'),
  ],
  ['instrumentisto/rust', software('rust', sameVersion(), 'Rust')],
  ['google/dart', software('dart', sameVersion('', /^(2\.1[4-9]|3\.\d+)(?=$|\.)/), 'Dart')],

  ['dockerfile/nginx', software('nginx', sameVersion(), 'nginx')],
  [
    'fholzer/nginx-brotli',
    {
      image: 'nginx',
      tag: sameVersion('alpine', /^v?(\d+\.\d+)(?:\.\d+)*(?=$|-)/),
      note: 'nginx as a Docker Official Image; build the Brotli module from source if you need it.',
    },
  ],
  ['dockerfile/haproxy', software('haproxy', sameVersion(), 'HAProxy')],
  ['abiosoft/caddy', software('caddy', sameVersion(), 'Caddy')],
  ['dockerfile/redis', software('redis', sameVersion(), 'Redis')],
  ['dockerfile/mongodb', software('mongo', sameVersion(), 'MongoDB')],
  ['dockerfile/mysql', software('mysql', sameVersion(), 'MySQL')],
  ['dockerfile/mariadb', software('mariadb', sameVersion(), 'MariaDB')],
  ['dockerfile/elasticsearch', software('elasticsearch', sameVersion(), 'Elasticsearch')],
  ['dockerfile/rabbitmq', software('rabbitmq', sameVersion(), 'RabbitMQ')],
  ['dockerfile/ghost', software('ghost', sameVersion(), 'Ghost')],
  ['klaemo/couchdb', software('couchdb', sameVersion(), 'CouchDB')],

  ['dockerfile/ubuntu', ubuntu],
  ['stackbrew/ubuntu', ubuntu],
  ['sameersbn/ubuntu', ubuntu],
  ['konstruktoid/ubuntu', ubuntu],
  ['stackbrew/debian', debian],
  ['sameersbn/debian', debian],
  ['google/debian', debian],
  ['gliderlabs/alpine', alpine],
  ['easypi/alpine-arm', alpine],
  ['iron/base', alpine],
]);
