import { isClientProgram } from '../../knowledge/service-clients';
import { clientPackageOf, type Service } from '../../knowledge/services';
import { isMentioned, runsUnseen } from '../../provenance/mentions';
import type { Build } from '../../provenance/model';
import type { Span } from '../../syntax/span';
import type { Evidence } from './stateful-evidence';

/** The package to install instead of the server that the evidence names; undefined where there is none, or none is known. */
export function clientInsteadOf(
  build: Build,
  { package: use, service }: Pick<Evidence, 'package' | 'service'>,
): string | undefined {
  if (!use || use.manager === 'npm' || use.manager === 'gem') return undefined;
  const stage = build.stages[use.stage];
  const client = clientPackageOf(service, use.manager, {
    name: use.name.text,
    suite: stage?.distribution?.release,
    repositories: (stage?.repositories ?? []).map(({ location, suite }) => `${location} ${suite ?? ''}`),
  });
  return client === use.name.text ? undefined : client;
}

/** Programs, files and folders that the server's package brings beside its daemon. */
const brought: Readonly<Record<string, string>> = {
  postgresql:
    'initdb|pg_ctl|pg_\\w*cluster\\w*|pg_(?:upgrade|resetwal|rewind|archivecleanup|controldata)|pg_(?:hba|ident)\\.conf',
  mysql: 'mysql_\\w+|my\\.cnf|my\\.cnf\\.d|innodb\\w*',
  mariadb: 'mysql_\\w+|mysqld\\w*|mysql|my\\.cnf|my\\.cnf\\.d',
  openldap: 'slap\\w+|ldap',
};

/**
 * Whether the image would fail to build, or to start, without the server's package: something uses its programs, its user or
 * its folders, or something runs whose text is not known.
 */
export function needsServer(build: Build, service: Service): boolean {
  const stages = build.finalChain.flatMap((i) => build.stages[i] ?? []);
  return (
    runsUnseen(stages) ||
    isMentioned(build, stages, patternOf(service), (program) => isClientProgram(service.id, program))
  );
}

/** The same where nothing of it is to stay, not its client either. `gone`: what is taken out with it. */
export function needsAnyOf(build: Build, service: Service, gone: readonly Span[]): boolean {
  const stages = build.finalChain.flatMap((i) => build.stages[i] ?? []);
  return runsUnseen(stages) || isMentioned(build, stages, patternOf(service), () => false, gone);
}

const patterns = new Map<string, RegExp>();

function patternOf(service: Service): RegExp {
  const before = patterns.get(service.id);
  if (before) return before;
  const names = [
    service.id,
    ...service.images.filter((name) => !name.includes('/')),
    ...service.daemons.map((daemon) => daemon.split(' ')[0] ?? ''),
    ...(service.units ?? []).map((unit) => unit.replace(/[*-]+$/, '')),
  ].filter((name) => name.length > 2 && name !== 'docker-entrypoint.sh');
  const words = [...names.map(escaped), ...(brought[service.id] ? [brought[service.id]] : [])];
  const folders = (service.dataDirectories ?? []).map(escaped);
  // `php-mysql` and `redis-tools` are other things than the server.
  const pattern = new RegExp(
    `(?<![\\w-])(?:${words.join('|')})(?!\\w|-[a-z])${folders.length > 0 ? `|(?:${folders.join('|')})(?![\\w-])` : ''}`,
    'i',
  );
  patterns.set(service.id, pattern);
  return pattern;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
