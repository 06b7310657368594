import { removeInstruction } from '../../edits';
import type { Fix } from '../../findings';
import type { Build, Operand } from '../../provenance/model';
import { defineRule } from '../rule';
import page from './declared-volume.md';
import { isForDevelopment } from './development';
import { foundServices } from './stateful-weight';
import { listed, volumesOfImage } from './volumes';

export const declaredVolume = defineRule({
  meta: {
    id: 'declared-volume',
    family: 'state',
    severity: 'information',
    since: '0.4.0',
    summary:
      'VOLUME gives every container an anonymous volume, and images built on this one cannot take it back.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, { surroundings }) {
    if (build.dockerfile.template) return;
    const volumes = volumesOfImage(build);
    // What such an image owes its users is said with the service.
    if (volumes.length === 0 || foundServices(build).length > 0) return;
    const severity = isForDevelopment(build, surroundings.path) ? 'hint' : 'information';
    for (const operands of volumes) {
      const [first] = operands;
      if (!first) continue;
      const last = operands.at(-1) ?? first;
      const paths = operands.map(({ value }) => value.text);
      const many = paths.length > 1;
      yield {
        span: { start: first.span.start, end: last.span.end },
        severity,
        message: `Every container that is started without a volume for ${listed(paths)} gets ${many ? 'anonymous ones' : 'an anonymous one'}: data ends up where nobody looks for it and is left behind or deleted with the container. An image built on this one cannot undo a VOLUME.`,
        fixes: [removal(build, first, paths)],
      };
    }
  },
});

function removal(build: Build, { instruction }: Operand, paths: readonly string[]): Fix {
  const path = paths.find((p) => p.startsWith('/') && !/[\s$]/.test(p));
  const example = path === undefined ? '-v NAME:/path' : `-v NAME:${path}`;
  return {
    title: `Remove VOLUME; name the volume where the container is started (docker run ${example}, or volumes: in compose)`,
    tier: 'suggested',
    edits: removeInstruction(build.dockerfile, instruction),
  };
}
