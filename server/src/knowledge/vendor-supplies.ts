/**
 * What vendors' repositories offer for apt, and which packages of Debian take its place: the same programs under the
 * same names, so that what a Dockerfile does with them still works (with Debian's version).
 * Source: the vendors' package lists, and the file lists of the packages in Debian bookworm and trixie; curated
 * 2026-11-21. Left out on purpose: yarn (Debian's program is called yarnpkg), google-chrome-stable (chromium),
 * puppet-agent (other paths), mysql and mongodb (not in Debian).
 */
import { type DistributionPackage, debianPackage } from './vendor-repositories';

/** A repository's packages as far as repairs need to know them. */
interface Supply {
  /** Names that an installation takes from this repository when it is set up. */
  readonly offers: RegExp;
  /** Those of them that Debian has under the same name, in the releases whose index lists the name. */
  readonly same?: RegExp;
  /** Others: Debian's packages instead, best first; all of one entry are needed. */
  readonly instead?: readonly (readonly [RegExp, string])[];
  /** Packages that only serve the repository (its keyring) and go with it. */
  readonly setup?: RegExp;
  /** What in the rest of the stage shows that it counts on the vendor's build: paths, users, versions. */
  readonly breaks?: RegExp;
  /** The same, where a package of another name takes the place. */
  readonly breaksOther?: RegExp;
  /**
   * The vendor's packages that its setup script installs by itself, besides setting up the repository; empty when which
   * depends on how it is called.
   */
  readonly installs?: readonly string[];
  /** Programs of the vendor's package that Debian has in another one, which the release must have. */
  readonly programs?: readonly (readonly [RegExp, string])[];
}

const postgresql: Supply = {
  offers:
    /^(?:postgresql|libpq|libecpg|libpgtypes|postgis|pg[a-z]|barman|repmgr|patroni|timescaledb|odyssey|wal2json)/,
  same: /^(?:postgresql(?:-(?:client-|contrib-|server-dev-|doc-|pl\w+-)?\d+.*|-client|-common|-client-common|-contrib)?|libpq(?:5|-dev))$/,
  // A version in the name is the vendor's choice and not kept.
  instead: [
    [/^postgresql-client-(?:\d+|9)$/, 'postgresql-client'],
    [/^postgresql-(?:\d+|9)$/, 'postgresql'],
  ],
  breaksOther: /postgresql[-/](?:\d|\$)|pg_(?:create|drop|ctl)cluster/,
};

const openjdk = (name: RegExp, breaksOther: RegExp): Supply => ({
  offers: name,
  instead: [[name, 'openjdk-$1-$2']],
  breaksOther,
});

