/**
 * Images of vendors that carry a release of a language or server, which their tags (or names) tell.
 * Curated 2026-11-21 from the publishers' own documentation of their tags.
 */

import type { TaggedRepository } from './distributions';
import { type Product, productOf } from './lifecycles';

interface Row {
  /** Over `registry/repository`; a group `name` is looked up in {@link byName}. */
  readonly pattern: RegExp;
  /** Product, unless the pattern's group tells it. */
  readonly product?: string;
  /** The version in the tag; default: what the tag begins with. */
  readonly version?: RegExp;
}

const byName: Readonly<Record<string, string>> = {
  python: 'python',
  node: 'nodejs',
  nodejs: 'nodejs',
  'javascript-node': 'nodejs',
  'typescript-node': 'nodejs',
  go: 'go',
  golang: 'go',
  php: 'php',
  ruby: 'ruby',
  dotnet: 'dotnet',
  elixir: 'elixir',
  postgres: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mariadb',
  mongo: 'mongodb',
  redis: 'redis',
};

/** `3.8` of `0-3.8-bullseye`, `1-3.11` and `dev-3.12-bookworm`: the template's own version stands before. */
const devContainer = /^(?:dev-)?(?:\d+(?:\.\d+){0,2}-(?=\d))?(\d+(?:\.\d+)?)(?:-|$)/;

const rows: readonly Row[] = [
  {
    pattern:
      /^mcr\.microsoft\.com\/dotnet\/(?:core\/|nightly\/)?(?:sdk|aspnet|runtime|runtime-deps|monitor)$/,
    product: 'dotnet',
  },
  { pattern: /^docker\.io\/microsoft\/(?:dotnet|aspnetcore|aspnetcore-build)$/, product: 'dotnet' },
  {
    pattern:
      /^mcr\.microsoft\.com\/(?:vscode\/)?devcontainers\/(?<name>python|javascript-node|typescript-node|php|ruby|go|dotnet)$/,
    version: devContainer,
  },
  { pattern: /^mcr\.microsoft\.com\/openjdk\/jdk$/, product: 'microsoft-build-of-openjdk' },
  { pattern: /^gcr\.io\/distroless\/nodejs(?:-debian\d+)?$/, product: 'nodejs' },
  { pattern: /^public\.ecr\.aws\/lambda\/(?<name>python|nodejs|ruby|dotnet)$/ },
  { pattern: /^docker\.io\/(?:amazon|lambci)\/aws-lambda-(?<name>python|nodejs|ruby|dotnet)$/ },
  {
    pattern:
      /^docker\.io\/(?:circleci|cimg)\/(?<name>python|node|go|golang|php|ruby|elixir|postgres|mysql|mariadb|mongo|redis)$/,
  },
  { pattern: /^docker\.elastic\.co\/elasticsearch\/elasticsearch(?:-oss)?$/, product: 'elasticsearch' },
  { pattern: /^docker\.elastic\.co\/kibana\/kibana(?:-oss)?$/, product: 'kibana' },
  { pattern: /^docker\.elastic\.co\/logstash\/logstash(?:-oss)?$/, product: 'logstash' },
  { pattern: /^docker\.io\/nginxinc\/nginx-unprivileged$/, product: 'nginx' },
  { pattern: /^docker\.io\/opensearchproject\/opensearch$/, product: 'opensearch' },
  { pattern: /^docker\.io\/valkey\/valkey$/, product: 'valkey' },
  { pattern: /^docker\.io\/apache\/couchdb$/, product: 'apache-couchdb' },
  { pattern: /^docker\.io\/azul\/zulu-openjdk(?:-\w+)*$/, product: 'azul-zulu' },
  {
    pattern: /^(?:docker\.io\/bellsoft|ghcr\.io\/bell-sw)\/liberica-open(?:jdk|jre)-\w+$/,
    product: 'bellsoft-liberica',
  },
  { pattern: /^docker\.io\/osrf\/ros$/, product: 'ros', version: /^([a-z]+)/ },
  { pattern: /^docker\.io\/osrf\/ros2$/, product: 'ros-2', version: /^([a-z]+)/ },
];

/** A language or server in a vendor's image, and the version of it that the reference names. */
export interface VendorProduct {
  readonly product: Product;
  readonly version: string;
}

/** What a vendor's image is known to carry by its repository and tag; undefined for others. */
export function vendorProductOf(ref: TaggedRepository): VendorProduct | undefined {
  const name = `${ref.registry}/${ref.repository}`;
  // Distroless says the version in the name: `gcr.io/distroless/nodejs18-debian11`.
  const distroless = /^gcr\.io\/distroless\/nodejs-?(\d+)/.exec(name)?.[1];
  if (distroless !== undefined) return withProduct('nodejs', distroless);
  for (const { pattern, product, version = /^v?(\d+(?:\.\d+)*)(?![\w.])/ } of rows) {
    const match = pattern.exec(name);
    if (!match) continue;
    const found = version.exec(ref.tag ?? '')?.[1];
    return found === undefined ? undefined : withProduct(product ?? byName[match.groups?.name ?? ''], found);
  }
  return undefined;
}

function withProduct(id: string | undefined, version: string): VendorProduct | undefined {
  const product = id === undefined ? undefined : productOf(id);
  return product && { product, version };
}
