import type { AnyLintResult } from '../../compose-linter';
import { pinImage, type TextEdit } from '../../edits';
import { imageFactsKey } from '../../image-facts';
import { type Dockerfile, type ImageReference, type ImageUse, imageUses } from '../../syntax';
import type { Span } from '../../syntax/span';
import { composeImages } from './compose-images';
import { comparedBases, type SizedImage } from './variants';

/** An image that a document takes from a registry. */
export interface DocumentImage {
  readonly reference: ImageReference;
  /** Key of `imageFactsKey`: images with the same key are one question. */
  readonly key: string;
  /** The operand. */
  readonly span: Span;
  /** False where arguments make the reference up in a way that no digest can be written into. */
  readonly pinnable: boolean;
  /** The edits that write a digest; none where it is not pinnable. */
  readonly pin: (digest: string) => readonly TextEdit[];
}

/** The images of a document, and operands that only an argument without a default decides. */
export interface DocumentImages {
  readonly images: readonly DocumentImage[];
  readonly unknown: readonly { readonly span: Span; readonly text: string }[];
  /** The base of the image and a smaller variant of it, to be compared in size. */
  readonly compared?: readonly SizedImage[];
}

/** The images of a document of either kind. */
export function imagesIn({ dockerfile, compose }: AnyLintResult): DocumentImages {
  return compose ? composeImages(compose) : imagesOf(dockerfile);
}

/** Every image that the document names: bases, sources of copies and mounts, the frontend. None in a template of another tool. */
export function imagesOf(dockerfile: Dockerfile): DocumentImages {
  if (dockerfile.template) return { images: [], unknown: [] };
  const uses = imageUses(dockerfile);
  return {
    images: uses.flatMap((use) => (use.source.kind === 'image' ? [imageOf(dockerfile, use)] : [])),
    unknown: uses.flatMap(({ source, span }) =>
      source.kind === 'unknown' && (source.operand?.variables.length ?? 0) > 0
        ? [{ span, text: dockerfile.text.slice(span.start, span.end) }]
        : [],
    ),
    compared: comparedBases(dockerfile),
  };
}

function imageOf(dockerfile: Dockerfile, { source, span }: ImageUse): DocumentImage {
  if (source.kind !== 'image') throw new TypeError('only images are asked for');
  const { reference } = source;
  const pin = (digest: string) => pinImage(dockerfile, source, digest);
  return {
    reference,
    key: imageFactsKey(reference),
    span,
    pinnable: pin(anyDigest) !== undefined,
    pin: (digest) => pin(digest) ?? [],
  };
}

/** Whether a digest can be written does not depend on the digest. */
const anyDigest = `sha256:${'0'.repeat(64)}`;
