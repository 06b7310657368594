import servicePackages from './data/service-packages.json';
import { isMirrorOfOfficial } from './official-images';
import { type PackageManager, packageNames } from './package-names';
import type { Repository } from './repository';
import { knownServiceImage } from './service-care';
import { type Service, services } from './service-catalogue';
import { lookAlikeOf } from './services/look-alikes';

export type { Service } from './service-catalogue';
export { services } from './service-catalogue';

const whole = (patterns: readonly string[]): RegExp | undefined =>
  patterns.length === 0 ? undefined : new RegExp(`^(?:${patterns.join('|')})$`, 'i');

// Images

const serviceOfName = new Map<string, Service>();
const serviceOfPath: [path: string, service: Service][] = [];
for (const service of services)
  for (const image of service.images)
    if (image.includes('/')) serviceOfPath.push([image, service]);
    else if (!serviceOfName.has(image)) serviceOfName.set(image, service);

/** Words around a name that say how it is packaged, not what it is. */
const packaging =
  /-(?:oss|alpine|debian|ubuntu|centos\d*|ubi\d*|server|ce|ee|cluster|sharded|docker|dockerized|container|image|ha|fips|dev|db|standalone|single|master|node|armhf|arm64|arm|amd64|rpi|x86_64|systemd|s6|windows|windowsservercore|nanoserver|nonroot|rootless|community|enterprise|xe|latest|v?\d[\d.]*)$/;
const packagingBefore =
  /^(?:docker|dockerized|alpine|ubuntu|debian|centos\d*|fedora|arm|armhf|arm64|rpi|raspberrypi|s2i|openshift)-/;

/** Names that begin or end like a store and are its clients, front ends, agents or exporters. */
const clientOnly =
  /(?:^|[-_/])(?:mc|exporter|adminer|pgadmin\d?|phpmyadmin|commander|insight|redisinsight|express|kafka-ui|kafdrop|akhq|ui|connect|connect-base|registry-ui|schema-registry|rest-proxy|ksqldb|pgbouncer|pgpool|k8s|template|client|clients|cli|tools?|utils|agent|slave|jnlp-slave|ssh-slave|inbound-agent|ssh-agent|runner|operator|controller|proxy|router|gateway|driver|backup|backups|dump|restore|migrate|migration|initializer|curator|console|dashboard|prisma|build(?:er)?|buildpack|fuzz\w*)$/;

/**
 * The stateful service that the image is, by its name: official (`library/postgres`), a vendor’s
 * (`bitnami/postgresql`) or anybody’s (`babim/mongodb`). Clients, exporters, front ends and agents are none.
 */
export function serviceOfImage(ref: Repository): Service | undefined {
  const known = knownServiceImage(ref);
  if (known !== undefined) return known.service;
  const original = isMirrorOfOfficial(ref);
  const path = `${ref.registry}/${original ?? ref.repository}`.toLowerCase();
  for (const [end, service] of serviceOfPath) if (path.endsWith(`/${end}`)) return service;
  let name = path.slice(path.lastIndexOf('/') + 1).replaceAll('_', '-');
  if (lookAlikeOf(path) !== undefined) return undefined;
  const exact = serviceOfName.get(name);
  if (exact !== undefined) return exact;
  if (clientOnly.test(name)) return undefined;
  for (;;) {
    const service = serviceOfName.get(name);
    if (service !== undefined) return service;
    const shorter = packaging.test(name) ? name.replace(packaging, '') : name.replace(packagingBefore, '');
    if (shorter === name) return undefined;
    name = shorter;
  }
}

// Packages

interface PackageRule {
  readonly service: Service;
  readonly server: RegExp | undefined;
  readonly not: RegExp | undefined;
}

const managers: readonly PackageManager[] = ['apt', 'apk', 'rpm', 'zypper', 'pacman', 'pip'];

const packageRules = new Map(
  managers.map((manager) => [
    manager,
    services.flatMap((service): PackageRule[] => {
      // Libraries on PyPI carry the names of the servers that they talk to.
      const general = manager === 'pip' ? [] : service.packages;
      const server = whole([...general, ...(service.packagesOf?.[manager] ?? [])]);
      return server === undefined ? [] : [{ service, server, not: whole(service.notPackages ?? []) }];
    }),
  ]),
);

