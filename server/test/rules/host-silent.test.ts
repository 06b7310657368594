import { describe, expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';
import { allRules } from '../../src/rules';

const rules = allRules.filter((rule) => rule.meta.family === 'host');

/** Findings of the host family in the strict preset, which has all of its rules. */
function found(text: string, path?: string): string[] {
  const policy = { ...defaultPolicy, preset: 'strict' as const };
  return lint({ text, policy, rules, ...(path && { surroundings: { path } }) }).findings.map((f) => f.rule);
}

/** Each looks like something of a machine and is none of it. */
const lookAlikes: readonly (readonly [why: string, lines: string])[] = [
  ['a setting is read', 'RUN sysctl -n hw.ncpu || nproc'],
  ['all settings are read', 'RUN sysctl -a | grep net'],
  ['a file of the kernel is read', 'RUN cat /proc/sys/kernel/random/uuid > /etc/id'],
  ['a file system of the image factory', 'RUN echo "vm.swappiness=0" > /rootfs/etc/sysctl.conf'],
  ['the text is only printed', 'RUN echo "run sysctl -w vm.max_map_count=262144 on the host"'],
  ['it is commented out', '# RUN sysctl -w vm.swappiness=0'],
  ['a health check', 'HEALTHCHECK CMD sysctl -w net.core.somaxconn=1 || exit 1'],
  ['a stand-in for modprobe', 'COPY modprobe /usr/local/bin/modprobe'],
  ['modprobe is only asked', 'RUN modprobe --show-depends loop || true'],
  ['limits are taken out, so that su works', "RUN sed -i '/memlock/d' /etc/security/limits.conf"],
  ['a limit for what follows in the shell', 'RUN ulimit -n 65536 && make test'],
  ['a limit is read', 'RUN ulimit -n'],
  ['a volume below /sys', 'VOLUME /sys/fs/cgroup'],
  ['selinux libraries', 'RUN yum install -y libselinux-python policycoreutils'],
  ['cron comes along', 'RUN apt-get install -y cron'],
  ['a program called cron of the image itself', 'COPY cron /\nCMD ["./cron"]'],
  ['the word is an argument', 'ENTRYPOINT ["app"]\nCMD ["cron", "0 1 * * *"]'],
  ['cron jobs are removed', 'RUN rm -f /etc/cron.daily/apt-compat'],
  ['a crontab is listed', 'RUN crontab -l || true'],
  ['a crontab is removed', 'RUN crontab -r || true'],
  ['supercronic in a folder of the app', 'COPY crontab /app/crontab\nCMD ["supercronic", "/app/crontab"]'],
  ['the log of cron', 'RUN touch /var/log/cron.log'],
  [
    'cron in a stage that is left behind',
    'RUN echo "* * * * * root x" > /etc/cron.d/x\nFROM debian:trixie\nRUN true',
  ],
  ['the client of ssh', 'RUN apt-get install -y openssh-client'],
  ['the client of Alpine with its server unused', 'RUN apk add --no-cache openssh git'],
  ['a key of a client', "RUN ssh-keygen -t ed25519 -N '' -f /root/.ssh/id_ed25519"],
  ['known hosts', 'RUN mkdir -p /root/.ssh && ssh-keyscan git.example.com >> /root/.ssh/known_hosts'],
  ['settings of the client', 'RUN echo "StrictHostKeyChecking no" >> /etc/ssh/ssh_config'],
  ['a tunnel', 'CMD ["ssh", "-N", "-L", "8080:localhost:80", "gate.example.com"]'],
  [
    'a git server',
    'RUN apk add --no-cache openssh git && adduser -D -s /usr/bin/git-shell git && ssh-keygen -A\nCMD ["/usr/sbin/sshd", "-D"]',
  ],
  [
    'a file server',
    'RUN apk add --no-cache openssh && echo "ForceCommand internal-sftp" >> /etc/ssh/sshd_config\nCMD ["/usr/sbin/sshd", "-D"]',
  ],
  [
    'the console of Azure App Service',
    'RUN apk add --no-cache openssh && echo "root:Docker!" | chpasswd && ssh-keygen -A\nEXPOSE 2222',
  ],
  ['a random password', 'RUN echo "root:$(openssl rand -base64 12)" | chpasswd'],
  ['a random password in backticks', 'RUN echo "app:`head -c 9 /dev/urandom | base64`" | chpasswd'],
  ['a password that is not in the file', 'ARG PASSWORD\nRUN echo "root:$PASSWORD" | chpasswd'],
  ['a locked account', 'RUN passwd -l root'],
  ['no valid hash', "RUN useradd -m -p '*' git"],
  ['no password at all', 'RUN echo "git:*" | chpasswd -e'],
  ['an account without password', 'RUN useradd --system --no-create-home app'],
  ['a member of a group', 'RUN gpasswd -a app docker'],
  ['a password of a web server', 'RUN htpasswd -bc /etc/nginx/.htpasswd user secret'],
  ['a password for VNC', 'RUN x11vnc -storepasswd secret /root/.vnc/passwd'],
  ['an init for one process', 'ENTRYPOINT ["tini", "--"]\nCMD ["app"]'],
  ['supervisor comes along', 'RUN apt-get install -y supervisor'],
  [
    'one program under a supervisor',
    'RUN printf "[program:app]\\ncommand=/usr/bin/app\\n" > /etc/supervisor/conf.d/app.conf\nCMD ["supervisord", "-n"]',
  ],
  ['one service and what keeps it alive', 'CMD service nginx start && tail -f /var/log/nginx/access.log'],
  ['a check before the service', 'CMD nginx -t && nginx -g "daemon off;"'],
  ['waiting before the service', 'CMD sleep 5 && wait-for-it db:5432 && nginx -g "daemon off;"'],
  [
    'services of a test in the build',
    'RUN service postgresql start && service redis-server start && make test',
  ],
  ['migrations before the service', 'CMD python manage.py migrate && gunicorn app.wsgi'],
  ['a library of systemd', 'RUN apt-get install -y libsystemd-dev'],
  ['a relay that only sends', 'RUN apt-get install -y msmtp-mta'],
  [
    'a mail server',
    'RUN apt-get install -y postfix dovecot-imapd\nCMD service dovecot start && postfix start-fg',
  ],
  ['a log server', 'RUN apk add --no-cache rsyslog\nCMD ["rsyslogd", "-n"]'],
  ['a time server', 'RUN apk add --no-cache chrony\nCMD ["chronyd", "-d"]'],
  [
    'HAProxy, which logs in no other way',
    'RUN apt-get install -y haproxy rsyslog\nCMD service rsyslog start && haproxy -f /etc/haproxy.cfg',
  ],
  ['the bus of a browser', 'RUN apt-get install -y chromium dbus\nCMD service dbus start && chromium'],
  ['some packages are upgraded', 'RUN yum update -y ca-certificates tzdata'],
  ['a package is upgraded by name', 'RUN apt-get install -y --only-upgrade openssl'],
  ['a package of Alpine is upgraded', 'RUN apk upgrade --no-cache libcrypto3'],
  ['the lists are refreshed', 'RUN apt-get update'],
  ['an upgrade is only simulated', 'RUN apt-get -s dist-upgrade'],
  ['Arch installs with its upgrade', 'RUN pacman -Syu --noconfirm git'],
  ['pip is upgraded', 'RUN pip install --upgrade pip'],
  [
    'an upgrade in a stage that is left behind',
    'RUN apt-get update && apt-get dist-upgrade -y\nFROM scratch\nCOPY x /x',
  ],
  ['a few settings', "RUN sed -i 's/a/b/' /etc/a.conf && echo c >> /etc/c.conf"],
  [
    'package sources are patched',
    "RUN sed -i 's/a/b/' /etc/apt/sources.list && echo x >> /etc/apt/apt.conf && echo y >> /etc/apt/preferences && echo z >> /etc/ld.so.conf",
  ],
  [
    'files that are written as a whole',
    'RUN echo a > /etc/a && echo b > /etc/b && echo c > /etc/c && echo d > /etc/d && echo e > /etc/e',
  ],
  [
    'files outside of /etc',
    'RUN sed -i s/a/b/ /opt/a && sed -i s/a/b/ /opt/b && sed -i s/a/b/ /opt/c && sed -i s/a/b/ /opt/d && sed -i s/a/b/ /opt/e',
  ],
];

describe('the host rules are silent', () => {
  it.each(lookAlikes)('where %s', (_, lines) => {
    expect(found(`FROM debian:trixie\n${lines}\n`)).toEqual([]);
  });

  it('for templates', () => {
    expect(found('FROM {{ base }}\nRUN sysctl -w vm.swappiness=0\nRUN apt-get dist-upgrade\n')).toEqual([]);
  });

  it('on kernel settings where systemd starts and reads them', () => {
    expect(found('FROM debian:trixie\nCOPY net.conf /etc/sysctl.d/net.conf\nCMD ["/sbin/init"]\n')).toEqual([
      'many-services',
    ]);
  });

  it('where the folder says that the login is what the image is for', () => {
    const text = 'FROM alpine:3.22\nRUN apk add openssh && ssh-keygen -A\nCMD ["/usr/sbin/sshd", "-D"]\n';
    expect(found(text, 'images/sftp-server/Dockerfile')).toEqual([]);
    expect(found(text, 'images/app/Dockerfile')).toEqual(['remote-login']);
  });
});
