import { imageFactsKey } from '../../image-facts';
import { defineRule, type Report, type RuleContext } from '../rule';
import { composeImages } from './compose-images';
import { floatingTag } from './floating-tag';
import { imageOperands } from './operands';
import type { ImagePlace } from './places';
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
  check: (build, context) => reports(imageOperands(build, context.policy.mirrors), context),
  checkCompose: (file, context) => reports(composeImages(file, context), context),
});

function* reports(places: readonly ImagePlace[], context: RuleContext): Iterable<Report> {
  for (const place of places) {
    const { reference, origin } = place;
    // A tag without a version has a finding of its own, and its repair pins.
    if (!reference || !origin || reference.digest || floatingTag(origin)) continue;
    const verdict = judge(origin, context);
    if (verdict.trusted && verdict.because === 'own') continue;
    const digest = context.images.get(imageFactsKey(reference))?.remote?.digest;
    const edits = digest === undefined ? undefined : place.pin(digest);
    yield {
      span: place.span,
      message: `${reference.text} has no digest: whoever may push to ${reference.registry}/${reference.repository} can put another image behind the tag.`,
      related: place.related,
      fixes: edits ? [{ title: `Pin to ${reference.text}@${digest}`, tier: 'suggested', edits }] : [],
    };
  }
}
