import { pinImage, replaceImage } from '../../edits';
import { originOf } from '../../policy/mirrors';
import type { Policy } from '../../policy/policy';
import type { Build } from '../../provenance/model';
import { isCleanMove } from './clean-move';
import { fitsBuild } from './fits-build';
import type { ImagePlace } from './places';

/**
 * Every operand of the build that names, or may name, an image of a registry.
 * @param mirrors of the policy: where a mirror is to what it is a copy of
 */
export function imageOperands(build: Build, mirrors: Policy['mirrors'] = {}): ImagePlace[] {
  const { dockerfile } = build;
  // In a template, what stands here is not what will be built.
  if (dockerfile.template) return [];
  return build.imageUses.flatMap(({ source, span, via }) => {
    if (source.kind !== 'image' && source.kind !== 'unknown') return [];
    const related = (source.operand?.variables ?? []).flatMap((v) =>
      v.definition ? [{ span: v.definition, message: `${v.name} is set here` }] : [],
    );
    return [
      {
        via,
        span,
        reference: source.kind === 'image' ? source.reference : undefined,
        origin: source.kind === 'image' ? originOf(source.reference, mirrors) : undefined,
        unknown: source.kind === 'unknown' && (source.operand?.variables.length ?? 0) > 0,
        related,
        replace: (image) => replaceImage(dockerfile, source, image),
        pin: (digest) => pinImage(dockerfile, source, digest),
        fits: (from, to) => fitsBuild(build, span, from, to),
        isCleanMove: (to, day) => isCleanMove(build, span, to, day),
        weigh: (severity) => severity,
      },
    ];
  });
}
