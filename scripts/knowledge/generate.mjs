// Generates the data files of server/src/knowledge/data from dated inputs.
//
//   node scripts/knowledge/generate.mjs --data <folder> [--out <folder>]
//
// <folder> holds official-tags.json.gz, official-images.json, endoflife.json.gz and
// domain/{deprecated-images,official-tags-os}.json. The same input gives the same output, byte for byte:
// no clock and no network is read. The table of distribution packages has its own script, because its input is
// a package index: see distribution-packages.mjs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { lifecycles } from './lifecycles.mjs';
import { officialImages } from './official-images.mjs';
import { officialSystems } from './official-systems.mjs';
import { tagHistory } from './tag-history.mjs';
import { versionTags } from './version-tags.mjs';

const { values } = parseArgs({
  options: { data: { type: 'string' }, out: { type: 'string', default: 'server/src/knowledge/data' } },
});
if (values.data === undefined) {
  console.error('usage: node scripts/knowledge/generate.mjs --data <folder> [--out <folder>]');
  process.exit(2);
}

const json = (name) => JSON.parse(readFileSync(path.join(values.data, name), 'utf8'));
const zipped = (name) => JSON.parse(gunzipSync(readFileSync(path.join(values.data, name))).toString('utf8'));

const input = {
  tags: zipped('official-tags.json.gz'),
  images: json('official-images.json'),
  lifecycles: zipped('endoflife.json.gz'),
  deprecated: json('domain/deprecated-images.json'),
  systems: json('domain/official-tags-os.json'),
};

mkdirSync(values.out, { recursive: true });
for (const [name, content] of [
  ['official-images.json', officialImages(input)],
  ['official-version-tags.json', versionTags(input)],
  ['official-systems.json', officialSystems(input)],
  // As text: parsed when the first tag is looked up, not when the program starts.
  ['official-tag-history.txt', tagHistory(input)],
  ['lifecycles.json', lifecycles(input)],
]) {
  const text = `${typeof content === 'string' ? content : JSON.stringify(content)}\n`;
  writeFileSync(path.join(values.out, name), text);
  console.log(`${name} ${text.length} bytes`);
}
