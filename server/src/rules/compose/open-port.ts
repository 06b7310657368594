import type { ComposeFile, ComposePort, ComposeService } from '../../compose/model';
import type { Fix } from '../../findings';
import { isMirrorOfOfficial } from '../../knowledge/official-images';
import { defineRule, type RuleContext } from '../rule';
import { isPureCache } from './caches';
import { isForDevelopment, milderIf } from './milder';
import page from './open-port.md';
import { openPorts, reaches } from './published';
import { onThisMachine } from './store-fixes';

export const openPort = defineRule({
  meta: {
    id: 'open-port',
    family: 'compose',
    severity: 'information',
    since: '0.4.0',
    summary: 'A port for administration or debugging is published to everybody.',
    fixes: 'suggested',
    page,
  },
  check: () => [],
  *checkCompose(file: ComposeFile, context: RuleContext) {
    for (const service of file.services) {
      const open = openPorts(service).flatMap((port) => {
        const what = whatIsBehind(service, port);
        return what === undefined ? [] : [{ port, what }];
      });
      const [first] = open;
      if (!first) continue;
      yield {
        span: first.port.span,
        severity: milderIf(isForDevelopment(file, service, context), 'information'),
        message: `${first.what}, and its port ${first.port.target} is published ${first.port.published === undefined ? 'on a port of the engine’s choice, ' : ''}on all interfaces. Docker lets everybody in past the rules of ufw and firewalld.`,
        related: open.slice(1).map(({ port, what }) => ({ span: port.span, message: what })),
        fixes: fixesOf(
          file,
          open.map(({ port }) => port),
        ),
      };
    }
  },
});

interface Inner {
  /** End of the repository's path. */
  readonly image: RegExp;
  /** Ports in the container; all when left out. */
  readonly ports?: readonly number[];
  /** The first half of a sentence. */
  readonly what: string;
}

/** Programs that are for the people who run a system, not for those who use it. */
const inner: readonly Inner[] = [
  {
    image: /(?:^|\/)(?:adminer|phpmyadmin|pgadmin4|pgweb|mongo-express|dbgate|cloudbeaver|sqlpad|pgadmin)$/,
    what: 'This is an interface to all data of a database',
  },
  {
    image:
      /(?:^|\/)(?:redis-commander|redisinsight|redis-insight|phpredisadmin|p3x-redis-ui|memcached-admin)$/,
    what: 'This is an interface to all data of a store, without a login of its own',
  },
  {
    image:
      /(?:^|\/)(?:kafka-ui|kafdrop|akhq|cmak|kafka-manager|kafka-topics-ui|zoonavigator|cerebro|elasticsearch-head|elasticvue|dejavu|etcdkeeper|etcd-manager|rabtap)$/,
    what: 'This is an interface to administrate a cluster',
  },
  {
    image: /^(?:library\/)?docker$/,
    ports: [2375, 2376],
    what: 'This is a Docker engine: who reaches it can start anything as root',
  },
  {
    image: /(?:^|\/)(?:docker-socket-proxy|docker-proxy|dockerproxy|socket-proxy)$/,
    what: 'This gives access to the Docker engine, which can start anything as root',
  },
  {
    image: /(?:^|\/)portainer(?:-ce|-ee)?$/,
    ports: [9000, 9443],
    what: 'This is an interface to the Docker engine, which can start anything as root',
  },
  {
    image: /^dockersamples\/visualizer$/,
    what: 'This shows every service of the cluster, without a login',
  },
  { image: /(?:^|\/)(?:dozzle)$/, what: 'This shows the logs of every container' },
  { image: /(?:^|\/)memcached$/, ports: [11211], what: 'This is a store without any login' },
];

function whatIsBehind(service: ComposeService, port: ComposePort): string | undefined {
  const { target, protocol } = port;
  if (target === undefined || protocol === 'udp') return undefined;
  const reference = service.build ? undefined : service.image?.reference;
  if (reference) {
    const path = isMirrorOfOfficial(reference) ?? reference.repository;
    const known = inner.find(
      ({ image, ports }) => image.test(path) && (ports?.some((number) => reaches(port, number)) ?? true),
    );
    if (known) return known.what;
    if (/^(?:library\/)?traefik$/.test(path) && reaches(port, 8080) && hasOpenDashboard(service))
      return 'This is the dashboard of Traefik, which `api.insecure` opens without a login';
    if (isPureCache(service) && reaches(port, 6379))
      return 'This is a cache that is only for the services beside it';
  }
  return debuggerBehind(service, port);
}

function hasOpenDashboard({ command, environment }: ComposeService): boolean {
  return (
    (command ?? []).some((word) => /^--api\.insecure(?:=true)?$/i.test(word)) ||
    environment.some(
      ({ name, value }) => name === 'TRAEFIK_API_INSECURE' && /^true$/i.test(value?.value ?? ''),
    )
  );
}

/** Debuggers run whatever they are told. Ports that others use too count only where the command or a variable turns one on. */
function debuggerBehind(
  { command, entrypoint, environment }: ComposeService,
  port: ComposePort,
): string | undefined {
  const words = [
    ...(entrypoint ?? []),
    ...(command ?? []),
    ...environment.map(({ value }) => value?.value ?? ''),
  ].join(' ');
  const isOn =
    (reaches(port, 9229) && !/--inspect(?:-brk)?=(?:127\.|localhost)/.test(words)) ||
    (/jdwp/i.test(words) && new RegExp(`address=(?:\\*:|0\\.0\\.0\\.0:)?${port.target}\\b`).test(words)) ||
    (/\bdebugpy\b/.test(words) && words.includes(port.target as string)) ||
    (/\bdlv\b/.test(words) && words.includes(port.target as string));
  return isOn ? 'A debugger listens here, which runs whatever it is told' : undefined;
}

function fixesOf(file: ComposeFile, ports: readonly ComposePort[]): Fix[] {
  const edits = onThisMachine(file, ports);
  return edits ? [{ title: 'Publish it on this machine only', tier: 'suggested', edits }] : [];
}
