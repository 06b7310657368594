// Generates server/src/knowledge/data/distribution-packages.json: what Debian itself offers of software that people
// take from elsewhere, with its version per release, and what of the vendors' software it does not have.
//
//   node scripts/knowledge/distribution-packages.mjs --date YYYY-MM-DD --index bookworm=<Packages> --index trixie=<Packages> [--out <file>]
//
// <Packages> is an uncompressed package index of main (or what apt keeps of it under /var/lib/apt/lists). The date
// is the day on which the indexes were fetched.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadEngine } from '../lib/engine.mjs';

/** Software by the name that people use, where Debian's package is called otherwise. Curated 2026-11-21. */
const names = {
  ansible: 'ansible',
  'apache-maven': 'maven',
  apache: 'apache2',
  'aws-cli': 'awscli',
  azurecli: 'azure-cli',
  borg: 'borgbackup',
  clang: 'clang',
  docker: 'docker.io',
  'docker-ce': 'docker.io',
  'docker-ce-cli': 'docker-cli',
  'docker-compose-plugin': 'docker-compose',
  erlang: 'erlang-nox',
  firefox: 'firefox-esr',
  git: 'git',
  go: 'golang',
  'google-chrome-stable': 'chromium',
  java: 'default-jdk',
  kubectl: 'kubectl',
  mariadb: 'mariadb-server',
  mono: 'mono-complete',
  node: 'nodejs',
  openjdk: 'default-jdk',
  php: 'php',
  pip: 'python3-pip',
  poetry: 'python3-poetry',
  postgresql: 'postgresql',
  python: 'python3',
  r: 'r-base',
  redis: 'redis-server',
  ruby: 'ruby',
  rust: 'rustc',
  s6: 's6',
  yarn: 'yarnpkg',
  valkey: 'valkey-server',
  wine: 'wine',
  zookeeper: 'zookeeperd',
  etcd: 'etcd-server',
};

const packages = `
ansible ansible-core apache2 awscli azure-cli bazel-bootstrap bind9 borgbackup buildah build-essential bundler
caddy cargo certbot chromium clang clickhouse-server cmake composer containerd cosign crun curl
default-jdk default-jre default-mysql-client default-mysql-server deno docker-cli docker-compose docker.io dotnet-sdk-8.0
dovecot-core dumb-init elixir erlang erlang-nox etcd-client etcd-server exim4 fd-find ffmpeg firefox-esr fish fluent-bit
fluidsynth gcc gdal-bin gh ghc git git-lfs golang gosu gradle grafana graphicsmagick groovy haproxy haskell-stack helm
httpie hugo icinga2 imagemagick influxdb influxdb-client inkscape jellyfin jq julia knot-resolver kotlin kubectl ldc leiningen
libreoffice lighttpd lua5.4 mariadb-client mariadb-server maven memcached mercurial minisign mkcert mongodb mono-complete mosquitto
nano neovim nginx ninja-build nodejs nomad npm octave opam openjdk-11-jdk openjdk-17-jdk openjdk-21-jdk openjdk-25-jdk
openresty openvpn packer pandoc passenger patchelf percona-server php php-fpm php-redis php-xdebug pipx podman postfix
postgis postgresql postgresql-client powerdns pdns-server prometheus prometheus-node-exporter prosody protobuf-compiler
python3 python3-pip python3-poetry python3-venv qgis qemu-user-static r-base rabbitmq-server rclone redis-server
redis-tools restic ripgrep ruby runit rustc rustup s6 salt-common sbcl sbt scala shellcheck skopeo slapd smbclient
software-properties-common sphinxsearch speedtest-cli supervisor swiftlang swi-prolog syncthing tailscale telegraf terraform
texlive-full tini tmux tomcat10 tomcat11 tor traceroute trivy unbound uv vagrant valkey-server varnish vault vim
virtualbox webhook wget wine wireguard-tools wkhtmltopdf xvfb yarnpkg yq zabbix-agent zabbix-server-mysql zookeeperd zsh zstd
puppet puppet-agent chef plexmediaserver cloudflared newrelic packagekit extrepo sqv matrix-synapse gdal-bin gdb wrk
`
  .trim()
  .split(/\s+/);

/**
 * Packages that vendors offer under the names that Debian uses as well, often with a version in the name. Everything
 * that fits is listed, so that it is known which of them a release has.
 */
