// Generates what is said twice: the README's tables of rules and settings, and the JSON schema of the policy file.
// `--check` writes nothing and exits 1 when something differs from what would be written.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonText } from '../json-text.mjs';
import { extensionReadme } from './extension-readme.mjs';
import { load } from './load.mjs';
import { fill } from './markers.mjs';
import { rulesTable } from './rules-table.mjs';
import { policyJsonSchema } from './schema.mjs';
import { settingsTable } from './settings-table.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const read = (path) => readFileSync(join(root, path), 'utf8');

/** File by path: what it should hold. */
async function wanted() {
  const { allRules } = await load(root, 'server/src/rules/index.ts');
  const { policyFileSchema } = await load(root, 'server/src/policy/schema.ts');
  const readme = fill(read('README.md'), 'rules', rulesTable(allRules));
  const whole = fill(readme, 'settings', settingsTable(JSON.parse(read('package.json'))));
  return {
    'README.md': whole,
    'docs/extension-readme.md': extensionReadme(whole),
    'schema/dockerfile-hygiene.schema.json': jsonText(policyJsonSchema(policyFileSchema, allRules)),
  };
}

function current(path) {
  try {
    return read(path);
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const check = process.argv.includes('--check');
for (const [path, text] of Object.entries(await wanted())) {
  if (current(path) === text) continue;
  if (check) {
    console.error(`${path} is out of date: run node scripts/docs/generate.mjs`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
