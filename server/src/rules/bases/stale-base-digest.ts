import { imageFactsKey } from '../../image-facts';
import { defineRule, type Report, type RuleContext } from '../rule';
import { composeImages } from './compose-images';
import { imageOperands } from './operands';
import type { ImagePlace } from './places';
import page from './stale-base-digest.md';

export const staleBaseDigest = defineRule({
  meta: {
    id: 'stale-base-digest',
    family: 'bases',
    severity: 'warning',
    since: '0.2.0',
    summary: 'The registry serves a newer image for the tag than the digest beside it.',
    fixes: 'suggested',
    page,
  },
  check: (build, context) => reports(imageOperands(build, context.policy.mirrors), context),
  checkCompose: (file, context) => reports(composeImages(file, context), context),
});

function* reports(places: readonly ImagePlace[], context: RuleContext): Iterable<Report> {
  for (const place of places) {
    const { reference } = place;
    if (!reference?.digest || reference.tag === undefined) continue;
    const remote = context.images.get(imageFactsKey(reference))?.remote;
    if (!remote || remote.digest === reference.digest) continue;
    const name = reference.text.slice(0, reference.text.indexOf('@'));
    const edits = place.pin(remote.digest);
    yield {
      span: place.span,
      message: `${name} is another image now: ${short(remote.digest)} instead of ${short(reference.digest)}, as ${reference.registry} said on ${remote.checked.slice(0, 10)}. What was repaired since is not in the pinned one.`,
      related: place.related,
      fixes: edits
        ? [{ title: `Update the digest to ${short(remote.digest)}`, tier: 'suggested', edits }]
        : [],
    };
  }
}

/** Enough of a digest to tell two apart. */
function short(digest: string): string {
  return digest.slice(0, 'sha256:'.length + 12);
}
