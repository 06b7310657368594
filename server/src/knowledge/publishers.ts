import { distributionImages, officialDistributions } from './distribution-images';
import { isMirrorOfOfficial, isOfficialImage, officialNameOf } from './official-images';
import {
  gcrPublishers,
  ghcrPublishers,
  gitlabPublishers,
  hubCompanies,
  hubDistributions,
  hubPlatforms,
  hubProjects,
  publicEcrPublishers,
  quayPublishers,
  vendorRegistries,
} from './publisher-catalogue';
import { hostWithoutPort, type Repository } from './repository';

export type PublisherKind = 'official' | 'distribution' | 'platform' | 'company' | 'project';

/** Somebody who publishes their own software, distribution or platform as images. */
export interface Publisher {
  readonly name: string;
  readonly kind: PublisherKind;
}

const official: Publisher = { name: 'Docker Official Images', kind: 'official' };

/** Registries where anybody can register a namespace, so that the namespace, not the host, tells the publisher. */
const publicHubs = new Set([
  'docker.io',
  'ghcr.io',
  'quay.io',
  'gcr.io',
  'us.gcr.io',
  'eu.gcr.io',
  'asia.gcr.io',
  'marketplace.gcr.io',
  'public.ecr.aws',
  'registry.gitlab.com',
  'codeberg.org',
  'docker.pkg.github.com',
  'registry.hub.balena.io',
  'lscr.io',
  'ttl.sh',
  'docker.cloudsmith.io',
  'registry.heroku.com',
  'hub.docker.com',
  'heroku.com',
  'mirror.gcr.io',
  'icr.io',
]);

const publicHubSuffixes = ['-docker.pkg.dev', '.pkg.dev', '.jfrog.io'];

/**
 * Whether `registry` (host, lower case) is one where anybody can register a namespace:
 * an unknown namespace there is a stranger, whereas an unknown private registry may well be a company's own.
 */
export function isPublicHub(registry: string): boolean {
  const host = hostWithoutPort(registry);
  return publicHubs.has(host) || publicHubSuffixes.some((suffix) => host.endsWith(suffix));
}

type Catalogue = ReadonlyMap<string, Publisher>;

/** Lines of `key name…`. */
function rows(text: string): [key: string, rest: string][] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const space = line.indexOf(' ');
      return [line.slice(0, space), line.slice(space + 1)];
    });
}

function catalogue(...tables: [kind: PublisherKind, text: string][]): Catalogue {
  const entries = new Map<string, Publisher>();
  for (const [kind, text] of tables) for (const [key, name] of rows(text)) entries.set(key, { name, kind });
  return entries;
}

const hub = catalogue(
  ['project', hubProjects],
  ['company', hubCompanies],
  ['platform', hubPlatforms],
  ['distribution', hubDistributions],
);

/** The kind of a publisher that is known from Docker Hub too, for hosts whose tables do not say the kind. */
const kindByName = new Map([...hub.values()].map((publisher) => [publisher.name, publisher.kind]));

function catalogueOfAnyKind(text: string): Catalogue {
  return new Map(rows(text).map(([key, name]) => [key, { name, kind: kindByName.get(name) ?? 'project' }]));
}

const gcr = catalogue(['platform', gcrPublishers]);

const byNamespace = new Map<string, Catalogue>([
  ['docker.io', hub],
  ['quay.io', catalogueOfAnyKind(quayPublishers)],
  ['ghcr.io', catalogueOfAnyKind(ghcrPublishers)],
  ['gcr.io', gcr],
  ['us.gcr.io', gcr],
  ['eu.gcr.io', gcr],
  ['asia.gcr.io', gcr],
  ['public.ecr.aws', catalogueOfAnyKind(publicEcrPublishers)],
  ['registry.gitlab.com', catalogueOfAnyKind(gitlabPublishers)],
]);

const kinds: readonly PublisherKind[] = ['official', 'distribution', 'platform', 'company', 'project'];

/** Keyed by host, or by host and path. */
const byRegistry: Catalogue = new Map(
  rows(vendorRegistries).map(([host, rest]) => {
    const [kind, ...name] = rest.split(' ');
    return [host, { name: name.join(' '), kind: kinds.find((known) => known === kind) ?? 'project' }];
  }),
);

/**
 * Who is known to publish the image `ref`, or `undefined` when nobody here knows.
 *
 * An entry means: this namespace (or registry) belongs to the makers of what it carries. Persons and those who
 * repackage other people's software have no entry. `ref.registry` is normalised (`docker.io`), `ref.repository`
 * is the whole path (`library/debian`).
 */
export function publisherOf(ref: Repository): Publisher | undefined {
  if (isMirrorOfOfficial(ref) !== undefined) return official;
  if (ref.registry === 'docker.io' && ref.repository.startsWith('library/'))
    return isOfficialImage(ref.repository.slice('library/'.length)) ? official : undefined;

  const host = hostWithoutPort(ref.registry);
  if (isAwsRegistry(host)) return amazon;
  if (hubCaches.has(host)) return publisherOf(onHub(ref));
  const namespaces = byNamespace.get(host);
  return namespaces === undefined
    ? longestPrefix(byRegistry, `${host}/${ref.repository}`)
    : longestPrefix(namespaces, ref.repository);
}

/** Caches of all of Docker Hub that Google and HashiCorp run for everybody: the namespace tells the publisher there too. */
const hubCaches = new Set(['mirror.gcr.io', 'docker.mirror.hashicorp.services']);

function onHub({ repository }: Repository): Repository {
  return {
    registry: 'docker.io',
    repository: repository.includes('/') ? repository : `library/${repository}`,
  };
}

/** The entry of the longest path that covers `path`: a host, a namespace, or one repository of a shared namespace. */
function longestPrefix(entries: Catalogue, path: string): Publisher | undefined {
  for (let prefix = path; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('/')))) {
    const publisher = entries.get(prefix);
    if (publisher !== undefined) return publisher;
  }
  return undefined;
}

const amazon: Publisher = { name: 'Amazon Web Services', kind: 'platform' };

/**
 * Registries of accounts that Amazon itself publishes from, one host per region: Deep Learning Containers
 * (763104351884), EKS add-ons (602401143452), Amazon Linux (137112412989).
 * Source: the AWS documentation of these images, 2026-11-21.
 */
function isAwsRegistry(host: string): boolean {
  return /^(?:763104351884|602401143452|137112412989)\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com$/.test(host);
}

/**
 * Whether `ref` is the image of a Linux distribution (or of Windows) that its makers publish: the base images and what they build
 * out of their own package archive. `false` for software's own images, whatever distribution lies below.
 */
export function isDistributionImage(ref: Repository): boolean {
  const name = officialNameOf(ref);
  if (name !== undefined) return officialDistributions.has(name);
  const path = `${hostWithoutPort(ref.registry)}/${ref.repository}`;
  return distributionImages.some((pattern) =>
    /[/*]$/.test(pattern) ? path.startsWith(pattern.replace(/\*$/, '')) : path === pattern,
  );
}
