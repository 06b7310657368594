import { versionOfCodename } from '../../knowledge/codenames';
import type { InstallEstimate } from '../../packages/sizes';
import { originOf } from '../../policy/mirrors';
import { type AptInstall, earlierAptInstalls } from '../../provenance/apt-installs';
import type { Build, StageModel } from '../../provenance/model';
import type { RuleContext } from '../rule';

/** A release as the sizes of packages know it. */
export interface Release {
  readonly distribution: string;
  /** `13`. */
  readonly release: string;
}

/** The release of a stage's base; undefined when it is not known. */
export function releaseOf({ distribution }: StageModel): Release | undefined {
  if (distribution?.release === undefined) return undefined;
  const release = versionOfCodename(distribution.distribution, distribution.release);
  return release === undefined ? undefined : { distribution: distribution.distribution, release };
}

/** Installations in front of one that are followed: nobody writes more, and each costs time in every one behind it. */
const earlierLimit = 60;

/**
 * What an installation adds to its stage, as the distribution's package index says.
 *
 * @param change for comparisons: other names, without recommended packages, and earlier installations without them, each with
 *   what it then names besides
 * @returns undefined when nothing is known of the release or of the packages
 */
export function estimateOf(
  build: Build,
  install: AptInstall,
  context: Pick<RuleContext, 'packages' | 'policy'>,
  change: {
    readonly names?: readonly string[];
    readonly recommends?: boolean;
    readonly lean?: ReadonlyMap<AptInstall, readonly string[]>;
  } = {},
): InstallEstimate | undefined {
  const stage = build.stages[install.stage];
  const release = stage && releaseOf(stage);
  if (!release || !context.packages) return undefined;
  const earlier = earlierAptInstalls(build, install);
  if (earlier.length > earlierLimit) return undefined;
  return context.packages.installation({
    ...release,
    base: baseOf(stage, context),
    earlier: earlier.map((e) => ({
      names: [...e.operands.map((o) => o.text), ...(change.lean?.get(e) ?? [])],
      recommends: e.recommends !== false && !change.lean?.has(e),
    })),
    names: change.names ?? install.operands.map((o) => o.text),
    recommends: change.recommends ?? install.recommends !== false,
  });
}

/** What some packages come to, with all that they need, on top of a stage's base image alone; undefined when not known. */
export function closureOf(
  stage: StageModel,
  names: readonly string[],
  recommends: boolean,
  context: Pick<RuleContext, 'packages' | 'policy'>,
): InstallEstimate | undefined {
  const release = releaseOf(stage);
  return release && names.length > 0
    ? context.packages?.installation({
        ...release,
        base: baseOf(stage, context),
        earlier: [],
        names,
        recommends,
      })
    : undefined;
}

function baseOf({ root }: StageModel, { policy }: Pick<RuleContext, 'policy'>) {
  return root.kind === 'image' ? originOf(root.reference, policy.mirrors) : undefined;
}
