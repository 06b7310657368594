import { isMirrorOfOfficial } from './official-images';
import type { Repository } from './repository';

/**
 * Volumes that images declare for every image built on them, by repository. Only images in which the volume is part of
 * what they promise, in all of their living tags. Source: the VOLUME lines of the images' own Dockerfiles in the
 * repositories of the Docker Official Images and of Jenkins; read 2026-11-21.
 */
const declared: Readonly<Record<string, readonly string[]>> = {
  'docker.io/library/mariadb': ['/var/lib/mysql'],
  'docker.io/library/mongo': ['/data/db', '/data/configdb'],
  'docker.io/library/mysql': ['/var/lib/mysql'],
  'docker.io/library/percona': ['/var/lib/mysql'],
  // Up to 17 `…/data`, from 18 on the folder above it.
  'docker.io/library/postgres': ['/var/lib/postgresql/data'],
  'docker.io/library/rabbitmq': ['/var/lib/rabbitmq'],
  'docker.io/library/redis': ['/data'],
  'docker.io/library/wordpress': ['/var/www/html'],
  'docker.io/jenkins/jenkins': ['/var/jenkins_home'],
  'docker.io/library/jenkins': ['/var/jenkins_home'],
};

/** Folders that an image is known to declare as volumes; empty when none is known. */
export function volumesOfImage(ref: Repository): readonly string[] {
  const original = isMirrorOfOfficial(ref);
  const name = original === undefined ? `${ref.registry}/${ref.repository}` : `docker.io/${original}`;
  return Object.hasOwn(declared, name) ? (declared[name] ?? []) : [];
}
