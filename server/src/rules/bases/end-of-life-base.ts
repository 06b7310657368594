import type { RetiredPublisher } from '../../knowledge/retired-publishers';
import type { ImageReference } from '../../syntax';
import { defineRule, type Report, type RuleContext } from '../rule';
import { composeImages } from './compose-images';
import page from './end-of-life-base.md';
import { dayOf, type End, endOf, rebuildsOf } from './lifetime';
import { imageOperands } from './operands';
import { type ImagePlace, imageGroups } from './places';
import { repairs } from './repair';
import { familiarName, judge } from './trust';

export const endOfLifeBase = defineRule({
  meta: {
    id: 'end-of-life-base',
    family: 'bases',
    severity: 'warning',
    since: '0.2.0',
    summary: 'What the image is made of gets no security updates any more.',
    fixes: 'suggested',
    page,
  },
  check: (build, context) => reports(imageOperands(build, context.policy.mirrors), context),
  checkCompose: (file, context) => reports(composeImages(file, context), context),
});

function* reports(places: readonly ImagePlace[], context: RuleContext): Iterable<Report> {
  const day = dayOf(context.today);
  for (const { first, all, related } of imageGroups(places)) {
    const { origin } = first;
    const end = origin && endOf(origin, day);
    if (!origin || !end) continue;
    const verdict = judge(origin, context);
    if (verdict.trusted && verdict.because === 'own') continue;
    // What a stranger's tag means is not known; that a stranger published it is the finding there.
    if (!verdict.trusted && verdict.because !== 'not-distribution' && !end.retired) continue;
    yield {
      span: first.span,
      severity: first.weigh(severityOf(end)),
      message: explain(origin, end),
      related,
      fixes: repairs(all, context, (better) => endOf(better, day) === undefined),
    };
  }
}

function severityOf(end: End) {
  if (end.official?.status === 'removed') return 'error' as const;
  return end.mild && !end.retired ? ('information' as const) : ('warning' as const);
}

function explain(reference: ImageReference, { releases, official, retired }: End): string {
  const name = `${familiarName(reference)}${reference.tag === undefined ? '' : `:${reference.tag}`}`;
  const ended = releases.map(({ release, end }) =>
    end === 'past' ? `${release.name} has ended` : `${release.name} ended ${end}`,
  );
  const over = ended.length === 0 ? '' : `${ended.join('; ')}: no security updates since.`;
  const rebuilds = rebuildsOf(reference);
  // A day that is only a bound may lie years after the tag's own, and after the end of the release.
  const built =
    rebuilds?.state === 'frozen' && !rebuilds.orEarlier
      ? `had no rebuild since ${rebuilds.since}`
      : undefined;
  if (official) {
    const since = official.since === undefined ? '' : official.since;
    const given =
      official.status === 'removed'
        ? `${official.name} was removed from the Docker Official Images${since && ` on ${since}`}.`
        : `${official.name} is deprecated as a Docker Official Image${since && ` since ${since}`}.`;
    return sentences(given, over, built && `This tag has ${built}.`);
  }
  if (retired) {
    return sentences(farewell(retired), over);
  }
  return built === undefined ? over : `${name} has ${built}; ${ended.join('; ')}.`;
}

function farewell({ name, state, place, since, successor }: RetiredPublisher): string {
  // A year is when it was noticed, a day when it was announced.
  const when = since.length === 4 ? `about ${since}` : since;
  const gave =
    state === 'gone'
      ? `Images at ${place} (${name}) have not been available since ${when}.`
      : `${name} has not rebuilt its images at ${place} since ${when}: no security update has reached them.`;
  return successor === undefined ? gave : `${gave} It publishes at ${successor} now.`;
}

function sentences(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
