import { defaultPolicy, type Policy } from './policy';
import type { PolicyPieces } from './schema';

/**
 * One policy from its sources, the weakest first (settings, then the policy file, then command line options).
 * For the preset and for each rule's level the last one that speaks wins; trust lists are united, in order and without doubles.
 */
export function mergePolicy(...sources: readonly (PolicyPieces | undefined)[]): Policy {
  return sources.reduce<Policy>(
    (policy, pieces) =>
      pieces === undefined
        ? policy
        : {
            preset: pieces.preset ?? policy.preset,
            rules: { ...policy.rules, ...pieces.rules },
            trust: {
              images: union(policy.trust.images, pieces.trust?.images),
              sources: union(policy.trust.sources, pieces.trust?.sources),
            },
            mirrors: { ...policy.mirrors, ...pieces.mirrors },
            // The first that covers an image counts, so the strongest source stands first.
            signatures: [...(pieces.signatures ?? []), ...policy.signatures],
            weight: { minimum: pieces.weight?.minimum ?? policy.weight.minimum },
          },
    defaultPolicy,
  );
}

function union(a: readonly string[], b: readonly string[] | undefined): readonly string[] {
  return b === undefined ? a : [...new Set([...a, ...b])];
}
