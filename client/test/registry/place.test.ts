import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/registry/place';

describe('placeOf', () => {
  it('takes a place and leaves the rest out', () => {
    const place = { uri: 'untitled:Untitled-1', position: { line: 0, character: 5 } };
    expect(placeOf({ ...place, more: 1 })).toEqual(place);
    expect(placeOf({ ...place, everywhere: true })).toEqual({ ...place, everywhere: true });
    expect(placeOf({ ...place, everywhere: 'yes' })).toEqual(place);
    const first = { version: 3, edits: [] };
    expect(placeOf({ ...place, first })).toEqual({ ...place, first });
    expect(placeOf({ ...place, first: { version: '3' } })).toEqual(place);
  });

  it.each([
    undefined,
    null,
    7,
    'file:///w/Dockerfile',
    {},
    { uri: 'file:///w/Dockerfile' },
    { uri: 7, position: { line: 0, character: 0 } },
    { uri: 'a', position: { line: -1, character: 0 } },
    { uri: 'a', position: { line: 0.5, character: 0 } },
    { uri: 'a', position: { line: 0 } },
  ])('takes no %j', (argument) => {
    expect(placeOf(argument)).toBeUndefined();
  });
});
