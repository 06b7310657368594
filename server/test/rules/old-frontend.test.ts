import { describe, expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

/** Whether a repair with `ADD --checksum` is offered under a syntax directive: for a download, and for a key. */
function offered(directive: string): boolean[] {
  const rest = [
    'FROM debian:12',
    'ADD https://dl.example.org/app-1.2.3.jar /app/app.jar',
    'ADD https://dl.example.org/x.asc /etc/apt/trusted.gpg.d/x.asc',
    'RUN echo "deb https://dl.example.org/apt stable main" > /etc/apt/sources.list.d/x.list',
    '',
  ].join('\n');
  const text = directive + rest;
  const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
  return ['unverified-download', 'unpinned-key'].map((rule) =>
    findings
      .filter((f) => f.rule === rule)
      .flatMap((f) => f.fixes)
      .some((f) => f.edits.some((e) => e.newText.includes('--checksum='))),
  );
}

describe('ADD --checksum, which came with release 1.6 of the frontend', () => {
  it.each([
    '1.0-experimental',
    'experimental',
    '1-experimental',
    '1.0',
    '1.4',
    '1.5',
    '1.2.1',
    '1.4-labs',
    '1.4@sha256:0000000000000000000000000000000000000000000000000000000000000000',
  ])('is not offered with docker/dockerfile:%s', (tag) => {
    expect(offered(`# syntax=docker/dockerfile:${tag}\n`)).toEqual([false, false]);
    expect(offered(`# syntax = docker.io/docker/dockerfile:${tag}\n`)).toEqual([false, false]);
  });

  it.each([
    '',
    ...['1', '1.6', '1.10', '1-labs', 'latest', '1.21.0'].map((t) => `# syntax=docker/dockerfile:${t}\n`),
  ])('is offered with %j', (directive) => {
    expect(offered(directive)).toEqual([true, true]);
  });
});
