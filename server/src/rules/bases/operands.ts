import type { RelatedPlace } from '../../findings';
import { originOf } from '../../policy/mirrors';
import type { Policy } from '../../policy/policy';
import type { Build } from '../../provenance/model';
import type { ImageReference, ImageUse } from '../../syntax';
import { partSpan } from '../../syntax';
import type { Span } from '../../syntax/span';

/** A place that names an image of a registry. */
export interface ImageOperand {
  readonly use: ImageUse;
  readonly span: Span;
  /** As it is written. Undefined when it cannot be known before the build. */
  readonly reference: ImageReference | undefined;
  /** What it is a copy of: the same, unless the policy names a mirror. Who publishes it, and what it is, is asked of this. */
  readonly origin: ImageReference | undefined;
  /** True when an argument without a default decides it. */
  readonly unknown: boolean;
  /** The lines that set the variables in it. */
  readonly related: readonly RelatedPlace[];
  /** Where its parts stand; undefined when variables make it up. */
  readonly editable:
    | { readonly whole: Span; readonly repository: Span; readonly tag: Span | undefined }
    | undefined;
}

/**
 * Every operand of the build that names, or may name, an image of a registry.
 * @param mirrors of the policy: where a mirror is to what it is a copy of
 */
export function imageOperands(build: Build, mirrors: Policy['mirrors'] = {}): ImageOperand[] {
  // In a template, what stands here is not what will be built.
  if (build.dockerfile.template) return [];
  return build.imageUses.flatMap((use) => {
    const { source } = use;
    if (source.kind !== 'image' && source.kind !== 'unknown') return [];
    const related = (source.operand?.variables ?? []).flatMap((v) =>
      v.definition ? [{ span: v.definition, message: `${v.name} is set here` }] : [],
    );
    const repository = partSpan(build.dockerfile, source, 'repository');
    const registry = partSpan(build.dockerfile, source, 'registry');
    const tag = partSpan(build.dockerfile, source, 'tag');
    const digest = partSpan(build.dockerfile, source, 'digest');
    return [
      {
        use,
        span: use.span,
        reference: source.kind === 'image' ? source.reference : undefined,
        origin: source.kind === 'image' ? originOf(source.reference, mirrors) : undefined,
        unknown: source.kind === 'unknown' && (source.operand?.variables.length ?? 0) > 0,
        related,
        editable: repository && {
          whole: { start: (registry ?? repository).start, end: (digest ?? tag ?? repository).end },
          repository,
          tag,
        },
      },
    ];
  });
}

/** The places that name the very same image, as one: whatever is wrong with it is wrong once. First place first. */
export interface ImageGroup {
  readonly first: ImageOperand;
  readonly all: readonly ImageOperand[];
  /** The lines that set variables, and the other places. */
  readonly related: readonly RelatedPlace[];
}

/** The operands that name an image of a registry, grouped by what they name. */
export function imageGroups(build: Build, mirrors: Policy['mirrors']): ImageGroup[] {
  const groups = new Map<string, ImageOperand[]>();
  for (const operand of imageOperands(build, mirrors)) {
    if (!operand.reference) continue;
    const { registry, repository, tag, digest } = operand.reference;
    const key = [registry, repository, tag ?? 'latest', digest].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), operand]);
  }
  return [...groups.values()].flatMap((all) => {
    const [first, ...others] = all;
    if (!first) return [];
    const again = others.map(({ span }) => ({ span, message: 'the same image again' }));
    return [{ first, all, related: [...first.related, ...again] }];
  });
}
