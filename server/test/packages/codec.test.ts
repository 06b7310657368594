import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeIndexes, encodeIndexes } from '../../src/packages/codec';
import { lengthened, ratioOf, shortened, signed, sizeOfRatio, unsigned } from '../../src/packages/scales';
import { added, indexOf, paragraph } from './archive';

const first = indexOf(
  paragraph('a', { Depends: 'b | api, c', Recommends: 'r', 'Installed-Size': '123456', Size: '40000000' }),
  paragraph('b', { Depends: 'gone' }),
  paragraph('c', { Conflicts: 'd' }),
  paragraph('d', { Provides: 'api' }),
  paragraph('e', { Provides: 'api' }),
  paragraph('r'),
);
const second = {
  ...indexOf(
    paragraph('a', { Depends: 'b | api, c, f', Recommends: 'r' }),
    ...['b', 'c', 'd', 'f', 'r'].map((name) => paragraph(name)),
  ),
  release: '13',
};

describe('package data as bytes', () => {
  test('comes out as it went in', () => {
    const [one, two] = decodeIndexes(encodeIndexes([first, second]));
    if (!one || !two) throw new Error('Two releases went in.');
    expect(one).toMatchObject({ distribution: 'debian', release: '12', date: '2026-01-01', listBytes: 1000 });
    expect(two.release).toBe('13');
    expect(one.names).toBe(two.names);
    for (const names of [['a'], ['a', 'd'], ['c'], ['e', 'a']]) {
      expect(added(one, names)).toEqual(added(first, names));
      expect(added(two, names)).toEqual(added(second, names));
    }
    const a = one.names.indexOf('a');
    expect(one.installed[a]).toBeCloseTo(123456, -3);
    expect(one.download[a]).toBeGreaterThan(0.95 * 40_000_000);
    expect(one.download[a]).toBeLessThan(1.05 * 40_000_000);
    expect(two.installed[one.names.indexOf('e')]).toBe(-1);
  });

  test('torn or changed bytes are an error or other data, never a hang', () => {
    const bytes = encodeIndexes([first, second]);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, value, cut) => {
        const torn = cut ? bytes.slice(0, at) : bytes.slice();
        if (!cut) torn[at] = value;
        try {
          decodeIndexes(torn);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });

  test('sizes keep what matters of them', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 30), (size) => {
        expect(Math.abs(lengthened(shortened(size)) - size)).toBeLessThanOrEqual(size / 500);
        expect(signed(unsigned(size))).toBe(size);
        expect(signed(unsigned(-size))).toBe(-size);
      }),
    );
    expect(sizeOfRatio(ratioOf(0, 10), 10)).toBe(0);
    expect(sizeOfRatio(ratioOf(5000, 10), 10) / 5000).toBeCloseTo(1, 1);
  });
});
