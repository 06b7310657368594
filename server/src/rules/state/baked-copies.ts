import { serviceOfDaemon, serviceOfDataDirectory } from '../../knowledge/services';
import { baseName } from '../../provenance/files';
import type { Copy } from '../../provenance/model';
import { type BakedData, h2, type Store, sqlite } from './baked-store';

/** A data file, or an archive of a data directory, that comes from the context or another stage. */
export function copiedData(copy: Copy): BakedData[] {
  if (copy.via === 'mount' || /^[a-z]+:\/\//i.test(copy.path)) return [];
  const store = storeOfFile(copy) ?? storeOfFolder(copy);
  return store ? [{ store, how: 'copied', span: copy.span }] : [];
}

/** Endings of data files that are nothing else. */
const endings: readonly [ending: RegExp, store: Store | string][] = [
  [/\.(?:sqlite3?|db3|s3db|sqlite3?\.db|sqlitedb)$/i, sqlite],
  [/\.(?:mv|h2)\.db$/i, h2],
  [/(?:^|\/)(?:dump|redis)[\w.-]*\.(?:rdb|aof)$/i, 'redis-server'],
  [/\.(?:frm|ibd|myd|myi)$|(?:^|\/)ibdata\d+$/i, 'mysqld'],
];

/** Names of files that end in `.db` and are no store of an application. */
const otherFiles =
  /(?:^|[/_.-])(?:geo\w*|ip\w*|aliases|thumbs|trustdb|secmod|cert\d*|key\d*|pwd|passwd|group|services|magic|signatures?|vuln\w*|trivy\w*|zones?|reverse|named|rev|mime|whatis|access|virtual|transport|modules|rpm\w*|pkg\w*)[\w.-]*\.db$/i;

function storeOfFile({ path, to }: Copy): Store | undefined {
  if (/(?:^|\/)(?:tests?|testdata|fixtures?|spec|examples?|samples?)\//i.test(path)) return undefined;
  for (const [ending, store] of endings)
    if (ending.test(path)) return typeof store === 'string' ? serviceOfDaemon([store]) : store;
  const place = /^\/(?:etc|usr|bin|sbin|lib|var\/(?:named|cache|lib\/(?:bind|dpkg|rpm|apk|clamav)))(?:\/|$)/;
  return /\w\.db$/i.test(path) && !otherFiles.test(path) && !place.test(to) ? sqlite : undefined;
}

/** Services whose data directory holds nothing that people write by hand. */
const stores: ReadonlySet<string> = new Set(['database', 'key-value', 'search', 'time-series', 'directory']);

/** `ADD db.tar /var/lib/mysql/`. */
function storeOfFolder({ path, target }: Copy): Store | undefined {
  if (!/^\/[^/]+\/[^/]+/.test(target)) return undefined;
  const service = serviceOfDataDirectory(target);
  if (!service || !stores.has(service.kind)) return undefined;
  const name = baseName(path);
  if (/\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|zip|gz|bz2|xz|dump|bak|sql)$/i.test(name)) return service;
  return /^(?:data|db|database|pgdata|mysql|mariadb|postgres(?:ql)?|mongo(?:db)?)$/i.test(name) ||
    serviceOfDataDirectory(path)
    ? service
    : undefined;
}
