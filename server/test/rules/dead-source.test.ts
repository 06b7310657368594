import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

function findingsOf(text: string, rule = 'dead-source') {
  const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
  return findings.filter((f) => f.rule === rule);
}

/** The first fix of the first finding of dead-source: its title and what it makes of the text. */
function repaired(text: string) {
  const fix = findingsOf(text)[0]?.fixes[0];
  return fix && { title: fix.title, text: applyEdits(text, fix.edits) };
}

const bucket = 'https://storage.googleapis.com/kubernetes-release/release';

describe('repairs of dead sources', () => {
  it('shows the whole address when more than the host changes', () => {
    const helm = (url: string) => `FROM debian:trixie\nRUN curl -O ${url}\n`;
    const file = 'helm-v2.9.1-linux-amd64.tar.gz';
    expect(repaired(helm(`http://storage.googleapis.com/kubernetes-helm/${file}`))).toEqual({
      title: `Use https://get.helm.sh/${file} instead`,
      text: helm(`https://get.helm.sh/${file}`),
    });
    expect(repaired('FROM debian:trixie\nRUN git clone git://github.com/vendor/tool.git\n')?.title).toBe(
      'Use https://github.com instead',
    );
  });

  it('moves the file along with the version that it is asked for', () => {
    const build = (base: string) =>
      `FROM debian:trixie\nRUN curl -LO ${base}/$(curl -sL ${base}/stable.txt)/bin/linux/amd64/kubectl\n` +
      `RUN V=$(wget -qO- ${base}/stable.txt) && wget ${base}/$V/bin/linux/amd64/kubectl\n`;
    const once = repaired(build(bucket));
    expect(once?.title).toBe('Use https://dl.k8s.io/release/stable.txt instead');
    expect(repaired(once?.text ?? '')?.text).toBe(build('https://dl.k8s.io/release'));
  });

  it('says that curl must follow only where it does not, and offers nothing there', () => {
    const build = (...options: string[]) =>
      findingsOf(
        `FROM debian:trixie\nRUN curl ${options[0]} ${bucket}/$(curl ${options[1]} ${bucket}/stable.txt)/kubectl\n`,
      );
    expect(build('-LO', '-s')[0]?.message).toContain('-L');
    expect(build('-LO', '-s')[0]?.fixes).toEqual([]);
    expect(build('-O', '-sL')[0]?.fixes).toEqual([]);
    expect(build('-LO', '-sL')[0]?.message).not.toContain('-L');
    expect(build('-LO', '-sL')[0]?.fixes).toHaveLength(1);
  });

  it('moves every line of a suite, and none into a base of another release', () => {
    const build = (from: string, host: string) =>
      `FROM ${from}\nRUN echo "deb http://${host}/ubuntu precise main" > /etc/apt/sources.list\n` +
      `RUN echo "deb http://${host}/ubuntu precise-updates main" >> /etc/apt/sources.list\n`;
    const old = build('ubuntu:12.04', 'archive.ubuntu.com');
    expect(findingsOf(old)).toHaveLength(1);
    expect(repaired(old)?.text).toBe(build('ubuntu:12.04', 'old-releases.ubuntu.com'));
    expect(findingsOf(build('ubuntu:24.04', 'archive.ubuntu.com'))[0]?.fixes).toEqual([]);
    expect(findingsOf(build('debian:bookworm', 'archive.ubuntu.com'))[0]?.fixes).toEqual([]);
  });

  it('leaves a source alone of which one suite is still there', () => {
    const text =
      'FROM ubuntu:18.04\nCOPY <<EOF /etc/apt/sources.list.d/a.sources\nTypes: deb\n' +
      'URIs: http://archive.ubuntu.com/ubuntu\nSuites: bionic cosmic\nComponents: main\nEOF\n';
    expect(findingsOf(text)).toMatchObject([{ severity: 'error', fixes: [] }]);
  });

  it('knows the suite that the base names itself by', () => {
    const text = (from: string) =>
      `FROM ${from}\nRUN echo "deb https://packages.sury.org/php/ $(lsb_release -sc) main" > /etc/apt/sources.list.d/php.list\n`;
    expect(findingsOf(text('php:7.2-fpm-stretch'))[0]?.message).toContain('Debian 9');
    expect(findingsOf(text('debian:bookworm'))).toEqual([]);
  });
});

