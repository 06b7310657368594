import { expect } from 'vitest';
import type { ComposeFile, Scalar } from '../../src/compose/model';
import type { Span } from '../../src/syntax/span';

/** Checks that every place in a compose file lies in the text, and that what stands there is what the file says. */
export function placesOf(file: ComposeFile): number {
  const { text } = file;
  let count = 0;
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || seen.has(value)) return;
    seen.add(value);
    if (isSpan(value)) {
      count++;
      if (!(value.start >= 0 && value.start <= value.end && value.end <= text.length))
        expect.fail(`${JSON.stringify(value)} is not within ${text.length} of ${JSON.stringify(text)}`);
    }
    if (isScalar(value) && value.own) {
      const { start, end } = value.span;
      const quoted = value.quote ? 1 : 0;
      const there = text.slice(start + quoted, end - quoted);
      if (there !== value.raw && !(value.quote && text[end - 1] !== value.quote))
        expect.fail(
          `${JSON.stringify(there)} is not ${JSON.stringify(value.raw)} in ${JSON.stringify(text)}`,
        );
      if (value.quote && text[start] !== value.quote) expect.fail(`no quote at ${start}`);
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  // Companions have their places in texts of their own.
  visit({ ...file, companions: [], included: [] });
  for (const { key, name, build } of file.services) {
    if (!text.slice(key.start, key.end).includes(name) && /^[\w-]+$/.test(name))
      expect.fail(`${name} is not its key`);
    const { offsets, text: inline } = build?.inline ?? {};
    if (!offsets || inline === undefined) continue;
    if (offsets.length !== inline.length + 1) expect.fail(`${offsets.length} offsets for ${inline.length}`);
    for (let i = 0; i < inline.length; i++)
      if (inline[i] !== text[offsets[i] ?? -1] && inline[i] !== '\n') expect.fail(`inline at ${i}`);
  }
  for (const { span: at, text: said } of file.comments) expect(text.slice(at.start, at.end)).toBe(said);
  return count;
}

function isSpan(value: object): value is Span {
  const { start, end } = value as Partial<Span>;
  return typeof start === 'number' && typeof end === 'number';
}

function isScalar(value: object): value is Scalar {
  return 'raw' in value && 'own' in value && 'span' in value;
}
