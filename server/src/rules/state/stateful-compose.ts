import { addSection, removeItems } from '../../compose/edits';
import type { ComposeFile, ComposePort, ComposeService } from '../../compose/model';
import type { TextEdit } from '../../edits';
import type { Fix, RelatedPlace, Severity } from '../../findings';
import { healthCommandOf, knownServiceImage } from '../../knowledge/service-care';
import type { Service } from '../../knowledge/services';
import type { Span } from '../../syntax/span';
import { cacheCommandOf, isPureCache, mayBeCache } from '../compose/caches';
import { type Keeping, keepingOf } from '../compose/data-mounts';
import { isForDevelopment, milderIf } from '../compose/milder';
import { openPorts } from '../compose/published';
import { serverOf } from '../compose/server';
import { healthCheck, namedVolumes, onThisMachine, restarted, together } from '../compose/store-fixes';
import type { Report, RuleContext } from '../rule';

/** One thing that a service that keeps data lacks. */
interface Lack {
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  /** The same in a few words, for a place beside another. */
  readonly note: string;
  /** What the repair does, as a part of a sentence. */
  readonly title: string;
  readonly edits: TextEdit[] | undefined;
}

const grave: Readonly<Record<Severity, number>> = { hint: 1, information: 2, warning: 3, error: 4 };

/**
 * Services of a compose file that keep data and lack what that takes: a volume with a name, a port that not everybody reaches,
 * a health check for those who wait for them. One report for each service, as grave as the worst of it.
 */
export function* statefulInCompose(file: ComposeFile, context: RuleContext): Iterable<Report> {
  for (const service of file.services) {
    const found = serverOf(service);
    if (!found || !service.image || isPureCache(service)) continue;
    const lacks = lacksOf(file, service, found, isForDevelopment(file, service, context)).sort(
      (a, b) => grave[b.severity] - grave[a.severity],
    );
    const [worst] = lacks;
    if (!worst) continue;
    yield {
      span: worst.span,
      severity: worst.severity,
      message: lacks.map(({ message }) => message).join(' '),
      related: relatedOf(lacks.slice(1), worst),
      fixes: fixesOf(file, service, found, lacks),
      service: found.id,
    };
  }
}

function lacksOf(file: ComposeFile, service: ComposeService, found: Service, isDevelopment: boolean): Lack[] {
  const lacks = [
    lossOf(file, service, found, isDevelopment),
    opennessOf(file, service, found, isDevelopment),
    ...(isDevelopment ? [] : waitingOf(file, service, found)),
  ];
  return lacks.flatMap((lack) => lack ?? []);
}

// Data that goes with the container

/** Kinds whose data is the point of them; what the others keep can mostly be made again. */
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

function lossOf(
  file: ComposeFile,
  service: ComposeService,
  found: Service,
  isDevelopment: boolean,
): Lack | undefined {
  const keeping = keepingOf(file, service, found);
  if (keeping.how !== 'container' && keeping.how !== 'anonymous') return undefined;
  const isCache = mayBeCache(found);
  return {
    severity: milderIf(isDevelopment, precious.has(found.kind) && !isCache ? 'warning' : 'information'),
    span: service.image?.span ?? service.key,
    message:
      lossMessage(found.name, keeping) +
      (isCache ? ' For a pure cache that is fine: then say so with `--save ""`.' : ''),
    note: 'its data has no volume with a name',
    title: 'Keep the data in a named volume',
    edits:
      keeping.at === undefined
        ? undefined
        : namedVolumes(
            file,
            service,
            [keeping.at, ...keeping.also],
            keeping.how === 'anonymous' ? keeping.mount : undefined,
          ),
  };
}

function lossMessage(name: string, keeping: Keeping & { how: 'container' | 'anonymous' }): string {
  const where =
    keeping.at === undefined ? 'nothing is mounted for it' : `nothing is mounted at ${keeping.at}`;
  if (keeping.how === 'container')
    return `${name} keeps its data in the container here (${where}): it is gone as soon as the container is made anew, by \`docker compose down\` or by a newer image.`;
  const why = keeping.mount ? `${keeping.at} is mounted without a name` : where;
  return `${name} keeps its data in a volume without a name here (${why}): after \`docker compose down\` the next start begins with an empty one.`;
}

// Ports for everybody

/** Kinds that other programs of the same system talk to, and nobody else. */
const internal: ReadonlySet<Service['kind']> = new Set([
  'database',
  'key-value',
  'search',
  'broker',
  'coordination',
]);
/** Some of these serve people, browsers or devices as well. */
const alsoOutside: ReadonlySet<string> = new Set([
  'mosquitto',
  'emqx',
  'hivemq',
  'vernemq',
  'couchdb',
  'vault',
  'consul',
  'nats-jetstream',
]);

function opennessOf(
  file: ComposeFile,
  service: ComposeService,
  found: Service,
  isDevelopment: boolean,
): Lack | undefined {
  if (!internal.has(found.kind) || alsoOutside.has(found.id) || isForOthers(service)) return undefined;
  const ports = openPorts(service).filter(({ target }) => target !== undefined);
  const [first] = ports;
  if (!first) return undefined;
  const names = ports.map(({ target }) => target).join(', ');
  const many = ports.length > 1;
  return {
    severity: milderIf(isDevelopment, 'information'),
    span: first.span,
    message: `${found.name}’s port${many ? 's' : ''} ${names} ${many ? 'are' : 'is'} open to everybody who reaches this machine: a published port has every address of it, and Docker lets it through past the rules of ufw and firewalld.`,
    note: 'open to everybody who reaches this machine',
    title: `Publish the port${many ? 's' : ''} on this machine only`,
    edits: onThisMachine(file, ports),
  };
}

