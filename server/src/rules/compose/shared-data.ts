import { wholeService } from '../../compose/companions';
import type { ComposeFile, ComposeService } from '../../compose/model';
import { oncePerFile } from '../../compose/once';
import type { Service } from '../../knowledge/services';
import { keepingOf } from './data-mounts';
import { internalKinds, type Lack } from './lack';
import { milderIf } from './milder';
import { serverOf } from './server';

/** A server whose data is in a volume that another server of the same kind has its data in: the later one in the file. */
export function sharingOf(
  file: ComposeFile,
  service: ComposeService,
  found: Service,
  isDevelopment: boolean,
): Lack | undefined {
  const other = sharers(file).get(service.name);
  if (!other) return undefined;
  return {
    severity: milderIf(isDevelopment, 'warning'),
    span: other.mount,
    message: `${other.first} and ${service.name} both keep the data of ${found.name} in ${other.source}: two servers that write to one data directory destroy it, or the second does not start. Give each a volume of its own.`,
    note: `the same data directory as ${other.first}`,
    title: '',
    edits: undefined,
  };
}

interface Sharing {
  /** The service that has the volume first. */
  readonly first: string;
  readonly source: string;
  readonly mount: ComposeService['key'];
}

/** By the name of each service that keeps its data where an earlier one does. */
const sharers = oncePerFile((file: ComposeFile): ReadonlyMap<string, Sharing> => {
  const known = new Map<string, ComposeService[]>();
  const sharing = new Map<string, Sharing>();
  for (const service of file.services) {
    const found = serverOf(service);
    if (!found || !internalKinds.has(found.kind) || isMember(service)) continue;
    const keeping = keepingOf(file, wholeService(file, service), found);
    if (keeping.how !== 'kept' || !keeping.place || !service.mounts.includes(keeping.place.mount)) continue;
    const { source, below, mount } = keeping.place;
    const key = JSON.stringify([found.id, mount.type, source, below]);
    const earlier = known.get(key) ?? [];
    const first = earlier.find((candidate) => runTogether(candidate, service));
    if (first) sharing.set(service.name, { first: first.name, source, mount: mount.span });
    known.set(key, [...earlier, service].slice(0, 20));
  }
  return sharing;
});

/** A process of a cluster that keeps files of its own beside those of others: their names are told by options. */
function isMember({ command, entrypoint }: ComposeService): boolean {
  return /sentinel|dbfilename|dump-?file|--name\b/i.test(
    [...(entrypoint ?? []), ...(command ?? [])].join(' '),
  );
}

/** False for services that profiles turn on one instead of the other. */
function runTogether(a: ComposeService, b: ComposeService): boolean {
  return a.profiles.length === 0 && b.profiles.length === 0;
}
