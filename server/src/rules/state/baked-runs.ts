import { dataCommand, isStoreTool, migratesTables } from '../../knowledge/data-commands';
import { type Service, serviceOfDaemon } from '../../knowledge/services';
import type { Build, RunCommand, StageModel } from '../../provenance/model';
import { startedUnit } from '../../provenance/started-units';
import { type BakedData, sqlite } from './baked-store';
import { anotherDatabase, namesSqlite } from './configured-database';
import { embeddedFile } from './embedded-files';
import { isRemoved, isThrownAway, removesDatabaseFile } from './kept-data';
import { unpackedData } from './unpacked-data';

/** A server that a RUN starts. */
interface Started {
  readonly service: Service;
  readonly command: RunCommand;
}

/**
 * What the commands of one RUN put into stores.
 *
 * @param limit how many more commands on data may be looked at
 */
export function dataOfRun(
  build: Build,
  stage: StageModel,
  commands: readonly RunCommand[],
  limit: { left: number },
): BakedData[] {
  const out: BakedData[] = [];
  const started: Started[] = [];
  for (const command of commands) {
    const { span } = command;
    const words = command.argv.map((w) => w.text);
    const work = dataCommand(words);
    const service = work ? undefined : serviceOfDaemon(words);
    const migrates = !work && !service && migratesTables(words);
    const file = work || service || migrates ? undefined : embeddedFile(command);
    const unpacked = work || service || migrates || file ? undefined : unpackedData(command);
    if (service && !started.some((s) => s.service.id === service.id)) started.push({ service, command });
    if ((!work && !migrates && !file && !unpacked) || limit.left-- <= 0) continue;
    if (work) {
      const store = work.works === 'files' ? serviceOfDaemon(work.daemon) : serverFor(started, work.daemon);
      if (store && !elsewhere(command) && !isThrownAway(stage, store, command))
        out.push({ store, how: work.works === 'files' ? 'made' : 'filled', span });
    } else if (migrates) {
      const server = started.find((s) => s.service.kind === 'database');
      if (server) out.push({ store: server.service, how: 'filled', span });
      else if (!anotherDatabase(build, stage, command) && !removesDatabaseFile(stage, command))
        out.push({ store: sqlite, how: namesSqlite(stage, command) ? 'made' : 'inferred', span });
    } else if (file && !isRemoved(stage, file.path, command))
      out.push({ store: file.store, how: file.copied ? 'copied' : 'made', span });
    else if (unpacked && !isThrownAway(stage, unpacked, command))
      out.push({ store: unpacked, how: 'copied', span });
  }
  return [...out, ...workBeside(stage, commands, started, out)];
}

/** The server that a client talks to. MariaDB is started as `mysql`, and filled with its client. */
function serverFor(started: readonly Started[], daemon: readonly string[]): Service | undefined {
  const wanted = serviceOfDaemon(daemon);
  if (!wanted) return undefined;
  return started.find(
    ({ service: { id, dropInFor } }) =>
      id === wanted.id || dropInFor === wanted.id || wanted.dropInFor === id,
  )?.service;
}

/** Stores that nobody starts in a build but to write into them; what tests need belongs to the others. */
const written: ReadonlySet<Service['kind']> = new Set(['database', 'directory']);

/** Commands that neither use a server nor wait for anything but it. */
const besideThePoint =
  /^(?:echo|printf|sleep|true|false|cd|export|set|exit|test|\[|rm|mkdir|chown|chmod|cat|ls|kill|pkill|killall|wait|ps|netstat|nc|pg_isready|curl|wget|grep|sed|awk|su|bash|sh|unset|read|touch|cp|mv|ln|tee|update-rc\.d|umask)$/;

/** Servers that run while other programs do something, of which nothing more is known. */
function workBeside(
  stage: StageModel,
  commands: readonly RunCommand[],
  started: readonly Started[],
  found: readonly BakedData[],
): BakedData[] {
  return started.flatMap(({ service, command }): BakedData[] => {
    if (!written.has(service.kind) || found.some(({ store }) => store.id === service.id)) return [];
    const others = commands.filter(({ span }) => span.start > command.span.start);
    const works = others.some(
      ({ name, argv }) =>
        !besideThePoint.test(name) && !isStoreTool(name) && !isControl(argv.map((w) => w.text)),
    );
    const tests = others.some(({ argv }) =>
      argv.slice(0, 6).some((w) => /test|check|spec|phpunit|rspec|tox/i.test(w.text)),
    );
    if (!works || tests || isThrownAway(stage, service, command)) return [];
    return [{ store: service, how: 'beside', span: command.span }];
  });
}

/** Starting and stopping of servers. */
function isControl(words: readonly string[]): boolean {
  return (
    startedUnit(words) !== undefined ||
    serviceOfDaemon(words) !== undefined ||
    words.some((w) => /^(?:stop|status|shutdown|restart|reload|clean)$/.test(w))
  );
}

/** True for a client that is told to talk to another host. */
function elsewhere({ name, argv }: RunCommand): boolean {
  if (/^ldap/.test(name)) return argv.some((w) => /^ldaps?:\/\/(?!localhost|127\.|\/|$)/.test(w.text));
  return argv.some(({ text }, i) => {
    const host = /^(?:-h|--host)$/.test(text)
      ? argv[i + 1]?.text
      : (/^--host=(.*)$/.exec(text)?.[1] ?? (/^-h./.test(text) ? text.slice(2) : undefined));
    return host !== undefined && !/^(?:localhost|127\..*|::1|0\.0\.0\.0|\/.*|)$/.test(host);
  });
}
