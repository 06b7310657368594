/**
 * What it takes to keep a service's data: where its images keep it, how it is asked whether it answers, saved, and stopped.
 * What is not documented is `undefined`, and nothing is guessed for images of unknown publishers.
 */
import type { TaggedRepository } from './distributions';
import { compareVersions } from './lifecycles';
import { isMirrorOfOfficial } from './official-images';
import { services } from './service-catalogue';
import type {
  Address,
  Backup,
  DataPlace,
  SecretVariable,
  Service,
  ServiceImage,
  Stop,
} from './services/service';

export type { Address, Backup, DataPlace, SecretVariable, ServiceImage, Stop } from './services/service';

/** An image whose inside is documented, with the service in it. */
export interface KnownServiceImage {
  readonly service: Service;
  readonly image: ServiceImage;
}

const known = new Map<string, KnownServiceImage>();
for (const service of services)
  for (const image of service.knownImages ?? [])
    for (const repository of image.repositories) known.set(repository, { service, image });

/**
 * The documented image that `ref` names: a Docker Official Image under any of its names, or one of a vendor.
 * Undefined for everybody else's.
 */
export function knownServiceImage(ref: TaggedRepository): KnownServiceImage | undefined {
  const original = isMirrorOfOfficial(ref);
  const path = original === undefined ? `${ref.registry}/${ref.repository}` : `docker.io/${original}`;
  return known.get(path.toLowerCase());
}

/**
 * Where the image keeps its data in the version that its tag names; no tag and moving words mean the newest. Undefined
 * when the image is not documented, or when a digest says the version and no number does, and versions differ.
 */
export function dataPlaceOf(
  ref: TaggedRepository & { readonly digest?: string | undefined },
): DataPlace | undefined {
  const image = knownServiceImage(ref)?.image;
  const places = image?.data ?? [];
  if (places.length <= 1) return places[0];
  const version = versionIn(ref.tag ?? '');
  if (version === undefined) {
    // A digest is one version for ever: `latest` beside it was the newest on the day when it was written.
    const unknown = ref.digest !== undefined || image?.newestUnclear === true;
    return unknown ? undefined : places.at(-1);
  }
  return places.filter(({ since }) => since === undefined || compareVersions(version, since) >= 0).at(-1);
}

/** The service's version in a tag: `18` of `18-alpine`, and of `pg18` or `2.23.0-pg18` where it is an extension's tag. */
function versionIn(tag: string): string | undefined {
  return (/(?:^|[-_.])pg(\d+(?:\.\d+)*)/.exec(tag) ?? /^v?(\d+(?:\.\d+)*)/.exec(tag))?.[1];
}

/** Variables by which the image is given passwords, with those that take a file instead; empty where nothing is known. */
export function secretVariablesOf(ref: TaggedRepository): readonly SecretVariable[] {
  return knownServiceImage(ref)?.image.secrets ?? [];
}

/** Variables that move the image's data elsewhere (`PGDATA`). */
export function dataVariablesOf(ref: TaggedRepository): readonly string[] {
  return knownServiceImage(ref)?.image.dataVariables ?? [];
}

/** The `test` of a compose health check that asks the server in its known images. A `$` in it is the container's. */
export function healthCommandOf(service: Service): readonly string[] | undefined {
  return typeof service.health === 'string' ? ['CMD-SHELL', service.health] : service.health;
}

/** How the service's data is saved and brought back. */
export function backupOf(service: Service): Backup | undefined {
  return service.backup;
}

/** The signal that makes the daemon write everything down and end. */
export function stopOf(service: Service): Stop | undefined {
  return service.stop;
}

/** The port that clients talk to. */
export function portOf(service: Service): number | undefined {
  return (service.ports ?? service.ambiguousPorts)?.[0];
}

/** How applications are told where the service is. */
export function addressOf(service: Service): Address | undefined {
  return service.address;
}
