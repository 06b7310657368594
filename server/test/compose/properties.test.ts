// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files, not of TypeScript
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCompose } from '../../src/compose/parse';
import { placesOf } from './places';

const pieces = fc.constantFrom(
  'services:\n',
  '  a:\n',
  '  b: &b\n',
  '    <<: *b\n',
  '    image: x\n',
  "    image: 'x:${V:-1}'\n",
  '    image: "x\\n:${V}"\r\n',
  '    ports: ["1:1", *p, {target: 80}]\n',
  '    volumes:\n      - data:/x\n      - C:\\a:/b:ro # c\n',
  '    environment:\n      A: |\n        b\n         c\n      D: >-\n        e\n',
  '    environment:\n    - "A=${B-c}d"\n    - &p 1:2\n',
  '    extends: b\n',
  '    extends: {file: x.yml, service: b}\n',
  '    build:\n      args: {A: "b"}\n      dockerfile_inline: |\n        FROM x\n        RUN $$y\n',
  '    depends_on: {b: {condition: c}}\n',
  '\t',
  '"',
  '${',
  '[',
  '!reset ',
  '---\n',
  '\uFEFF',
  '# c\n',
);

describe('any text', () => {
  it('is read, and everything has its place in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 8, arbitrary: pieces }, fc.string()), { maxLength: 30 }),
        (parts) => {
          const text = parts.join('');
          const files = new Map([['x.yml', text]]);
          placesOf(parseCompose(text, { readFile: (name) => files.get(name) }));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is read in time that grows with its length', () => {
    const block = (n: number) =>
      Array.from(
        { length: n },
        (_, i) => `  s${i}:\n    image: "x:\${V:-${i}}"\n    ports: ["${i}:1"]\n    environment: [A=b]\n`,
      );
    const text = `services:\n${block(3000).join('')}`;
    const before = performance.now();
    expect(parseCompose(text).services).toHaveLength(3000);
    expect(performance.now() - before).toBeLessThan(6000);
  });
});
