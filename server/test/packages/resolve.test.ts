import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupsOf, isPackage, listOf, nowhere } from '../../src/packages/index';
import { resolve } from '../../src/packages/resolve';
import { added, indexOf, paragraph } from './archive';

describe('what a run of apt-get adds', () => {
  test('what is needed, and what that needs', () => {
    const index = indexOf(
      paragraph('a', { Depends: 'b, libc6 (>= 2.30)', 'Pre-Depends': 'c' }),
      paragraph('b', { Depends: 'd' }),
      ...['c', 'd', 'e'].map((name) => paragraph(name)),
    );
    expect(added(index, ['a'])).toEqual(['a', 'b', 'c', 'd']);
    expect(added(index, ['a'], { present: ['b'] })).toEqual(['a', 'c']);
  });

  test('recommends only when they are wanted, with what they need and recommend', () => {
    const index = indexOf(
      paragraph('a', { Recommends: 'b, gone' }),
      paragraph('b', { Depends: 'c', Recommends: 'd' }),
      paragraph('c'),
      paragraph('d'),
    );
    expect(added(index, ['a'])).toEqual(['a', 'b', 'c', 'd']);
    expect(added(index, ['a'], { recommends: false })).toEqual(['a']);
  });

  test('of alternatives the first that can be had, unless one is there or named', () => {
    const index = indexOf(paragraph('a', { Depends: 'gone | b | c' }), paragraph('b'), paragraph('c'));
    expect(added(index, ['a'])).toEqual(['a', 'b']);
    expect(added(index, ['a', 'c'])).toEqual(['a', 'c']);
    expect(added(index, ['a'], { present: ['c'] })).toEqual(['a']);
  });

  test('an alternative in a version that the release does not have is none', () => {
    const index = indexOf(paragraph('a', { Depends: 'b (>= 2.0) | c' }), paragraph('b'), paragraph('c'));
    expect(added(index, ['a'])).toEqual(['a', 'c']);
  });

  test('what is provided: by one that is there, else by the one of highest priority, else by the last', () => {
    const index = indexOf(
      paragraph('a', { Depends: 'mail' }),
      paragraph('m1', { Provides: 'mail' }),
      paragraph('m2', { Provides: 'mail', Priority: 'standard' }),
      paragraph('m3', { Provides: 'mail' }),
      paragraph('b', { Depends: 'post' }),
      paragraph('p1', { Provides: 'post' }),
      paragraph('p2', { Provides: 'post' }),
    );
    expect(added(index, ['a'])).toEqual(['a', 'm2']);
    expect(added(index, ['a', 'm3'])).toEqual(['a', 'm3']);
    expect(added(index, ['b'])).toEqual(['b', 'p2']);
  });

  test('a version is met by what is provided in a version only', () => {
    const index = indexOf(
      paragraph('a', { Depends: 'api (>= 2)' }),
      paragraph('p1', { Provides: 'api' }),
      paragraph('p2', { Provides: 'api (= 2.1)' }),
      paragraph('p3', { Provides: 'api (= 1.9)' }),
    );
    expect(added(index, ['a'])).toEqual(['a', 'p2']);
  });

  test('what does not go together is not taken together', () => {
    const index = indexOf(
      paragraph('a', { Depends: 'b | c' }),
      paragraph('b', { Conflicts: 'x' }),
      paragraph('c'),
      paragraph('x'),
      paragraph('y', { Breaks: 'b' }),
      paragraph('m1', { Provides: 'mta', Conflicts: 'mta' }),
      paragraph('m2', { Provides: 'mta', Conflicts: 'mta' }),
      paragraph('n', { Recommends: 'm2 | m1' }),
    );
    expect(added(index, ['a', 'x'])).toEqual(['a', 'c', 'x']);
    expect(added(index, ['a', 'y'])).toEqual(['a', 'c', 'y']);
    expect(added(index, ['n', 'm1'])).toEqual(['m1', 'n']);
  });

  test('what cannot be installed leaves nothing behind', () => {
    const index = indexOf(
      paragraph('a', { Recommends: 'b', Depends: 'c | d' }),
      paragraph('b', { Depends: 'e, gone' }),
      paragraph('c', { Depends: 'e, gone' }),
      paragraph('d'),
      paragraph('e'),
    );
    expect(added(index, ['a'])).toEqual(['a', 'd']);
  });

  test('circles end', () => {
    const index = indexOf(
      paragraph('a', { Depends: 'b' }),
      paragraph('b', { Depends: 'a', Recommends: 'a' }),
    );
    expect(added(index, ['b'])).toEqual(['a', 'b']);
  });

  test('of several versions the newest counts', () => {
    const index = indexOf(
      paragraph('a', { Depends: 'b' }),
      paragraph('a', { Version: '1.0-2', Depends: 'c' }),
      paragraph('b'),
      paragraph('c'),
    );
    expect(added(index, ['a'])).toEqual(['a', 'c']);
  });
});

describe('any archive', () => {
  const name = fc.constantFrom(...'pqrstuvwxyz'.split(''));
  const relation = fc.oneof(name, fc.constant('gone'), fc.constant('api'));
  const group = fc.array(relation, { minLength: 1, maxLength: 3 }).map((names) => names.join(' | '));
  const field = fc.array(group, { maxLength: 3 }).map((groups) => groups.join(', '));
  const archive = fc.dictionary(
    name,
    fc.record({
      Depends: field,
      Recommends: field,
      Conflicts: fc.oneof(fc.constant(''), name),
      Provides: fc.constantFrom('', 'api'),
    }),
  );

  test('what is added is closed, the same every time, and adds nothing when asked for again', () => {
    fc.assert(
      fc.property(archive, fc.array(name, { maxLength: 3 }), fc.boolean(), (packages, names, recommends) => {
        const index = indexOf(...Object.entries(packages).map(([key, fields]) => paragraph(key, fields)));
        const named = names.map((key) => index.names.indexOf(key)).filter((n) => n >= 0);
        const base = new Set(index.base);
        const run = { named, recommends };
        const got = resolve(index, base, run);
        expect(resolve(index, base, run)).toEqual(got);
        const all = new Set([...base, ...got]);
        expect(resolve(index, all, run)).toEqual([]);
        const isMet = (n: number) =>
          n !== nowhere && (all.has(n) || listOf(index.providers, n).some((p) => all.has(p)));
        // What is named stays, whatever it lacks; everything else came with what it needs.
        for (const n of got.filter((added) => !named.includes(added))) {
          expect(isPackage(index, n)).toBe(true);
          for (const choices of groupsOf(index.depends, n)) expect(choices.some(isMet)).toBe(true);
        }
      }),
    );
  });
});
