import { describe, expect, it } from 'vitest';
import { traceBuild } from '../../src/provenance/build';
import { changedFiles } from '../../src/provenance/changed-files';
import { fullUpgradeOf } from '../../src/provenance/commands/full-upgrades';
import type { StageModel } from '../../src/provenance/model';
import { enabledUnits, startedUnit } from '../../src/provenance/started-units';
import { parseDockerfile } from '../../src/syntax';

function stage(lines: string): StageModel {
  const found = traceBuild(parseDockerfile(`FROM debian:trixie\n${lines}\n`)).stages[0];
  if (!found) throw new Error('no stage');
  return found;
}

describe('passwords', () => {
  const set = (lines: string) =>
    stage(lines).passwords.map(
      (p) => `${p.user} ${p.kind}${p.hashed ? ' hash' : ''} ${p.password?.text ?? ''}`,
    );

  it.each([
    ['RUN echo "root:secret" | chpasswd', ['root literal secret']],
    ["RUN printf 'a:1\\nb:2\\n' | chpasswd", ['a literal 1', 'b literal 2']],
    ['RUN chpasswd <<EOF\na:1\nb:2\nEOF', ['a literal 1', 'b literal 2']],
    ['RUN echo a:1 | sudo chpasswd', ['a literal 1']],
    ["RUN echo 'a:$1$x$y' | chpasswd -e", ['a literal hash $1$x$y']],
    ['ENV PASS=one\nRUN echo "a:$PASS" | chpasswd', ['a literal one']],
    ['ARG PASS\nRUN echo "a:$PASS" | chpasswd', [`a computed $\{PASS}`]],
    ['RUN echo "a:$(pwgen 12 1)" | chpasswd', ['a computed $(pwgen 12 1)']],
    ['RUN echo "secret\\nsecret" | passwd a', ['a literal secret']],
    ['RUN echo secret | passwd --stdin', ['root literal secret']],
    ['RUN passwd -d a', ['a none ']],
    ['RUN passwd -l a', []],
    ["RUN useradd -m -s /bin/sh -p 'x1' a", ['a literal hash x1']],
    ["RUN usermod --password='x1' a", ['a literal hash x1']],
    ["RUN useradd -p '' a", ['a none hash ']],
    ['RUN useradd -m a', []],
    ['RUN useradd -p $(openssl passwd -1 secret) a', ['a literal secret']],
    ["RUN useradd -p `openssl passwd -6 -salt xy 'secret'` a", ['a literal secret']],
    ['RUN useradd -p $(echo "secret" | openssl passwd -1 -stdin) a', ['a literal secret']],
    ['RUN useradd -m -p $(mkpasswd -m sha-512 secret) a', ['a literal secret']],
    [`RUN usermod -p "$(perl -e 'print crypt("pw","xy")')" a`, ['a literal pw']],
    [`RUN usermod -p "$(python3 -c 'import crypt; print(crypt.crypt("pw"))')" a`, ['a literal pw']],
    ['RUN echo "no colon" | chpasswd', []],
  ])('of %j', (lines, expected) => {
    expect(set(lines)).toEqual(expected);
  });
});

it.each([
  'ARG PASS\nRUN useradd -p $(openssl passwd -1 "$PASS") a',
  'RUN useradd -p $(openssl passwd -1 "$(pwgen 9 1)") a',
])('a password that the file does not say is computed: %j', (lines) => {
  expect(stage(lines).passwords.map((p) => p.kind)).toEqual(['computed']);
});

describe('changed files', () => {
  const changed = (lines: string) => changedFiles(stage(lines)).map((f) => `${f.path} ${f.how}`);

  it.each([
    ['RUN echo a > /etc/a', ['/etc/a written']],
    ['RUN echo a >> /etc/a', ['/etc/a appended']],
    ['RUN echo a | tee -a /etc/a', ['/etc/a appended']],
    ["RUN sed -i 's/a/b/' /etc/a /etc/b", ['/etc/a edited', '/etc/b edited']],
    ["RUN sed -i -e 's/a/b/' -e '/x/d' /etc/a", ['/etc/a edited']],
    ["RUN cd /etc && sed -ri 's/a/b/' a", ['/etc/a edited']],
    ["RUN sed 's/a/b/' /etc/a", []],
    ["RUN perl -pi -e 's/a/b/' /etc/a", ['/etc/a edited']],
    ['RUN crudini --set /etc/a section key value', ['/etc/a edited']],
    ['COPY a.conf /etc/', ['/etc/a.conf placed']],
    ['COPY <<EOF /etc/a\nx\nEOF', ['/etc/a written']],
  ])('of %j', (lines, expected) => {
    expect(changed(lines)).toEqual(expected);
  });
});

describe('upgrades of everything', () => {
  const reach = (command: string) => {
    const found = stage(`RUN ${command}`).commands[0];
    return found && fullUpgradeOf(found)?.reach;
  };

  it.each([
    ['apt-get -y dist-upgrade', 'release'],
    ['apt-get -o Dpkg::Options::=--force-confold full-upgrade -qy', 'release'],
    ['aptitude safe-upgrade', 'installed'],
    ['apt upgrade -y', 'installed'],
    ['apt-get upgrade curl', undefined],
    ['apt-get install --only-upgrade curl', undefined],
    ['yum -y update', 'all'],
    ['yum update -y --exclude kernel', 'all'],
    ['yum -y update curl', undefined],
    ['yum check-update', undefined],
    ['dnf --setopt=tsflags=nodocs upgrade', 'all'],
    ['dnf distro-sync', 'release'],
    ['dnf --installroot /mnt update', undefined],
    ['apk upgrade --no-cache', 'installed'],
    ['apk -U upgrade', 'installed'],
    ['apk upgrade --available', 'all'],
    ['apk add --upgrade curl', undefined],
    ['zypper -n up', 'installed'],
    ['zypper dup', 'release'],
    ['pacman -Syu --noconfirm', 'installed'],
    ['pacman -Syu --noconfirm git', undefined],
    ['pacman -Sy', undefined],
    ['echo apt-get dist-upgrade', undefined],
  ])('%s', (command, expected) => {
    expect(reach(command)).toBe(expected);
  });
});

describe('units', () => {
  it.each([
    ['service cron start', 'cron'],
    ['service nginx restart', 'nginx'],
    ['service nginx status', undefined],
    ['/etc/init.d/ssh start', 'ssh'],
    ['/etc/rc.d/init.d/httpd start', 'httpd'],
    ['/etc/init.d/ssh stop', undefined],
    ['systemctl start --now crond.service', 'crond'],
    ['rc-service crond start', 'crond'],
    ['invoke-rc.d --quiet dbus start', 'dbus'],
    ['sv start app', 'app'],
    ['nginx', undefined],
    ['service', undefined],
  ])('started by %s', (command, expected) => {
    expect(startedUnit(command.split(' '))).toBe(expected);
  });

  it.each([
    ['systemctl enable httpd.service crond', ['httpd', 'crond']],
    ['systemctl disable httpd', []],
    ['update-rc.d ssh defaults', ['ssh']],
    ['update-rc.d ssh remove', []],
    ['chkconfig sshd on', ['sshd']],
    ['chkconfig sshd off', []],
    ['chkconfig --add sshd', ['sshd']],
    ['rc-update add sshd default', ['sshd']],
    ['rc-update del sshd', []],
    ['systemctl', []],
  ])('enabled by %s', (command, expected) => {
    expect(enabledUnits(command.split(' '))).toEqual(expected);
  });
});
