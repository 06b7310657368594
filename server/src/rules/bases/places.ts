import type { TextEdit } from '../../edits';
import type { RelatedPlace, Severity } from '../../findings';
import type { ImageReference, ImageUse } from '../../syntax';
import type { Span } from '../../syntax/span';

/** A place that names an image of a registry: an operand of a Dockerfile, or the `image:` of a compose file's services. */
export interface ImagePlace {
  /** What the image is for. */
  readonly via: ImageUse['via'] | 'service';
  readonly span: Span;
  /** As it is written. Undefined when it cannot be known before the build. */
  readonly reference: ImageReference | undefined;
  /** What it is a copy of: the same, unless the policy names a mirror. Who publishes it, and what it is, is asked of this. */
  readonly origin: ImageReference | undefined;
  /** True when an argument without a default decides it. */
  readonly unknown: boolean;
  /** The lines that set the variables in it. */
  readonly related: readonly RelatedPlace[];
  /** The edits that let it name another image; undefined when no single place decides. */
  readonly replace: (image: string) => readonly TextEdit[] | undefined;
  /** The edits that put a digest behind the tag, or another one in its place; undefined as `replace`. */
  readonly pin: (digest: string) => readonly TextEdit[] | undefined;
  /** False when what is made of the image needs something that the other image does not have. */
  readonly fits: (from: ImageReference, to: ImageReference) => boolean;
  /** False when a move to the image would lead to the next finding; day is YYYY-MM-DD. */
  readonly isCleanMove: (to: ImageReference, day: string) => boolean;
  /** How grave a finding is here that is `severity` elsewhere. */
  readonly weigh: (severity: Severity) => Severity;
}

/** The places that name the very same image, as one: whatever is wrong with it is wrong once. First place first. */
export interface ImageGroup {
  readonly first: ImagePlace;
  readonly all: readonly ImagePlace[];
  /** The lines that set variables, and the other places. */
  readonly related: readonly RelatedPlace[];
}

/** Places grouped by what they name; those of which it is not known are in none. */
export function imageGroups(places: readonly ImagePlace[]): ImageGroup[] {
  const groups = new Map<string, ImagePlace[]>();
  for (const place of places) {
    if (!place.reference) continue;
    const { registry, repository, tag, digest } = place.reference;
    const key = [registry, repository, tag ?? 'latest', digest].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()].flatMap((all) => {
    const [first, ...others] = all;
    if (!first) return [];
    const again = others.map(({ span }) => ({ span, message: 'the same image again' }));
    return [{ first, all, related: [...first.related, ...again] }];
  });
}
