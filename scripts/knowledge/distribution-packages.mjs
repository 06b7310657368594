// Generates server/src/knowledge/data/distribution-packages.json: what Debian itself offers of software that people
// take from elsewhere, with its version per release.
//
//   node scripts/knowledge/distribution-packages.mjs --date YYYY-MM-DD --index bookworm=<Packages> --index trixie=<Packages> [--out <file>]
//
// <Packages> is an uncompressed package index of main (or what apt keeps of it under /var/lib/apt/lists). The date
// is the day on which the indexes were fetched.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

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
    .replace(/^1\./, name.startsWith('default-j') ? '' : '1.');

const wanted = new Set([...packages, ...Object.values(names)]);
const suites = {};
for (const entry of values.index) {
  const equals = entry.indexOf('=');
  const found = {};
  for (const stanza of readFileSync(entry.slice(equals + 1), 'utf8').split('\n\n')) {
    const name = /^Package: (.+)$/m.exec(stanza)?.[1];
    const version = /^Version: (.+)$/m.exec(stanza)?.[1];
    if (name !== undefined && version !== undefined && wanted.has(name))
      found[name] = upstream(version, name);
  }
  suites[entry.slice(0, equals)] = Object.fromEntries(
    Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const text = `${JSON.stringify({
  source: 'Debian package indexes (main)',
  date: values.date,
  names: Object.fromEntries(Object.entries(names).filter(([name, real]) => name !== real)),
  suites,
})}\n`;
writeFileSync(values.out, text);
console.log(`${values.out} ${text.length} bytes`);
