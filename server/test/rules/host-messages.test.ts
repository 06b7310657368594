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
    ['centos:7', 'RUN yum -y update', 'only source of updates'],
    ['debian:stretch', 'RUN apt-get update && apt-get dist-upgrade -y', 'only source of updates'],
    ['debian:12.5', 'RUN apt-get update && apt-get dist-upgrade -y', 'is not built any more, 12 is'],
  ])('on %s, which no newer build brings updates to, is a hint without repair', (base, line, words) => {
    const text = `FROM ${base}\n${line}\n`;
    const [found] = lint({ text, policy: defaultPolicy, rules, today: new Date('2026-11-01') }).findings;
    expect(found?.severity).toBe('hint');
    expect(found?.message).toContain(words);
    expect(found?.message).not.toContain('--pull');
    expect(found?.fixes).toEqual([]);
  });

  it('on a pinned base asks for a newer digest', () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const text = `FROM debian:trixie@${digest}\nRUN apt-get update && apt-get dist-upgrade -y\n`;
    const [found] = lint({ text, policy: defaultPolicy, rules, today: new Date('2026-11-01') }).findings;
    expect(found?.message).toContain('a newer digest');
    expect(found?.fixes).toHaveLength(1);
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
    ['CMD ["supervisord", "-n"]', ['many-services hint']],
    ['COPY supervisord.conf /etc/supervisor/\nCMD ["supervisord", "-n"]', ['many-services hint']],
    [
      'COPY web.conf worker.conf /etc/supervisor/conf.d/\nCMD ["supervisord", "-n"]',
      ['many-services information'],
    ],
    ['COPY web.conf worker.conf /etc/supervisor/conf.d/\nCMD ["/start.sh"]', ['many-services information']],
    ['COPY web.conf /etc/supervisor/conf.d/\nCMD ["/start.sh"]', []],
    ['COPY web.conf worker.conf /etc/supervisor/conf.d/\nCMD ["nginx"]', []],
    [
      'RUN apt-get install -y runit\nADD web /etc/sv/web/run\nADD worker /etc/sv/worker/run\nCMD ["/start.sh"]',
      ['many-services information'],
    ],
    ['ADD web /etc/service/web/run\nADD cron /etc/service/cron/run\nCMD ["/start.sh"]', []],
    [
      'RUN apt-get install -y runit\nCOPY services /etc/service\nCMD ["runsvdir", "/etc/service"]',
      ['many-services information'],
    ],
    [
      'ADD https://example.org/s6-overlay.tar.gz /tmp/\nRUN tar -xf /tmp/s6-overlay.tar.gz -C /\nCOPY services.d /etc/services.d\nENTRYPOINT ["/init"]',
      ['many-services information'],
    ],
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

  it('says that a supervisor with an unseen configuration may run one service', () => {
    const [found] = findings('COPY supervisord.conf /etc/supervisor/\nCMD ["supervisord", "-n"]');
    expect(found?.message).toContain('which ones it runs is not seen here');
  });

  it('reads the configuration of the build context: one program is none', () => {
    const text =
      'FROM debian:trixie\nCOPY supervisord.conf /etc/supervisord.conf\nCMD ["supervisord", "-c", "/etc/supervisord.conf"]\n';
    const count = (programs: readonly string[]) => {
      const conf = `[supervisord]\nnodaemon=true\n${programs.map((p) => `[program:${p}]\ncommand=/usr/bin/${p}\n`).join('')}`;
      const contextFile = (name: string) => (name === 'supervisord.conf' ? conf : undefined);
      return lint({ text, policy: defaultPolicy, rules, contextFile }).findings.map((f) => f.severity);
    };
    expect(count(['web'])).toEqual([]);
    expect(count(['web', 'worker'])).toEqual(['information']);
  });

  it('names what the shell of a program runs', () => {
    const [found] = findings(
      `RUN printf '[program:a]\\ncommand=bash -c "cd /a && exec web"\\n[program:b]\\ncommand=worker\\n' > /etc/supervisor/conf.d/a.conf\nCMD ["supervisord", "-n"]`,
    );
    expect(found?.message).toContain('worker');
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

describe('a mail server under a supervisor', () => {
  it.each([
    'RUN apt-get install -y runit postfix\nADD web /etc/sv/web/run\nADD postfix /etc/sv/postfix/run\nCMD ["/start.sh"]',
    `RUN printf '[program:web]\\ncommand=web\\n[program:postfix]\\ncommand=/opt/run-mail\\n' > /etc/supervisor/conf.d/a.conf\nCMD ["supervisord", "-n"]`,
  ])('counts as started: %j', (lines) => {
    const found = findings(lines).find((f) => f.rule === 'host-daemon');
    expect(found?.message).toMatch(/^postfix runs in this container/);
    expect(found?.fixes).toEqual([]);
  });

  it('does not where nothing starts the supervisor', () => {
    expect(told('ADD postfix /etc/sv/postfix/run\nCMD ["nginx"]')).toEqual([]);
  });
});

describe('scheduled-job', () => {
  it.each([
    ['ENTRYPOINT ["/dump.sh"]\nCMD ["cron"]', []],
    ['ENTRYPOINT ["/start.sh"]\nCMD ["cron", "-f"]', ['scheduled-job information']],
    ['ENTRYPOINT ["/entrypoint.sh"]\nCMD ["cron"]', ['scheduled-job hint']],
  ])('%j', (lines, expected) => {
    expect(told(lines)).toEqual(expected);
  });

  it('speaks of a service only where one runs', () => {
    const conf = (more: string) =>
      `RUN printf '[program:cron]\\ncommand=cron -f\\n${more}' > /etc/supervisor/conf.d/a.conf\nCMD ["supervisord", "-n"]`;
    const message = (more: string) => findings(conf(more)).find((f) => f.rule === 'scheduled-job')?.message;
    expect(message('[program:web]\\ncommand=web\\n')).toContain('beside the service');
    expect(message('')).not.toContain('beside the service');
  });
});

describe('remote-login', () => {
  it.each([
    ['RUN apt-get install -y git openssh-server', true],
    ['RUN apt-get install -y git openssh-server\nCMD ["bash"]', true],
    ['RUN apt-get install -y git openssh-server\nCMD ["/start.sh"]', false],
    [
      'RUN apt-get install -y git openssh-server\nCOPY s.conf /etc/supervisord.conf\nCMD ["supervisord"]',
      false,
    ],
    ['RUN apt-get install -y git openssh-server\nRUN /usr/sbin/sshd && make test', false],
    ['RUN apt-get install -y git openssh-server && usermod -aG web sshd', false],
    ['RUN apt-get install -y git openssh-server && chmod 600 /etc/ssh/sshd_config', false],
  ])(
    'says that nobody needs the server, and offers the client, only where that is seen: %j',
    (lines, known) => {
      const [found] = findings(lines);
      expect(found?.message.includes('nothing here needs one')).toBe(known);
      expect(found?.message.includes('is not seen here')).toBe(!known);
      expect(found?.fixes).toHaveLength(known ? 1 : 0);
    },
  );

  it('does not say so on a base whose start nobody knows here', () => {
    const text = 'FROM example/base:1\nRUN apt-get install -y git openssh-server\n';
    const [found] = lint({ text, policy: defaultPolicy, rules }).findings;
    expect(found?.message).toContain('is not seen here');
    expect(found?.fixes).toEqual([]);
  });

  it('shows every key of the server', () => {
    const key = (type: string) => `ssh-keygen -t ${type} -N '' -f /etc/ssh/ssh_host_${type}_key`;
    const [found] = findings(`RUN apt-get install -y openssh-server && ${key('rsa')} && ${key('ed25519')}`);
    expect(found?.related.filter((r) => /keys/.test(r.message))).toHaveLength(2);
  });

  it.each([
    ['RUN useradd -p $(openssl passwd -1 secret) app', 'information', 'The password of app stands here'],
    ['RUN usermod -p "$(openssl passwd -1 secret)" root', 'error', 'The password of root stands here'],
    ['RUN usermod -p "$(echo secret | openssl passwd -1 -stdin)" root', 'error', 'The password of root'],
    [
      `RUN usermod -p "$(perl -e 'print crypt("pw","salt")')" root`,
      'error',
      'The password of root stands here',
    ],
    ['RUN useradd -p secret app', 'information', 'takes the hash of a password'],
    ["RUN usermod -p '$6$salt$hash' root", 'warning', 'The hash of the password of root'],
  ])('in %j', (lines, severity, words) => {
    const [found] = findings(lines);
    expect(found?.severity).toBe(severity);
    expect(found?.message).toContain(words);
  });

  it('asks for a password at the start where people log in by it, and does not take it out', () => {
    const text = 'FROM rocker/rstudio:4.5.1\nRUN echo "analyst:secret" | chpasswd\n';
    const [found] = lint({ text, policy: defaultPolicy, rules }).findings;
    expect(found?.message).toContain('when the container starts');
    expect(found?.message).not.toContain('nobody logs in');
    expect(found?.fixes).toEqual([]);
  });

  it('leaves a password that sudo is given later', () => {
    const [used] = findings('RUN echo "app:secret" | chpasswd\nRUN echo secret | sudo -S apt-get update');
    expect(used?.fixes).toEqual([]);
    const [free] = findings('RUN echo "app:secret" | chpasswd\nRUN echo done');
    expect(free?.fixes).toHaveLength(1);
  });

  it('is an error in the default preset where the file says the password of root', () => {
    const [found] = findings('RUN echo root:secret | chpasswd', defaultPolicy.preset);
    expect(found?.severity).toBe('error');
  });

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
