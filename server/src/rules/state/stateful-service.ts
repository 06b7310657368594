import type { RelatedPlace } from '../../findings';
import { declaredServices } from '../../policy/suppressions';
import type { Build } from '../../provenance/model';
import { isForDevelopment } from '../development';
import { defineRule } from '../rule';
import { statefulInCompose } from './stateful-compose';
import type { Evidence } from './stateful-evidence';
import { statefulFixes } from './stateful-fixes';
import { owedBy } from './stateful-owed';
import page from './stateful-service.md';
import { severityOf } from './stateful-severity';
import { messageOf } from './stateful-texts';
import { foundServices } from './stateful-weight';
import { volumesOfImage } from './volumes';

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
        message: messageOf(build, found),
        related: [
          ...others.map((e) => ({ span: e.span, message: e.what })),
          ...otherVolumes(build, evidence),
        ],
        fixes: statefulFixes(build, found, today),
        service: service.id,
      };
    }
  },
  checkCompose: statefulInCompose,
});

/** Volumes that are not known to be the service's: `declared-volume` leaves them to this finding. */
function otherVolumes(build: Build, evidence: readonly Evidence[]): RelatedPlace[] {
  return volumesOfImage(build)
    .flat()
    .filter(({ span }) => !evidence.some((e) => e.span.start === span.start))
    .slice(0, 20)
    .map(({ span, value }) => ({
      span,
      message: `every container started without a volume for ${value.text} gets an anonymous one`,
    }));
}
