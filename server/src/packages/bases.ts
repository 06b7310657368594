/**
 * What images have besides Debian's own minimum (essential and required packages, and apt): the packages that their
 * Dockerfiles install without recommends. Curated 2026-11-21 from what the public Dockerfiles in docker-library,
 * buildpack-deps and dotnet-docker are known to install; it was not compared with the images' own lists of packages, and
 * images of which it is not certain are left out. Software that comes in another way (Node.js' tarball, PHP from source) is no
 * package and not here.
 */
import { officialNameOf } from '../knowledge/official-images';
import type { ImageReference } from '../syntax/image-reference';

const curl = 'ca-certificates curl gnupg netbase sq wget';
const scm = `${curl} git mercurial openssh-client procps subversion`;
const full = `${scm} autoconf automake bzip2 default-libmysqlclient-dev dpkg-dev file g++ gcc imagemagick libbz2-dev
  libc6-dev libcurl4-openssl-dev libdb-dev libevent-dev libffi-dev libgdbm-dev libglib2.0-dev libgmp-dev libjpeg-dev
  libkrb5-dev liblzma-dev libmagickcore-dev libmagickwand-dev libmaxminddb-dev libncurses-dev libpng-dev libpq-dev
  libreadline-dev libsqlite3-dev libssl-dev libtool libwebp-dev libxml2-dev libxslt1-dev libyaml-dev make patch unzip
  xz-utils zlib1g-dev`;
const php = `autoconf dpkg-dev file g++ gcc libc6-dev make pkg-config re2c ca-certificates curl xz-utils libargon2-1
  libcurl4 libcurl4t64 libonig5 libreadline8 libreadline8t64 libsodium23 libsqlite3-0 libssl3 libssl3t64 libxml2 zlib1g`;
const python = `ca-certificates netbase tzdata libbz2-1.0 libffi8 libgdbm6 libgdbm6t64 liblzma5 libncursesw6 libreadline8
  libreadline8t64 libsqlite3-0 libssl3 libssl3t64 libuuid1 openssl zlib1g`;

interface Base {
  readonly plain: string;
  /** Packages of tags with this word in them, in place of the plain ones; the first that fits counts. */
  readonly variants?: Readonly<Record<string, string>>;
  /** All its tags are made from a slim image of Debian, whatever they are called. */
  readonly slim?: true;
}

/** What a base image brings. */
export interface BaseContents {
  /** Names of packages besides the minimum; some of them belong to one release only. */
  readonly packages: readonly string[];
  /** Whether manuals, translations and documentation of packages are left out when they are installed on it. */
  readonly slim: boolean;
}

const official: Readonly<Record<string, Base>> = {
  debian: { plain: '' },
  'buildpack-deps': { plain: full, variants: { curl, scm } },
  gcc: { plain: full },
  golang: { plain: `${scm} g++ gcc libc6-dev make pkg-config` },
  julia: { plain: 'ca-certificates curl', slim: true },
  memcached: {
    plain: 'libevent-2.1-7 libevent-2.1-7t64 libsasl2-2 libsasl2-modules libssl3 libssl3t64',
    slim: true,
  },
  nginx: {
    plain: `ca-certificates curl gettext-base libgd3 libgeoip1 libgeoip1t64 libxml2 libxslt1.1 libssl3 libssl3t64
      libedit2`,
    slim: true,
  },
  node: { plain: full, variants: { slim: 'libatomic1' } },
  openjdk: {
    plain: `${scm} bzip2 unzip xz-utils binutils fontconfig libfreetype6 ca-certificates p11-kit`,
    variants: { slim: 'ca-certificates p11-kit' },
  },
  perl: { plain: full, variants: { slim: '' } },
  php: { plain: php, variants: { apache: `${php} apache2` }, slim: true },
  postgres: {
    plain: `gnupg less locales libnss-wrapper xz-utils zstd postgresql-common libpq5 libxslt1.1 libxml2 libicu72 libicu76
      libldap-2.5-0 libldap2 ssl-cert`,
    slim: true,
  },
  python: { plain: `${full} libbluetooth-dev tk-dev uuid-dev`, variants: { slim: python } },
  redis: { plain: 'libssl3 libssl3t64', slim: true },
  ruby: {
    plain: full,
    variants: {
      slim: `bzip2 ca-certificates libffi-dev libgmp-dev libssl-dev libyaml-dev procps zlib1g-dev libreadline8
        libreadline8t64 openssl`,
    },
  },
  rust: { plain: full, variants: { slim: 'ca-certificates gcc libc6-dev' } },
};

const dotnet = 'ca-certificates libicu72 libicu76 libssl3 libssl3t64 libstdc++6 tzdata';

/** By the beginning of the repository, registry included. Those on Debian are made from its slim image. */
const vendors: readonly (readonly [prefix: string, packages: string])[] = [
  ['mcr.microsoft.com/dotnet/sdk', `${dotnet} curl git procps wget`],
  ['mcr.microsoft.com/dotnet/aspnet', dotnet],
  ['mcr.microsoft.com/dotnet/runtime', dotnet],
  ['mcr.microsoft.com/dotnet/runtime-deps', dotnet],
];

/** What an image on Debian has; undefined for images of which that is not known. */
export function contentsOfBase(image: ImageReference): BaseContents | undefined {
  const name = officialNameOf(image);
  const words = (image.tag ?? '').split('-');
  if (name !== undefined) {
    const base = Object.hasOwn(official, name) ? official[name] : undefined;
    if (base === undefined) return undefined;
    const variant = Object.entries(base.variants ?? {}).find(([word]) => words.includes(word));
    return {
      packages: list(variant?.[1] ?? base.plain),
      slim: base.slim === true || words.includes('slim'),
    };
  }
  const full = `${image.registry}/${image.repository}`;
  const vendor = vendors.find(([prefix]) => full === prefix || full.startsWith(`${prefix}/`));
  return vendor === undefined ? undefined : { packages: list(vendor[1]), slim: true };
}

const list = (text: string) => text.split(/\s+/).filter((name) => name !== '');
