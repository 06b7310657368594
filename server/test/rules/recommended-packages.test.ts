import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy, type Policy } from '../../src/policy/policy';
import { allRules } from '../../src/rules';
import { fakeSizes } from '../packages/fake-sizes';

const rules = allRules.filter(({ meta }) => meta.id === 'recommended-packages');
const findings = (text: string, policy: Partial<Policy> = {}) =>
  lint({
    text,
    policy: { ...defaultPolicy, ...policy },
    today: new Date('2026-11-21'),
    packages: fakeSizes,
    rules,
  }).findings;
const repaired = (text: string, policy: Partial<Policy> = {}) =>
  applyEdits(text, findings(text, policy)[0]?.fixes[0]?.edits ?? []);

describe('what a repair writes', () => {
  it.each([
    ['apt-get install -y imagemagick', 'apt-get install -y --no-install-recommends imagemagick'],
    ['apt-get -qq install imagemagick jq', 'apt-get -qq install --no-install-recommends imagemagick jq'],
    ['apt-get install imagemagick -y', 'apt-get install --no-install-recommends imagemagick -y'],
    [
      'apt-get install -y imagemagick git && git clone git@a.example:b/c',
      'apt-get install -y --no-install-recommends imagemagick git ca-certificates openssh-client && git clone git@a.example:b/c',
    ],
  ])('%s', (text, expected) => {
    expect(repaired(`FROM debian:13\nRUN ${text}\n`)).toBe(`FROM debian:13\nRUN ${expected}\n`);
  });

  it('reaches later installations that recommend the same', () => {
    const text =
      'FROM debian:13\nRUN apt-get install -y imagemagick\nRUN apt-get install -y graphicsmagick jq\n';
    expect(repaired(text)).toBe(text.replaceAll('install -y', 'install -y --no-install-recommends'));
  });

  it('is none where the words come from elsewhere', () => {
    const text = 'FROM debian:13\nENV INSTALL="apt-get install -y"\nRUN $INSTALL imagemagick\n';
    expect(findings(text).map(({ fixes }) => fixes)).toEqual([[]]);
  });
});

describe('what is worth a finding', () => {
  const text = 'FROM debian:13\nRUN apt-get install -y jq\n';

  it('is up to the policy', () => {
    expect(findings(text)).toEqual([]);
    expect(findings(text, { weight: { minimum: 1 } }).map(({ severity }) => severity)).toEqual([
      'information',
    ]);
    expect(findings(text, { preset: 'strict' })).toHaveLength(1);
    expect(findings(text, { preset: 'strict', weight: { minimum: 2 } })).toEqual([]);
  });

  it('is a hint where the size is not known, under strict alone', () => {
    const unknown = 'FROM ubuntu:16.04\nRUN apt-get install -y curl\n';
    expect(findings(unknown)).toEqual([]);
    expect(findings(unknown, { preset: 'strict' }).map(({ severity }) => severity)).toEqual(['hint']);
    expect(repaired(unknown, { preset: 'strict' })).toContain('--no-install-recommends curl ca-certificates');
  });
});
