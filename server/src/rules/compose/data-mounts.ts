import type { ComposeFile, ComposeMount, ComposeService } from '../../compose/model';
import { dataPlaceOf, dataVariablesOf, knownServiceImage } from '../../knowledge/service-care';
import type { Service } from '../../knowledge/services';

/** Where the data of a service ends up. */
export type Keeping =
  /** In a named volume, or a folder of the host; `place` where that is one thing for certain. */
  | { readonly how: 'kept'; readonly place?: Place }
  /** In memory, on purpose. */
  | { readonly how: 'memory' }
  /**
   * In a volume without a name: of the file's own (`mount`), or because the image declares one. `at`: where to mount another;
   * `also`: what else must outlive the container. `at` is undefined where the image's version is not known.
   */
  | {
      readonly how: 'anonymous';
      readonly at: string | undefined;
      readonly also: readonly string[];
      readonly mount?: ComposeMount;
    }
  /** In the container itself. `at` is undefined where the image is not documented. */
  | { readonly how: 'container'; readonly at: string | undefined; readonly also: readonly string[] }
  /** Elsewhere than where a volume was mounted for it: at `at`. */
  | { readonly how: 'misplaced'; readonly at: string; readonly mount: ComposeMount }
  | { readonly how: 'unknown' };

/** Where data lies on the host: a volume's name or a path, and the folder below it. */
interface Place {
  readonly mount: ComposeMount;
  readonly source: string;
  readonly below: string;
}

/** Where the stateful service `found`, which the compose service runs, keeps its data. */
export function keepingOf(file: ComposeFile, service: ComposeService, found: Service): Keeping {
  const reference = service.image?.reference;
  const { mounts, extendsUnknown } = service;
  const isShared = service.sections.some(({ name }) => name === 'volumes_from');
  if (!reference || extendsUnknown || isShared || mounts.some(isUnknown)) return { how: 'unknown' };
  const moved = movedTo(service, dataVariablesOf(reference));
  if (moved === null) return { how: 'unknown' };
  const place = dataPlaceOf(reference);
  const path = moved ?? place?.paths[0];
  if (path === undefined) return keepingOfStrange(file, service, found);

  const holder = deepest(
    mounts.filter((mount) => !mount.readOnly && covers(mount.target as string, path)),
    (mount) => mount.target as string,
  );
  const declared = deepest(
    place?.volumes?.filter((volume) => covers(volume, path)) ?? [],
    (volume) => volume,
  );
  const isShadowed =
    declared !== undefined &&
    (holder === undefined || clean(holder.target as string).length < clean(declared).length);
  const at = declared ?? path;
  const also = (moved === undefined ? (place?.paths.slice(1) ?? []) : []).filter(
    (other) => !mounts.some(({ target = '' }) => covers(target, other)),
  );
  if (holder && !isShadowed) return heldBy(file, holder, at, also, path);
  if (mounts.some((mount) => holdsVersions(mount, path))) return { how: 'kept' };
  const below = mounts.find(
    (mount) =>
      covers(path, mount.target as string) &&
      !isBeside(mount, clean(mount.target as string).slice(clean(path).length)),
  );
  if (below && !holder && !misses(found, below.target as string, path)) return { how: 'unknown' };
  const meant = holder ?? below ?? mounts.find((mount) => isMeantFor(mount, place?.paths ?? [], found));
  if (meant) return meant.type === 'tmpfs' ? { how: 'memory' } : { how: 'misplaced', at, mount: meant };
  if (mounts.some((mount) => isBroad(mount))) return { how: 'unknown' };
  return { how: declared === undefined ? 'container' : 'anonymous', at, also };
}

/** For images, or versions of them, that nobody here knows: what is mounted where the service has its data elsewhere, or nothing but other things. */
function keepingOfStrange(file: ComposeFile, { mounts, image }: ComposeService, found: Service): Keeping {
  const holder = mounts.find(
    ({ target = '', readOnly }) =>
      !readOnly && found.dataDirectories?.some((path) => covers(target, path) || covers(path, target)),
  );
  if (holder) return heldBy(file, holder, holder.target as string, []);
  if (!mounts.every((mount) => isBeside(mount))) return { how: 'unknown' };
  const places = (image?.reference && knownServiceImage(image.reference)?.image.data) ?? [];
  const isDeclared = places.length > 0 && places.every(({ volumes = [] }) => volumes.length > 0);
  return { how: isDeclared ? 'anonymous' : 'container', at: undefined, also: [] };
}

function heldBy(
  file: ComposeFile,
  mount: ComposeMount,
  at: string,
  also: readonly string[],
  path?: string,
): Keeping {
  if (mount.type === 'tmpfs') return { how: 'memory' };
  if (mount.type === 'anonymous') return { how: 'anonymous', at, also, mount };
  const volume = mount.type === 'volume' ? file.volumes.find(({ name }) => name === mount.source) : undefined;
  if (volume?.inMemory) return { how: 'memory' };
  const { source, target = '', hasOptions } = mount;
  if (path === undefined || source === undefined || /[${}]/.test(source) || hasOptions)
    return { how: 'kept' };
  return { how: 'kept', place: { mount, source, below: clean(path).slice(clean(target).length) } };
}

function isUnknown({ target }: ComposeMount): boolean {
  return target === undefined;
}

