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
      for (const [suite, { uses, base }] of foreignSuites(stage, day)) {
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
