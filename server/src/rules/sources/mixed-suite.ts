import { isDistributionArchive } from '../../knowledge/distributions';
import type { Build, StageModel } from '../../provenance/model';
import { type SuiteUse, suiteUses } from '../../provenance/suites';
import { defineRule } from '../rule';
import { foreignSuite } from './foreign-suite';
import page from './mixed-suite.md';

export const mixedSuite = defineRule({
  meta: {
    id: 'mixed-suite',
    family: 'sources',
    severity: 'warning',
    since: '0.3.0',
    summary: 'A released base takes packages from another release of its distribution.',
    fixes: 'none',
    page,
  },
  *check(build: Build, context) {
    const day = context.today.toISOString().slice(0, 10);
    for (const stage of build.stages) {
      const seen = new Map<string, { readonly uses: SuiteUse[]; readonly base: string }>();
      for (const use of suiteUses(stage)) {
        if (!fromOwnArchive(use, stage)) continue;
        const foreign = foreignSuite(use, stage, day);
        if (!foreign) continue;
        const known = seen.get(foreign.suite);
        if (known) known.uses.push(use);
        else seen.set(foreign.suite, { uses: [use], base: foreign.base });
      }
      for (const [suite, { uses, base }] of seen) {
        const [first, ...more] = uses.sort((a, b) => a.span.start - b.span.start);
        if (!first) continue;
        yield {
          span: first.span,
          message: `Packages of ${suite} are mixed into ${base}. They bring libraries of another release along, nobody tests the mixture, and updates of the base no longer reach what they replaced.`,
          related: more
            .filter((use) => use.span.start !== first.span.start)
            .map((use) => ({ span: use.span, message: 'here as well' })),
        };
      }
    }
  },
});

/** A source of somebody else is another rule's matter, however it calls its suites. */
function fromOwnArchive({ repository }: SuiteUse, { distribution }: StageModel): boolean {
  if (!repository) return true;
  // Raspberry Pi's archives are named like Debian's suites and are not Debian's.
  if (/raspberrypi|raspbian/.test(repository.location)) return false;
  const rest = [repository.suite, ...repository.components].filter((w) => w !== undefined).join(' ');
  return isDistributionArchive(distribution, repository.location, rest);
}
