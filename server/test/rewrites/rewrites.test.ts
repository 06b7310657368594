import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';
import { sourceRewrites } from '../../src/rewrites/rewrites';
import { parseDockerfile } from '../../src/syntax';

const day = '2026-11-21';
const rewrites = (text: string) => sourceRewrites(parseDockerfile(text), day);
const titles = (text: string) => rewrites(text).map(({ title }) => title);

/** A text after the only rewrite that it has; undefined without one. */
function rewritten(text: string): string | undefined {
  const [only, ...more] = rewrites(text);
  expect(more).toEqual([]);
  if (!only) return undefined;
  const after = applyEdits(text, only.edits);
  expect(rewrites(after)).toEqual([]);
  expect(summary(after)).toEqual(summary(text));
  return after;
}

/** What the linter finds: a rewrite changes nothing of it. */
function summary(text: string) {
  const { findings, dockerfile } = lint({ text, policy: defaultPolicy, today: new Date(day) });
  return [dockerfile.problems.length, ...findings.map(({ rule, severity }) => `${rule} ${severity}`)];
}

const key = 'signed-by=/etc/apt/keyrings/a.gpg';
const at = (release: string, run: string) => `FROM debian:${release}\nRUN ${run} && apt-get update\n`;

describe('a package source over https', () => {
  const line =
    'echo "deb http://nginx.org/packages/debian trixie nginx" > /etc/apt/sources.list.d/nginx.list';
  const install = 'apt-get update && apt-get install -y --no-install-recommends';

  it('is written where apt has certificates', () => {
    const text = at('13', `${install} ca-certificates && ${line}`);
    expect(titles(text)).toEqual(['Use https for nginx.org']);
    expect(rewritten(text)).toBe(text.replace('http://', 'https://'));
  });

  it('brings them along where curl came without them', () => {
    const text = at('13', `${install} curl && ${line}`);
    expect(titles(text)).toEqual(['Use https for nginx.org and install ca-certificates']);
    expect(rewritten(text)).toBe(text.replace('http:', 'https:').replace('curl', 'curl ca-certificates'));
  });

  it('is written into files of yum, which has its own', () => {
    const text = `FROM almalinux:9\nRUN printf '[a]\\nname=a\\nbaseurl=http://repo.percona.com/yum/\\ngpgcheck=1\\n' > /etc/yum.repos.d/a.repo\n`;
    expect(rewritten(text)).toBe(text.replace('http:', 'https:'));
  });

  it.each([
    ['no certificates', at('13', line)],
    ['certificates that come later', at('13', `${line} && ${install} ca-certificates`)],
    ['an apt that needs a package for it', at('stretch', `${install} ca-certificates && ${line}`)],
    [
      'an unknown host',
      at('13', `${install} ca-certificates && ${line.replace('nginx.org', 'a.example.org')}`),
    ],
    [
      'an address behind a variable',
      `FROM debian:13\nARG U=http://nginx.org\nRUN ${install} ca-certificates\nRUN echo "deb $U/a trixie a" > /etc/apt/sources.list.d/a.list\n`,
    ],
  ])('is not for %s', (_, text) => expect(rewrites(text)).toEqual([]));
});

describe('a one-line entry becomes deb822', () => {
  const list = '/etc/apt/sources.list.d/a.list';
  const sources = '/etc/apt/sources.list.d/a.sources';
  const from = `"deb [${key}] https://a.example.org/debian trixie main contrib"`;
  const fields = `'Types: deb' 'URIs: https://a.example.org/debian' 'Suites: trixie' 'Components: main contrib' 'Signed-By: /etc/apt/keyrings/a.gpg'`;

  it.each([
    ['a redirection', `echo ${from} > ${list}`, `printf '%s\\n' ${fields} > ${sources}`],
    [
      'tee',
      `echo ${from} | sudo tee ${list} >/dev/null`,
      `printf '%s\\n' ${fields} | sudo tee ${sources} >/dev/null`,
    ],
    [
      'variables and commands',
      `echo \\\n  "deb [arch=$(dpkg --print-architecture) ${key}] https://a.example.org/debian \\\n  $(. /etc/os-release && echo "$VERSION_CODENAME") stable" > ${list}`,
      `printf '%s\\n' 'Types: deb' 'URIs: https://a.example.org/debian' "Suites: $(. /etc/os-release && echo "$VERSION_CODENAME")" 'Components: stable' "Architectures: $(dpkg --print-architecture)" 'Signed-By: /etc/apt/keyrings/a.gpg' > ${sources}`,
    ],
    [
      'single quotes and two architectures',
      `echo 'deb [ arch=amd64,arm64 ${key} ] https://a.example.org/deb /' > ${list}`,
      `printf '%s\\n' 'Types: deb' 'URIs: https://a.example.org/deb' 'Suites: /' 'Architectures: amd64 arm64' 'Signed-By: /etc/apt/keyrings/a.gpg' > ${sources}`,
    ],
  ])('of %s', (_, before, after) => {
    expect(titles(at('13', before))).toEqual([
      'Write the source in deb822, the format that replaces one-line entries',
    ]);
    expect(rewritten(at('13', before))).toBe(at('13', after));
    expect(rewritten(at('bookworm', before))).toBe(at('bookworm', after));
  });

  it.each([
    ['an older release', at('11', `echo ${from} > ${list}`)],
    ['a line without a key', at('13', `echo ${from.replace(`[${key}] `, '')} > ${list}`)],
    ['other options', at('13', `echo ${from.replace('[', '[lang=en ')} > ${list}`)],
    ['two keys', at('13', `echo ${from.replace('a.gpg', 'a.gpg,/b.gpg')} > ${list}`)],
    ['a file that gets more lines', at('13', `echo ${from} >> ${list}`)],
    ['tee -a', at('13', `echo ${from} | tee -a ${list}`)],
    ['a file that is named again', at('13', `echo ${from} > ${list} && chmod 644 ${list}`)],
    [
      'a file that is meant by a pattern',
      at('13', `echo ${from} > ${list} && sed -i s/a/b/ /etc/apt/sources.list.d/*.list`),
    ],
    ['the list itself', at('13', `echo ${from} > /etc/apt/sources.list`)],
    ['several words', at('13', `echo deb [${key}] https://a.example.org/debian trixie main > ${list}`)],
    ['an echo with options', at('13', `echo -n ${from} > ${list}`)],
    ['escapes', at('13', `echo ${from.replace('main', 'main\\n')} > ${list}`)],
    ['a suite without components', at('13', `echo ${from.replace(' main contrib', '')} > ${list}`)],
    ['the exec form', `FROM debian:13\nRUN ["sh", "-c", ${JSON.stringify(`echo ${from} > ${list}`)}]\n`],
  ])('is not for %s', (_, text) => expect(rewrites(text)).toEqual([]));
});

it('a long file stays quick', () => {
  const lines = Array.from(
    { length: 300 },
    (_, i) => `echo "deb [${key}] http://nginx.org/${i} a b" > /etc/apt/sources.list.d/a${i}.list`,
  );
  const text = at('13', `apt-get install -y ca-certificates && ${lines.join(' && ')}`);
  const started = performance.now();
  expect(rewrites(text).length).toBe(100);
  expect(performance.now() - started).toBeLessThan(5000);
});
