import { declaredServices } from '../../policy/suppressions';
import type { Build } from '../../provenance/model';
import { defineRule } from '../rule';
import { isForDevelopment } from './development';
import { statefulInCompose } from './stateful-compose';
import { statefulFixes } from './stateful-fixes';
import { owedBy } from './stateful-owed';
import page from './stateful-service.md';
import { severityOf } from './stateful-severity';
import { messageOf } from './stateful-texts';
import { foundServices } from './stateful-weight';

export const statefulService = defineRule({
  meta: {
    id: 'stateful-service',
    family: 'state',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The image is, or contains, a service whose purpose is to keep data.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, { surroundings, today }) {
    const declared = declaredServices(build.dockerfile, today);
    for (const found of foundServices(build)) {
      const { service, main, evidence } = found;
      const meant = declared.find(({ id }) => id === service.id.toLowerCase());
      if (meant) {
        const owed = isForDevelopment(build, surroundings.path) ? undefined : owedBy(build, found, meant);
        if (owed) yield owed;
        continue;
      }
      const severity = severityOf(build, found, surroundings.path);
      if (!severity) continue;
      const places = new Set([main.span.start]);
      const others = evidence.filter(({ span: { start } }) => !places.has(start) && places.add(start));
      yield {
        span: main.span,
        severity,
        message: messageOf(found),
        related: others.map((e) => ({ span: e.span, message: e.what })),
        fixes: statefulFixes(build, found, today),
        service: service.id,
      };
    }
  },
  checkCompose: statefulInCompose,
});
