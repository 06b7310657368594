import type { Fix } from '../../findings';
import type { InstallEstimate } from '../../packages/sizes';
import type { AptInstall } from '../../provenance/apt-installs';
import type { Build } from '../../provenance/model';
import { defineRule } from '../rule';
import { isWorthIt, largest, megabytes } from './amount';
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
    for (const install of imageInstalls(build)) {
      if (install.recommends !== true || install.operands.length === 0) continue;
      const estimate = estimateOf(build, install, context);
      if (estimate?.recommendedBytes === 0 || !isWorthIt(estimate?.recommendedBytes, context)) continue;
      if (context.policy.preset !== 'strict' && !alwaysRuns(build, install.command)) continue;
      const keep = neededRecommends(build, install, estimate);
      const names = [...install.operands.map((o) => o.text), ...keep];
      const rest = estimate && estimateOf(build, install, context, { names, recommends: false });
      const saved = estimate && rest && estimate.bytes - rest.bytes;
      if (!isWorthIt(saved, context)) continue;
      yield {
        span: install.span,
        severity: estimate ? 'information' : 'hint',
        message: estimate && rest ? message(estimate, rest) : unknownMessage,
        fixes: fixes(build, install, keep, saved),
      };
    }
  },
});

function message(estimate: InstallEstimate, rest: InstallEstimate): string {
  const { bytes, sizes, source } = estimate;
  const kept = new Set(rest.packages);
  const needless = estimate.packages.filter((name) => !kept.has(name));
  return `${megabytes(bytes - rest.bytes)} of the ${megabytes(bytes)} that this installs are packages that the others only recommend: ${largest(needless, sizes)}. Whoever pulls the image pulls them too. (${source})`;
}

const unknownMessage =
  'This also installs what the packages only recommend, which for some is more than they are themselves. How much it is here is not known.';

function fixes(build: Build, install: AptInstall, keep: readonly string[], saved: number | undefined): Fix[] {
  const edits = withoutRecommends(build, install, keep);
  if (!edits) return [];
  const kept = keep.length > 0 ? `, keep ${keep.join(' and ')}` : '';
  const less = saved === undefined ? '' : ` (−${megabytes(saved)})`;
  return [{ title: `Leave out recommended packages${kept}${less}`, tier: 'suggested', edits }];
}
