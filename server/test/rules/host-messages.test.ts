import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy, type Preset } from '../../src/policy/policy';
import { allRules } from '../../src/rules';

const rules = allRules.filter((rule) => rule.meta.family === 'host');

function findings(lines: string, preset: Preset = 'recommended', path?: string) {
  const text = `FROM debian:trixie\n${lines}\n`;
  const policy = { ...defaultPolicy, preset };
  return lint({ text, policy, rules, ...(path && { surroundings: { path } }) }).findings;
}

const told = (lines: string, preset?: Preset, path?: string) =>
  findings(lines, preset, path).map((f) => `${f.rule} ${f.severity}`);

/** The lines after the first fix of the first finding. */
function repaired(lines: string, preset?: Preset): string | undefined {
  const text = `FROM debian:trixie\n${lines}\n`;
  const fix = findings(lines, preset)[0]?.fixes[0];
  return fix && applyEdits(text, fix.edits).replace(/^FROM debian:trixie\n|\n$/g, '');
}

describe('kernel-setting', () => {
  it('tells where settings of a container and of the machine are given', () => {
    const [own] = findings('RUN sysctl -w net.core.somaxconn=1024');
    expect(own?.message).toContain('docker run --sysctl net.core.somaxconn=1024');
    const [shared] = findings('RUN echo vm.max_map_count=262144 >> /etc/sysctl.conf');
    expect(shared?.message).toContain('vm.max_map_count is a setting of the whole machine');
    expect(shared?.message).not.toContain('--sysctl vm');
  });

  it('is one finding for all settings', () => {
    const found = findings(
      'RUN echo a.b=1 >> /etc/sysctl.conf\nRUN echo c.d=1 >> /etc/sysctl.conf && sysctl -p',
    );
    expect(found.map((f) => f.related.length)).toEqual([2]);
  });

  it.each([
    ['RUN a && sysctl -w a.b=1 || true', undefined],
    ['RUN a; sysctl -w a.b=1 || true; b', 'RUN a; b'],
    ['RUN if a; then sysctl -w a.b=1; fi', undefined],
    ['RUN a | tee /etc/sysctl.conf', undefined],
    ['COPY a.conf b.conf /etc/sysctl.d/', undefined],
  ])('%j becomes %j', (lines, expected) => {
    expect(repaired(lines)).toBe(expected);
  });
});

describe('full-upgrade', () => {
  it.each([
    ['RUN apt-get update && apt-get dist-upgrade -y', ['full-upgrade warning'], ['full-upgrade warning']],
    ['RUN apt-get update && apt-get upgrade -y', [], ['full-upgrade hint']],
    ['RUN yum -y update', ['full-upgrade hint'], ['full-upgrade hint']],
    ['RUN apk upgrade --no-cache', [], ['full-upgrade hint']],
    [
      'ONBUILD RUN apt-get update && apt-get dist-upgrade -y',
      ['full-upgrade warning'],
      ['full-upgrade warning'],
    ],
  ])('%j', (lines, recommended, strict) => {
    expect(told(lines)).toEqual(recommended);
    expect(told(lines, 'strict')).toEqual(strict);
  });

  it('of the sources of another release has no repair but another base', () => {
    const [found] = findings(
      "RUN sed -i 's/trixie/forky/g' /etc/apt/sources.list.d/debian.sources && apt-get update && apt-get full-upgrade -y",
    );
    expect(found?.message).toContain('another release');
    expect(found?.fixes).toEqual([]);
  });

  it.each([
    ['RUN apt-get update && apt-get dist-upgrade -y && rm -rf /var/lib/apt/lists/*\nRUN a', 'RUN a'],
    [
      'RUN apt-get update && apt-get dist-upgrade -y\nRUN apt-get install -y a',
      'RUN apt-get update\nRUN apt-get install -y a',
    ],
    [
      'RUN apt-get update && apt-get dist-upgrade -y\nRUN apt-get update && apt-get install -y a',
      'RUN apt-get update && apt-get install -y a',
    ],
    ['RUN apt-get dist-upgrade -y || true\nRUN a', 'RUN a'],
    ['RUN yes | apt-get dist-upgrade && a', 'RUN a'],
  ])('%j becomes %j', (lines, expected) => {
    expect(repaired(lines)).toBe(expected);
  });
});

describe('many-services', () => {
  it.each([
    ['CMD ["supervisord", "-n"]', ['many-services information']],
    ['CMD ["/sbin/my_init"]', ['many-services hint']],
    ['CMD ["/sbin/init"]', ['many-services hint']],
    ['COPY root/etc/services.d /etc/services.d\nENTRYPOINT ["/init"]', ['many-services hint']],
    ['ENTRYPOINT ["/init"]', []],
    ['CMD php-fpm -D && nginx -g "daemon off;"', ['many-services hint']],
    ['CMD service apache2 start && node server.js', ['many-services information']],
    ['CMD service apache2 start && service cron start', ['scheduled-job information']],
    ['CMD ["honcho", "start"]', ['many-services information']],
  ])('%j', (lines, expected) => {
    expect(told(lines)).toEqual(expected);
  });

  it('is a hint where the path says tests', () => {
    expect(told('CMD ["supervisord", "-n"]', 'recommended', 'app/tests/Dockerfile')).toEqual([
      'many-services hint',
    ]);
  });
});

describe('host-daemon', () => {
  it.each([
    ['CMD service rsyslog start && app', 'CMD app'],
    ['RUN apt-get install -y a ntp b', 'RUN apt-get install -y a b'],
    ['CMD ["sh", "-c", "rsyslogd && exec app"]', 'CMD ["sh", "-c", "exec app"]'],
  ])('%j becomes %j', (lines, expected) => {
    expect(told(lines)[0]).toMatch(/^host-daemon/);
    expect(repaired(lines)).toBe(expected);
  });
});

describe('remote-login', () => {
  it.each([
    ['RUN echo root:secret | chpasswd', ['remote-login error']],
    ['RUN echo app:secret | chpasswd', ['remote-login information']],
    ['RUN passwd -d root', ['remote-login warning']],
    ['RUN passwd -d app', []],
    ['RUN apt-get install -y openssh-server', ['remote-login information']],
    ['RUN apt-get install -y openssh-server && mkdir /run/sshd', ['remote-login warning']],
    ['RUN apt-get install -y openssh-server\nEXPOSE 22', ['remote-login warning']],
    ['RUN apt-get install -y telnetd', ['remote-login information']],
    ['RUN rm -f /etc/service/sshd/down', ['remote-login warning']],
    ['CMD service ssh start && exec app', ['remote-login warning']],
    ['RUN echo git:secret | chpasswd && adduser -s /usr/bin/git-shell x', ['remote-login information']],
  ])('%j', (lines, expected) => {
    expect(told(lines)).toEqual(expected);
  });
});
