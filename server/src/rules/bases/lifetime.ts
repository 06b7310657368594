import { endedBy, type ImageRelease, releasesIn } from '../../knowledge/image-releases';
import { productOf } from '../../knowledge/lifecycles';
import { officialImage, officialNameOf } from '../../knowledge/official-images';
import { withoutJavaBuild } from '../../knowledge/official-products';
import { publisherOf } from '../../knowledge/publishers';
import { type RetiredPublisher, retiredPublisher } from '../../knowledge/retired-publishers';
import { isBuilt, tagState } from '../../knowledge/tag-history';
import type { ImageReference } from '../../syntax';

/** Day (YYYY-MM-DD) of a date. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** Why an image is at its end. */
export interface End {
  /** Releases in it that are over, with the last day of their support (`past`: not known). */
  readonly releases: readonly { readonly release: ImageRelease; readonly end: string }[];
  /** The Docker Official Image as a whole is given up. */
  readonly official:
    | { readonly name: string; readonly status: 'deprecated' | 'removed'; readonly since?: string }
    | undefined;
  /** Its publisher gave the namespace up. */
  readonly retired: RetiredPublisher | undefined;
  /** True when only servers that are no database are over, or nobody here knows the publisher. */
  readonly mild: boolean;
}

/** What of an image has ended on `day` (YYYY-MM-DD); undefined when nothing is known to have. */
export function endOf(reference: ImageReference, day: string): End | undefined {
  const releases = releasesIn(reference).flatMap((release) => {
    const end = endedBy(release, day);
    return end === undefined ? [] : [{ release, end }];
  });
  const official = endedOfficial(reference);
  const retired = retiredPublisher(reference);
  if (releases.length === 0 && !official && !retired) return undefined;
  const known = publisherOf(reference) !== undefined || officialNameOf(reference) !== undefined;
  const weighty = releases.some(({ release }) => release.product.category !== 'server-app');
  return { releases, official, retired, mild: !official && !(known && weighty) };
}

function endedOfficial(reference: ImageReference): End['official'] {
  const name = officialNameOf(reference);
  const image = name === undefined ? undefined : officialImage(name);
  if (name === undefined || !image || image.status === 'supported') return undefined;
  // A deprecated image may go on for a part of its tags: previews of the next Java.
  if (image.status === 'deprecated' && isPreview(reference.tag)) return undefined;
  return { name, status: image.status, ...(image.since === undefined ? {} : { since: image.since }) };
}

function isPreview(tag: string | undefined): boolean {
  return /-(?:ea|rc)(?:-|$)/.test(tag ?? '');
}

/** What is known of the rebuilds of an image's tag. */
export type Rebuilds =
  | { readonly state: 'frozen'; readonly since: string; readonly orEarlier: boolean }
  /** An exact patch or build; `by` is the tag that carries on. */
  | { readonly state: 'superseded'; readonly by: string };

/** Whether the tag of a Docker Official Image is no longer built; undefined when it is, or nobody knows. */
export function rebuildsOf(reference: ImageReference): Rebuilds | undefined {
  const image = officialNameOf(reference);
  const { tag } = reference;
  if (image === undefined || tag === undefined) return undefined;
  const state = tagState(image, tag);
  if (!state || state.state === 'built') return undefined;
  if (state.state === 'superseded') return { state: 'superseded', by: state.by };
  const line = lineOf(reference, image, tag);
  return line === undefined
    ? { state: 'frozen', since: state.since, orEarlier: state.orEarlier }
    : { state: 'superseded', by: line };
}

/** The built tag of the release that an exact tag is a patch or a daily build of: `12` of `12.5`, `noble` of `noble-20240605`. */
function lineOf(reference: ImageReference, image: string, tag: string): string | undefined {
  const undated = tag.replace(/[-.]\d{8}(?:\.\d+)*(?=-|$)/, '');
  if (undated !== tag && undated !== '' && isBuilt(image, undated)) return undated;
  const plain = withoutJavaBuild(tag);
  if (plain !== tag && isBuilt(image, plain)) return plain;
  const [version = '', ...variant] = tag.split('-');
  for (const { releases, product } of releasesIn(reference)) {
    const cycle = releases.length === 1 ? releases[0]?.cycle : undefined;
    if (cycle === undefined || productOf(product.id) === undefined) continue;
    if (!version.replace(/^v/, '').startsWith(`${cycle}.`)) continue;
    const line = [cycle, ...variant].join('-');
    if (isBuilt(image, line)) return line;
  }
  return undefined;
}
