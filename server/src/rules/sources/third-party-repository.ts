import { matchesSource } from '../../policy/patterns';
import type { Build } from '../../provenance/model';
import { defineRule, type RuleContext } from '../rule';
import { candidates } from './repository-candidates';
import page from './third-party-repository.md';
import { useDistributionPackage } from './use-distribution-package';

/** A stage with more repositories is none that anybody wrote; each repair looks through all of it. */
const repairLimit = 50;

export const thirdPartyRepository = defineRule({
  meta: {
    id: 'third-party-repository',
    family: 'sources',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A package repository other than the distribution’s own is configured.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    for (const stage of build.stages) {
      const all = candidates(stage);
      const seen = new Set<string>();
      for (const candidate of all) {
        if (seen.has(candidate.key) || accepted(candidate.location, context)) continue;
        seen.add(candidate.key);
        const more = all.filter((c) => c.key === candidate.key && c.span.start !== candidate.span.start);
        yield {
          span: candidate.span,
          message: candidate.message,
          severity: candidate.severity,
          related: [
            ...candidate.related,
            ...more.map((c) => ({ span: c.span, message: 'the same repository' })),
          ],
          fixes: all.length > repairLimit ? [] : useDistributionPackage(build, stage, candidate, all),
          allowances: candidate.allow
            ? [{ label: `source ${candidate.allow}`, list: 'trust.sources', pattern: candidate.allow }]
            : [],
        };
      }
    }
  },
});

function accepted(location: string, context: RuleContext): boolean {
  return context.policy.trust.sources.some((pattern) => matchesSource(pattern, location));
}