describe('what cannot be fetched any more', () => {
  it.each([
    ['unverified-download', 'RUN curl -fsSL https://dl.bintray.com/a/b-1.2.tgz | tar -C /opt -xz'],
    ['remote-script', 'RUN curl -fsSL https://dl.bintray.com/a/install.sh | sh'],
    ['package-file', 'RUN curl -fsSLO https://dl.bintray.com/a/b-1.2.deb && dpkg -i b-1.2.deb'],
    [
      'unpinned-key',
      'RUN curl -fsSL https://dl.bintray.com/a/key.asc | gpg --dearmor -o /usr/share/keyrings/a.gpg',
    ],
  ])('is not to be compared: %s', (rule, line) => {
    const text = `FROM debian:bookworm\n${line}\n`;
    expect(findingsOf(text)).toMatchObject([{ severity: 'error' }]);
    expect(findingsOf(text, rule)).toMatchObject([{ fixes: [] }]);
    const alive = text.replace('dl.bintray.com', 'dl.vendor.example');
    expect(findingsOf(alive, rule)[0]?.fixes.length).toBeGreaterThan(0);
  });

  it('is mixed into nothing', () => {
    const text = (suite: string) =>
      `FROM ubuntu:24.04\nRUN echo "deb http://archive.ubuntu.com/ubuntu ${suite} main" > /etc/apt/sources.list.d/a.list \\\n && apt-get update && apt-get install -y -t ${suite} nmap\n`;
    expect(findingsOf(text('precise'), 'mixed-suite')).toEqual([]);
    expect(findingsOf(text('trusty'), 'mixed-suite')).toHaveLength(1);
  });
});

describe('a tool that is gone', () => {
  it('is one error, and the key keeps its own severity', () => {
    const text = 'FROM debian:trixie\nRUN curl -fsSL https://keys.example.org/k.asc | apt-key add -\n';
    expect(findingsOf(text)).toMatchObject([{ severity: 'error' }]);
    expect(findingsOf(text, 'unpinned-key')).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('mixed suites', () => {
  const message = (suite: string) =>
    findingsOf(
      `FROM debian:bookworm\nRUN echo "deb http://ftp.de.debian.org/debian ${suite} main" > /etc/apt/sources.list.d/a.list\n`,
      'mixed-suite',
    )[0]?.message;
  it('tells older releases from newer ones', () => {
    expect(message('bullseye')).toContain('older than the base');
    expect(message('trixie')).toContain('updates of the base no longer reach');
    expect(message('sid')).toContain('updates of the base no longer reach');
  });
});

describe('a dead key server in a list that has its successor', () => {
  const id = '2E708FB2FCECA07FF8184E275A92E04305696D78';
  const loop = (list: string, server = '"$s"') =>
    `FROM debian:bookworm\nRUN for s in ${list}; do \\\n  gpg --keyserver ${server} --recv-keys ${id} && break; \\\n  done\n`;
  const pool = 'ha.pool.sks-keyservers.net';
  const p80 = 'hkp://p80.pool.sks-keyservers.net:80';
  const ubuntu = 'keyserver.ubuntu.com';

  it.each([
    [`${pool} pgp.mit.edu ${ubuntu}`, `pgp.mit.edu ${ubuntu}`],
    [`pgp.mit.edu ${ubuntu} ${pool}`, `pgp.mit.edu ${ubuntu}`],
    [`"${pool}" \\\n  pgp.mit.edu \\\n  ${ubuntu}`, `pgp.mit.edu \\\n  ${ubuntu}`],
    [`pool.sks-keyservers.net ${pool} ${ubuntu}`, ubuntu],
    [`${pool} pool.sks-keyservers.net pgp.mit.edu`, `${ubuntu} pgp.mit.edu`],
    [`${pool} ${p80} ${ubuntu} hkp://${ubuntu}:80`, `${ubuntu} hkp://${ubuntu}:80`],
    [`${pool} ${p80} ${ubuntu}`, `hkp://${ubuntu}:80 ${ubuntu}`],
    [`pgp.mit.edu ${pool}`, `pgp.mit.edu ${ubuntu}`],
  ])('%s', (before, after) => {
    expect(repaired(loop(before))?.text).toBe(loop(after));
    expect(findingsOf(loop(after))).toEqual([]);
  });

  it('says that it goes', () => {
    expect(repaired(loop(`${pool} ${ubuntu}`))?.title).toBe(`Do not ask ${pool} any more`);
    expect(repaired(loop(`${pool} pgp.mit.edu`))?.title).toBe(`Use ${ubuntu} instead`);
  });
});
