import { isMirrorOfOfficial, isOfficialImage } from './official-images';
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

const platformCatalogue = (text: string): Catalogue => catalogue(['platform', text]);

const gcr = platformCatalogue(gcrPublishers);

const byNamespace = new Map<string, Catalogue>([
  ['docker.io', hub],
  ['quay.io', catalogueOfAnyKind(quayPublishers)],
  ['ghcr.io', catalogueOfAnyKind(ghcrPublishers)],
  ['gcr.io', gcr],
  ['us.gcr.io', gcr],
  ['eu.gcr.io', gcr],
  ['asia.gcr.io', gcr],
  ['public.ecr.aws', platformCatalogue(publicEcrPublishers)],
  ['registry.gitlab.com', catalogueOfAnyKind(gitlabPublishers)],
]);

const kinds: readonly PublisherKind[] = ['official', 'distribution', 'platform', 'company', 'project'];

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
  const namespaces = byNamespace.get(host);
  if (namespaces === undefined) return byRegistry.get(host);

  // The longest known prefix decides: an entry may cover a namespace or one repository of a shared namespace.
  let path = ref.repository;
  while (path !== '') {
    const publisher = namespaces.get(path);
    if (publisher !== undefined) return publisher;
    path = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  }
  return undefined;
}
