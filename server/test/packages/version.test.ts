import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, satisfies } from '../../src/packages/version';

describe('versions of Debian packages', () => {
  test.each([
    ['1.0', '1.1'],
    ['1.9', '1.10'],
    ['1.0~rc1', '1.0'],
    ['1.0~~', '1.0~'],
    ['1.0', '1.0-1'],
    ['1.0-1', '1.0-1+b1'],
    ['1.0-1', '1.0-1.1'],
    ['2.0', '1:1.0'],
    ['1.0a', '1.0+'],
    ['1.0', '1.0a'],
    ['7.6p2-4', '7.6-0'].reverse() as [string, string],
    ['1.0-1~bpo12+1', '1.0-1'],
    ['99999999999999999998', '99999999999999999999'],
  ])('%s is older than %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0);
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
  });

  test.each([
    ['1.0', '0:1.0'],
    ['1.0', '1.0-0'],
    ['1.01', '1.1'],
  ])('%s and %s are the same', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
  });

  test('relations', () => {
    expect(satisfies('1.2', '>=', '1.2')).toBe(true);
    expect(satisfies('1.2', '>>', '1.2')).toBe(false);
    expect(satisfies('1.2', '<<', '1.10')).toBe(true);
    expect(satisfies('1.2-1', '=', '1.2-1')).toBe(true);
    expect(satisfies('1.2', '<=', '1.1')).toBe(false);
  });

  const version = fc.oneof(fc.string({ maxLength: 8 }), fc.stringMatching(/^(\d:)?[\d.a-c~+-]{0,8}$/));

  test('every two versions have an order, and it goes both ways', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
      }),
    );
  });

  test('the order is transitive', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        const [x, y, z] = [a, b, c].sort(compareVersions) as [string, string, string];
        expect(compareVersions(x, y)).toBeLessThanOrEqual(0);
        expect(compareVersions(y, z)).toBeLessThanOrEqual(0);
        expect(compareVersions(x, z)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
