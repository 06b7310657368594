/**
 * Registries of images and packages.
 * Source: the projects' and images' documentation, and names seen in public Dockerfiles; curated 2026-11-21.
 */
import type { Service } from './service';

export const registries: readonly Service[] = [
  {
    id: 'distribution',
    name: 'container registry (Distribution)',
    kind: 'registry',
    images: [
      'library/registry',
      'registry',
      'distribution/distribution',
      'registry2',
      'docker-registry',
      'harbor-registry',
      'registry-photon',
    ],
    packages: ['docker-registry', 'docker-distribution'],
    daemons: ['registry serve', 'docker-registry', 'docker-registry serve'],
    dataDirectories: ['/var/lib/registry'],
    knownImages: [
      {
        repositories: [
          'docker.io/library/registry',
          'docker.io/distribution/distribution',
          'ghcr.io/distribution/distribution',
        ],
        start: {},
        data: [{ paths: ['/var/lib/registry'], volumes: ['/var/lib/registry'] }],
        dataVariables: ['REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY'],
        secrets: [{ name: 'REGISTRY_HTTP_SECRET' }],
      },
    ],
    backup: {
      how: 'Keep its storage in an object store that is backed up, or set it read-only and copy its data directory.',
    },
    health: 'wget -qO /dev/null http://127.0.0.1:5000/',
    stop: { signal: 'SIGTERM', byImage: true },
  },
  {
    id: 'zot',
    name: 'zot',
    kind: 'registry',
    images: ['zot', 'zot-linux-amd64', 'zot-minimal-linux-amd64'],
    packages: [],
    daemons: ['zot serve'],
    knownImages: [
      {
        repositories: ['ghcr.io/project-zot/zot', 'ghcr.io/project-zot/zot-linux-amd64'],
        data: [{ paths: ['/var/lib/registry'], volumes: ['/var/lib/registry'] }],
      },
    ],
    backup: { how: 'Copy its storage directory; its content never changes in place.' },
  },
  {
    id: 'nexus',
    name: 'Nexus Repository',
    kind: 'registry',
    images: ['nexus', 'nexus3', 'nexus2'],
    packages: ['nexus-repository-manager', 'nexus3?'],
    daemons: ['nexus run', 'nexus start', 'start-nexus-repository-manager.sh'],
    archives: [
      'nexus-(\\d|\\$|latest).*\\.(tar\\.gz|zip)',
      'latest-unix\\.tar\\.gz',
      'nexus-\\d.*-bundle\\.tar\\.gz',
      'nexus.*\\.war',
      '(nexus-)?latest-bundle\\.tar\\.gz',
    ],
    dataDirectories: ['/nexus-data', '/sonatype-work', '/opt/sonatype/sonatype-work'],
    knownImages: [
      {
        repositories: ['docker.io/sonatype/nexus3'],
        data: [{ paths: ['/nexus-data'], volumes: ['/nexus-data'] }],
      },
      {
        repositories: ['docker.io/sonatype/nexus'],
        data: [{ paths: ['/sonatype-work'], volumes: ['/sonatype-work'] }],
      },
    ],
    backup: {
      how: 'Schedule the task that exports its database, and copy that export and the blob stores together.',
    },
    health: 'curl -fsS http://127.0.0.1:8081/service/rest/v1/status',
    stop: { signal: 'SIGTERM', byImage: true, seconds: 120 },
  },
  {
    id: 'artifactory',
    name: 'Artifactory',
    kind: 'registry',
    images: ['artifactory', 'artifactory-oss', 'artifactory-pro', 'artifactory-jcr', 'artifactory-cpp-ce'],
    packages: ['jfrog-artifactory-.*'],
    daemons: ['artifactory.sh', 'artifactoryctl'],
    archives: ['(jfrog-)?artifactory-(oss|pro|powerpack)?.*\\.(zip|tar\\.gz|war|rpm|deb)'],
    dataDirectories: ['/var/opt/jfrog/artifactory'],
    knownImages: [
      {
        repositories: [
          'releases-docker.jfrog.io/jfrog/artifactory-oss',
          'docker.bintray.io/jfrog/artifactory-oss',
          'releases-docker.jfrog.io/jfrog/artifactory-pro',
          'docker.bintray.io/jfrog/artifactory-pro',
          'releases-docker.jfrog.io/jfrog/artifactory-jcr',
          'docker.bintray.io/jfrog/artifactory-jcr',
          'releases-docker.jfrog.io/jfrog/artifactory-cpp-ce',
          'docker.bintray.io/jfrog/artifactory-cpp-ce',
        ],
        data: [{ paths: ['/var/opt/jfrog/artifactory'] }],
      },
    ],
    backup: { how: 'Schedule system backups, and back up its database and file store together.' },
    stop: { signal: 'SIGTERM', byImage: true, seconds: 120 },
  },
  {
    id: 'verdaccio',
    name: 'Verdaccio',
    kind: 'registry',
    images: ['verdaccio', 'sinopia'],
    packages: [],
    daemons: ['verdaccio', 'sinopia'],
    dataDirectories: ['/verdaccio/storage'],
    knownImages: [
      {
        repositories: ['docker.io/verdaccio/verdaccio'],
        data: [{ paths: ['/verdaccio/storage'], volumes: ['/verdaccio/storage'] }],
      },
    ],
    backup: { how: 'Copy its storage directory and its htpasswd file.' },
    stop: { signal: 'SIGTERM', byImage: true },
  },
  {
    id: 'archiva',
    name: 'Apache Archiva',
    kind: 'registry',
    images: ['archiva'],
    packages: [],
    daemons: ['archiva'],
    archives: ['apache-archiva-.*-bin\\.tar\\.gz'],
    backup: { how: 'Stop it and copy its data directory, or snapshot its volume.' },
  },
  {
    id: 'reposilite',
    name: 'Reposilite',
    kind: 'registry',
    images: ['reposilite'],
    packages: [],
    daemons: ['reposilite.jar'],
    knownImages: [
      {
        repositories: ['docker.io/dzikoysk/reposilite', 'ghcr.io/dzikoysk/reposilite'],
        data: [{ paths: ['/app/data'], volumes: ['/app/data'] }],
      },
    ],
    backup: { how: 'Copy its data directory.' },
  },
  {
    id: 'devpi',
    name: 'devpi or pypiserver',
    kind: 'registry',
    images: ['devpi', 'pypiserver', 'devpi-server'],
    packages: [],
    packagesOf: { pip: ['devpi-server', 'pypiserver', 'devpi'] },
    daemons: ['devpi-server', 'pypi-server'],
    backup: { how: 'Export it with devpi-export and load it with devpi-import.' },
  },
  {
    id: 'chartmuseum',
    name: 'ChartMuseum',
    kind: 'registry',
    images: ['chartmuseum'],
    packages: [],
    daemons: ['chartmuseum'],
    backup: { how: 'Keep its charts in an object store, or copy the folder that they lie in.' },
  },
  {
    id: 'aptly',
    name: 'aptly',
    kind: 'registry',
    images: ['aptly'],
    packages: [],
    packagesOf: { apt: ['aptly-api'] },
    daemons: ['aptly serve', 'aptly api'],
    backup: { how: 'Stop it and copy its root directory, or snapshot its volume.' },
  },
  {
    id: 'pulp',
    name: 'Pulp',
    kind: 'registry',
    images: ['pulp/pulp', 'pulp-minimal'],
    packages: ['pulp-server'],
    daemons: [],
    knownImages: [
      {
        repositories: ['docker.io/pulp/pulp', 'quay.io/pulp/pulp'],
        data: [{ paths: ['/var/lib/pulp', '/var/lib/pgsql'] }],
      },
    ],
    backup: { how: 'Dump its database and copy its storage and the key of its database fields.' },
  },
];
