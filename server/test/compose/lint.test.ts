// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files, not of TypeScript
import { describe, expect, it } from 'vitest';
import { lintCompose } from '../../src/compose-linter';
import { applyEdits } from '../../src/edits';
import type { Finding } from '../../src/findings';
import { defaultPolicy } from '../../src/policy/policy';
import { allRules } from '../../src/rules';

const rules = allRules.filter(({ meta }) => meta.family === 'bases' || meta.id === 'remote-script');

function run(text: string, files: Readonly<Record<string, string>> = {}, path?: string) {
  return lintCompose({
    text,
    kind: 'compose',
    policy: defaultPolicy,
    today: new Date('2026-11-21'),
    contextFile: (name) => files[name],
    surroundings: path === undefined ? {} : { path },
    rules,
  });
}

const said = (text: string, files?: Readonly<Record<string, string>>) =>
  run(text, files).findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)]);

const fixed = (text: string, finding: Finding | undefined, index = 0) =>
  applyEdits(text, finding?.fixes[index]?.edits ?? []);

describe('images of services', () => {
  it('are judged as bases are, each once', () => {
    const text =
      'services:\n  a:\n    image: babim/mongodb:1\n  b:\n    image: "postgres:9.6"\n  c:\n    image: postgres:9.6\n  d:\n    image: redis\n';
    expect(said(text)).toEqual([
      ['untrusted-base', 'babim/mongodb:1'],
      ['end-of-life-base', '"postgres:9.6"'],
      ['floating-base', 'redis'],
    ]);
    const end = run(text).findings[1];
    expect(end?.related).toHaveLength(1);
    expect(fixed(text, end)).toMatch(/image: "postgres:\d+"\n {2}c:\n {4}image: postgres:\d+\n/);
  });

  it('that the file builds, or whose name nobody knows, are left alone', () => {
    expect(said('services:\n  a:\n    build: .\n    image: me/app\n  b:\n    image: me/app\n')).toEqual([]);
    expect(said('services:\n  a:\n    image: nginx/nginx-ingress:${V:-local}\n')).toEqual([]);
    expect(said('services:\n  a:\n    image: app\n')).toEqual([['untrusted-base', 'app']]);
    expect(said('services:\n  a:\n    image: $IMAGE\n  b:\n    image: redis:${V}\n')).toEqual([]);
  });

  it('are repaired where a default makes them up', () => {
    const text = 'services:\n  a:\n    image: ${HOST:-docker.io}/library/node:${NODE:-18}-alpine\n';
    expect(fixed(text, run(text).findings[0])).toMatch(/node:\$\{NODE:-2\d\}-alpine\n$/);
  });

  it('are repaired where they are written, for all that take them over', () => {
    const text =
      'x-a: &a\n  image: node:18 # old\nservices:\n  a:\n    <<: *a\n  b:\n    <<: *a\n    image: node:18\n';
    const [finding, ...others] = run(text).findings;
    expect(others).toEqual([]);
    expect(text.slice(finding?.span.start, finding?.span.end)).toBe('node:18');
    expect(fixed(text, finding)).toMatch(/image: node:2\d # old[\s\S]*image: node:2\d\n$/);
  });

  it('of databases stay with the place of their data', () => {
    const text = 'services:\n  a:\n    image: postgres:13\n    volumes: ["pg:/var/lib/postgresql/data"]\n';
    const titles = run(text).findings[0]?.fixes.map(({ title }) => title) ?? [];
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) expect(title).not.toContain('postgres:18');
  });

  it('are judged milder in files for development and tests', () => {
    const text = 'services:\n  a:\n    image: redis\n';
    expect(run(text, {}, '/w/compose.yaml').findings[0]?.severity).toBe('warning');
    expect(run(text, {}, '/w/compose.dev.yaml').findings[0]?.severity).toBe('information');
    const profile = 'services:\n  a:\n    image: redis\n    profiles: [test]\n';
    expect(run(profile).findings[0]?.severity).toBe('information');
  });
});

