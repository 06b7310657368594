import type { RelatedPlace, Severity } from '../../findings';
import { serviceOfDaemon, serviceOfUnit } from '../../knowledge/services';
import type { Build } from '../../provenance/model';
import { startedUnit } from '../../provenance/started-units';
import type { Span } from '../../syntax/span';
import { defineRule, type RuleContext } from '../rule';
import { hostDutyOf } from './host-duties';
import page from './many-services.md';
import { isDaemon, isWatcher, servedPrograms } from './services-started';
import { isInit, type Started, shippedStages, startedPrograms } from './shipped';
import { startIsSeen } from './start-seen';
import {
  bringsSupervisor,
  type NamedService,
  namedServices,
  supervisorAt,
  unseenConfiguration,
} from './supervised-services';
import { isForTests } from './surroundings';

export const manyServices = defineRule({
  meta: {
    id: 'many-services',
    family: 'host',
    severity: 'information',
    since: '0.4.0',
    summary: 'One container runs several services under a supervisor, an init, or one after the other.',
    fixes: 'none',
    page,
  },
  *check(build: Build, context) {
    if (build.dockerfile.template) return;
    const programs = startedPrograms(build);
    const watcher = programs.find((p) => p.how === 'start' && (isWatcher(p) || isOverlay(build, p)));
    const report = watcher
      ? watched(build, watcher, programs)
      : (chained(programs) ?? prepared(build, programs));
    if (!report) return;
    yield { ...report, severity: severityOf(build, report.names, watcher, context) };
  },
});

interface Several {
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly names: readonly string[];
}

const harm =
  'The engine sees only the first process: when another one dies the container still counts as running, their logs are mixed, and none can be updated, limited or scaled without the others.';

const harmIfSeveral =
  'If they are several, the engine sees only the supervisor: when one dies the container still counts as running, their logs are mixed, and none can be updated, limited or scaled without the others. A single service needs no supervisor: the engine restarts it.';

function watched(build: Build, watcher: Started, programs: readonly Started[]): Several | undefined {
  const services = ownServices(build, programs);
  const seen = programs.some((p) => p.how === 'supervised') && !unseenConfiguration(build);
  // What this file configures as a whole is one service, or other rules' matter.
  if (seen && services.length < 2) return undefined;
  const names = services.map((p) => p.name);
  const called = watcher.words[0] === '/init' ? 's6' : watcher.name;
  const what = isInit(watcher.words[0] ?? '')
    ? 'This container starts an init, like a machine'
    : names.length > 1
      ? `This container starts ${called}, which runs several services (${listed(names)})`
      : `This container starts ${called}, a supervisor that is made to run several services; which ones it runs ${names.length === 1 ? `beside ${names[0]} ` : ''}is not seen here`;
  return {
    span: watcher.span,
    message: `${what}. ${names.length > 1 || isInit(watcher.words[0] ?? '') ? harm : harmIfSeveral}`,
    related: services.map(({ span, name }) => ({ span, message: `${name} is started` })),
    names,
  };
}

/** Services that a supervisor is given, where a script or a base that is not seen here may start that supervisor. */
function prepared(build: Build, programs: readonly Started[]): Several | undefined {
  const services = ownServices(build, programs);
  const [first, ...others] = services;
  if (!first || others.length === 0 || startIsSeen(build)) return undefined;
  const names = services.map((p) => p.name);
  return {
    span: first.span,
    message: `This image gives ${supervisorAt(build)} several services to run (${listed(names)}). ${harm}`,
    related: others.map(({ span, name }) => ({ span, message: `${name} is another one` })),
    names,
  };
}

/** Services that a supervisor or an init starts, as far as the file tells: by their programs, or by the names of their files. */
function ownServices(build: Build, programs: readonly Started[]): readonly NamedService[] {
  const programmed = servedPrograms(programs).filter((p) => p.how !== 'start' && isOwn(p));
  const names = new Set(programmed.map((p) => p.name));
  const named = namedServices(build).filter(
    ({ name }) => !names.has(name) && isOwn({ name, words: ['service', name, 'start'] }),
  );
  return [...programmed, ...named].sort((a, b) => a.span.start - b.span.start);
}

/**
 * `/init` of s6-overlay, which the file or its base brings; and `supervisor`, as entry scripts call supervisord, which
 * without its configuration is another program.
 */
function isOverlay(build: Build, { words }: Started): boolean {
  if (words[0] === 'supervisor')
    return shippedStages(build).some((s) => s.copies.some((c) => /supervisord?\.(?:conf|d)/.test(c.path)));
  if (words[0] !== '/init') return false;
  return shippedStages(build).some(
    (stage) =>
      stage.present.some((f) => f.url.text.includes('s6-overlay')) ||
      stage.packages.some((p) => /^s6(?:-overlay|-rc)?$/.test(p.name.text)) ||
      [...stage.copies.map((c) => `${c.path} ${c.to}`), ...stage.writes.map((w) => w.path)].some((path) =>
        /\/s6-|\/services\.d\b|\/cont-init\.d\b/.test(path),
      ),
  );
}

/** `service a start && service b start`, `service a start && b`: what runs beside the first process. */
function chained(programs: readonly Started[]): Several | undefined {
  const started = programs.filter((p) => p.how === 'start');
  const last = started.reduce<Started | undefined>(
    (a, b) => (a && a.span.start > b.span.start ? a : b),
    undefined,
  );
  const background = started.filter((p) => startedUnit(p.words) !== undefined || isDaemon(p));
  const services = servedPrograms(started.filter((p) => background.includes(p) || p === last)).filter(isOwn);
  const [first, ...others] = services;
  if (!first || others.length === 0 || !services.some((p) => background.includes(p))) return undefined;
  const names = services.map((p) => p.name);
  return {
    span: first.span,
    message: `This container starts several services (${listed(names)}) one after the other. ${harm}`,
    related: others.map(({ span, name }) => ({ span, message: `${name} is started` })),
    names,
  };
}

/** Services that keep data, schedulers, login servers and daemons of the host are other rules' matter. */
function isOwn({ name, words }: Pick<Started, 'name' | 'words'>): boolean {
  const unit = startedUnit(words);
  if (unit ? serviceOfUnit(unit) : serviceOfDaemon(words)) return false;
  return !hostDutyOf(name) && !/^(?:cron|crond|anacron|fcron|dcron|sshd?|dropbear|.*\.timer)$/.test(name);
}

function listed(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} …` : names.join(', ');
}

function severityOf(
  build: Build,
  names: readonly string[],
  watcher: Started | undefined,
  context: RuleContext,
): Severity {
  if (isForTests(context)) return 'hint';
  // A web server and the interpreter behind it are one service to many.
  const pair =
    names.length === 2 &&
    names.some((n) => /^php.*fpm/.test(n)) &&
    names.some((n) => /^(?:nginx|apache2|httpd|caddy)/.test(n));
  if (pair) return 'hint';
  if (!watcher) return 'information';
  if (isInit(watcher.words[0] ?? '')) return 'hint';
  if (/^(?:my_init|runsvdir(?:-start)?|runit|s6-svscan|init)$/.test(watcher.name))
    // Such bases bring the supervisor: then the file only goes along with it.
    return bringsSupervisor(build) ? 'information' : 'hint';
  // Without a second service in view, there may be one alone.
  const listed = /^(?:foreman|forego|honcho|goreman|hivemind|overmind)$/.test(watcher.name);
  return names.length > 1 || listed ? 'information' : 'hint';
}
