import { describe, expect, it } from 'vitest';
import { meaningOfSuite, newestAlpine } from '../../src/knowledge/suites';

describe('suites of apt', () => {
  it.each([
    ['debian', 'bookworm-backports', 'bookworm', false],
    ['debian', 'stretch/updates', 'stretch', false],
    ['debian', 'testing', 'forky', true],
    ['debian', 'stable', 'trixie', false],
    ['debian', 'oldstable-updates', 'bookworm', false],
    ['debian', 'unstable', 'sid', true],
    ['debian', 'experimental', 'experimental', true],
    ['debian', 'wheezy', 'wheezy', false],
    ['ubuntu', 'noble-security', 'noble', false],
    ['ubuntu', 'precise', 'precise', false],
    ['ubuntu', 'devel', 'devel', true],
  ] as const)('of %s: %s is %s', (distribution, suite, release, unreleased) => {
    expect(meaningOfSuite(distribution, suite, '2026-11-21')).toEqual({ release, unreleased });
  });

  it('move with the day', () => {
    expect(meaningOfSuite('debian', 'stable', '2024-01-01')?.release).toBe('bookworm');
    expect(meaningOfSuite('debian', 'trixie', '2024-01-01')?.unreleased).toBe(true);
    expect(newestAlpine('2023-01-01')).toBe('3.17');
  });

  it.each(['nodistro', './', '\u0024{CODENAME}-backports', 'noble', '', 'stable main'])(
    '%s is none of Debian',
    (suite) => {
      expect(meaningOfSuite('debian', suite, '2026-11-21')).toBeUndefined();
    },
  );
});
