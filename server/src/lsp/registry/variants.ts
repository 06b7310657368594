import { imageFactsKey } from '../../image-facts';
import { officialNameOf } from '../../knowledge/official-images';
import { smallerVariant } from '../../knowledge/smaller-variants';
import type { RegistryReference } from '../../registry/registry';
import type { Dockerfile } from '../../syntax';

/** An image whose size is asked for, to be compared. */
export interface SizedImage {
  readonly key: string;
  readonly reference: RegistryReference;
}

/**
 * The base of the image that a Dockerfile makes, and its smaller variant, where there is one: their sizes are worth asking for.
 * Empty otherwise.
 */
export function comparedBases(dockerfile: Dockerfile): SizedImage[] {
  if (dockerfile.template) return [];
  const seen = new Set<number>();
  let stage = dockerfile.stages.at(-1);
  while (stage?.base.kind === 'stage' && !seen.has(stage.index)) {
    seen.add(stage.index);
    stage = dockerfile.stages[stage.base.stage];
  }
  if (stage?.base.kind !== 'image') return [];
  const { registry, repository, tag, digest } = stage.base.reference;
  const name = officialNameOf(stage.base.reference);
  const smaller = name !== undefined && tag !== undefined ? smallerVariant(name, tag) : undefined;
  if (digest !== undefined || tag === undefined || smaller === undefined) return [];
  return [tag, smaller].map((t) => {
    const reference = { registry, repository, tag: t, digest: undefined };
    return { key: imageFactsKey(reference), reference };
  });
}
