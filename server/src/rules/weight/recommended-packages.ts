import type { Fix } from '../../findings';
import type { InstallEstimate } from '../../packages/sizes';
import type { AptInstall } from '../../provenance/apt-installs';
import type { Build } from '../../provenance/model';
import { defineRule, type RuleContext } from '../rule';
import { isWorthIt, largest, listed, megabytes } from './amount';
import { estimateOf } from './apt-estimate';
import { neededRecommends, withoutRecommends } from './leave-recommends';
import page from './recommended-packages.md';
import { alwaysRuns, imageInstalls } from './stages';

export const recommendedPackages = defineRule({
  meta: {
    id: 'recommended-packages',
    family: 'weight',
    severity: 'information',
    since: '0.4.0',
    summary: 'Packages come along that others only recommend.',
    fixes: 'suggested',
    page,
    equivalents: { hadolint: ['DL3015'] },
  },
  *check(build: Build, context) {
    const installs = imageInstalls(build).filter((i) => i.recommends === true && i.operands.length > 0);
    for (const [index, install] of installs.entries()) {
      const estimate = estimateOf(build, install, context);
      if (estimate?.recommendedBytes === 0 || !isWorthIt(estimate?.recommendedBytes, context)) continue;
      if (context.policy.preset !== 'strict' && !alwaysRuns(build, install.command)) continue;
      const lean = leanInstalls(build, installs.slice(index), context);
      const saved = estimate && savingOf(build, lean, context);
      if (!isWorthIt(saved, context)) continue;
      yield {
        span: install.span,
        severity: estimate ? 'information' : 'hint',
        message: estimate ? message(estimate, lean.get(install)?.rest) : unknownMessage,
        fixes: fixes(build, install, lean, saved),
      };
    }
  },
});

/** An installation without recommended packages. */
interface Lean {
  /** Recommended packages that are named, as the build needs them. */
  readonly keep: readonly string[];
  /** What it comes to; undefined when that is not known. */
  readonly rest: InstallEstimate | undefined;
}

/** Later installations that are looked at; images that have more are hardly installed by hand. */
const laterLimit = 12;

/** A later installation that would bring less than this of what an earlier one leaves out may bring it. */
const least = 1_000_000;

/**
 * The first of some installations without recommended packages, and those of the later ones that would then bring them
 * themselves, without them too.
 */
function leanInstalls(
  build: Build,
  [first, ...later]: readonly AptInstall[],
  context: RuleContext,
): ReadonlyMap<AptInstall, Lean> {
  const lean = new Map<AptInstall, Lean>();
  const kept = () => new Map([...lean].map(([install, { keep }]) => [install, keep]));
  const add = (install: AptInstall) => {
    const before = kept();
    const offered = estimateOf(build, install, context, { lean: before });
    const keep = neededRecommends(build, install, offered);
    const names = [...install.operands.map((o) => o.text), ...keep];
    lean.set(install, {
      keep,
      rest: estimateOf(build, install, context, { names, recommends: false, lean: before }),
    });
  };
  if (first) add(first);
  for (const install of later.slice(0, laterLimit)) {
    const now = estimateOf(build, install, context);
    const then = now && estimateOf(build, install, context, { lean: kept() });
    if (now && then && then.bytes > now.bytes + least) add(install);
  }
  return lean;
}

/** Bytes that the image gets smaller by; undefined when that is not known. */
function savingOf(
  build: Build,
  lean: ReadonlyMap<AptInstall, Lean>,
  context: RuleContext,
): number | undefined {
  let saved = 0;
  for (const [install, { rest }] of lean) {
    const now = estimateOf(build, install, context);
    if (!now || !rest) return undefined;
    saved += now.bytes - rest.bytes;
  }
  return saved;
}

function message(
  { bytes, packages, sizes, source }: InstallEstimate,
  rest: InstallEstimate | undefined,
): string {
  const kept = new Set(rest?.packages);
  const needless = packages.filter((name) => !kept.has(name));
  const sum = needless.reduce((total, name) => total + (sizes.get(name) ?? 0), 0);
  return `${megabytes(sum)} of the ${megabytes(bytes)} that this installs are packages that the others only recommend: ${largest(needless, sizes)}. Whoever pulls the image pulls them too. (${source})`;
}

const unknownMessage =
  'This also installs what the packages only recommend, which for some is more than they are themselves. How much it is here is not known.';

function fixes(
  build: Build,
  install: AptInstall,
  lean: ReadonlyMap<AptInstall, Lean>,
  saved: number | undefined,
): Fix[] {
  const edits = [...lean].map(([each, { keep }]) => withoutRecommends(build, each, keep));
  if (edits.some((e) => e === undefined)) return [];
  const keep = lean.get(install)?.keep ?? [];
  const kept = keep.length > 0 ? `, keep ${listed(keep)}` : '';
  const others = lean.size > 1 ? ', also where they are installed again' : '';
  const less = saved === undefined ? '' : ` (−${megabytes(saved)})`;
  return [
    {
      title: `Leave out recommended packages${kept}${others}${less}`,
      tier: 'suggested',
      edits: edits.flatMap((e) => e ?? []),
    },
  ];
}
