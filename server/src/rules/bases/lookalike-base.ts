import { lookalikeOf } from '../../knowledge/lookalikes';
import { defineRule, type Report, type RuleContext } from '../rule';
import { composeImages } from './compose-images';
import page from './lookalike-base.md';
import { imageOperands } from './operands';
import type { ImagePlace } from './places';
import { repairs } from './repair';
import { familiarName, judge } from './trust';

export const lookalikeBase = defineRule({
  meta: {
    id: 'lookalike-base',
    family: 'bases',
    severity: 'warning',
    since: '0.2.0',
    summary: 'The name is one typing slip away from a well-known image.',
    fixes: 'suggested',
    page,
  },
  check: (build, context) => reports(imageOperands(build, context.policy.mirrors), context),
  checkCompose: (file, context) => reports(composeImages(file, context), context),
});

function* reports(places: readonly ImagePlace[], context: RuleContext): Iterable<Report> {
  for (const place of places) {
    const { origin } = place;
    const meant = origin && lookalikeOf(origin);
    if (!origin || meant === undefined || judge(origin, context).trusted) continue;
    yield {
      span: place.span,
      message: `${familiarName(origin)} is one typing slip away from ${meant}. Whoever registers such a name gets the builds of everyone who slips.`,
      related: place.related,
      fixes: repairs([place], context, (better) => lookalikeOf(better) === undefined),
      allowances: [
        {
          label: `image ${familiarName(origin)}`,
          list: 'trust.images',
          pattern: `${origin.registry}/${origin.repository}`,
        },
      ],
    };
  }
}
