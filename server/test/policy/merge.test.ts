import { describe, expect, it } from 'vitest';
import { mergePolicy } from '../../src/policy/merge';
import { defaultPolicy } from '../../src/policy/policy';

describe('mergePolicy', () => {
  it('of nothing is the default', () => {
    expect(mergePolicy(undefined, {})).toEqual(defaultPolicy);
  });

  it('lets the later source win for levels and unites the lists', () => {
    const settings = {
      preset: 'strict' as const,
      rules: { a: 'off', b: 'hint' } as const,
      trust: { images: ['x/*', 'y/*'] },
    };
    const file = { rules: { a: 'error' } as const, trust: { images: ['y/*', 'z'], sources: ['s.example'] } };
    expect(mergePolicy(settings, file)).toEqual({
      preset: 'strict',
      rules: { a: 'error', b: 'hint' },
      trust: { images: ['x/*', 'y/*', 'z'], sources: ['s.example'] },
      mirrors: {},
      signatures: [],
      weight: { minimum: undefined },
    });
  });

  it('lets the later source win for a mirror, and asks its signers first', () => {
    const settings = {
      mirrors: { 'a.example': 'docker.io', 'b.example': 'quay.io' },
      signatures: [{ images: 'x/*' }],
    };
    const file = { mirrors: { 'a.example': 'ghcr.io' }, signatures: [{ images: 'y/*', key: 'k' }] };
    expect(mergePolicy(settings, file)).toMatchObject({
      mirrors: { 'a.example': 'ghcr.io', 'b.example': 'quay.io' },
      signatures: [{ images: 'y/*', key: 'k' }, { images: 'x/*' }],
    });
  });
});
