import type { Build } from '../../provenance/model';
import { defineRule } from '../rule';
import { foreignSuites } from './foreign-suite';
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
      for (const { suite, uses, base, older } of foreignSuites(stage, day).values()) {
        const [first, ...more] = uses.sort((a, b) => a.span.start - b.span.start);
        if (!first) continue;
        yield {
          span: first.span,
          message: `Packages of ${suite} are mixed into ${base}. ${older ? olderOnes : newerOnes}`,
          related: more
            .filter((use) => use.span.start !== first.span.start)
            .map((use) => ({ span: use.span, message: 'here as well' })),
        };
      }
    }
  },
});

/** Package managers take the highest version, so that a newer release replaces what the base has. */
const newerOnes =
  'They bring libraries of another release along, nobody tests the mixture, and updates of the base no longer reach what they replaced.';

/** And an older one gives what the base does not have. */
const olderOnes =
  'They are older than the base and were built for other libraries, nobody tests the mixture, and they get no more updates once that release ends.';
