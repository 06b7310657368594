import type { ImageReference } from '../../syntax';
import { defineRule, type Report, type RuleContext } from '../rule';
import { composeImages } from './compose-images';
import { floatingTag } from './floating-tag';
import page from './frozen-base.md';
import { dayOf, endOf, type Rebuilds, rebuildsOf } from './lifetime';
import { imageOperands } from './operands';
import { type ImagePlace, imageGroups } from './places';
import { repairs } from './repair';
import { familiarName } from './trust';

export const frozenBase = defineRule({
  meta: {
    id: 'frozen-base',
    family: 'bases',
    severity: 'warning',
    since: '0.2.0',
    summary: 'The tag is no longer built, so no update of what lies below reaches it.',
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
    const rebuilds = origin && rebuildsOf(origin);
    // Where the release itself is over, that is the finding.
    if (!origin || !rebuilds || endOf(origin, day)) continue;
    // A service's image without a version has one finding, which says this too.
    if (first.via === 'service' && floatingTag(origin)) continue;
    // A patch that the next one replaced is a matter of taste, and of those who want every update at once.
    if (rebuilds.state === 'superseded' && context.policy.preset !== 'strict') continue;
    yield {
      span: first.span,
      severity: first.weigh(rebuilds.state === 'superseded' ? 'hint' : 'warning'),
      message: explain(origin, rebuilds),
      related,
      fixes: repairs(all, context, (better) => rebuildsOf(better) === undefined),
    };
  }
}

function explain(reference: ImageReference, rebuilds: Rebuilds): string {
  const name = `${familiarName(reference)}:${reference.tag}`;
  if (rebuilds.state === 'superseded')
    return `${name} was replaced by ${rebuilds.by} and gets no rebuild any more.`;
  if (rebuilds.orEarlier)
    return `${name} is not rebuilt any more; the last rebuild of its version line was on ${rebuilds.since}, and its own no later: no security update of the system below has reached it since then.`;
  return `${name} has had no rebuild since ${rebuilds.since}: no security update of the system below has reached it since then.`;
}