const supplies: Readonly<Record<string, Supply>> = {
  NodeSource: {
    offers: /^(?:nodejs|nsolid)/,
    // The vendor's package has npm in it. Newer versions of npm and pnpm refuse Debian's older Node.js.
    instead: [[/^nodejs$/, 'nodejs npm']],
    // Debian's npm installs below /usr/local.
    breaks:
      /^npm (?:.* )?(?:i|install|add|up|update|upgrade) (?:.* )?p?npm(?:@(?!\d\b|10\b)\S*)?(?: |$)|\/usr\/lib\/node_modules/,
    programs: [[/^corepack\b/, 'node-corepack']],
  },
  Docker: {
    offers: /^(?:docker-(?:ce|ee|engine|scan|buildx|compose|model|desktop)|containerd\.io|lxc-docker)/,
    // The client is a package of its own from trixie on; before, it is in docker.io.
    instead: [
      [/^docker-ce$/, 'docker.io docker-cli'],
      [/^docker-ce$/, 'docker.io'],
      [/^docker-ce-cli$/, 'docker-cli'],
      [/^docker-ce-cli$/, 'docker.io'],
      [/^containerd\.io$/, 'containerd'],
      [/^docker-buildx-plugin$/, 'docker-buildx'],
      // Only from version 2 on it is a plugin of the client.
      [/^docker-compose-plugin$/, 'docker-compose docker-buildx'],
    ],
    breaks: /\/usr\/lib\/docker\/cli-plugins|^docker (?:compose|buildx)\b/,
    installs: ['docker-ce'],
  },
  'PostgreSQL Global Development Group': postgresql,
  nginx: {
    offers: /^nginx/,
    same: /^nginx$/,
    // The vendor's package runs as a user of its own, and has its default site and its pages elsewhere.
    breaks:
      /(?:^| )nginx:|^(?:USER|chown|usermod|gpasswd) (?:.* )?nginx(?: |$)|\/etc\/nginx\/conf\.d\/default|\/usr\/share\/nginx\/html|nginx-debug|\/etc\/nginx\/modules|\/var\/cache\/nginx/,
  },
  MariaDB: {
    offers: /^(?:(?:lib)?mariadb|galera|mysql-common)/,
    same: /^(?:lib)?mariadb-?[a-z3-]+$/,
    instead: [[/^mariadb-(server|client)-[\d.]+$/, 'mariadb-$1']],
    breaksOther: /mariadb-(?:server|client)-\d/,
  },
  Redis: { offers: /^redis/, same: /^redis(?:-server|-tools|-sentinel)?$/ },
  'GitHub CLI': { offers: /^gh$/, same: /^gh$/ },
  'Git LFS on packagecloud': { offers: /^git-lfs$/, same: /^git-lfs$/ },
  RabbitMQ: { offers: /^(?:rabbitmq|erlang|esl-erlang)/, same: /^(?:rabbitmq-server|erlang-[a-z-]+)$/ },
  'Erlang Solutions': {
    offers: /^(?:esl-erlang|erlang|elixir|mongooseim|rabbitmq)/,
    same: /^(?:elixir|erlang|erlang-[a-z-]+)$/,
    instead: [[/^esl-erlang$/, 'erlang']],
  },
  CRAN: {
    offers: /^(?:r-|littler|jags|rkward)/,
    same: /^(?:r-base(?:-core|-dev|-html)?|r-recommended|r-doc-html|littler)$/,
  },
  Kitware: {
    offers: /^(?:cmake|kitware)/,
    same: /^cmake(?:-data|-curses-gui|-qt-gui)?$/,
    setup: /^kitware-archive-keyring$/,
  },
  Kubernetes: { offers: /^(?:kube|kubernetes-cni|cri-tools)/, same: /^kubectl$/ },
  HAProxy: { offers: /^haproxy/, same: /^haproxy$/ },
  Varnish: { offers: /^varnish/, same: /^varnish(?:-modules)?$/ },
  Caddy: { offers: /^caddy/, same: /^caddy$/ },
  Syncthing: { offers: /^syncthing/, same: /^syncthing$/ },
  'Microsoft (Azure CLI)': { offers: /^azure-/, same: /^azure-cli$/, installs: ['azure-cli'] },
  'Ondřej Surý': {
    offers: /^(?:(?:libapache2-mod-|lib)?php|libapache2-mod-php|nginx|apache2|libnginx-mod-)/,
    same: /^(?:php\d\.\d(?:-\w+)?|libapache2-mod-php\d\.\d|nginx|apache2)$/,
  },
  LLVM: {
    installs: [],
    offers:
      /^(?:clang|llvm|ll[dv]|lib(?:clang|llvm|lld|c\+\+|omp|unwind|fuzzer)|flang|mlir|bolt|polly|python3-(?:clang|lldb))/,
    same: /^(?:clang|clangd|clang-format|clang-tidy|clang-tools|lld|lldb|llvm|libclang|libc\+\+|libc\+\+abi|libomp|python3-clang)-\d+(?:-dev|-tools|-runtime)?$/,
  },
  'Tor Project': {
    offers: /^(?:tor|obfs4proxy|nyx|deb\.torproject)/,
    same: /^(?:tor|torsocks|tor-geoipdb)$/,
    setup: /^deb\.torproject\.org-keyring$/,
  },
  'Mono project': {
    offers: /^(?:mono|libmono|msbuild|nuget|fsharp|referenceassemblies|ca-certificates-mono|monodevelop)/,
    same: /^mono-(?:complete|devel|runtime|mcs|xbuild|utils)$/,
  },
  Icinga: { offers: /^icinga/, same: /^icinga2(?:-bin|-common)?$/ },
  Prosody: { offers: /^prosody/, same: /^prosody$/ },
  Phusion: {
    offers: /^(?:passenger|libnginx-mod-http-passenger|libapache2-mod-passenger|nginx)/,
    same: /^(?:passenger|libapache2-mod-passenger)$/,
  },
  QGIS: { offers: /^(?:qgis|python3-qgis|libqgis)/, same: /^(?:qgis|qgis-server|python3-qgis)$/ },
  Ansible: { offers: /^ansible/, same: /^ansible(?:-core)?$/ },
  'Certbot PPA': {
    offers: /^(?:certbot|python3?-certbot|letsencrypt)/,
    same: /^(?:certbot|python3-certbot(?:-\w+)*)$/,
  },
  'nginx PPA': { offers: /^(?:nginx|libnginx-mod-)/, same: /^nginx(?:-core|-full|-light|-extras)?$/ },
  'Git maintainers’ PPA': { offers: /^git/, same: /^git$/ },
  deadsnakes: { offers: /^(?:lib)?python/, same: /^python3\.\d+(?:-\w+)?$/ },
  'OpenJDK PPA': { offers: /^openjdk-/, same: /^openjdk-\d+-(?:jdk|jre)(?:-headless)?$/ },
  'Ubuntu Toolchain': {
    offers: /^(?:gcc|g\+\+|gfortran|cpp|lib(?:stdc|gcc))/,
    same: /^(?:gcc|g\+\+|gfortran|cpp)-\d+$/,
  },
  UbuntuGIS: {
    offers: /gdal|^qgis|^postgis|^grass/,
    same: /^(?:gdal-bin|libgdal-dev|python3-gdal)$/,
  },
  Adoptium: openjdk(/^temurin-(\d+)-(jdk|jre)$/, /temurin|adoptopenjdk/),
  'Amazon Corretto': openjdk(/^java-(\d+)-amazon-corretto-(jdk)$/, /corretto/),
  Azul: openjdk(/^zulu-?(\d+)-(jdk|jre)$/, /zulu/),
};

