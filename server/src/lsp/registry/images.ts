import { imageFactsKey } from '../../image-facts';
import { type Dockerfile, type ImageReference, type ImageUse, imageUses, partSpan } from '../../syntax';
import type { Span } from '../../syntax/span';
import { argumentOf } from './argument';

/** An image that a document takes from a registry. */
export interface DocumentImage {
  readonly reference: ImageReference;
  /** Key of `imageFactsKey`: images with the same key are one question. */
  readonly key: string;
  /** The operand. */
  readonly span: Span;
  /** Where a digest can be written; undefined where arguments make the reference up in another way. */
  readonly place: PinPlace | undefined;
}

/** Where the reference ends, and its digest when it is written there too. */
export interface PinPlace {
  /** The offset behind tag or repository. */
  readonly end: number;
  readonly digest: Span | undefined;
}

/** The images of a document, and operands that only an argument without a default decides. */
export interface DocumentImages {
  readonly images: readonly DocumentImage[];
  readonly unknown: readonly { readonly span: Span; readonly text: string }[];
}

/** Every image that the document names: bases, sources of copies and mounts, the frontend. None in a template of another tool. */
export function imagesOf(dockerfile: Dockerfile): DocumentImages {
  if (dockerfile.template) return { images: [], unknown: [] };
  const uses = imageUses(dockerfile);
  return {
    images: uses.flatMap((use) => (use.source.kind === 'image' ? [imageOf(dockerfile, use, uses)] : [])),
    unknown: uses.flatMap(({ source, span }) =>
      source.kind === 'unknown' && (source.operand?.variables.length ?? 0) > 0
        ? [{ span, text: dockerfile.text.slice(span.start, span.end) }]
        : [],
    ),
  };
}

function imageOf(dockerfile: Dockerfile, use: ImageUse, uses: readonly ImageUse[]): DocumentImage {
  const { source, span } = use;
  if (source.kind !== 'image') throw new TypeError('only images are asked for');
  const { reference } = source;
  const repository = partSpan(dockerfile, source, 'repository');
  const tag = partSpan(dockerfile, source, 'tag');
  return {
    reference,
    key: imageFactsKey(reference),
    span,
    place: repository
      ? { end: (tag ?? repository).end, digest: partSpan(dockerfile, source, 'digest') }
      : argumentOf(dockerfile, use, uses),
  };
}
