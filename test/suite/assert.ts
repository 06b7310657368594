/** The few assertions that the suite needs; a browser's worker has no `node:assert`. */

export function ok(value: unknown, message = 'should be true'): asserts value {
  if (!value) throw new Error(message);
}

export function equal<T>(actual: T, expected: T, message = ''): void {
  if (!Object.is(actual, expected)) throw new Error(`${message} ${show(actual)} should be ${show(expected)}`);
}

/** For plain data: compared as JSON. */
export function deepEqual(actual: unknown, expected: unknown, message = ''): void {
  equal(JSON.stringify(actual), JSON.stringify(expected), message);
}

export function match(text: string, pattern: RegExp): void {
  ok(pattern.test(text), `${show(text)} should match ${pattern}`);
}

export function doesNotMatch(text: string, pattern: RegExp): void {
  ok(!pattern.test(text), `${show(text)} should not match ${pattern}`);
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