/**
 * Where a variable or an option of the command puts the data; undefined when nothing does, null when something does that
 * nobody here knows.
 */
function movedTo(
  { environment, command, entrypoint }: ComposeService,
  names: readonly string[],
): string | null | undefined {
  const variable = environment.find(({ name }) => names.includes(name));
  if (variable) {
    const value = variable.value?.value;
    return value?.startsWith('/') ? value : null;
  }
  const words = [...(entrypoint ?? []), ...(command ?? [])].flatMap((word) => word.split(/[\s;"']+/));
  for (const [at, word] of words.entries()) {
    const option =
      /^--?(?:data[-_.]?dir(?:ectory)?|dbpath|dir|path\.data|storage\.(?:tsdb\.)?path|data|store[-_.]dir|storage[-_.]?dir|D)(?:=(.*))?$/i.exec(
        word,
      );
    if (option) {
      const path = option[1] ?? words[at + 1] ?? '';
      return path.startsWith('/') ? path : null;
    }
    const setting = /^(?:-E)?(?:data_directory|path\.data|datadir)=(.*)$/.exec(word);
    if (setting) return setting[1]?.startsWith('/') ? setting[1] : null;
    // `minio server /data`: the folders that it serves.
    if (word === 'server' && words[at + 1]?.startsWith('/')) return words[at + 1];
  }
  return undefined;
}

function clean(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/+$/, '');
}

/** True when what is mounted at `target` holds `path`. */
function covers(target: string, path: string): boolean {
  const [outer, inner] = [clean(target), clean(path)];
  return outer === '/' || inner === outer || inner.startsWith(`${outer}/`);
}

function deepest<T>(items: readonly T[], pathOf: (item: T) => string): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) =>
      best === undefined || clean(pathOf(item)).length >= clean(pathOf(best)).length ? item : best,
    undefined,
  );
}

/** PostgreSQL keeps each version in a folder of its own below the path: `18`, `18/docker`. */
function holdsVersions({ target = '', readOnly }: ComposeMount, path: string): boolean {
  return !readOnly && /^\/\d+(?:\/|$)/.test(clean(target).slice(clean(path).length)) && covers(path, target);
}

const besideData =
  /(?:^|\/)(?:etc|conf|config|conf\.d|configs?|init|initdb|docker-entrypoint-initdb\.d|docker-entrypoint-init\.d|entrypoint.*|plugins?|extensions?|certs?|ssl|tls|keys?|secrets?|backups?|dumps?|logs?|scripts?|import|imports|export|tmp|sql|migrations?|seeds?|schemas?|fixtures?|licen[cs]es?|docker\.sock|health_?-?checks?|auth|localtime|timezone)(?:\/|$)/i;

const elsewhere = /^\/(?:usr|opt|home|root|app|code|src|workspace|run|var\/run)(?:\/|$)/;
const wordsOfData = /data|store|storage|(?:^|\/)(?:db|lib|var)(?:\/|$)/i;

/** A file, or a folder that is for something else than data: configuration, scripts, logs, dumps. */
function isBeside({ type, source = '', target = '', readOnly }: ComposeMount, below = target): boolean {
  if (type === 'tmpfs' || readOnly) return true;
  const isFile = /\.[A-Za-z]\w{0,6}$/.test(clean(target)) || /\.[A-Za-z]\w{0,6}$/.test(clean(source));
  return isFile || besideData.test(below) || (elsewhere.test(below) && !wordsOfData.test(below));
}

/** Folders that stores have. */
const likeData = /^\/(?:data|db|database|storage|bitnami|var\/lib|var\/data|var\/opt|srv|mnt|export)(?:\/|$)/;

/** Kinds that have one folder for all they keep. Applications get folders of any name besides. */
const oneFolder: ReadonlySet<Service['kind']> = new Set([
  'database',
  'key-value',
  'search',
  'broker',
  'coordination',
  'registry',
  'time-series',
]);

/**
 * True when a folder below that of the data is not where it goes: PostgreSQL and MySQL fill the folder itself. Others have
 * folders of their own in it (`/var/opt/mssql/data`), and one of them may be all that matters.
 */
function misses({ id }: Service, target: string, path: string): boolean {
  if (id === 'postgresql') return !/^\/\d+(?:\/|$)/.test(clean(target).slice(clean(path).length));
  return (id === 'mysql' || id === 'mariadb') && clean(target) === `${clean(path)}/data`;
}

/** True when the mount looks as if it were meant for the data, and is not where the data is. */
function isMeantFor(mount: ComposeMount, paths: readonly string[], found: Service): boolean {
  const { type, target = '' } = mount;
  if ((type !== 'volume' && type !== 'bind') || isBeside(mount)) return false;
  if (paths.some((path) => covers(path, target))) return false;
  const isKnown = (found.dataDirectories ?? []).some((path) => covers(path, target) || covers(target, path));
  // A folder of the host may be anything; only places of data are taken for it.
  return isKnown || (type === 'volume' && oneFolder.has(found.kind) && likeData.test(target));
}

/** A folder that may hold the data in a way that nobody here knows. */
function isBroad(mount: ComposeMount): boolean {
  return (mount.type === 'volume' || mount.type === 'bind') && !isBeside(mount);
}
