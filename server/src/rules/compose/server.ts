import type { ComposeService } from '../../compose/model';
import { knownServiceImage } from '../../knowledge/service-care';
import { type Service, serviceOfDaemon, serviceOfImage } from '../../knowledge/services';
import { serverOfCommand } from './command-service';
import { internalKinds } from './lack';

/** The stateful service that runs in the container: its image has one, and the command does not make something else of it. */
export function serverOf(service: ComposeService): Service | undefined {
  const reference = service.build ? undefined : service.image?.reference;
  const byImage = reference && serviceOfImage(reference);
  if (!byImage) return undefined;
  const started = serverOfCommand(service);
  // What the command starts decides, whatever the image is called.
  const found = started && !isKin(started, byImage) ? started : byImage;
  const isKnown = knownServiceImage(reference) !== undefined;
  if (found === byImage && !started && !isKnown && isStrangeCommand(service, byImage)) return undefined;
  if (!runsIt(found, service) || keepsNothing(found, service)) return undefined;
  // The same server in all but the name.
  const isPercona = found.id === 'mysql' && /percona/.test(reference.repository);
  return isPercona ? { ...found, name: 'Percona Server' } : found;
}

/** Servers with the programs of another: their names do not tell one from the other. */
const kin: readonly (readonly string[])[] = [
  ['mysql', 'mariadb', 'percona', 'tidb'],
  ['redis', 'valkey', 'keydb', 'dragonfly', 'garnet'],
  ['elasticsearch', 'opensearch'],
  ['vault', 'openbao'],
];

function isKin(started: Service, byImage: Service): boolean {
  if (started.id === byImage.id) return true;
  // Extensions and applications bring the server that they need (`timescaledb`, `gitlab`); only of one and another store one is not the other.
  if (!internalKinds.has(started.kind) || !internalKinds.has(byImage.kind)) return true;
  return kin.some((family) => family.includes(started.id) && family.includes(byImage.id));
}

/** A program that the image of nobody known is told to run, and that no server is known by. */
function isStrangeCommand({ entrypoint, command }: ComposeService, byImage: Service): boolean {
  const words = [...(entrypoint ?? []), ...(command ?? [])];
  const [first] = words;
  if (startsDaemon(words, byImage)) return false;
  if (first === undefined || first.startsWith('-') || isEntryOfImage(first)) return false;
  return !/^(?:server|start|start-.*|run|serve|daemon|master|all|standalone|agent)$/.test(first);
}

/** Servers that keep everything in memory unless they are told otherwise. */
const inMemory: ReadonlySet<string> = new Set(['hazelcast', 'ignite', 'infinispan']);

/** True where the server keeps nothing: it was told so, or was not told to keep anything. */
function keepsNothing(
  { id }: Service,
  { command, entrypoint, mounts, configs, environment }: ComposeService,
): boolean {
  const words = [...(entrypoint ?? []), ...(command ?? [])].join(' ');
  const isSet = (name: RegExp) => environment.some((variable) => name.test(variable.name));
  switch (id) {
    case 'nats-jetstream': {
      const isConfigured =
        /(?:^|\s)(?:-c|--config)\b/.test(words) && (mounts.length > 0 || configs.length > 0);
      return !/(?:^|\s)(?:-js|--jetstream|-sd|--store_dir)\b/.test(words) && !isConfigured;
    }
    // Without a command both images start their server for development, in memory.
    case 'vault':
    case 'consul':
      return words === '' || /(?:^|\s)-dev\b/.test(words) || isSet(/^VAULT_DEV_/);
    case 'surrealdb':
      return /(?:^|\s)memory(?:\s|$)|mem:\/\//.test(words) || (words === '' && mounts.length === 0);
    case 'cockroachdb':
      return /--store=type=mem/.test(words);
    default:
      return inMemory.has(id) && mounts.length === 0;
  }
}

/**
 * False where the container runs another program of the image: `psql`, a dump, a script that sets something up. The image's
 * own entry takes options, and mostly a script of its own, as they are.
 */
function runsIt(found: Service, { entrypoint, command, restart }: ComposeService): boolean {
  if (
    /^no$/.test(restart?.value ?? '') &&
    (entrypoint || command) &&
    !startsDaemon([...(entrypoint ?? []), ...(command ?? [])], found)
  )
    return false;
  if (entrypoint && entrypoint.length > 0)
    return startsDaemon([...entrypoint, ...(command ?? [])], found) || isEntryOfImage(entrypoint[0] ?? '');
  if (!command || command.length === 0) return true;
  const [first = ''] = command;
  return first.startsWith('-') || startsDaemon(command, found) || !runsAnother(command);
}

/** True where one of the words, or a word of a shell text, is the daemon. */
function startsDaemon(argv: readonly string[], found: Service): boolean {
  if (serviceOfDaemon(argv)) return true;
  const words = argv.join(' ').split(/[\s;&|"'()]+/);
  return (
    words.some((word, at) => serviceOfDaemon(words.slice(at, at + 3)) !== undefined && isProgram(word)) ||
    // Behind an option it is the name of a host.
    words.some((word, at) => word === found.id && !words[at - 1]?.startsWith('-'))
  );
}

function isProgram(word: string): boolean {
  return /^[\w./-]+$/.test(word) && !word.startsWith('-');
}

function isEntryOfImage(path: string): boolean {
  return /(?:^|\/)(?:docker-)?entrypoint(?:\.sh)?$|(?:^|\/)tini$|(?:^|\/)dumb-init$/.test(path);
}

/** Clients, shells and tools: what a container with a database's image runs when it is no database. */
function runsAnother([first = '']: readonly string[]): boolean {
  // A program by its path, which is not the daemon.
  if (first.startsWith('/')) return true;
  const program = first.slice(first.lastIndexOf('/') + 1).split(/\s/)[0] ?? '';
  return (
    /^(?:sh|bash|ash|dash|python3?|node|sleep|tail|cat|echo|true|false|wait.*|init.*|setup.*|mc|curl|wget)$/.test(
      program,
    ) ||
    /^(?:psql|pg_dump(?:all)?|pg_restore|pg_isready|pg_basebackup|mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|mongo|mongosh|mongodump|mongorestore|mongoimport|redis-cli|valkey-cli|etcdctl|cqlsh|rabbitmqadmin|kafka-topics(?:\.sh)?|kafka-console-.*|influx|clickhouse-client|nsqlookupd|nsqadmin|zkCli\.sh|elasticdump|rake|rails|manage\.py|bin\/.*)$/.test(
      program,
    ) ||
    /\.(?:sh|py|js|rb)$/.test(program)
  );
}
