import type { TextEdit } from '../../edits/edit';
import type { PinPlace } from './images';

/**
 * Writes a digest behind a reference, or in the place of the one that is there.
 * @param tag of the reference; without one the tag that is meant, `latest`, is written too, so that it can be seen later
 *   what the digest is one of
 */
export function pinEdit(place: PinPlace, tag: string | undefined, digest: string): TextEdit {
  if (place.digest) return { span: place.digest, newText: digest };
  const newText = tag === undefined ? `:latest@${digest}` : `@${digest}`;
  return { span: { start: place.end, end: place.end }, newText };
}
