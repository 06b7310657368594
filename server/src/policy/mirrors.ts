import { type ImageReference, parseImageReference } from '../syntax/image-reference';

/**
 * What a reference is a copy of, by the mirrors that the policy names; the reference itself when it is none.
 * The longest mirror that leads the reference counts. A mirror of a bare name on Docker Hub serves `debian` as
 * `library/debian`, as Docker does.
 */
export function originOf(
  reference: ImageReference,
  mirrors: Readonly<Record<string, string>>,
): ImageReference {
  const name = `${reference.registry}/${reference.repository}`;
  let best: readonly [mirror: string, origin: string] | undefined;
  for (const [written, origin] of Object.entries(mirrors)) {
    const mirror = trimmed(written).toLowerCase();
    if (name.startsWith(`${mirror}/`) && mirror.length > (best?.[0].length ?? 0))
      best = [mirror, trimmed(origin)];
  }
  if (!best) return reference;
  const [mirror, origin] = best;
  const path = name.slice(mirror.length + 1);
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return parseImageReference(`${origin}/${path}${tag}${digest}`) ?? reference;
}

function trimmed(place: string): string {
  return place
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\/+\*?$/, '');
}
