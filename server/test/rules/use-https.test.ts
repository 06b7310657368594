import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

function fixesOf(text: string) {
  const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
  return findings.flatMap(({ rule, fixes, severity }) => fixes.map((fix) => ({ rule, severity, ...fix })));
}

/** What the repair makes of a text; undefined when it is not offered. */
function repaired(text: string): string | undefined {
  const fix = fixesOf(text).find(({ title }) => /^Use https( and install ca-certificates)?$/.test(title));
  return fix && applyEdits(text, fix.edits);
}

const secure = (text: string) => text.replace('http://', 'https://');
const archive = 'http://archive.apache.org/dist/ant/ant-1.10.14.tar.gz';
const unpack = `curl -fsSL ${archive} | tar -xz -C /opt`;

describe('an address at a host that serves https gets it', () => {
  it.each([
    ['a download', `FROM python:3.14\nRUN ${unpack}\n`],
    ['a script', 'FROM python:3.14\nRUN curl -fsSL http://bootstrap.pypa.io/get-pip.py | python\n'],
    ['a script without a check to write', 'FROM python:3.14\nRUN wget -O- "http://get.rvm.io" | bash\n'],
    ['a clone', 'FROM python:3.14\nRUN git clone http://github.com/vendor/tool && make -C tool\n'],
    ['a package', 'FROM rockylinux:9\nRUN dnf install -y http://repo.percona.com/yum/a-1.0-1.x86_64.rpm\n'],
    [
      'what the builder fetches',
      `FROM ubuntu:14.04\nADD ${archive} /opt/\nRUN tar -xf /opt/ant-1.10.14.tar.gz\n`,
    ],
    ['a key', 'FROM python:3.14\nRUN curl -fsSL http://nginx.org/keys/nginx_signing.key | apt-key add -\n'],
    ['a key of rpm', 'FROM rockylinux:9\nRUN rpm --import http://nginx.org/keys/nginx_signing.key\n'],
    ['an address in ENV', `FROM python:3.14\nENV URL ${archive}\nRUN curl -fsSL $URL | tar -xz -C /opt\n`],
    [
      'a default in quotes',
      `FROM python:3.14\nARG URL="${archive}"\nRUN curl -fsSL "\${URL}" | tar -xz -C /opt\n`,
    ],
  ])('%s', (_, text) => expect(repaired(text)).toBe(secure(text)));

  it('at every place of the address', () => {
    const text = `FROM python:3.14\nRUN curl -fsSLo a.tgz ${archive} || wget -O a.tgz ${archive}; tar -xf a.tgz\n`;
    expect(repaired(text)).toBe(text.replaceAll('http://', 'https://'));
  });

  it('as the last of the repairs', () => {
    const fixes = fixesOf(`FROM debian:13\nRUN apt-get update && apt-get install -y curl\nRUN ${unpack}\n`);
    expect(fixes.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Download, check, unpack/),
      'Use https',
    ]);
  });
});

describe('certificates', () => {
  const lean = 'RUN apt-get update && apt-get install -y --no-install-recommends curl';

  it('come with it', () => {
    const text = `FROM debian:13\n${lean}\nRUN ${unpack}\n`;
    expect(repaired(text)).toBe(secure(text).replace('recommends curl', 'recommends curl ca-certificates'));
  });

  it('that come later are of no use', () => {
    const text = `FROM debian:13\nCOPY curl /bin/\nRUN ${unpack}\n${lean} ca-certificates\n`;
    expect(repaired(text)).toBeUndefined();
  });

  it('of an unknown system are there where they have been used', () => {
    const before = 'RUN curl -fsSLo /srv/a.txt https://example.org/a.txt\n';
    const text = `FROM registry.example.org/base:1\nRUN ${unpack}\n`;
    expect(repaired(text)).toBeUndefined();
    expect(repaired(text.replace('RUN', `${before}RUN`))).toBe(secure(text.replace('RUN', `${before}RUN`)));
  });
});

it.each([
  ['an unknown host', 'FROM python:3.14\nRUN curl -fsSL http://dl.example.org/a-1.tgz | tar -xz -C /opt\n'],
  ['a port', 'FROM python:3.14\nRUN curl -fsSL http://nginx.org:8080/a-1.tgz | tar -xz -C /opt\n'],
  [
    'a host that comes from elsewhere',
    'FROM python:3.14\nARG H\nRUN curl -fsSL http://$H/a-1.tgz | tar -xz -C /opt\n',
  ],
  [
    'a scheme that other addresses share',
    'FROM python:3.14\nARG S=http:/\nRUN curl -fsSL $S/nginx.org/a-1.tgz | tar -xz -C /opt\n',
  ],
  ['an old system', `FROM debian:jessie\nRUN apt-get update && apt-get install -y curl\nRUN ${unpack}\n`],
  ['no look at certificates', `FROM python:3.14\nRUN ${unpack.replace('-f', '-kf')}\n`],
  [
    'a place that is gone',
    'FROM python:3.14\nRUN curl -fsSL http://storage.googleapis.com/kubernetes-helm/helm-v2.14.1-linux-amd64.tar.gz | tar -xz\n',
  ],
])('nothing is offered for %s', (_, text) => expect(repaired(text)).toBeUndefined());
