import { expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

function found(rule: string, line: string) {
  const text = `FROM debian:13\n${line}\n`;
  const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
  return findings.find((f) => f.rule === rule);
}

const download = (options: string, scheme: string) =>
  `RUN curl ${options}fsSLo /usr/local/bin/t ${scheme}://dl.example.org/v1.2.3/t && chmod +x /usr/local/bin/t`;

it.each([
  ['-', 'https', 'information', undefined],
  ['-', 'http', 'warning', 'that anybody on the way can read and change.'],
  ['-k', 'https', 'warning', 'No certificate is looked at, so that anybody on the way can change it.'],
])('a fixed version with %sfsSLo over %s is %s', (options, scheme, severity, text) => {
  const finding = found('unverified-download', download(options, scheme));
  expect(finding?.severity).toBe(severity);
  expect(finding?.message).toMatch(text === undefined ? /runs\.$/ : new RegExp(`${text}$`));
});

it.each([
  ['unpinned-key', 'RUN curl -fsSL http://dl.example.org/a.asc | apt-key add -'],
  ['package-file', 'RUN curl -fsSLO http://dl.example.org/a_1.deb && dpkg -i a_1.deb'],
  [
    'package-file',
    'RUN curl -fsSLO http://ftp.de.debian.org/debian/pool/main/h/hello/hello_2.10-3_amd64.deb && dpkg -i hello_2.10-3_amd64.deb',
  ],
])('%s says that plain http can be changed on the way', (rule, line) => {
  expect(found(rule, line)?.message).toMatch(/a connection that anybody on the way can read and change\.$/);
});
