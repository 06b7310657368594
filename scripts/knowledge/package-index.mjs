// Generates server/src/packages/data/debian.br (and its day, in server/src/knowledge/data/package-sizes.json): what installing Debian's packages adds to an image, for the releases
// that are supported, small enough to be shipped.
//
//   node scripts/knowledge/package-index.mjs --date YYYY-MM-DD --index 12=<Packages>,<Packages>… --index 13=… [--out <file>]
//
// <Packages> are uncompressed package indexes for amd64: main, its updates and security updates. The date is the day on
// which they were fetched. The same input gives the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadEngine } from '../lib/engine.mjs';

const { values } = parseArgs({
  options: {
    date: { type: 'string' },
    index: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'server/src/packages/data/debian.br' },
    about: { type: 'string', default: 'server/src/knowledge/data/package-sizes.json' },
  },
});
const inputs = values.index.map((input) => /^(\d+)=(.+)$/.exec(input));
if (!/^\d{4}-\d\d-\d\d$/.test(values.date ?? '') || inputs.length === 0 || inputs.includes(null)) {
  console.error(
    'usage: node scripts/knowledge/package-index.mjs --date YYYY-MM-DD --index 12=<Packages>,… [--out <file>]',
  );
  process.exit(2);
}

/** Left out, unless something else needs them: half of the archive, and next to nothing of what images install. */
const sections = new Set('debug doc games hamradio haskell kernel lisp localization ocaml'.split(' '));
const families = /^(?:librust-|golang-.*-dev$|libghc-|node-|elpa-)|-(?:dbg|dbgsym|doc)$/;

const { compileIndex, encodeIndexes, pack, keptAs } = await loadEngine(`
  export { compileIndex } from './packages/compile';
  export { encodeIndexes } from './packages/codec';
  export { keptAs } from './packages/lists';
  export { pack } from './packages/node/pack';
`);
const indexes = inputs.map(([, release, files]) => {
  const texts = files.split(',').map((file) => readFileSync(file, 'utf8'));
  const listBytes = keptAs(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
  return compileIndex(
    { distribution: 'debian', release, date: values.date, texts, listBytes },
    ({ name, section }) => !sections.has(section) && !families.test(name),
  );
});
const bytes = pack(encodeIndexes(indexes));
mkdirSync(path.dirname(values.out), { recursive: true });
writeFileSync(values.out, bytes);
const codenames = { 12: 'bookworm', 13: 'trixie' };
const about = indexes.map(({ release }) => codenames[release] ?? release).join(' and ');
writeFileSync(
  values.about,
  `${JSON.stringify({ source: `Debian's package indexes of ${about}: main, updates, security (amd64)`, date: values.date }, null, 2)}\n`,
);
for (const { release, installed } of indexes)
  console.log(`${release}: ${installed.filter((size) => size >= 0).length} packages`);
console.log(`${bytes.length} bytes`);