/** What to do with a package of a vendor's repository when the repository goes. */
export interface Replacement {
  /** Debian's packages in its place; empty for one that only serves the repository. */
  readonly packages: readonly DistributionPackage[];
  /** True when the name is another one, and what counts on the old one has to be looked for. */
  readonly renamed: boolean;
}

/** True when an installation takes `name` (without a version) from the vendor's repository rather than from Debian's. */
export function isSupplied(vendor: string, name: string): boolean {
  return supplies[vendor]?.offers.test(name) ?? false;
}

/**
 * What takes the place of a vendor's package on a release of Debian.
 * @param vendor as `vendorOfRepository` and `setupScript` name it
 * @param name without a version
 * @param release codename
 * @returns undefined when Debian has nothing of the same programs there, or nothing is known
 */
export function replacementOf(vendor: string, name: string, release: string): Replacement | undefined {
  const supply = supplies[vendor];
  if (!supply) return undefined;
  if (supply.setup?.test(name)) return { packages: [], renamed: false };
  if (supply.same?.test(name)) {
    const found = debianPackage(name, release);
    if (found) return { packages: [found], renamed: false };
  }
  for (const [pattern, names] of supply.instead ?? []) {
    if (!pattern.test(name)) continue;
    const packages = name
      .replace(pattern, names)
      .split(' ')
      .map((n) => debianPackage(n, release));
    if (packages.every((p) => p !== undefined)) return { packages, renamed: true };
  }
  return undefined;
}

/**
 * The vendor's packages that its setup script installs by itself; undefined for scripts that only set the repository up,
 * empty when it is not known which.
 */
export function installedByScript(vendor: string): readonly string[] | undefined {
  return supplies[vendor]?.installs;
}

/**
 * Official images that carry the vendor's build of the software already. The distribution's is older to apt, or (PHP) is
 * forbidden: it would not come.
 */
const carriers: Readonly<Record<string, RegExp>> = {
  NodeSource: /^node$/,
  'PostgreSQL Global Development Group': /^(?:postgres|postgis)/,
  nginx: /^nginx/,
  'nginx PPA': /^nginx/,
  MariaDB: /^mariadb/,
  Redis: /^redis/,
  RabbitMQ: /^(?:rabbitmq|erlang|elixir)$/,
  'Erlang Solutions': /^(?:erlang|elixir)$/,
  CRAN: /^(?:r-base|r-ver|rstudio)/,
  HAProxy: /^haproxy/,
  Varnish: /^varnish/,
  'Ondřej Surý': /^php/,
  LLVM: /^(?:clang|llvm)/,
  Adoptium: /temurin/,
};

/** True when an image (the last part of its repository's name) carries the vendor's build of the software. */
export function carriesOwnBuild(image: string, vendor: string): boolean {
  return carriers[vendor]?.test(image) ?? false;
}

/**
 * True for a text (a command with its words, a path, a setting) that counts on the vendor's own build of the software.
 * @param renamed a package of another name takes the place of the vendor's
 */
export function countsOnVendor(vendor: string, text: string, release: string, renamed: boolean): boolean {
  const supply = supplies[vendor];
  return (
    supply !== undefined &&
    (supply.breaks?.test(text) ||
      (renamed && supply.breaksOther?.test(text)) ||
      (supply.programs ?? []).some(([program, name]) => program.test(text) && !debianPackage(name, release)))
  );
}
