import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { lintDocument } from '../../src/compose-linter';
import { PackageData } from '../../src/packages/node/package-data';
import { allRules } from '../../src/rules';
import { run, world } from './world';

const folder = resolve(import.meta.dirname, '../../../examples');
const shipped = resolve(import.meta.dirname, '../../src/packages/data/debian.br');

/** What the table of the examples' README says: the rules of each file. */
async function promised(): Promise<Map<string, string[]>> {
  const rows = (await readFile(`${folder}/README.md`, 'utf8')).split('\n').filter((l) => l.startsWith('| ['));
  const files = new Map<string, string[]>();
  for (const row of rows) {
    const [, place = '', , rules = ''] = row.split('|');
    const told = [place, ...rules.split(';')].join('; ');
    let file = '';
    for (const [, link, rule] of told.matchAll(/\]\(([^)]+)\)|`([\w-]+)`/g)) {
      if (link !== undefined) file = link;
      files.set(file, [...(files.get(file) ?? []), ...(rule === undefined ? [] : [rule])]);
    }
  }
  return files;
}

it('the examples have the findings that their README promises', async () => {
  const program = await world({ 'packages.br': await readFile(shipped) });
  const { out } = await run(folder, ['--format', 'json', '--today', '2026-11-21'], {
    engine: { lint: lintDocument, rules: allRules },
    packages: new PackageData({ program, cache: undefined }),
  });
  const found = new Map(
    (JSON.parse(out) as { file: string; findings: { rule: string }[] }[]).map(({ file, findings }) => [
      file,
      [...new Set(findings.map(({ rule }) => rule))].sort(),
    ]),
  );
  const expected = [...(await promised())].map(([file, rules]) => [file, rules.sort()]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
});
