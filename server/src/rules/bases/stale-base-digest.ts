import { pinImage } from '../../edits';
import { imageFactsKey } from '../../image-facts';
import type { Build } from '../../provenance/model';
import { defineRule } from '../rule';
import { imageOperands } from './operands';
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
  *check(build: Build, context) {
    for (const operand of imageOperands(build, context.policy.mirrors)) {
      const { reference } = operand;
      if (!reference?.digest || reference.tag === undefined) continue;
      const remote = context.images.get(imageFactsKey(reference))?.remote;
      if (!remote || remote.digest === reference.digest) continue;
      const name = reference.text.slice(0, reference.text.indexOf('@'));
      const edits = pinImage(build.dockerfile, operand.use.source, remote.digest);
      yield {
        span: operand.span,
        message: `${name} is another image now: ${short(remote.digest)} instead of ${short(reference.digest)}, as ${reference.registry} said on ${remote.checked.slice(0, 10)}. What was repaired since is not in the pinned one.`,
        related: operand.related,
        fixes: edits
          ? [{ title: `Update the digest to ${short(remote.digest)}`, tier: 'suggested', edits }]
          : [],
      };
    }
  },
});

/** Enough of a digest to tell two apart. */
function short(digest: string): string {
  return digest.slice(0, 'sha256:'.length + 12);
}
