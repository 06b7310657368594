import { type Service, serviceOfDaemon, serviceOfDataDirectory } from '../../knowledge/services';
import { baseName } from '../../provenance/files';
import type { Copy, StageModel } from '../../provenance/model';
import type { Span } from '../../syntax/span';
import { type BakedData, h2, type Store, sqlite } from './baked-store';

/** A data file, or an archive of a data directory, that comes from the context or another stage. */
export function copiedData(copy: Copy): BakedData[] {
  if (copy.via === 'mount' || /^[a-z]+:\/\//i.test(copy.path)) return [];
  const store = storeOfFile(copy.path) ?? storeOfFolder(copy);
  if (store) return [{ store, how: 'copied', span: placeOf(copy) }];
  return looksLikeStore(copy) ? [{ store: sqlite, how: 'named', span: placeOf(copy) }] : [];
}

/** A data file that the build downloads. */
export function downloadedData({ kept }: StageModel): BakedData[] {
  return kept.flatMap(({ fetch, path, unpacked }): BakedData[] => {
    const store = unpacked || /^\/tmp\//.test(path) ? undefined : storeOfFile(path);
    return store ? [{ store, how: 'downloaded', span: fetch.span }] : [];
  });
}

/** The word that names what is copied; with `--from` the model has the place of the stage or image. */
function placeOf({ instruction, path, span }: Copy): Span {
  const words = instruction.json ? instruction.json.items : instruction.words;
  const name = baseName(path);
  return words.slice(0, -1).find(({ text }) => baseName(text.value) === name)?.span ?? span;
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

/** The store whose data file this is, by its name; files for tests and examples are none. */
export function storeOfFile(path: string): Store | undefined {
  if (isExample(path)) return undefined;
  for (const [ending, store] of endings)
    if (ending.test(path)) return typeof store === 'string' ? serviceOfDaemon([store]) : store;
  return undefined;
}

function isExample(path: string): boolean {
  return /(?:^|\/)(?:tests?|testdata|fixtures?|spec|examples?|samples?)\//i.test(path);
}

/** `app.db`: many programs call their data so, mostly of SQLite. */
function looksLikeStore({ path, to }: Copy): boolean {
  const place = /^\/(?:etc|usr|bin|sbin|lib|var\/(?:named|cache|lib\/(?:bind|dpkg|rpm|apk|clamav)))(?:\/|$)/;
  return /\w\.db$/i.test(path) && !isExample(path) && !otherFiles.test(path) && !place.test(to);
}

/** Services whose data directory holds nothing that people write by hand. */
const stores: ReadonlySet<string> = new Set(['database', 'key-value', 'search', 'time-series', 'directory']);

/** The store that has its data directory there. */
export function storeAt(folder: string): Service | undefined {
  if (!/^\/[^/]+\/[^/]+/.test(folder)) return undefined;
  const service = serviceOfDataDirectory(folder);
  return service && stores.has(service.kind) ? service : undefined;
}

/** `ADD db.tar /var/lib/mysql/`. */
function storeOfFolder({ path, target }: Copy): Store | undefined {
  const service = storeAt(target);
  if (!service) return undefined;
  const name = baseName(path);
  if (/\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|zip|gz|bz2|xz|dump|bak|sql)$/i.test(name)) return service;
  return /^(?:data|db|database|pgdata|mysql|mariadb|postgres(?:ql)?|mongo(?:db)?)$/i.test(name) ||
    serviceOfDataDirectory(path)
    ? service
    : undefined;
}
