import { endedBy, releasesIn, supportedUntil } from '../knowledge/image-releases';
import { lifecyclesDate } from '../knowledge/lifecycles';
import { officialNameOf } from '../knowledge/official-images';
import { publisherOf } from '../knowledge/publishers';
import { tagHistoryDate, tagState } from '../knowledge/tag-history';
import type { ImageReference } from '../syntax';

/** What the shipped facts say of an image, a line each in Markdown: who publishes it, whether it is built, how long it lives. */
export function lifeLines(reference: ImageReference): string[] {
  const today = new Date().toISOString().slice(0, 10);
  const lines: string[] = [];
  const publisher = publisherOf(reference);
  if (publisher) lines.push(`Published by ${publisher.name}.`);
  for (const release of releasesIn(reference)) {
    const end = endedBy(release, today);
    const until = supportedUntil(release);
    if (end !== undefined) lines.push(`${release.name}: ended${end === 'past' ? '' : ` ${end}`}.`);
    else
      lines.push(
        `${release.name}: ${until === undefined ? 'supported, no end announced' : `supported until ${until}`}.`,
      );
  }
  const lives = lines.length > (publisher ? 1 : 0);
  const built = buildLine(reference);
  if (built !== undefined) lines.push(built);
  // The day is told with the facts, so that nobody takes them for today's.
  const days = [
    lives ? `releases as of ${lifecyclesDate}` : '',
    built ? `tags as of ${tagHistoryDate()}` : '',
  ].filter(Boolean);
  if (days.length > 0) lines.push(`_Facts: ${days.join(', ')}._`);
  return lines;
}

function buildLine(reference: ImageReference): string | undefined {
  const image = officialNameOf(reference);
  if (image === undefined || reference.tag === undefined) return undefined;
  const state = tagState(image, reference.tag);
  if (!state) return undefined;
  if (state.state === 'built') return 'The tag is still built.';
  if (state.state === 'superseded') return `The tag was replaced by \`${state.by}\`.`;
  return `The tag has had no rebuild since ${state.orEarlier ? 'at the latest ' : ''}${state.since}.`;
}