/** A broker that tells its clients an address of its own to come back to is meant for clients elsewhere. */
function isForOthers({ environment }: ComposeService): boolean {
  const advertised = environment.filter(({ name }) => /ADVERTISED_(?:LISTENERS|HOST_NAME)$/.test(name));
  return advertised.some(({ value }) => {
    const hosts = (value?.value ?? '$')
      .split(',')
      .map((listener) => listener.replace(/^.*\/\//, '').replace(/:\d*$/, ''));
    return hosts.some((host) =>
      host.includes('.') ? !/^(?:127\.|0\.0\.0\.0)/.test(host) : host.includes('$'),
    );
  });
}

// Those who wait

function waitingOf(file: ComposeFile, service: ComposeService, found: Service): Lack[] {
  const { image, healthcheck, restart, deployRestart, name } = service;
  const reference = image?.reference;
  const command = healthCommandOf(found);
  const dependents = file.services.flatMap((other) =>
    other.dependsOn.flatMap((item) =>
      item.service === name && other !== service ? [{ ...item, by: other.name }] : [],
    ),
  );
  const [first] = dependents;
  if (!image || !first || !reference || service.extendsUnknown) return [];
  const lacks: Lack[] = [];
  // Official images come without a health check; of others it is not known.
  const known = knownServiceImage(reference);
  const isOfficial = known?.image.repositories.some((repository) =>
    repository.startsWith('docker.io/library/'),
  );
  if (isOfficial && command !== undefined && !healthcheck) {
    const needs = dependents.find(({ condition }) => condition === 'service_healthy');
    lacks.push({
      severity: needs ? 'warning' : 'hint',
      span: needs?.span ?? image.span,
      message: needs
        ? `${needs.by} waits until ${name} is healthy, but ${name} has no health check: it will not start.`
        : `${first.by} starts without waiting until ${found.name} is ready: there is no health check to wait for.`,
      note: 'no health check',
      title: 'Add a health check',
      edits: hasClient(found, reference.tag) ? healthCheck(file, service, command) : undefined,
    });
  }
  const othersRestart = dependents.some(({ by }) => {
    const other = file.services.find((candidate) => candidate.name === by);
    return /^(?:always|unless-stopped)$/.test(other?.restart?.value ?? '');
  });
  if (!restart && !deployRestart && othersRestart)
    lacks.push({
      severity: 'hint',
      span: image.span,
      message: `It has no restart policy, while ${first.by} does and needs it: after a restart of the machine it stays away.`,
      note: 'no restart policy',
      title: 'Restart it like those that need it',
      edits: restarted(file, service),
    });
  return lacks;
}

/** Versions since which the program that the health check runs is in the image. */
const clientSince: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  mongodb: [5, 0],
  mariadb: [10, 4],
  rabbitmq: [3, 8],
};

function hasClient({ id }: Service, tag: string | undefined): boolean {
  const since = clientSince[id];
  const [, major, minor] = /^(\d+)(?:\.(\d+))?/.exec(tag ?? '') ?? [];
  if (!since || major === undefined) return true;
  return Number(major) > since[0] || (Number(major) === since[0] && Number(minor ?? '99') >= since[1]);
}

// What is said and offered

function relatedOf(others: readonly Lack[], worst: Lack): RelatedPlace[] {
  return others.flatMap(({ span, note }) =>
    span.start === worst.span.start ? [] : [{ span, message: note }],
  );
}

/** All repairs at once; the worst thing's alone, where that makes the finding milder; and no port at all. */
function fixesOf(file: ComposeFile, service: ComposeService, found: Service, lacks: readonly Lack[]): Fix[] {
  const [worst] = lacks;
  if (!worst) return [];
  const fixes: Fix[] = [];
  const offer = (
    title: string,
    parts: readonly Lack[],
    edits = together(parts.map((part) => part.edits)),
  ) => {
    const left = lacks.filter((lack) => !parts.includes(lack));
    const isBetter = left.every(({ severity }) => grave[severity] < grave[worst.severity]);
    if (edits && isBetter && parts.length > 0) fixes.push({ title, tier: 'suggested', edits });
  };
  const repairable = lacks.filter(({ edits }) => edits);
  if (repairable.length > 1) offer(sentenceOf(repairable.map(({ title }) => title)), repairable);
  offer(worst.title, [worst]);
  const open = openPorts(service);
  const isNeededInside = file.services.some(({ dependsOn }) =>
    dependsOn.some((item) => item.service === service.name),
  );
  if (worst.title.startsWith('Publish') && isNeededInside) {
    const edits = withoutPorts(file, service, open);
    offer('Do not publish the port: services of this file reach it without', [worst], edits);
  }
  const cache = cacheCommandOf(found);
  const isFree = cache !== undefined && !service.command && !service.entrypoint && open.length === 0;
  if (worst.title.startsWith('Keep') && isFree)
    offer(
      'Say that it is only a cache: keep nothing on the disk',
      lacks,
      addSection(file, service, [`command: ${cache}`]),
    );
  return fixes;
}

function withoutPorts(
  file: ComposeFile,
  service: ComposeService,
  ports: readonly ComposePort[],
): TextEdit[] | undefined {
  if (ports.some(({ own, form }) => !own || form !== 'short')) return undefined;
  return removeItems(
    file,
    service,
    'ports',
    ports.map(({ span }) => span),
    service.ports.length,
  );
}

/** `Keep the data in a named volume, add a health check`. */
function sentenceOf([first = '', ...rest]: readonly string[]): string {
  return [first, ...rest.map((title) => title.charAt(0).toLowerCase() + title.slice(1))].join(', ');
}
