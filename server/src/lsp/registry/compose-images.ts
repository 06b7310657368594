import { replaceImage } from '../../compose/edit-image';
import type { ComposeFile, ComposeImage, ComposeService } from '../../compose/model';
import type { TextEdit } from '../../edits';
import { imageFactsKey } from '../../image-facts';
import type { DocumentImage, DocumentImages } from './images';

/** The images that a compose file's services take from registries; those that a service builds are none. */
export function composeImages(file: ComposeFile): DocumentImages {
  const run = file.services.filter(({ build, image }) => image && !build);
  return {
    images: run.flatMap((service) => imageOf(file, service)),
    unknown: run.flatMap(({ image }) =>
      image && image.value === undefined && image.variables.length > 0
        ? [{ span: image.span, text: image.raw }]
        : [],
    ),
  };
}

function imageOf(file: ComposeFile, service: ComposeService): DocumentImage[] {
  const { image } = service;
  if (!image?.reference) return [];
  const { reference, span } = image;
  const pin = (digest: string) => pinned(file, service, image, digest);
  return [
    {
      reference,
      key: imageFactsKey(reference),
      span,
      // Finding it out means reading the file again: only for those who ask.
      get pinnable() {
        return pin(anyDigest) !== undefined;
      },
      pin: (digest) => pin(digest) ?? [],
    },
  ];
}

/** Whether a digest can be written does not depend on the digest. */
const anyDigest = `sha256:${'0'.repeat(64)}`;

/** Here alone, or where others take the image over from here, at all places. */
function pinned(
  file: ComposeFile,
  service: ComposeService,
  { reference, value }: ComposeImage,
  digest: string,
): readonly TextEdit[] | undefined {
  if (!reference) return undefined;
  const [name = ''] = reference.text.split('@');
  const to = `${name}${reference.tag === undefined ? ':latest' : ''}@${digest}`;
  const same = file.services.filter(({ image, build }) => !build && image?.value === value);
  return replaceImage(file, [service], to) ?? replaceImage(file, same, to);
}