/** Packages of documentation, debug symbols and headers are never the server. */
const beside =
  /-(?:doc|docs|dbg|dbgsym|debuginfo|dev|devel|headers|libs|static|bash-completion|openrc|lang|locales?|scripts)$/;

/**
 * The stateful service whose *server* the package contains; `undefined` for clients, libraries and the rest.
 * `name` is the operand as written: versions (`=15.3-1`, `-8.0.36`), architectures and variables inside it
 * (`postgresql-$PG_MAJOR=$PG_VERSION`) are seen through. `rpm` stands for yum, dnf and microdnf.
 */
export function serviceOfPackage(manager: PackageManager, name: string): Service | undefined {
  const names = packageNames(manager, name);
  if (names.some((candidate) => beside.test(candidate))) return undefined;
  for (const { service, server, not } of packageRules.get(manager) ?? [])
    if (
      names.some((candidate) => server?.test(candidate)) &&
      !names.some((candidate) => not?.test(candidate))
    )
      return service;
  return undefined;
}

// Commands

const serviceOfCommand = new Map<string, Service>();
const serviceOfJar: [name: RegExp, service: Service][] = [];
const serviceOfUnitName = new Map<string, Service>();
for (const service of services) {
  for (const daemon of service.daemons) {
    if (/\.(?:jar|war)$/.test(daemon))
      serviceOfJar.push([
        new RegExp(
          `^${daemon
            .replaceAll('.', '\\.')
            .replaceAll('\\.*', '.*')
            .replace(/(?<!\.)\*/g, '.*')}$`,
          'i',
        ),
        service,
      ]);
    else if (!serviceOfCommand.has(daemon)) serviceOfCommand.set(daemon, service);
    const [command = ''] = daemon.split(' ');
    if (!serviceOfUnitName.has(command)) serviceOfUnitName.set(command, service);
  }
  for (const unit of [service.id, ...(service.units ?? [])]) serviceOfUnitName.set(unit, service);
}

const baseName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/** Options that make a daemon print something and end. */
const onlyPrints = /^(?:--version|-V|--help|-h|-\?|--dump-config|--check|--check-config|--print-config)$/;

/**
 * The stateful service that the command runs. `argv` is the command without wrappers (`exec`, `gosu`, `tini`…);
 * `argv[0]` may be a path. Programs that are client and server in one need their subcommand (`minio server`,
 * `vault server`, `consul agent`); `java -jar jenkins.war` and `service postgresql start` are understood.
 */
export function serviceOfDaemon(argv: readonly string[]): Service | undefined {
  const command = baseName(argv[0] ?? '');
  const operands = argv.slice(1);
  if (command === '' || operands.some((operand) => onlyPrints.test(operand))) return undefined;
  if (command === 'java') return serviceOfJava(operands);
  if (command === 'service' || command === 'invoke-rc.d' || command === 'rc-service')
    return /^(?:start|restart)$/.test(operands[1] ?? '') ? serviceOfUnit(operands[0] ?? '') : undefined;
  if (command === 'systemctl')
    return /^(?:start|restart)$/.test(operands[0] ?? '') ? serviceOfUnit(operands[1] ?? '') : undefined;
  if (/\/init\.d\/[^/]+$/.test(argv[0] ?? ''))
    return /^(?:start|restart)$/.test(operands[0] ?? '') ? serviceOfUnit(command) : undefined;
  if (command === 'docker-entrypoint.sh' || command === 'entrypoint.sh') return serviceOfDaemon(operands);

  const subcommand = operands.find((operand) => !operand.startsWith('-')) ?? '';
  const exact = serviceOfCommand.get(`${command} ${subcommand}`);
  if (exact !== undefined) return exact;
  const alone = serviceOfCommand.get(command);
  if (alone !== undefined) return isOneShot(command, operands) ? undefined : alone;
  // postgresql-15 installs its programs under /usr/lib/postgresql/15/bin; some rename them with the version.
  return serviceOfCommand.get(command.replace(/-\d[\d.]*$/, ''));
}

