import { pinImage } from '../../edits';
import { imageFactsKey } from '../../image-facts';
import type { Build } from '../../provenance/model';
import { defineRule } from '../rule';
import { floatingTag } from './floating-tag';
import { imageOperands } from './operands';
import { judge } from './trust';
import page from './undigested-base.md';

export const undigestedBase = defineRule({
  meta: {
    id: 'undigested-base',
    family: 'bases',
    severity: 'information',
    presets: ['strict'],
    since: '0.2.0',
    summary: 'The tag looks fixed, but only a digest is.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    for (const operand of imageOperands(build, context.policy.mirrors)) {
      const { reference, origin } = operand;
      // A tag without a version has a finding of its own, and its repair pins.
      if (!reference || !origin || reference.digest || floatingTag(origin)) continue;
      const verdict = judge(origin, context);
      if (verdict.trusted && verdict.because === 'own') continue;
      const digest = context.images.get(imageFactsKey(reference))?.remote?.digest;
      const edits = digest === undefined ? undefined : pinImage(build.dockerfile, operand.use.source, digest);
      yield {
        span: operand.span,
        message: `${reference.text} has no digest: whoever may push to ${reference.registry}/${reference.repository} can put another image behind the tag.`,
        related: operand.related,
        fixes: edits ? [{ title: `Pin to ${reference.text}@${digest}`, tier: 'suggested', edits }] : [],
      };
    }
  },
});
