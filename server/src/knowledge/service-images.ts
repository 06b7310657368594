import type { TaggedRepository } from './distributions';
import { compareVersions } from './lifecycles';
import { livingTags } from './living-tags';
import { isMirrorOfOfficial } from './official-images';
import { productOfOfficial } from './official-products';
import { knownServiceImage } from './service-care';
import type { Service, ServiceImage } from './services/service';
import { builtTags, isBuilt } from './tag-history';

/** An image to run a service from, as it stands in a compose file. */
export interface ImageToRun {
  readonly image: ServiceImage;
  /** `postgres:17`, `valkey/valkey:9`. */
  readonly text: string;
  readonly reference: TaggedRepository;
}

/**
 * The makers' image to run a service from, with a tag that is built and supported on `day` (YYYY-MM-DD): where `like` is that image
 * already, the tag that it has or the nearest that lives, else the newest. Undefined where no such tag is known, or
 * where the image needs more than can be said for everybody.
 */
export function imageToRun(service: Service, day: string, like?: TaggedRepository): ImageToRun | undefined {
  const [image] = service.knownImages ?? [];
  const repository = image?.repositories[0];
  if (!image?.start || repository === undefined) return undefined;
  const own = like && knownServiceImage(like)?.image === image ? like.tag : undefined;
  const official = repository.startsWith('docker.io/library/') ? repository.slice(18) : undefined;
  const tag = official === undefined ? image.tag : officialTag(official, day, own);
  if (tag === undefined) return undefined;
  const path = repository.slice('docker.io/'.length);
  return {
    image,
    text: `${official ?? (repository.startsWith('docker.io/') ? path : repository)}:${tag}`,
    reference: { registry: repository.slice(0, repository.indexOf('/')), repository: path, tag },
  };
}

/** True when `like` is a copy of the image that {@link imageToRun} chooses for the service, by any of its names. */
export function isImageToRun(service: Service, like: TaggedRepository): boolean {
  const known = knownServiceImage(like);
  const isMakers = isMirrorOfOfficial(like) !== undefined || like.repository.startsWith('library/');
  return (
    known !== undefined &&
    known.service.id === service.id &&
    known.image === service.knownImages?.[0] &&
    isMakers
  );
}

function officialTag(image: string, day: string, own: string | undefined): string | undefined {
  if (own !== undefined && /^\d/.test(own)) {
    // An exact patch is not built for long; its release is.
    for (const tag of [own, own.replace(/^(\d+)[\d.]*/, '$1')]) {
      const [nearest] = livingTags(image, tag, day);
      if (nearest) return nearest.tag;
      if (isBuilt(image, tag)) return tag;
    }
  }
  const versions = builtTags(image)
    .filter((tag) => /^\d+(?:\.\d+)*$/.test(tag))
    .sort(compareVersions);
  const product = versions.map((tag) => productOfOfficial(image, tag)).find((p) => p !== undefined);
  const [oldest] = (product?.releases ?? []).map(({ cycle }) => cycle).sort(compareVersions);
  return (
    (oldest === undefined ? undefined : livingTags(image, oldest, day).at(-1)?.tag) ??
    versions.filter((tag) => tag.split('.').length <= 2).at(-1)
  );
}