const families = [
  /^php\d\.\d(-\w+)?$/,
  /^libapache2-mod-php(\d\.\d)?$/,
  /^nginx(-(common|core|full|light|extras))?$/,
  /^libnginx-mod-/,
  /^postgresql-(client-|contrib-|server-dev-|doc-|pl\w+-)?\d+(-(pgvector|postgis-3|postgis-3-scripts|cron|partman|repack|similarity|hll|ip4r|rum))?$/,
  /^postgresql-(common|client-common|contrib|server-dev-all)$/,
  /^libpq(5|-dev)$/,
  /^(mariadb-(client|server|common|backup|test|plugin-\w+)(-core)?|libmariadb(3|-dev|-dev-compat))$/,
  /^erlang-(?!.*-(doc|dev|p1))(asn1|base|common-test|crypto|debugger|dev|dialyzer|diameter|edoc|eldap|erl-docgen|et|eunit|ftp|inets|jinterface|megaco|mnesia|nox|observer|odbc|os-mon|parsetools|public-key|reltool|runtime-tools|snmp|src|ssh|ssl|syntax-tools|tftp|tools|wx|x11|xmerl)$/,
  /^(clang|clangd|clang-format|clang-tidy|clang-tools|lld|lldb|llvm|libclang|libc\+\+|libc\+\+abi|libomp|python3-clang)-\d+(-dev|-tools|-runtime)?$/,
  /^llvm-\d+-(dev|tools|runtime)$/,
  /^(r-base(-core|-dev|-html)?|r-recommended|r-doc-html|littler)$/,
  /^(containerd|runc|docker\.io|docker-(cli|compose|buildx))$/,
  /^(redis|redis-server|redis-tools|redis-sentinel|valkey|valkey-\w+)$/,
  /^cmake(-data|-curses-gui|-qt-gui)?$/,
  /^ansible(-core|-lint)?$/,
  /^(haproxy|varnish|varnish-modules|caddy)$/,
  /^(puppet|puppet-agent|icinga2|icinga2-\w+|zabbix-[\w-]+)$/,
  /^(prosody|tor|torsocks|tor-geoipdb|syncthing|syncthing-\w+)$/,
  /^openjdk-\d+-(jdk|jre)(-headless)?$/,
  /^mono-(complete|devel|runtime|mcs|xbuild|utils|dbg|gac|jay|csharp-shell)$/,
  /^(qgis|qgis-server|python3-qgis|qgis-plugin-grass)$/,
  /^(gdal-bin|libgdal-dev|python3-gdal)$/,
  /^(gcc|g\+\+|gfortran|cpp)-\d+$/,
  /^python3(\.\d+)?(-(dev|venv|pip|distutils|full|minimal))?$/,
  /^ruby(\d\.\d)?(-dev|-full)?$/,
  /^(python3-)?certbot(-\w+)*$/,
  /^(python3-pip|python3-venv|node-corepack|node-gyp|npm|nodejs|yarnpkg|libnode-dev)$/,
  /^passenger$|^libapache2-mod-passenger$/,
  /^(gitlab-runner|hugo|pandoc|sudo|telegraf|influxdb|influxdb-client)$/,
];

const { values } = parseArgs({
  options: {
    date: { type: 'string' },
    index: { type: 'string', multiple: true },
    out: { type: 'string', default: 'server/src/knowledge/data/distribution-packages.json' },
  },
});
if (values.date === undefined || values.index === undefined) {
  console.error(
    'usage: node scripts/knowledge/distribution-packages.mjs --date YYYY-MM-DD --index suite=file…',
  );
  process.exit(2);
}

/**
 * `1:7.0.15-1~deb12u6` → `7.0.15`: what upstream calls it. Metapackages carry the version of what they draw in
 * (`15+248` → `15`, `2:1.17-74` → `17` for Java).
 */
const upstream = (version, name) =>
  version
    .replace(/^\d+:/, '')
    .replace(/-[^-]*$/, '')
    .replace(/[+~].*$/, '')
    .replace(/\.(?:dfsg|ds|repack)\w*$/, '')
    .replace(/\.20\d{6}$/, '')
    .replace(/^1\./, name.startsWith('default-j') ? '' : '1.');

/** What the catalogue of vendors says that people take from there. */
const { vendors, setupScripts } = await loadEngine(
  "export { setupScripts, vendors } from './knowledge/vendor-catalogue';",
);
const software = new Set([...vendors, ...setupScripts].flatMap((row) => row.software));

const wanted = new Set([...packages, ...Object.values(names), ...software]);
const suites = {};
const absent = {};
for (const entry of values.index) {
  const equals = entry.indexOf('=');
  const found = {};
  for (const stanza of readFileSync(entry.slice(equals + 1), 'utf8').split('\n\n')) {
    const name = /^Package: (.+)$/m.exec(stanza)?.[1];
    const version = /^Version: (.+)$/m.exec(stanza)?.[1];
    if (name === undefined || version === undefined) continue;
    if (wanted.has(name) || families.some((family) => family.test(name)))
      found[name] = upstream(version, name);
  }
  absent[entry.slice(0, equals)] = [...software]
    .filter((name) => found[name] === undefined && found[names[name]] === undefined)
    .sort();
  suites[entry.slice(0, equals)] = Object.fromEntries(
    Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const text = `${JSON.stringify({
  source: 'Debian package indexes (main)',
  date: values.date,
  names: Object.fromEntries(Object.entries(names).filter(([name, real]) => name !== real)),
  suites,
  absent,
})}\n`;
writeFileSync(values.out, text);
console.log(`${values.out} ${text.length} bytes`);
