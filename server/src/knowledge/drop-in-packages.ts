/**
 * Packages that vendors offer as files, and that Debian's own package can take the place of: the same programs under
 * the same names, so that what a Dockerfile does with them still works (with Debian's version). What whole repositories
 * offer stands in `vendor-supplies.ts`.
 * Source: the packages' file lists in Debian bookworm and trixie; curated 2026-11-21.
 * Left out on purpose: yarn (Debian's program is called yarnpkg), google-chrome-stable (chromium), php from sury
 * (another set of versions), mysql and mongodb (not in Debian).
 */
const dropIns: Readonly<Record<string, readonly string[]>> = {
  nginx: ['nginx'],
  nodejs: ['nodejs'],
  npm: ['npm'],
  // The client is a package of its own from trixie on; before, it is in docker.io.
  'docker-ce': ['docker.io'],
  'docker-ce-cli': ['docker-cli', 'docker.io'],
  'containerd.io': ['containerd'],
  postgresql: ['postgresql'],
  'postgresql-client': ['postgresql-client'],
  gh: ['gh'],
  kubectl: ['kubectl'],
  'git-lfs': ['git-lfs'],
  redis: ['redis-server'],
  'redis-server': ['redis-server'],
  'redis-tools': ['redis-tools'],
  'mariadb-server': ['mariadb-server'],
  'mariadb-client': ['mariadb-client'],
  'rabbitmq-server': ['rabbitmq-server'],
  'r-base': ['r-base'],
  haproxy: ['haproxy'],
  varnish: ['varnish'],
  cmake: ['cmake'],
  ansible: ['ansible'],
  certbot: ['certbot'],
  'azure-cli': ['azure-cli'],
  caddy: ['caddy'],
  syncthing: ['syncthing'],
  elixir: ['elixir'],
  // What upstreams offer as a single file, with the programs of the same name in it.
  'dumb-init': ['dumb-init'],
  pandoc: ['pandoc'],
  ripgrep: ['ripgrep'],
  tini: ['tini'],
};

/**
 * Names of Debian packages that may take the place of a vendor's package, best first; empty when none may.
 * A version in the name (`postgresql-client-16`) is the vendor's choice and not kept.
 */
export function dropInPackages(name: string): readonly string[] {
  const plain = name.replace(/^(postgresql(?:-client)?)-(?:\d+|\$\{?\w+\}?)$/, '$1');
  return dropIns[plain] ?? [];
}
