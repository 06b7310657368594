import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../../scripts/corpus/check-file';
import type { ImageFactsTable } from '../../src/image-facts';
import type { Preset } from '../../src/policy/policy';
import { allRules } from '../../src/rules';
import { fakeSizes } from '../packages/fake-sizes';
import { examples } from './examples';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

const texts: (readonly [name: string, text: string, images: ImageFactsTable, preset: Preset | undefined])[] =
  [
    ...readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
      .filter((file) => /Dockerfile$|\.ya?ml$/.test(file))
      .map(
        (file) =>
          [
            file,
            readFileSync(fixtures + file, 'utf8').replaceAll(/^# *\^+…? [a-z -]+\n/gm, ''),
            new Map(),
            undefined,
          ] as const,
      ),
    ...allRules.flatMap(({ meta }) =>
      examples(meta.page)
        .filter(({ kind }) => kind === 'bad')
        .map(
          ({ text, language, images }, i) =>
            [
              `page of ${meta.id}, example ${i + 1}${language === 'compose' ? '.yaml' : ''}`,
              text,
              images,
              meta.presets?.[0],
            ] as const,
        ),
    ),
  ];

/**
 * A fix is right when its result parses, the finding is gone, nothing new appears, applying it again changes
 * nothing more, and instructions it does not name are untouched. `scripts/corpus/check.mjs` holds real files to it.
 */
describe('every fix', () => {
  it.each(texts)('offered for %s keeps its promises', (name, text, images, preset) => {
    expect(checkFile(name, text, images, preset, fakeSizes).problems).toEqual([]);
  });

  it('is tried: the fixtures offer fixes of every rule that has some', () => {
    const fixed = new Set(
      texts.flatMap(([name, text, images, preset]) => checkFile(name, text, images, preset, fakeSizes).fixed),
    );
    expect([...fixed].sort()).toEqual(
      allRules
        // What the repair of broad-copy writes is an ignore file; lsp/build-context.test.ts tries it.
        .filter((r) => r.meta.fixes !== 'none' && r.meta.id !== 'broad-copy')
        .map((r) => r.meta.id)
        .sort(),
    );
  });
});