/** Calls of a daemon's program that do something else than serve. */
function isOneShot(command: string, operands: readonly string[]): boolean {
  const [first = ''] = operands;
  switch (command) {
    case 'pg_ctl':
      return !operands.includes('start') && !operands.includes('restart');
    case 'pg_ctlcluster':
      return !operands.includes('start') && !operands.includes('restart');
    case 'neo4j':
    case 'solr':
    case 'activemq':
    case 'opensearch':
      return /^(?:version|status|stop|create|delete|help|export|import|healthcheck|zk)$/.test(first);
    case 'redis-server':
    case 'valkey-server':
      // A sentinel watches servers and keeps nothing.
      return operands.includes('--sentinel');
    case 'gitlab-ctl':
      return !/^(?:start|restart|reconfigure)$/.test(first);
    case 'gitea':
      return /^(?:admin|dump|migrate|cert|generate|doctor|hook|serv|keys)$/.test(first);
    case 'rethinkdb':
      return /^(?:create|import|export|dump|restore|index-rebuild|admin)$/.test(first);
    case 'syncthing':
      return /^(?:cli|generate|decrypt)$/.test(first);
    default:
      return false;
  }
}

function serviceOfJava(operands: readonly string[]): Service | undefined {
  const jar = operands.indexOf('-jar');
  if (jar >= 0) {
    const file = baseName(operands[jar + 1] ?? '');
    return serviceOfJar.find(([name]) => name.test(file))?.[1];
  }
  for (const [name, id] of mainClasses)
    if (operands.includes(name)) return services.find((service) => service.id === id);
  return undefined;
}

/** Java classes that are the server. */
const mainClasses: readonly [name: string, id: string][] = [
  ['org.h2.tools.Server', 'h2'],
  ['org.apache.zookeeper.server.quorum.QuorumPeerMain', 'zookeeper'],
  ['kafka.Kafka', 'kafka'],
  ['org.apache.cassandra.service.CassandraDaemon', 'cassandra'],
  ['org.elasticsearch.bootstrap.Elasticsearch', 'elasticsearch'],
  ['org.neo4j.server.CommunityBootstrapper', 'neo4j'],
  ['org.apache.directory.server.UberjarMain', 'apacheds'],
  ['org.apache.directory.daemon.installers.ApacheDsTanukiWrapper', 'apacheds'],
];

/** The stateful service that an init script or a unit of this name starts (`mysql`, `postgresql@15-main.service`). */
export function serviceOfUnit(name: string): Service | undefined {
  const unit = name.replace(/\.service$/, '').replace(/@.*$/, '');
  return serviceOfUnitName.get(unit) ?? serviceOfUnitName.get(unit.replace(/-\d[\d.]*$/, ''));
}

/** What a client is to be installed instead of. */
interface ServerPackage {
  /** The server's package as written: `postgresql-15=15.3-1`. */
  readonly name: string;
  /** Codename of the Debian release that it is installed in, when it is one. */
  readonly suite?: string | undefined;
  /** Addresses of the repositories that the build adds, each with its suite. */
  readonly repositories?: readonly string[];
}

/**
 * The package that holds only the client of the service, or `undefined` when there is none. With `server`, the one beside that
 * package: of its version and its vendor, and only where the release is known to have it or nothing is known of the release.
 */
export function clientPackageOf(
  service: Service,
  manager: PackageManager,
  server?: ServerPackage,
): string | undefined {
  for (const rule of server ? (service.clientBeside ?? []) : []) {
    if (rule.manager !== manager) continue;
    const pattern = new RegExp(`^${rule.server}$`);
    const from = rule.repository === undefined ? undefined : new RegExp(rule.repository);
    if (from && !server?.repositories?.some((location) => from.test(location))) continue;
    if (server && pattern.test(server.name))
      return rule.client === '' ? undefined : server.name.replace(pattern, rule.client);
  }
  const older = manager === 'apt' && server?.suite ? service.clientOfRelease?.[server.suite] : undefined;
  if (older !== undefined) return older === '' ? undefined : older;
  const client = service.clientPackage?.[manager];
  const suite = manager === 'apt' && server?.suite ? suites[server.suite] : undefined;
  if (client === undefined || suite === undefined || !server) return client;
  // What is no package of the distribution comes from a vendor, who has the client too.
  const name = packageNames('apt', server.name)[0] ?? '';
  const isDistributions = suite.servers[service.id]?.includes(name) === true;
  return isDistributions && !suite.clients.includes(client) ? undefined : client;
}

