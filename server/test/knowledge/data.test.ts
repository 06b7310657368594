import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
// @ts-expect-error The generators are plain JavaScript without types.
import { officialImages } from '../../../scripts/knowledge/official-images.mjs';
// @ts-expect-error The generators are plain JavaScript without types.
import { versionTags } from '../../../scripts/knowledge/version-tags.mjs';

const folder = path.join(import.meta.dirname, '../../src/knowledge/data');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

it.each(files)('%s names its source and its date', (name) => {
  const data = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  expect(data.source).toEqual(expect.any(String));
  expect(data.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

it('ships little', () => {
  const bytes = files.reduce((sum, name) => sum + readFileSync(path.join(folder, name)).length, 0);
  expect(bytes).toBeLessThan(240_000);
});

const input = {
  images: {
    thing: { current: true, lastBuilt: null, tagsNow: 9 },
    gone: { current: false, lastBuilt: '2020-02-02', tagsNow: 0 },
    node: { current: true, lastBuilt: null, tagsNow: 9 },
  },
  deprecated: { removed_or_empty: {}, deprecated_but_present: {} },
  tags: {
    thing: {
      '1.2': ['2020-01-01', null],
      '1.2.3': ['2020-01-01', null],
      '1.3-rc1': ['2020-01-01', null],
      '1.10': ['2020-01-01', null],
      '1.10-slim': ['2020-01-01', null],
      '1.11': ['2020-01-01', '2021-01-01'],
      '1.2-alpine': ['2020-01-01', null],
      '2-beta-slim': ['2020-01-01', null],
      GitRepo: ['2020-01-01', null],
    },
    gone: { '1': ['2019-01-01', '2020-02-02'] },
    node: { '24': ['2025-01-01', null], '26': ['2026-01-01', null], '26-new': ['2026-01-01', null] },
    debian: {},
    nginx: {},
    'buildpack-deps': {},
  },
  lifecycles: {
    nodejs: {
      releases: [
        { releaseCycle: '26', releaseDate: '2026-05-05', lts: '2026-10-28' },
        { releaseCycle: '24', releaseDate: '2025-05-06', lts: '2025-10-28' },
      ],
    },
  },
};

it('generates the same from the same, whatever the order of its input', () => {
  const reversed = {
    ...input,
    tags: Object.fromEntries(
      Object.entries(input.tags)
        .reverse()
        .map(([image, tags]) => [image, Object.fromEntries(Object.entries(tags).reverse())]),
    ),
  };
  expect(JSON.stringify(versionTags(input))).toBe(JSON.stringify(versionTags(input)));
  expect(JSON.stringify(versionTags(reversed))).toBe(JSON.stringify(versionTags(input)));
});

it('suggests living versions, the newest, never a pre-release, long-term support first for Node.js', () => {
  const { images } = versionTags(input);
  expect(images.thing).toEqual({ '1.10': ['', 'slim'], '1.2': ['alpine'] });
  expect(images.node).toEqual({ '24': [''], '26': ['new'] });
  expect(images.gone).toBeUndefined();
  expect(officialImages(input).notSupported).toEqual({
    gone: { status: 'removed', since: '2020-02-02', successor: undefined },
  });
});
