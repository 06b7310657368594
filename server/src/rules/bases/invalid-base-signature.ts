import { type ImageFacts, imageFactsKey } from '../../image-facts';
import type { Build } from '../../provenance/model';
import type { ImageReference } from '../../syntax';
import { defineRule } from '../rule';
import page from './invalid-base-signature.md';
import { imageOperands } from './operands';
import { familiarName } from './trust';

export const invalidBaseSignature = defineRule({
  meta: {
    id: 'invalid-base-signature',
    family: 'bases',
    severity: 'error',
    since: '0.2.0',
    summary: 'The image is not signed by whom the policy names, or was changed after it was signed.',
    fixes: 'none',
    page,
  },
  *check(build: Build, context) {
    for (const operand of imageOperands(build)) {
      const { reference } = operand;
      if (!reference) continue;
      const facts = context.images.get(imageFactsKey(reference));
      if (facts?.signature?.state !== 'invalid' || !isAbout(facts, reference)) continue;
      yield {
        span: operand.span,
        message: `The signature of ${familiarName(reference)} is not good. ${facts.signature.detail}`,
        related: operand.related,
      };
    }
  },
});

/** Whether the digest that was checked is still the one that the reference stands for. */
function isAbout({ signature, remote }: ImageFacts, reference: ImageReference): boolean {
  return signature?.digest === (reference.digest ?? remote?.digest);
}
