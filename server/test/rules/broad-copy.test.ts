import { describe, expect, it } from 'vitest';
import type { BuildContextFacts, NeedlessEntry } from '../../src/build-context/facts';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';
import { allRules } from '../../src/rules';

const rules = allRules.filter(({ meta }) => meta.id === 'broad-copy');
const entry = (path: string, kind: NeedlessEntry['kind'], bytes = 100_000_000): NeedlessEntry => ({
  path,
  kind,
  bytes,
  files: 1,
});
const facts = (...needless: NeedlessEntry[]): BuildContextFacts => ({
  ignoreFile: undefined,
  sent: { bytes: 500_000_000, files: 1000 },
  needless,
  readsVersionControl: false,
  complete: true,
});
/** The lines that a repair writes; undefined where nothing is found. */
const lines = (text: string, buildContext: BuildContextFacts) =>
  lint({ text, policy: defaultPolicy, today: new Date('2026-11-21'), buildContext, rules }).findings[0]
    ?.fixes[0]?.ignoreFile?.lines;

describe('what the build asks for by name', () => {
  const modules = [
    entry('web/node_modules', 'dependencies-node'),
    entry('node_modules', 'dependencies-node'),
  ];

  it('is not kept out of it', () => {
    const start = 'FROM node:24\nCOPY . .\nRUN npm ci\n';
    expect(lines(start, facts(...modules))).toEqual(['**/node_modules']);
    expect(lines(`${start}COPY web/node_modules/a ./a\n`, facts(...modules))).toEqual(['node_modules']);
    expect(
      lines(`${start}COPY ./node_modules ./m\n`, facts(entry('node_modules', 'dependencies-node'))),
    ).toBe(undefined);
  });

  it('is told from what it takes whole', () => {
    const secret = facts(entry('.env.production', 'secret', 100));
    expect(lines('FROM node:24\nCOPY . .\n', secret)).toEqual(['.env.production']);
    expect(lines('FROM node:24\nCOPY . .\nRUN cp .env.production .env\n', secret)).toBe(undefined);
    expect(lines('FROM node:24\nCOPY . .\nCOPY .env.production .env\n', secret)).toBe(undefined);
  });
});
