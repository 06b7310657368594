import { lookalikeOf } from '../../knowledge/lookalikes';
import type { Build } from '../../provenance/model';
import { defineRule } from '../rule';
import page from './lookalike-base.md';
import { imageOperands } from './operands';
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
  *check(build: Build, context) {
    for (const operand of imageOperands(build, context.policy.mirrors)) {
      const { origin } = operand;
      const meant = origin && lookalikeOf(origin);
      if (!origin || meant === undefined || judge(origin, context).trusted) continue;
      yield {
        span: operand.span,
        message: `${familiarName(origin)} is one typing slip away from ${meant}. Whoever registers such a name gets the builds of everyone who slips.`,
        related: operand.related,
        fixes: repairs(build, [operand], context, (better) => lookalikeOf(better) === undefined),
        allowances: [
          {
            label: `image ${familiarName(origin)}`,
            list: 'trust.images',
            pattern: `${origin.registry}/${origin.repository}`,
          },
        ],
      };
    }
  },
});
