import type { Severity } from '../../findings';
import { changedFiles } from '../../provenance/changed-files';
import { resolvePath } from '../../provenance/files';
import type { Build, PackageUse, RunCommand } from '../../provenance/model';
import type { Instruction } from '../../syntax/ast';
import type { Span } from '../../syntax/span';
import { defineRule, type RuleContext } from '../rule';
import page from './scheduled-job.md';
import { isWatcher } from './services-started';
import { type Started, shippedCommands, shippedStages, startedPrograms } from './shipped';
import { isForTests } from './surroundings';

/** What shows a schedule inside the image, strongest first. */
interface Sign {
  readonly kind: 'started' | 'schedule' | 'package';
  readonly span: Span;
  readonly what: string;
}

export const scheduledJob = defineRule({
  meta: {
    id: 'scheduled-job',
    family: 'host',
    severity: 'information',
    since: '0.4.0',
    summary: 'Jobs run by cron or a timer inside of the container.',
    fixes: 'none',
    page,
  },
  *check(build: Build, context) {
    if (build.dockerfile.template) return;
    const programs = startedPrograms(build);
    const started = programs.filter(isScheduler);
    const schedules = schedulesOf(build);
    const signs: Sign[] = [
      ...started.map(({ span, name }) => ({
        kind: 'started' as const,
        span,
        what: `the container starts ${name}`,
      })),
      ...schedules,
    ];
    const [main] = signs;
    if (!main) return;
    const packages = shippedStages(build).flatMap((s) => s.packages.filter(isSchedulerPackage));
    const others = [
      ...signs.slice(1),
      ...packages.map(({ span, name }) => ({ span, what: `the package ${name.text} brings it` })),
    ];
    const alone =
      started.some((p) => p.how === 'start') && programs.every((p) => isScheduler(p) || isIdle(p));
    yield {
      span: main.span,
      severity: severityOf(alone, context),
      message: message(
        main,
        alone,
        programs.some((p) => !isScheduler(p) && !isIdle(p) && !isWatcher(p)),
      ),
      related: others.map(({ span, what }) => ({ span, message: what })),
    };
  },
});

function severityOf(alone: boolean, context: RuleContext): Severity {
  return alone || isForTests(context) ? 'hint' : 'information';
}

function message(main: Sign, alone: boolean, beside: boolean): string {
  if (alone)
    return 'This container does nothing but wait for the time of a job. A job that the scheduler of the host or the cluster starts says whether it failed, keeps its log, and costs nothing in between.';
  const what =
    main.kind === 'started'
      ? `cron runs ${beside ? 'beside the service of this container' : 'in this container'}`
      : 'A schedule is part of this image';
  return `${what}: its jobs do not see the variables that the container was given, what they print and how they end reaches nobody, and with two copies of the container every job runs twice. Let the scheduler of the host or the cluster start them.`;
}

const daemons = /^(?:cron|crond|anacron|fcron|dcron|vixie-cron|cronie)$/;

function isScheduler({ name, words, givenTo }: Started): boolean {
  // The one word `cron` is as likely what the script is to do.
  if (givenTo !== undefined && words.length === 1 && !/entrypoint/.test(givenTo)) return false;
  // `./cron` is a program of the image's own.
  const own = /\//.test(words[0] ?? '') && !/^(?:\/usr(?:\/local)?)?\/s?bin\/|^\/etc\//.test(words[0] ?? '');
  if (daemons.test(name) && !own) return !words.some((w) => /^-[Vt]$|^--(?:version|help)$/.test(w));
  return name.endsWith('.timer');
}

/** What only keeps a container alive, or prepares. */
function isIdle({ name }: Started): boolean {
  return /entrypoint|^(?:(?:ba|da|a)?sh|tail|sleep|cat|true|env|printenv|echo|touch|export|tini|chmod|crontab|set|declare|exec|:|wait|rsyslogd|syslogd|rsyslog)$/.test(
    name,
  );
}

function isSchedulerPackage({ manager, name }: PackageUse): boolean {
  const distribution = manager !== 'pip' && manager !== 'npm' && manager !== 'gem';
  return (
    distribution &&
    /^(?:cron|cronie|cronie-anacron|crontabs|anacron|fcron|dcron|vixie-cron|bcron|systemd-cron)$/.test(
      name.text,
    )
  );
}

const places =
  /^\/etc\/(?:crontab|anacrontab|cron\.d\/.+|cron\.(?:hourly|daily|weekly|monthly)\/.+|crontabs\/.+|periodic\/.+)$|^\/etc\/(?:cron\.(?:d|hourly|daily|weekly|monthly)|crontabs)$|^\/var\/spool\/cron(?:\/|$)|^\/(?:etc|usr\/lib|lib)\/systemd\/(?:system|user)\/[^/]+\.timer$/;

function schedulesOf(build: Build): Sign[] {
  const files = shippedStages(build).flatMap((stage) =>
    changedFiles(stage)
      .filter(({ path, how }) => places.test(path) && how !== 'edited')
      // A file that is emptied, or a switch for who may have a crontab, is no job.
      .filter(({ content, how }) => how !== 'written' || content?.text.trim() !== '')
      .map(({ path, span, instruction }) => ({
        kind: 'schedule' as const,
        span: destinationOf(instruction) ?? span,
        what: path.endsWith('.timer') ? 'a timer is put here' : 'jobs are put here',
      })),
  );
  const commands = shippedCommands(build)
    .filter(setsCrontab)
    .map(({ span }) => ({ kind: 'schedule' as const, span, what: 'jobs are put into a crontab here' }));
  const puts = shippedCommands(build).flatMap((command) => {
    const span = placeOfJob(command);
    return span ? [{ kind: 'schedule' as const, span, what: 'jobs are put here' }] : [];
  });
  const seen = new Set(files.map(({ span }) => span.start));
  return [...files, ...commands, ...puts.filter(({ span }) => !seen.has(span.start))].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

/** Where `cp`, `mv`, `install` or `ln` puts something among the schedules: `cp job /etc/cron.d/`. */
function placeOfJob({ name, argv, directory, span }: RunCommand): Span | undefined {
  if (!/^(?:cp|mv|install|ln|rsync)$/.test(name)) return undefined;
  const operands = argv.slice(1).filter((w) => !w.text.startsWith('-'));
  const target = operands.at(-1);
  // A link to nowhere is how a job of the distribution is switched off.
  if (!target || operands.length < 2 || operands.some((w) => w.text === '/dev/null')) return undefined;
  return places.test(resolvePath(directory, target.text)) ? (target.spanOf() ?? span) : undefined;
}

/** Where COPY and ADD name a place of schedules: that shows it, the name of the source does not. */
function destinationOf({ keyword, json, words }: Instruction): Span | undefined {
  if (keyword !== 'COPY' && keyword !== 'ADD') return undefined;
  const target = (json?.items ?? words).at(-1);
  return target && places.test(target.text.value.replace(/\/$/, '')) ? target.span : undefined;
}

/** `crontab FILE`, `… | crontab -`; not `-l`, `-r` and `-e`. */
function setsCrontab({ name, argv }: RunCommand): boolean {
  const words = argv.slice(1).map((w) => w.text);
  // A gem that writes the crontab: `bundle exec whenever --update-crontab`.
  if (words.includes('--update-crontab')) return true;
  return name === 'crontab' && !words.some((w) => /^-[a-z]*[lreT]/.test(w));
}
