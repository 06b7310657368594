import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonStreamItem, JsonStreamReader } from '../../src/build/json-stream';

function read(...pieces: string[]): JsonStreamItem[] {
  const reader = new JsonStreamReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

const object = (value: Record<string, unknown>): JsonStreamItem => ({ kind: 'object', value });
const text = (line: string): JsonStreamItem => ({ kind: 'text', line });

describe('JsonStreamReader', () => {
  it('reads objects on one line and over several', () => {
    expect(read('{"a":1}\n{\n  "b": {\n    "c": "}"\n  }\n}\n')).toEqual([
      object({ a: 1 }),
      object({ b: { c: '}' } }),
    ]);
  });

  it('hands plain lines on', () => {
    expect(read('{"a":1}\nERROR: failed\n\n{"b":2}')).toEqual([
      object({ a: 1 }),
      text('ERROR: failed'),
      text(''),
      object({ b: 2 }),
    ]);
  });

  it('recovers from an object that was cut off', () => {
    expect(read('{\n  "a": [\n{\n  "b": 2\n}\n')).toEqual([text('{'), text('  "a": ['), object({ b: 2 })]);
    expect(read('{\n  "a": "x\nERROR: gone\n')).toEqual([text('{'), text('  "a": "x'), text('ERROR: gone')]);
    expect(read('{\n  "a": 1\n')).toEqual([text('{'), text('  "a": 1')]);
    expect(read('{\n  oops\n}\n{"c":3}\n')).toEqual([text('{'), text('  oops'), text('}'), object({ c: 3 })]);
    expect(read('{"a":\n{"b":1}\n')).toEqual([text('{"a":'), object({ b: 1 })]);
  });

  it('takes no array or number for an object', () => {
    expect(read('[1]\n2\nnull\n')).toEqual([text('[1]'), text('2'), text('null')]);
  });

  it('gives the same however the stream is cut, and loses nothing', () => {
    const line = fc.oneof(
      fc.jsonValue().map((value) => JSON.stringify({ value })),
      fc.jsonValue().map((value) => JSON.stringify({ value }, null, 2)),
      fc.string().map((s) => s.replace(/[\r\n]/g, '')),
    );
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat(400)), (lines, cuts) => {
        const whole = lines.join('\n');
        const places = [0, ...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end));
        expect(read(...pieces)).toEqual(read(whole));
      }),
    );
  });
});
