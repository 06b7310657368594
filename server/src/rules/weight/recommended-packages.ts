import type { Fix } from '../../findings';
import type { InstallEstimate } from '../../packages/sizes';
import type { AptInstall } from '../../provenance/apt-installs';
import type { Build } from '../../provenance/model';
import { defineRule } from '../rule';
import { isWorthIt, largest, megabytes } from './amount';
import { estimateOf } from './apt-estimate';
import { withoutRecommends } from './leave-recommends';
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
    for (const install of imageInstalls(build)) {
      if (install.recommends !== true || install.operands.length === 0) continue;
      const estimate = estimateOf(build, install, context);
      if (!isWorthIt(estimate?.recommendedBytes, context)) continue;
      if (context.policy.preset !== 'strict' && !alwaysRuns(build, install.command)) continue;
      yield {
        span: install.span,
        severity: estimate ? 'information' : 'hint',
        message: estimate ? message(estimate) : unknownMessage,
        fixes: fixes(build, install, estimate, (names) =>
          estimateOf(build, install, context, { names, recommends: false }),
        ),
      };
    }
  },
});

function message(estimate: InstallEstimate): string {
  const { bytes, recommendedBytes, recommended, sizes, source } = estimate;
  return `${megabytes(recommendedBytes)} of the ${megabytes(bytes)} that this installs are packages that the others only recommend: ${largest(recommended, sizes)}. Whoever pulls the image pulls them too. (${source})`;
}

const unknownMessage =
  'This also installs what the packages only recommend, which for some is more than they are themselves. How much it is here is not known.';

function fixes(
  build: Build,
  install: AptInstall,
  estimate: InstallEstimate | undefined,
  without: (names: readonly string[]) => InstallEstimate | undefined,
): Fix[] {
  const repair = withoutRecommends(build, install, estimate);
  if (!repair) return [];
  const { edits, keep } = repair;
  const rest = estimate && without([...install.operands.map((o) => o.text), ...keep]);
  const saved =
    estimate && rest && estimate.bytes > rest.bytes ? ` (−${megabytes(estimate.bytes - rest.bytes)})` : '';
  const kept = keep.length > 0 ? `, keep ${keep.join(' and ')}` : '';
  return [{ title: `Leave out recommended packages${kept}${saved}`, tier: 'suggested', edits }];
}
