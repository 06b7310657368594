/** The day on which the dates of endoflife.date were taken. */
const lifecyclesDate = '2026-08-22';

/**
 * Products whose releases base images carry. Chosen by hand: systems, languages and their runtimes, databases, and
 * servers that people build on. Products that support nothing but their newest release (rust, traefik…) are left out:
 * every tag of theirs would be "ended" within weeks.
 */
const products = `almalinux alpine-linux amazon-corretto amazon-linux apache-cassandra apache-couchdb
  apache-http-server arangodb azul-zulu bellsoft-liberica centos centos-stream clickhouse consul couchbase-server
  debian devuan dotnet drupal eclipse-jetty eclipse-temurin elasticsearch elixir erlang fedora go grafana haproxy
  ibm-semeru influxdb jenkins joomla kibana logstash mageia mariadb mediawiki microsoft-build-of-openjdk mongodb mysql
  neo4j nextcloud nginx nodejs opensearch opensuse oracle-linux perl php postgresql python rabbitmq redis redmine rhel
  rocky-linux ros ros-2 ruby sapmachine sles solr tomcat ubuntu valkey vinyl-cache vmware-photon windows-nano-server
  windows-server-core`.split(/\s+/);

/** Products whose last column of free support is the one for long-term support: everyone may use it. */
const longTermIsFree = new Set(['debian']);

/** Titles that are longer than what people call the product. */
const titles = {
  'apache-http-server': 'Apache httpd',
  'eclipse-temurin': 'Java',
  'amazon-corretto': 'Java (Corretto)',
  'azul-zulu': 'Java (Zulu)',
  'bellsoft-liberica': 'Java (Liberica)',
  'ibm-semeru': 'Java (Semeru)',
  'microsoft-build-of-openjdk': 'Java (Microsoft)',
  sapmachine: 'Java (SapMachine)',
  mongodb: 'MongoDB',
  dotnet: '.NET',
  rhel: 'Red Hat Enterprise Linux',
  sles: 'SUSE Linux Enterprise',
  'vmware-photon': 'Photon OS',
  'windows-nano-server': 'Windows Nano Server',
  'windows-server-core': 'Windows Server Core',
  'vinyl-cache': 'Varnish',
  'couchbase-server': 'Couchbase Server',
};

/** Names of the long-term lines of Node.js, which its images have as tags. Source: the release schedule of Node.js. */
const nodeLines = {
  4: 'argon',
  6: 'boron',
  8: 'carbon',
  10: 'dubnium',
  12: 'erbium',
  14: 'fermium',
  16: 'gallium',
  18: 'hydrogen',
  20: 'iron',
  22: 'jod',
  24: 'krypton',
};

/**
 * Releases of the products above, newest first, each as
 * `[cycle, first day, last day of support, since when long-term, codename, newest patch]`. Last day: `''` when none
 * is announced, `past` when it is over and nobody wrote when. Long-term: `''` for never.
 */
export function lifecycles({ lifecycles: input }) {
  const out = {};
  for (const name of products) {
    const product = input[name];
    if (product === undefined) throw new Error(`endoflife.date has no ${name}`);
    out[name] = {
      title: titles[name] ?? product.title,
      category: product.category,
      releases: product.releases.map((release) => {
        const { releaseCycle, releaseDate, eol, eoes, lts, codename, latest } = release;
        const end = longTermIsFree.has(name) && typeof eoes === 'string' ? eoes : eol;
        const row = [
          String(releaseCycle),
          typeof releaseDate === 'string' ? releaseDate : '',
          typeof end === 'string' ? end : end === true ? 'past' : '',
          lts === true ? releaseDate : typeof lts === 'string' ? lts : '',
          name === 'nodejs' ? (nodeLines[releaseCycle] ?? '') : (codename ?? '').split(' ')[0].toLowerCase(),
          latest ?? '',
        ];
        while (row.at(-1) === '') row.pop();
        return row;
      }),
    };
  }
  return {
    source: 'endoflife.date (release cycles)',
    date: lifecyclesDate,
    products: out,
  };
}
