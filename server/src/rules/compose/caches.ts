import type { ComposeService } from '../../compose/model';
import type { Service } from '../../knowledge/services';

/** Stores that keep what they hold in memory, and that most people use as caches. */
const caches: ReadonlySet<string> = new Set(['redis', 'valkey', 'keydb', 'dragonfly']);

/** True for stores that may be a cache as well as a database. */
export function mayBeCache(service: Service): boolean {
  return caches.has(service.id);
}

/** The command of a store that keeps nothing: no snapshots, no log of changes. Undefined where it is not known. */
export function cacheCommandOf(service: Service): string | undefined {
  const program = programs[service.id];
  return program && `${program} --save "" --appendonly no`;
}

const programs: Readonly<Record<string, string>> = {
  redis: 'redis-server',
  valkey: 'valkey-server',
  keydb: 'keydb-server',
};

/** True when the command says that nothing is to be kept: no snapshots, or that what is old makes way for what is new. */
export function isPureCache({ command, entrypoint }: ComposeService): boolean {
  const text = [...(entrypoint ?? []), ...(command ?? [])]
    .map((word) => (word === '' ? '""' : word))
    .join(' ');
  const savesNothing =
    /(?:^|\s)--save(?:\s+|=)(?:""|''|\s*$|--)/.test(text) && !/--appendonly(?:\s+|=)["']?yes/.test(text);
  return savesNothing || /--maxmemory-policy(?:\s+|=)["']?(?:allkeys|volatile)-/.test(text);
}
