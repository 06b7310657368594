import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { renovateConfiguration } from '../../src/enforcement/updaters/renovate';

describe('configuration of Renovate', () => {
  it('is written anew with digest pinning', () => {
    const { kind, text } = renovateConfiguration(undefined, ['Dockerfile', 'apps/web/web.dockerfile']);
    expect(kind).toBe('write');
    expect(JSON.parse(text)).toEqual({
      $schema: 'https://docs.renovatebot.com/renovate-schema.json',
      extends: ['config:recommended', 'docker:pinDigests'],
    });
  });

  it('names the files that Renovate would not find by itself, exactly', () => {
    const files = ['Dockerfile.dev', 'build/Containerfile', 'images/base+1.docker', 'DOCKERFILE'];
    const { dockerfile } = JSON.parse(renovateConfiguration('', files).text);
    expect(dockerfile.managerFilePatterns).toEqual(['/^DOCKERFILE$/', '/^images/base\\+1\\.docker$/']);
    const [, pattern = ''] = dockerfile.managerFilePatterns;
    expect(new RegExp(pattern.slice(1, -1)).test('images/base+1.docker')).toBe(true);
    expect(new RegExp(pattern.slice(1, -1)).test('images/base+1xdocker')).toBe(false);
  });

  it('edits an existing file in place: comments, order and indentation stay', () => {
    const old = `\uFEFF{
    // ours
    "labels": ["deps"],
    "extends": [
        "config:base" // old
    ],
    "dockerfile": { "enabled": true }
}
`;
    const { kind, text } = renovateConfiguration(old, ['x.docker']);
    expect(kind).toBe('write');
    expect(
      text.startsWith(
        '\uFEFF{\n    // ours\n    "labels": ["deps"],\n    "extends": [\n        "config:base"',
      ),
    ).toBe(true);
    expect(text).toContain('// old');
    expect(parse(text.slice(1))).toEqual({
      labels: ['deps'],
      extends: ['config:base', 'docker:pinDigests'],
      dockerfile: { enabled: true, managerFilePatterns: ['/^x\\.docker$/'] },
    });
  });

  it.each([
    '{ "extends": ["docker:pinDigests"] }',
    '{ "extends": ["config:best-practices"] }',
    '{ "extends": ["config:recommended"], "pinDigests": true }',
  ])('leaves %s alone', (old) => {
    expect(renovateConfiguration(old, ['Dockerfile'])).toEqual({ kind: 'unchanged', text: old });
  });

  it.each([
    '[]',
    '{',
    '{ "extends": "config:base" }',
    '{ "extends": [1] }',
    '{ "dockerfile": true }',
    "{ extends: ['x'] }",
  ])('does not touch %s', (old) => {
    const { kind, text } = renovateConfiguration(old, ['Dockerfile']);
    expect(kind).toBe('not-understood');
    expect(JSON.parse(text).extends).toContain('docker:pinDigests');
  });

  it('changes nothing the second time, and nothing else the first time', () => {
    const configuration = fc.record(
      {
        extends: fc.array(fc.constantFrom('config:recommended', 'docker:pinDigests', ':pinAll')),
        labels: fc.array(fc.string()),
        dockerfile: fc.record(
          { managerFilePatterns: fc.array(fc.string()), enabled: fc.boolean() },
          { requiredKeys: [] },
        ),
        pinDigests: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const files = fc.array(fc.constantFrom('Dockerfile', 'a/b.docker', 'c/DOCKERFILE'));
    fc.assert(
      fc.property(
        configuration,
        files,
        fc.constantFrom(undefined, 2, 4, '\t'),
        (given, dockerfiles, space) => {
          const old = JSON.stringify(given, null, space);
          const once = renovateConfiguration(old, dockerfiles);
          expect(once.kind).not.toBe('not-understood');
          const { extends: presets = [], dockerfile, ...rest } = JSON.parse(once.text);
          expect(rest.labels).toEqual(given.labels);
          expect(presets.slice(0, given.extends?.length ?? 0)).toEqual(given.extends ?? []);
          expect(presets.includes('docker:pinDigests') || rest.pinDigests).toBe(true);
          expect(dockerfile?.enabled).toBe(given.dockerfile?.enabled);
          expect(renovateConfiguration(once.text, dockerfiles)).toEqual({
            kind: 'unchanged',
            text: once.text,
          });
        },
      ),
    );
  });
});
