import { describe, expect, it } from 'vitest';
import { mirrorProblem, sourceOf, updateWords } from '../../src/packages/words';

describe('what is said of an update of package data', () => {
  it('names what is known now, and how far it can be trusted', () => {
    const result = {
      releases: [
        { release: '12', packages: 63_666 },
        { release: '13', packages: 68_939 },
      ],
      date: '2026-11-21',
      signature: 'checked',
      notes: ['trixie-updates is left out: mirror.example.org does not have it.'],
    } as const;
    expect(updateWords(result)).toEqual({
      text: "Sizes of 63,666 packages of Debian 12 and 68,939 packages of Debian 13, as of 2026-11-21. Debian's signature was checked. trixie-updates is left out: mirror.example.org does not have it.",
      isProblem: false,
    });
    expect(updateWords({ ...result, signature: 'unchecked' }).text).toContain('signature was not checked');
  });

  it('says why nothing was changed', () => {
    expect(updateWords({ failed: 'mirror.example.org does not answer.' })).toEqual({
      text: 'Package data was not updated. mirror.example.org does not answer.',
      isProblem: true,
    });
    expect(updateWords({ failed: 'no-machine' }).text).toContain('browser');
  });

  it('asks no mirror where lookups are switched off, not even the one in the settings', () => {
    const mirror = 'https://mirror.example.org/debian';
    expect(sourceOf('onRequest', ` ${mirror} `)).toEqual({ mirror, mayAsk: true });
    expect(sourceOf('onOpen', '')).toEqual({ mirror: null, mayAsk: true });
    expect(sourceOf('off', mirror)).toEqual({ mirror: null, mayAsk: false });
  });

  it('knows addresses of mirrors', () => {
    expect(mirrorProblem('https://mirror.example.org/debian')).toBeUndefined();
    for (const text of [
      'mirror.example.org',
      'ftp://mirror.example.org',
      'https://me:secret@mirror.example.org',
    ])
      expect(mirrorProblem(text)).toBeDefined();
  });
});
