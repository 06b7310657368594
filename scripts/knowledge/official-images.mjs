/** The day on which the inputs were taken; a fact after it is unknown to the tables. */
export const inputDate = '2026-08-21';

/**
 * Successors that the input names in prose or as alternatives, narrowed to the one image to propose.
 * Curated 2026-11-21.
 */
const successors = {
  adoptopenjdk: 'eclipse-temurin',
  celery: 'python',
  centos: 'almalinux',
  consul: 'hashicorp/consul',
  django: 'python',
  emqx: 'emqx/emqx',
  fsharp: 'mcr.microsoft.com/dotnet/sdk',
  glassfish: 'ghcr.io/eclipse-ee4j/glassfish',
  iojs: 'node',
  java: 'eclipse-temurin',
  jenkins: 'jenkins/jenkins',
  liquibase: 'liquibase/liquibase',
  mono: 'mcr.microsoft.com/dotnet/sdk',
  'nats-streaming': 'nats',
  nextcloud: 'ghcr.io/nextcloud-releases/all-in-one',
  openjdk: 'eclipse-temurin',
  opensuse: 'opensuse/leap',
  owncloud: 'owncloud/server',
  piwik: 'matomo',
  plone: 'plone/plone-backend',
  rails: 'ruby',
  rockylinux: 'rockylinux/rockylinux',
  sentry: 'getsentry/sentry',
  sl: 'almalinux',
  'ubuntu-debootstrap': 'ubuntu',
  'ubuntu-upstart': 'ubuntu',
  vault: 'hashicorp/vault',
};

/** Notices that are about the use or the licence, not about the image being given up. */
const notDeprecated = new Set(['nextcloud']);

const day = (text) => /\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0];

/** Names of official images: the supported ones, and the others with what became of them. */
export function officialImages({ images, deprecated }) {
  const supported = [];
  const notSupported = {};
  for (const name of Object.keys(images).sort()) {
    const successor = successors[name];
    const removed = deprecated.removed_or_empty[name];
    const notice = deprecated.deprecated_but_present[name];
    if (removed !== undefined || !images[name].current || images[name].tagsNow === 0) {
      const since = day(removed?.[0]) ?? images[name].lastBuilt ?? undefined;
      notSupported[name] = { status: 'removed', since, successor };
    } else if (notice !== undefined && !notDeprecated.has(name)) {
      notSupported[name] = { status: 'deprecated', since: day(notice[0]), successor };
    } else supported.push(name);
  }
  return {
    source: 'docker-library/official-images and docker-library/docs (change history and deprecation notices)',
    date: inputDate,
    supported,
    notSupported,
  };
}
