import type { Repository } from './repository';

/** A namespace or registry that its owner has given up: its images get no update or cannot be pulled. */
export interface RetiredPublisher {
  readonly name: string;
  /** Registry and path of what was given up, in full. */
  readonly place: string;
  /** `gone`: cannot be pulled. `frozen`: can be pulled, is not rebuilt. */
  readonly state: 'gone' | 'frozen';
  /** The day since which this is so, or, where none was announced, about which year. */
  readonly since: string;
  /** Where the images live now. */
  readonly successor?: string;
}

type Row = Omit<RetiredPublisher, 'place'>;

/**
 * Keyed by registry and path prefix.
 * Source: the publishers' announcements and bitnami/containers#83267; curated 2026-11-21.
 */
const deadNamespaces: ReadonlyMap<string, Row> = new Map<string, Row>([
  ['k8s.gcr.io', { name: 'Kubernetes', state: 'frozen', since: '2023-04-03', successor: 'registry.k8s.io' }],
  [
    'gcr.io/google_containers',
    { name: 'Kubernetes', state: 'frozen', since: '2023-04-03', successor: 'registry.k8s.io' },
  ],
  [
    'gcr.io/google-containers',
    { name: 'Kubernetes', state: 'frozen', since: '2023-04-03', successor: 'registry.k8s.io' },
  ],
  ['gcr.io/kubernetes-helm', { name: 'Helm 2', state: 'frozen', since: '2020-11-13' }],
  ['gcr.io/google-appengine', { name: 'Google App Engine', state: 'frozen', since: '2024-01-30' }],
  ['gcr.io/kaniko-project', { name: 'kaniko', state: 'frozen', since: '2025-06-03' }],
  ['docker.io/bitnami', { name: 'Bitnami', state: 'frozen', since: '2025-09-29' }],
  ['docker.io/bitnamilegacy', { name: 'Bitnami Legacy', state: 'frozen', since: '2025-08-28' }],
  ['docker.bintray.io', { name: 'JFrog Bintray', state: 'gone', since: '2021-05-01' }],
  ['registry.centos.org', { name: 'CentOS', state: 'gone', since: '2023', successor: 'quay.io/centos' }],
  [
    'docker.io/microsoft',
    { name: 'Microsoft', state: 'frozen', since: '2018', successor: 'mcr.microsoft.com' },
  ],
  [
    'docker.io/jenkinsci',
    { name: 'Jenkins', state: 'frozen', since: '2019', successor: 'docker.io/jenkins' },
  ],
  [
    'docker.io/jupyter',
    { name: 'Jupyter', state: 'frozen', since: '2023-10-20', successor: 'quay.io/jupyter' },
  ],
  [
    'docker.io/adoptopenjdk',
    { name: 'AdoptOpenJDK', state: 'frozen', since: '2021', successor: 'eclipse-temurin' },
  ],
  [
    'docker.io/circleci',
    { name: 'CircleCI', state: 'frozen', since: '2021-12-31', successor: 'docker.io/cimg' },
  ],
  ['docker.io/resin', { name: 'resin.io', state: 'frozen', since: '2018', successor: 'docker.io/balenalib' }],
  [
    'docker.io/vectorized',
    { name: 'Redpanda', state: 'frozen', since: '2022', successor: 'docker.io/redpandadata' },
  ],
  ['docker.io/prestosql', { name: 'Trino', state: 'frozen', since: '2020', successor: 'docker.io/trinodb' }],
  [
    'docker.io/tootsuite',
    { name: 'Mastodon', state: 'frozen', since: '2023', successor: 'ghcr.io/mastodon' },
  ],
  [
    'docker.io/containous',
    { name: 'Traefik', state: 'frozen', since: '2020', successor: 'docker.io/traefik' },
  ],
  ['docker.io/ibmcom', { name: 'IBM', state: 'frozen', since: '2022', successor: 'icr.io' }],
  [
    'docker.io/jboss/keycloak',
    { name: 'Keycloak', state: 'frozen', since: '2022', successor: 'quay.io/keycloak/keycloak' },
  ],
  [
    'docker.io/jboss/wildfly',
    { name: 'WildFly', state: 'frozen', since: '2022', successor: 'quay.io/wildfly/wildfly' },
  ],
  ['docker.io/minio', { name: 'MinIO', state: 'frozen', since: '2025' }],
  ['quay.io/minio', { name: 'MinIO', state: 'frozen', since: '2025' }],
  ['docker.io/weaveworks', { name: 'Weaveworks', state: 'frozen', since: '2024' }],
  [
    'docker.io/yandex/clickhouse-server',
    { name: 'ClickHouse', state: 'frozen', since: '2022', successor: 'docker.io/clickhouse' },
  ],
  [
    'quay.io/k8scsi',
    { name: 'Kubernetes', state: 'frozen', since: '2021', successor: 'registry.k8s.io/sig-storage' },
  ],
  [
    'quay.io/kubernetes-ingress-controller',
    { name: 'Kubernetes', state: 'frozen', since: '2020', successor: 'registry.k8s.io/ingress-nginx' },
  ],
  ['docker.io/stackbrew', { name: 'stackbrew', state: 'frozen', since: '2014' }],
]);

/** What is known of the retirement of the namespace or registry that `ref` is in. */
export function retiredPublisher(ref: Repository): RetiredPublisher | undefined {
  let path = `${ref.registry}/${ref.repository}`;
  while (path !== '') {
    const retired = deadNamespaces.get(path);
    if (retired !== undefined) return { ...retired, place: path };
    path = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  }
  return undefined;
}
