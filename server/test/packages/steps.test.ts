import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeInSteps, encodeInSteps } from '../../src/packages/codec';
import { compileInSteps } from '../../src/packages/compile';
import { meanwhile } from '../../src/packages/node/meanwhile';
import { atOnce, type Steps, sortInSteps } from '../../src/packages/steps';
import { minimum, paragraph } from './archive';

/** A release of 20,000 packages that need and exclude each other. */
function largeSource() {
  const packages = Array.from({ length: 20_000 }, (_, i) =>
    paragraph(`lib${(i * 7919) % 20_000}`, {
      Depends: `lib${(i * 31) % 20_000} | lib${(i * 37) % 20_000}, libc6 (>= 2.3)`,
      Recommends: `lib${(i * 41) % 20_000}`,
      Provides: `virtual${i % 900}`,
    }),
  );
  const texts = [[...minimum, ...packages].join('\n')];
  return { distribution: 'debian', release: '12', date: '2026-01-01', texts, listBytes: 1000 };
}

/** Runs steps to their end and gives the longest one's share of the work, and how many there were. */
function shares<T>(steps: Steps<T>) {
  const times: number[] = [];
  for (;;) {
    const { user, system } = process.cpuUsage();
    const step = steps.next();
    const now = process.cpuUsage();
    times.push(now.user + now.system - user - system);
    if (step.done) {
      const total = times.reduce((sum, time) => sum + time, 0);
      return { value: step.value, count: times.length, longest: Math.max(...times) / total };
    }
  }
}

describe('long computations', () => {
  test('can pause everywhere: no step of making an index is a large part of it', () => {
    const compiled = shares(compileInSteps(largeSource()));
    expect(compiled.count).toBeGreaterThan(500);
    expect(compiled.longest).toBeLessThan(0.2);
    const encoded = shares(encodeInSteps([compiled.value]));
    expect(encoded.count).toBeGreaterThan(500);
    expect(encoded.longest).toBeLessThan(0.5);
  });

  test('let the rest of the program go on', async () => {
    let beats = 0;
    const heart = setInterval(() => beats++, 0);
    const index = await meanwhile(compileInSteps(largeSource()));
    clearInterval(heart);
    expect(index.names.length).toBeGreaterThan(20_000);
    expect(beats).toBeGreaterThan(3);
  });

  test('neither does reading the shipped data keep anybody waiting', () => {
    const packed = readFileSync(new URL('../../src/packages/data/debian.br', import.meta.url));
    const { value, count, longest } = shares(decodeInSteps(brotliDecompressSync(packed)));
    expect(value.map(({ release }) => release)).toEqual(['12', '13']);
    expect(count).toBeGreaterThan(8);
    expect(longest).toBeLessThan(0.6);
  });

  test('end when they are called off', async () => {
    const abort = new AbortController();
    const work = meanwhile(compileInSteps(largeSource()), abort.signal);
    abort.abort();
    await expect(work).rejects.toThrow(/abort/i);
  });

  test('sort like sort', () => {
    const strings = ['libz', 'a', '', 'libabcdef', 'libabc', 'libabcd2', 'b+', 'b-', 'libabcdee', 'é', 'z'];
    expect(atOnce(sortInSteps(strings))).toEqual([...strings].sort());
  });
});
