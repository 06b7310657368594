import { type Product, productOf, releasesNamed } from './lifecycles';

/**
 * Docker Official Image → product whose releases its versions follow. Curated 2026-11-21. Images of distributions are
 * among them; `buildpack-deps` and `ros` follow different products by their tags.
 */
const products: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    almalinux: 'almalinux',
    alpine: 'alpine-linux',
    amazoncorretto: 'amazon-corretto',
    amazonlinux: 'amazon-linux',
    arangodb: 'arangodb',
    'azul-zulu': 'azul-zulu',
    'buildpack-deps': 'debian ubuntu',
    cassandra: 'apache-cassandra',
    centos: 'centos',
    couchbase: 'couchbase-server',
    couchdb: 'apache-couchdb',
    debian: 'debian',
    drupal: 'drupal',
    'eclipse-temurin': 'eclipse-temurin',
    elasticsearch: 'elasticsearch',
    elixir: 'elixir',
    erlang: 'erlang',
    fedora: 'fedora',
    golang: 'go',
    haproxy: 'haproxy',
    httpd: 'apache-http-server',
    'ibm-semeru-runtimes': 'ibm-semeru',
    jetty: 'eclipse-jetty',
    joomla: 'joomla',
    kibana: 'kibana',
    logstash: 'logstash',
    mageia: 'mageia',
    mariadb: 'mariadb',
    mediawiki: 'mediawiki',
    mongo: 'mongodb',
    mysql: 'mysql',
    neo4j: 'neo4j',
    nextcloud: 'nextcloud',
    nginx: 'nginx',
    node: 'nodejs',
    oraclelinux: 'oracle-linux',
    perl: 'perl',
    photon: 'vmware-photon',
    php: 'php',
    postgres: 'postgresql',
    pypy: 'python',
    python: 'python',
    rabbitmq: 'rabbitmq',
    redis: 'redis',
    redmine: 'redmine',
    rockylinux: 'rocky-linux',
    ros: 'ros-2 ros',
    ruby: 'ruby',
    sapmachine: 'sapmachine',
    solr: 'solr',
    tomcat: 'tomcat',
    ubuntu: 'ubuntu',
    'ubuntu-debootstrap': 'ubuntu',
    'ubuntu-upstart': 'ubuntu',
    varnish: 'vinyl-cache',
  }).map(([image, ids]) => [image, ids.split(' ')]),
);

/** The product whose release the first part of a tag of an official image names (`3.9` of `python:3.9-slim`), if any. */
export function productOfOfficial(image: string, version: string): Product | undefined {
  for (const id of products.get(image) ?? []) {
    const product = productOf(id);
    if (product && releasesNamed(product, version.replace(/^v/, '')).length > 0) return product;
  }
  return undefined;
}

/** A tag without the build of its Java: `8u412-b08-jre` → `8-jre`, `17.0.5_8-jdk` → `17-jdk`. Other tags stay. */
export function withoutJavaBuild(tag: string): string {
  return tag
    .replace(/^(\d+)u\d+(?:-b\d+)?(?=-|$)/, '$1')
    .replace(/^(\d+)(?:\.\d+)*_\d+(?:\.\d+)*(?=-|$)/, '$1');
}
