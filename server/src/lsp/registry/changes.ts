import type { RemoteImage } from '../../image-facts';
import type { CheckedImage } from '../../protocol';

/** Labels that say to a person what is new, by the last word of their names. */
const telling = ['version', 'revision', 'created'] as const;

/**
 * What differs between two states of an image, as far as both or the newer one tell.
 * @returns at most one entry per label, in a fixed order
 */
export function changesBetween(
  before: RemoteImage | undefined,
  after: RemoteImage | undefined,
): NonNullable<CheckedImage['changes']> {
  if (!after) return [];
  return telling.flatMap((label) => {
    const [was, is] = [before && labelOf(before, label), labelOf(after, label)];
    if (is === undefined || was === is) return [];
    return [{ label, ...(was === undefined ? {} : { before: was }), after: is }];
  });
}

function labelOf(
  { labels = {}, platforms }: RemoteImage,
  label: (typeof telling)[number],
): string | undefined {
  const value = labels[`org.opencontainers.image.${label}`] ?? labels[label];
  if (label !== 'created') return value;
  return newest(platforms.flatMap(({ created }) => created ?? [])) ?? value;
}

/** The latest of some ISO 8601 times. */
function newest(times: readonly string[]): string | undefined {
  return times.reduce<string | undefined>(
    (latest, time) => (latest === undefined || Date.parse(time) > Date.parse(latest) ? time : latest),
    undefined,
  );
}
