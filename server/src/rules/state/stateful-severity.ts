import type { Severity } from '../../findings';
import { baseName } from '../../provenance/files';
import type { Build } from '../../provenance/model';
import { isDevContainer, isForDevelopment } from '../development';
import { isApplication } from './stateful-texts';
import type { FoundService } from './stateful-weight';

/**
 * How grave it is that a service is in an image; undefined where nothing is said.
 *
 * @param path of the Dockerfile, when it is known
 */
export function severityOf(
  build: Build,
  found: FoundService,
  path: string | undefined,
): Severity | undefined {
  const certain = found.score >= 3;
  // A server that is only at hand is what a container to develop in is for.
  if (isForDevelopment(build, path)) return !certain && isDevContainer(path) ? undefined : 'hint';
  const mild =
    !certain ||
    (found.main.kind === 'base' && !found.runs) ||
    isApplication(found) ||
    found.cache === 'maybe' ||
    isGuessed(found) ||
    isImageOfService(build, found, path);
  return mild ? 'information' : 'warning';
}

/** A script's name is a guess that other signs support. */
function isGuessed({ main }: FoundService): boolean {
  return main.kind === 'script';
}

/**
 * Whether the image is made to be that service, for others to run: its entry script is the one that such images have, and it
 * starts the daemon and declares the data directory a volume, or its folder has the service's name. Who builds on an image of
 * the service does not make one.
 */
function isImageOfService(build: Build, found: FoundService, path: string | undefined): boolean {
  const has = (kind: string) => found.evidence.some((e) => e.kind === kind);
  if (has('base')) return false;
  const start = build.stages[build.finalChain[0] ?? -1]?.start;
  const entry = start?.entrypoint?.commands.some(({ argv: [program] }) =>
    /entrypoint/i.test(baseName(program?.text ?? '')),
  );
  const names = new Set([found.service.id, ...found.service.images]);
  const parts = (path ?? '').toLowerCase().split('/').slice(0, -1);
  return (
    entry === true &&
    ((has('volume') && has('daemon')) ||
      parts.some((part) => names.has(part) || part.split(/[-_.]/).some((word) => names.has(word))))
  );
}
