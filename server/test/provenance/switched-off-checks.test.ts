import { describe, expect, it } from 'vitest';
import { switchedOffChecks } from '../../src/provenance/switched-off-checks';
import { trace } from './helpers';

/** What is switched off, as `what tool text form`. */
function switches(text: string): string[] {
  const build = trace(text);
  return build.stages.flatMap((stage) =>
    switchedOffChecks(build, stage).map((s) =>
      [s.what, s.tool, s.text, s.form.kind, s.covered ?? '-'].join(' '),
    ),
  );
}

const run = (command: string, before = '') => switches(`FROM debian:13\n${before}\nRUN ${command}\n`);

describe('switches of commands', () => {
  it.each([
    ['curl -fsSLk https://a.example', 'certificate curl -k letter -'],
    ['curl -k https://a.example', 'certificate curl -k words -'],
    ['sudo apt-get install -y --force-yes a', 'signature apt --force-yes words -'],
    [
      'apt-get -o Acquire::https::Verify-Host=false update',
      'certificate apt Acquire::https::Verify-Host=false words -',
    ],
    [
      'git -c http.sslVerify=false clone https://a.example/b.git',
      'certificate git http.sslVerify=false words -',
    ],
    [
      'git config --global http.https://a.example.sslVerify false',
      'certificate git http.https://a.example.sslVerify false command -',
    ],
    [
      'conda run -n b pip install --trusted-host a.example b',
      'certificate pip --trusted-host a.example words -',
    ],
    ['npm config set strict-ssl=false', 'certificate npm strict-ssl=false command -'],
    ['debootstrap --no-check-gpg trixie /x', 'signature debootstrap --no-check-gpg words -'],
  ])('%s', (command, expected) => {
    expect(run(command)).toEqual([expected]);
  });

  it.each([
    'curl -fsSLo k https://a.example',
    'curl -k https://localhost/',
    'echo curl -k https://a.example',
    'git config --global http.sslVerify true',
    'apt-get install --allow-unauthenticated=false a',
    'dnf install --setopt=repo_gpgcheck=0 a',
    'rpm -qa --nosignature',
    "sed -i 's/gpgcheck=0/gpgcheck=1/' /etc/yum.conf",
    'composer config -g secure-http true',
    'PYTHONHTTPSVERIFY=1 python3 a.py',
    "printf '[a]\\nSigLevel = Never\\nServer = file:///a\\n' >> /etc/pacman.conf",
  ])('none in %s', (command) => {
    expect(run(command)).toEqual([]);
  });

  it('shows a switch that came out of a variable where the variable gets it, once', () => {
    const text =
      'FROM debian:13\nENV O="-y --force-yes"\nRUN apt-get install $O a\nRUN apt-get install $O b\n';
    const build = trace(text);
    const found = build.stages.flatMap((stage) => switchedOffChecks(build, stage));
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(['--force-yes']);
    expect(found[0]?.span.start).toBe(text.indexOf('--force-yes'));
  });
});

describe('packages that have no maker to check', () => {
  const flag = 'apk add --allow-untrusted';

  it('are those of the context and of the build', () => {
    expect(run(`${flag} /tmp/a.apk`, 'COPY a.apk /tmp/')).toEqual([]);
    expect(run(`abuild -r && ${flag} ./a.apk`)).toEqual([]);
  });

  it('are not those of the network', () => {
    const fetched = 'curl -o /tmp/a.apk https://a.example/a.apk';
    expect(run(`${fetched} && ${flag} /tmp/a.apk`)).toEqual(['signature apk --allow-untrusted other -']);
    const key = 'curl -o /etc/apk/keys/a.rsa.pub https://a.example/a.rsa.pub';
    expect(run(`${key} && ${fetched} && ${flag} /tmp/a.apk`)).toEqual([
      'signature apk --allow-untrusted words -',
    ]);
    expect(run(`${flag} jq`)).toEqual(['signature apk --allow-untrusted words -']);
  });

  it('may be those of the network that were checked', () => {
    const sum = '0'.repeat(64);
    const checked = `curl -o /tmp/a.apk https://a.example/a.apk && echo "${sum}  /tmp/a.apk" | sha256sum -c -`;
    expect(run(`${checked} && ${flag} /tmp/a.apk`)).toEqual([]);
  });
});

it('tells when a checksum sees to a download anyway', () => {
  const sum = '0'.repeat(64);
  expect(run(`curl -ko a https://a.example/a && echo "${sum}  a" | sha256sum -c -`)).toEqual([
    'certificate curl -k letter whole',
  ]);
});

it('tells when the list of packages is still signed', () => {
  const repo =
    '[a]\\nbaseurl=https://a.example\\nrepo_gpgcheck=1\\ngpgcheck=0\\ngpgkey=https://a.example/key\\n';
  expect(run(`printf '${repo}' > /etc/yum.repos.d/a.repo`)).toEqual(['signature dnf gpgcheck=0 text index']);
});

it('is done in linear time with long texts', () => {
  const text = `FROM debian:13\nRUN sed -i '${'s/a/b/;'.repeat(20_000)}' /etc/yum.conf && ${'curl -k https://a.example && '.repeat(3000)}true\n`;
  const started = performance.now();
  switches(text);
  expect(performance.now() - started).toBeLessThan(3000);
});
