import type { PackageUse } from '../../provenance/model';

/** What a machine does for everything that runs on it. */
export type HostDuty = 'time' | 'log' | 'mail' | 'bus';

const daemons: readonly (readonly [HostDuty, RegExp])[] = [
  ['time', /^(?:ntpd?|ntpsec|openntpd|chronyd?|chrony|systemd-timesyncd)$/],
  ['log', /^(?:rsyslogd?|syslog-ng|syslogd|klogd|sysklogd|inetutils-syslogd|busybox-syslogd)$/],
  ['mail', /^(?:postfix|exim4?|sendmail|nullmailer|opensmtpd|smtpd)$/],
  ['bus', /^(?:dbus|dbus-daemon|messagebus)$/],
];

/** The duty of the host that a daemon, or a unit, fulfils; undefined for any other program. */
export function hostDutyOf(name: string): HostDuty | undefined {
  return daemons.find(([, pattern]) => pattern.test(name))?.[0];
}

const packages: readonly (readonly [HostDuty, RegExp])[] = [
  ['time', /^(?:ntp|ntpsec|openntpd|chrony)$/],
  ['log', /^(?:rsyslog|syslog-ng|sysklogd|inetutils-syslogd)$/],
  ['mail', /^(?:postfix|exim4|exim|sendmail|sendmail-bin|nullmailer|opensmtpd)$/],
  ['bus', /^dbus$/],
];

/** The duty of the host that a package brings a daemon for. */
export function hostDutyOfPackage({ manager, name }: PackageUse): HostDuty | undefined {
  if (manager === 'pip' || manager === 'npm' || manager === 'gem') return undefined;
  return packages.find(([, pattern]) => pattern.test(name.text))?.[0];
}