const suites: Readonly<
  Record<string, { servers: Readonly<Record<string, readonly string[]>>; clients: readonly string[] }>
> = servicePackages.suites;

// Downloads, directories, ports, variables

const archiveRules = services.flatMap((service): { service: Service; file: RegExp }[] => {
  const file = whole(service.archives ?? []);
  return file === undefined ? [] : [{ service, file }];
});

/** Files that stand beside an archive. */
const besideAnArchive =
  /\.(?:asc|sig|sha\d+(?:sum)?|md5|sums?|sha\d+\.txt|json|ya?ml|key|gpg|pub|txt|html?)$/i;

/**
 * The stateful service whose program the file at `url` carries (`…/elasticsearch-7.17.0-linux-x86_64.tar.gz`,
 * `…/jenkins.war`). Variables in the address may stand for versions. Checksums and signatures are none.
 */
export function serviceOfDownload(url: string): Service | undefined {
  const path = url.replace(/[?#](?![^/]*\}).*$/, '').replace(/\/+$/, '');
  let file = path.slice(path.lastIndexOf('/') + 1);
  if (/^(?:download|content|file)$/.test(file))
    file = path.slice(0, path.lastIndexOf('/')).split('/').pop() ?? '';
  if (file === '' || besideAnArchive.test(file)) return undefined;
  const known = file.replace(/\$\{[^}]*\}|\$\w+|\$\([^)]*\)/g, '9');
  for (const { service, file: pattern } of archiveRules) if (pattern.test(known)) return service;
  const address = path.replace(/^\w+:\/\//, '').replace(/\$\{[^}]*\}|\$\w+/g, '9');
  for (const { service, file: pattern } of archiveRules)
    if (pattern.source.includes('\\/') && pattern.test(address)) return service;
  return undefined;
}

const directories: [path: string, service: Service][] = services.flatMap((service) =>
  (service.dataDirectories ?? []).map((path): [string, Service] => [path, service]),
);

/** The stateful service that keeps its data at `path` or above it (`/var/lib/postgresql/data`). */
export function serviceOfDataDirectory(path: string): Service | undefined {
  const clean = path.replace(/["'[\]]/g, '').replace(/\/+$/, '');
  let best: [path: string, service: Service] | undefined;
  for (const entry of directories)
    if ((clean === entry[0] || clean.startsWith(`${entry[0]}/`)) && entry[0].length > (best?.[0].length ?? 0))
      best = entry;
  return best?.[1];
}

const serviceOfNumber = new Map<number, Service>();
for (const service of services)
  for (const port of service.ports ?? []) if (!serviceOfNumber.has(port)) serviceOfNumber.set(port, service);

/** The stateful service that `port` belongs to and that hardly anything else uses. Weak evidence all the same. */
export function serviceOfPort(port: number): Service | undefined {
  return serviceOfNumber.get(port);
}

const serviceOfEnvironment = new Map<string, Service>();
const serviceOfPrefix: [prefix: string, service: Service][] = [];
for (const service of services)
  for (const name of service.environment ?? [])
    if (name.endsWith('*')) serviceOfPrefix.push([name.slice(0, -1), service]);
    else serviceOfEnvironment.set(name, service);

/** The stateful service whose server the environment variable configures (`PGDATA`). Weak evidence. */
export function serviceOfVariable(name: string): Service | undefined {
  return serviceOfEnvironment.get(name) ?? serviceOfPrefix.find(([prefix]) => name.startsWith(prefix))?.[1];
}
