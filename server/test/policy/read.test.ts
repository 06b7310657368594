import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicyFile, readPolicySettings } from '../../src/policy/read';

const known = new Set(['floating-base', 'untrusted-base']);
const at = (text: string, { span }: { span: { start: number; end: number } }) =>
  text.slice(span.start, span.end);

describe('a policy file', () => {
  it('may have comments and trailing commas', () => {
    const text = `// ours
{
  "$schema": "x.json",
  "preset": "strict", /* all of it */
  "rules": { "floating-base": "off", "untrusted-base": "error", },
  "trust": { "images": ["docker.io/babim/*"], "sources": ["deb.nodesource.com"], },
}`;
    expect(readPolicyFile(text, known)).toEqual({
      pieces: {
        preset: 'strict',
        rules: { 'floating-base': 'off', 'untrusted-base': 'error' },
        trust: { images: ['docker.io/babim/*'], sources: ['deb.nodesource.com'] },
      },
      problems: [],
    });
  });

  it('loses only what is wrong in it', () => {
    const text = `{ "preset": "loud", "colour": 1,
      "rules": { "floating-base": "fatal", "untrusted-base": "hint", "no-such": "off" },
      "trust": { "images": [1, "docker.io/a/*", "", "b/c:1.2"], "sources": "x", "people": [] } }`;
    const { pieces, problems } = readPolicyFile(text, known);
    expect(pieces).toEqual({
      rules: { 'untrusted-base': 'hint', 'no-such': 'off' },
      trust: { images: ['docker.io/a/*', 'b/c:1.2'] },
    });
    expect(problems.map((problem) => at(text, problem))).toEqual([
      '"loud"',
      '1',
      '"fatal"',
      '"no-such"',
      '1',
      '""',
      '"b/c:1.2"',
      '"x"',
      '[]',
    ]);
    expect(problems.map(({ message }) => message).join('\n')).toMatchInlineSnapshot(`
      "preset must be one of "recommended", "strict", "distribution-only"
      unknown key; known are "preset", "rules", "trust", "mirrors", "signatures", "weight" and "$schema"
      a rule's level must be one of "off", "default", "error", "warning", "information", "hint"
      there is no rule "no-such"
      an image pattern must be a text
      an image pattern must not be empty
      "b/c:1.2" matches nothing: name the repository, without tag or digest
      expected a list of texts (a source pattern)
      unknown key; known are "images" and "sources""
    `);
  });

  it('with broken JSON is used as far as it can be read', () => {
    const { pieces, problems } = readPolicyFile('{ "preset": "strict" "rules": { "floating-base": "off" ');
    expect(pieces).toEqual({ preset: 'strict', rules: { 'floating-base': 'off' } });
    expect(problems[0]?.message).toBe('not valid JSON: comma expected');
  });

  it.each([
    ['[]', 1],
    ['{ "rules": [], "trust": [] }', 2],
    ['3', 1],
    ['', 0],
    [' \n', 0],
    ['// nothing', 0],
  ])('%j is no object and says so where it says anything', (text, count) => {
    const { pieces, problems } = readPolicyFile(text);
    expect(pieces).toEqual({});
    expect(problems).toHaveLength(count);
  });

  it('may start with a byte order mark and name registries with a port', () => {
    expect(readPolicyFile('\uFEFF{ "trust": { "images": ["localhost:5000/x"] } }').problems).toEqual([]);
  });

  it('never throws, and its problems lie in it', () => {
    const json = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record(
          {
            preset: fc.anything(),
            rules: fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.constantFrom('off', 'no', 3))),
            trust: fc.oneof(
              fc.anything(),
              fc.record({ images: fc.anything(), sources: fc.array(fc.string()) }),
            ),
          },
          { requiredKeys: [] },
        )
        .map((value) => JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? 1 : item)) ?? ''),
    );
    fc.assert(
      fc.property(json, (text) => {
        for (const { span } of readPolicyFile(text, known).problems) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('settings', () => {
  it('give their policy part, whatever stands beside it', () => {
    const value = {
      enable: true,
      preset: null,
      rules: { 'floating-base': 'off', x: 'loud' },
      trust: { images: ['a/*'], sources: null },
      build: { engine: 'auto' },
    };
    const { pieces, problems } = readPolicySettings(value);
    expect(pieces).toEqual({ rules: { 'floating-base': 'off' }, trust: { images: ['a/*'] } });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('rules.x');
  });

  it.each([null, undefined, 3, 'x', []])('%j is nothing', (value) => {
    expect(readPolicySettings(value).pieces).toEqual({});
  });
});
