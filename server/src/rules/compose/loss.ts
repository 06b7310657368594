import type { ComposeFile, ComposeService } from '../../compose/model';
import { knownServiceImage } from '../../knowledge/service-care';
import type { Service } from '../../knowledge/services';
import { mayBeCache } from './caches';
import { type Keeping, keepingOf } from './data-mounts';
import type { Lack } from './lack';
import { milderIf } from './milder';
import { namedVolumes } from './store-fixes';

/** Kinds whose data is the point of them; what the others keep is settings and what can mostly be made again. */
const precious: ReadonlySet<Service['kind']> = new Set([
  'database',
  'key-value',
  'search',
  'broker',
  'object-store',
  'registry',
  'directory',
  'time-series',
  'coordination',
  'file-store',
  'version-control',
]);

/** Data that goes with the container, or stays behind in a volume without a name. */
export function lossOf(
  file: ComposeFile,
  service: ComposeService,
  found: Service,
  isDevelopment: boolean,
): Lack | undefined {
  const keeping = keepingOf(file, service, found);
  if (keeping.how !== 'container' && keeping.how !== 'anonymous') return undefined;
  const isCache = mayBeCache(found);
  const cacheWord = isCache ? ' For a pure cache that is fine: then say so with `--save ""`.' : '';
  const mount = keeping.how === 'anonymous' ? keeping.mount : undefined;
  return {
    severity: milderIf(isDevelopment, precious.has(found.kind) && !isCache ? 'warning' : 'information'),
    span: service.image?.span ?? service.key,
    message: messageOf(found.name, keeping, isDocumented(service)) + cacheWord,
    note: 'its data has no volume with a name',
    title: 'Keep the data in a named volume',
    edits:
      keeping.at === undefined
        ? undefined
        : namedVolumes(file, service, [keeping.at, ...keeping.also], mount),
  };
}

function isDocumented({ image }: ComposeService): boolean {
  return image?.reference !== undefined && knownServiceImage(image.reference) !== undefined;
}

function messageOf(
  name: string,
  keeping: Keeping & { how: 'container' | 'anonymous' },
  isKnown: boolean,
): string {
  if (!isKnown && keeping.at === undefined)
    return `Nothing is mounted for the data of ${name}: it is gone as soon as the container is made anew, or stays behind in a volume without a name where the image declares one.`;
  const where =
    keeping.at === undefined ? 'nothing is mounted for it' : `nothing is mounted at ${keeping.at}`;
  if (keeping.how === 'container')
    return `${name} keeps its data in the container here (${where}): it is gone as soon as the container is made anew, by \`docker compose down\` or by a newer image.`;
  const why = keeping.mount ? `${keeping.at} is mounted without a name` : where;
  return `${name} keeps its data in a volume without a name here (${why}): after \`docker compose down\` the next start begins with an empty one.`;
}
