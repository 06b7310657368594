import { isMirrorOfOfficial } from './official-images';
import type { Repository } from './repository';
import { dataPlaceOf } from './service-care';

/**
 * Volumes of images that are no service of the catalogue. Source: the VOLUME lines of their Dockerfiles in the
 * repositories of the Docker Official Images; read 2026-11-21.
 */
const others: Readonly<Record<string, readonly string[]>> = {
  'docker.io/library/wordpress': ['/var/www/html'],
};

/** An image as its reference names it. */
interface Image extends Repository {
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Folders that an image is known to declare as volumes for every image that is built on it; empty when none is known. */
export function volumesOfBase(image: Image): readonly string[] {
  const original = isMirrorOfOfficial(image);
  const name = original === undefined ? `${image.registry}/${image.repository}` : `docker.io/${original}`;
  return dataPlaceOf(image)?.volumes ?? (Object.hasOwn(others, name) ? (others[name] ?? []) : []);
}
