import { removePlaces, removeWordsAt } from '../../edits';
import type { Fix } from '../../findings';
import type { Build, PackageUse } from '../../provenance/model';
import { defineRule } from '../rule';
import page from './host-daemon.md';
import { type HostDuty, hostDutyOf, hostDutyOfPackage } from './host-duties';
import { isWatcher, servedPrograms } from './services-started';
import { type Started, shippedStages, startedPrograms, startsInit } from './shipped';
import { startIsSeen } from './start-seen';
import { namedServices } from './supervised-services';

export const hostDaemon = defineRule({
  meta: {
    id: 'host-daemon',
    family: 'host',
    severity: 'information',
    since: '0.4.0',
    summary: "A daemon that does the host's work: time, system log, mail, message bus.",
    fixes: 'suggested',
    page,
  },
  *check(build: Build) {
    if (build.dockerfile.template) return;
    const all = startedPrograms(build);
    const inits = startsInit(all);
    // Without an init, nothing starts what is only enabled.
    const programs = [
      ...(inits ? all : all.filter((p) => p.how !== 'enabled')),
      ...givenToSupervisor(build, all),
    ];
    const packages = shippedStages(build).flatMap((s) => s.packages);
    for (const duty of ['time', 'log', 'mail', 'bus'] as const) {
      const started = programs.filter((p) => dutyOf(p) === duty);
      const brought = packages.filter((p) => hostDutyOfPackage(p) === duty);
      // Alone it is what the image is for: a mail relay, a time server.
      const others = servedPrograms(programs).filter((p) => dutyOf(p) !== duty);
      const [first] = started;
      if (first && (others.length > 0 || inits) && !isNeeded(duty, packages, programs)) {
        yield {
          span: first.span,
          message: `${hostDutyOf(first.name) ? first.name : first.called} runs in this container ${texts[duty]}`,
          related: [
            ...started.slice(1).map(({ span }) => ({ span, message: 'started here as well' })),
            ...brought.map(({ span, name }) => ({ span, message: `the package ${name.text} brings it` })),
          ],
          fixes: notStarted(build, started),
        };
        continue;
      }
      if (duty !== 'time' || started.length > 0 || inits) continue;
      const [clock] = brought;
      if (!clock || packages.length === brought.length) continue;
      yield {
        span: clock.span,
        severity: 'hint' as const,
        message:
          "A container reads the clock of the host, which the host's own daemon keeps right, and may not set it. This package has nothing to do here.",
        related: brought.slice(1).map(({ span }) => ({ span, message: 'and here' })),
        fixes: withoutPackages(build, brought),
      };
    }
  },
});

function dutyOf({ name, called }: Started): HostDuty | undefined {
  return hostDutyOf(name) ?? (called === undefined ? undefined : hostDutyOf(called));
}

/** Services that only the names of their files tell (`/etc/sv/postfix/run`), where something may start them. */
function givenToSupervisor(build: Build, programs: readonly Started[]): Started[] {
  const [final] = shippedStages(build);
  const starts = programs.some((p) => p.how === 'start' && isWatcher(p)) || !startIsSeen(build);
  if (!final || !starts) return [];
  return namedServices(build).map(({ name, span, instruction }) => ({
    name,
    words: ['service', name, 'start'],
    span,
    instruction,
    how: 'supervised',
  }));
}

const texts: Record<HostDuty, string> = {
  time: "— but the clock is the host's, which keeps it right for all containers; a container may not even set it.",
  log: 'and takes the log into files inside of it, where no docker logs and no collector of the host sees it, and which nobody rotates. What is printed to standard output is kept.',
  mail: 'beside its service: its queue is lost with the container, and nobody sees what could not be delivered. Let the service hand its mail to a relay over the network.',
  bus: 'as on a machine. What runs in one container seldom needs a system bus: with one service in it there is nobody to talk to.',
};

/** Daemons that something else in the image cannot do without. */
function isNeeded(duty: HostDuty, packages: readonly PackageUse[], programs: readonly Started[]): boolean {
  const has = (pattern: RegExp) =>
    packages.some((p) => pattern.test(p.name.text)) || programs.some((p) => pattern.test(p.name));
  switch (duty) {
    case 'log':
      // These can log in no other way, or are a log server or a mail server as a whole.
      return has(
        /^(?:haproxy|postfix|dovecot.*|opendkim|exim4?.*|sendmail|keepalived|slapd|logstash|fluent.*|graylog.*|splunk.*|amavis.*)$/,
      );
    case 'mail':
      return has(
        /^(?:dovecot.*|opendkim|opendmarc|amavis.*|amavisd(?:-new)?|spamassassin|mailman.*|courier.*|cyrus.*|rspamd|sogo|roundcube.*|postsrsd|sympa|clamav-milter|clamd|postgrey|saslauthd)$/,
      );
    case 'bus':
      return has(
        /avahi|bluez|bluetooth|pulse|xorg|^x11|xrdp|vnc|xvfb|gnome|xfce|mate|kde|lxde|firefox|chrom|flatpak|polkit|network-?manager|libvirt|systemd|consolekit|udisks|electron|homebridge|home-assistant|shairport/i,
      );
    default:
      return false;
  }
}

/** Takes the daemon out of the commands that CMD or ENTRYPOINT run. */
function notStarted(build: Build, started: readonly Started[]): Fix[] {
  if (started.some((p) => p.how !== 'start')) return [];
  const edits = removePlaces(build.dockerfile, started, (names) =>
    names.every((n) => hostDutyOf(n) || /^(?:service|rc-service|invoke-rc\.d|true)$/.test(n)),
  );
  const names = started.map((p) => p.name).join(' and ');
  return edits ? [{ title: `Do not start ${names}`, tier: 'suggested', edits }] : [];
}

function withoutPackages(build: Build, packages: readonly PackageUse[]): Fix[] {
  const [first] = packages;
  const all =
    first && shippedStages(build).flatMap((s) => s.packages.filter((p) => p.command === first.command));
  if (!first || packages.some((p) => p.command !== first.command) || all?.length === packages.length)
    return [];
  const edits = removeWordsAt(
    build.dockerfile,
    first.instruction,
    packages.map((p) => p.span),
  );
  const names = packages.map((p) => p.name.text).join(' and ');
  return edits ? [{ title: `Do not install ${names}`, tier: 'suggested', edits }] : [];
}
