import * as v from 'valibot';
import { expect, it } from 'vitest';
import { fill, table } from '../docs/markers.mjs';
import { rulesTable } from '../docs/rules-table.mjs';
import { policyJsonSchema } from '../docs/schema.mjs';
import { settingsTable } from '../docs/settings-table.mjs';

const rule = (id: string, family: string) => ({
  meta: { id, family, severity: 'warning', summary: `Says ${id}.` },
});

it('fills a page between its markers, again and again', () => {
  const page = 'before\n<!-- a:start -->\nold\n<!-- a:end -->\nafter\n';
  const filled = fill(page, 'a', 'new');
  expect(filled).toBe('before\n<!-- a:start -->\n\nnew\n\n<!-- a:end -->\nafter\n');
  expect(fill(filled, 'a', 'new')).toBe(filled);
});

it('asks for the markers', () => {
  expect(() => fill('<!-- a:end --> <!-- a:start -->', 'a', '')).toThrow('once each');
  expect(() => fill('', 'a', '')).toThrow('once each');
});

it('keeps a bar in a cell', () => {
  expect(table(['a'], [['x | y\nz']])).toBe('| a |\n| --- |\n| x \\| y z |');
});

it('lists rules by family', () => {
  const rows = rulesTable([rule('b', 'state'), rule('z', 'bases'), rule('a', 'bases')])
    .split('\n')
    .slice(2);
  expect(rows).toEqual([
    '| [`z`](server/src/rules/bases/z.md) | bases | warning | Says z. |',
    '| [`a`](server/src/rules/bases/a.md) | bases | warning | Says a. |',
    '| [`b`](server/src/rules/state/b.md) | state | warning | Says b. |',
  ]);
});

it('lists settings of one or several sections', () => {
  const properties = {
    'x.y': { markdownDescription: 'Does *y*.', default: [] },
    'x.z': { description: 'Z.' },
  };
  const rows = ['| `x.y` | Does *y*. | `[]` |', '| `x.z` | Z. |  |'];
  const lines = (configuration: object) =>
    settingsTable({ contributes: { configuration } }).split('\n').slice(2);
  expect(lines({ properties })).toEqual(rows);
  expect(lines([{ properties }])).toEqual(rows);
  expect(settingsTable({}).split('\n')).toHaveLength(2);
});

it('offers the known rules in the policy file and accepts others', () => {
  const schema = v.object({ rules: v.optional(v.record(v.string(), v.picklist(['off', 'error']))) });
  expect(policyJsonSchema(schema, [rule('a', 'bases')])).toMatchObject({
    properties: {
      rules: {
        properties: { a: { enum: ['off', 'error'], description: 'Says a.' } },
        additionalProperties: { enum: ['off', 'error'] },
      },
    },
  });
});