describe('suppression comments', () => {
  it.each([
    ['above the key', '    # hygiene: ignore floating-base reason="x"\n    image: redis\n', true],
    ['at the end of the line', '    image: redis # hygiene: ignore floating-base\n', true],
    ['for another rule', '    image: redis # hygiene: ignore untrusted-base\n', false],
    ['that is over', '    image: redis # hygiene: ignore all expires=2026-01-01\n', false],
    ['for another key', '    # hygiene: ignore all\n    restart: always\n    image: redis\n', false],
    ['for the file', '    image: redis\n# hygiene: ignore-file floating-base\n', true],
    ['among others', '    # one\n    # hygiene: ignore floating-base\n    # two\n    image: redis\n', true],
    ['parted by an empty line', '    # hygiene: ignore floating-base\n\n    image: redis\n', false],
  ])('%s', (_, lines, isSilent) => {
    expect(run(`services:\n  a:\n${lines}`).findings).toHaveLength(isSilent ? 0 : 1);
  });

  it('above a service, or at its key, hold for the service alone', () => {
    const text = (before: string, behind: string) =>
      `services:\n${before}  a:${behind}\n    image: redis\n  b:\n    image: node:latest\n`;
    for (const found of [run(text('  # hygiene: ignore all\n', '')), run(text('', ' # hygiene: ignore all'))])
      expect(found.findings.map(({ message }) => message)).toEqual([expect.stringContaining('node')]);
  });
});

describe('Dockerfiles in the file', () => {
  const text = [
    'services:',
    '  a:',
    '    build:',
    '      dockerfile_inline: |',
    '        FROM node:18',
    '        RUN curl -fsSL https://example.org/x.sh | sh',
    '        ENV A=$$B',
    '    ports: ["1:1"]',
    '',
  ].join('\n');

  it('have their findings in place, and fixes that come to the same', () => {
    const { findings } = run(text);
    expect(findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)])).toEqual([
      ['end-of-life-base', 'node:18'],
      ['remote-script', expect.stringContaining('example.org')],
    ]);
    const after = fixed(text, findings[0]);
    expect(after).toMatch(/^ {8}FROM node:2\d\n/m);
    expect(after.replace(/node:\d+/, 'node:18')).toBe(text);
  });

  it('lose a line whole', () => {
    const lines = [
      'FROM debian:13',
      'RUN echo a',
      '',
      'RUN curl -fsSL https://example.org/x.sh | sh',
      'CMD b',
    ];
    const file = [
      'services:',
      '  a:',
      '    build:',
      '      dockerfile_inline: |',
      ...lines.map((l) => l && `        ${l}`),
      '',
    ];
    const at = file.join('\n');
    for (const finding of run(at).findings)
      for (const [index] of finding.fixes.entries()) expect(fixed(at, finding, index)).not.toMatch(/[ ]\n/);
  });

  it('can be suppressed inside and above', () => {
    const above = text.replace('      dockerfile', '      # hygiene: ignore all\n      dockerfile');
    expect(run(above).findings).toEqual([]);
    const inside = text.replace('        FROM', '        # hygiene: ignore end-of-life-base\n        FROM');
    expect(run(inside).findings.map(({ rule }) => rule)).toEqual(['remote-script']);
  });
});

describe('arguments of builds', () => {
  const files = {
    'app/Dockerfile':
      'ARG BASE\nARG V=24\nFROM node:${V} AS build\nFROM ${BASE} AS app\nCOPY --from=build /a /a\n',
  };
  const compose = (...lines: string[]) =>
    `services:\n  a:\n    build:\n      context: ./app\n${lines.map((line) => `      ${line}\n`).join('')}`;

  it('are judged by the image that they make', () => {
    const text = compose('args:', '  BASE: babim/debian:12', '  V: 18');
    expect(said(text, files)).toEqual([
      ['untrusted-base', 'babim/debian:12'],
      ['end-of-life-base', '18'],
    ]);
    expect(run(text, files).findings[0]?.message).toContain('app/Dockerfile');
  });

  it('say nothing where the Dockerfile has the same finding, is not known, or leaves the stage out', () => {
    expect(said(compose('args: [BASE=debian:13]'), files)).toEqual([]);
    expect(said(compose('args: [BASE=babim/debian:12]'))).toEqual([]);
    expect(said(compose('args: [BASE=babim/debian:12]', 'target: build'), files)).toEqual([]);
    const own = { 'app/Dockerfile': 'ARG V=18\nFROM node:${V}\n' };
    expect(said(compose('args: [V=18]'), own)).toEqual([]);
  });
});
