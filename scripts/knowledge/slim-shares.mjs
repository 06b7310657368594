// Generates server/src/knowledge/data/slim-packages.json: how much of a package the slim variants of Debian's images leave out when it is
// unpacked, for the packages that Dockerfiles install and all that these bring.
//
//   node scripts/knowledge/slim-shares.mjs --date YYYY-MM-DD --names FILE --index 13=<Packages>,… --index 12=…
//     [--mirror ADDRESS] [--keep FILE] [--out FILE]
//
// --names has one package a line; of each, the packages that come with it (recommended ones too) are fetched from the mirror, one
// by one, read and forgotten: several gigabytes in all. Needs dpkg-deb. --keep names a file with what was measured before. The same packages give the same bytes.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { mirrorOfThisMachine } from '../../test/repairs/archive.mjs';
import { loadEngine } from '../lib/engine.mjs';
import { isLeftOut } from './slim-folders.mjs';

const { values } = parseArgs({
  options: {
    date: { type: 'string' },
    names: { type: 'string' },
    index: { type: 'string', multiple: true, default: [] },
    mirror: { type: 'string' },
    keep: { type: 'string' },
    out: { type: 'string', default: 'server/src/knowledge/data/slim-packages.json' },
  },
});
const inputs = values.index.map((input) => /^(\d+)=(.+)$/.exec(input));
const mirror = values.mirror ?? (await mirrorOfThisMachine());
if (!/^\d{4}-\d\d-\d\d$/.test(values.date ?? '') || !values.names || inputs.length === 0 || !mirror) {
  console.error(
    'usage: node scripts/knowledge/slim-shares.mjs --date YYYY-MM-DD --names FILE --index 13=<Packages>,…',
  );
  process.exit(2);
}

/** Less is not worth its place in the table. */
const leastKiB = 64;

const engine = await loadEngine(`
  export { compileIndex } from './packages/compile';
  export { numberOf } from './packages/index';
  export { resolve } from './packages/resolve';
`);
const wanted = readFileSync(values.names, 'utf8').split('\n').filter(Boolean);

/** Release, name and the path of the package's file in the archive. */
const packages = [];
for (const [, release, paths] of inputs) {
  const texts = paths.split(',').map((file) => readFileSync(file, 'utf8'));
  const source = { distribution: 'debian', release, date: values.date, texts, listBytes: 0 };
  const index = engine.compileIndex(source);
  const where = new Map(texts.flatMap(filesOf));
  const coming = new Set();
  for (const name of wanted) {
    const n = engine.numberOf(index, name);
    if (n === undefined) continue;
    const added = engine.resolve(index, new Set(index.base), { named: [n], recommends: true });
    for (const number of added) coming.add(index.names[number]);
  }
  for (const name of coming) if (where.has(name)) packages.push({ release, name, file: where.get(name) });
}
/** Every package with its file; where a name comes twice, the later one counts, as in updates. */
function filesOf(text) {
  return [...text.matchAll(/^Package: (\S+)$[\s\S]*?^Filename: (\S+)$/gm)].map(([, name, file]) => [
    name,
    file,
  ]);
}

const kept = values.keep && existsSync(values.keep) ? JSON.parse(readFileSync(values.keep, 'utf8')) : {};
const folder = mkdtempSync(join(tmpdir(), 'slim-shares-'));
const open = packages.filter(({ file }) => kept[file] === undefined);
console.log(`${packages.length} packages, ${open.length} to be fetched`);
try {
  await Promise.all([1, 2, 3].map(measureOpen));
} finally {
  rmSync(folder, { recursive: true, force: true });
  if (values.keep) writeFileSync(values.keep, JSON.stringify(kept));
}

async function measureOpen(worker) {
  const path = join(folder, `${worker}.deb`);
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { name, file } = next;
    const answer = await fetch(addressOf(file));
    if (!answer.ok) {
      console.log(`${name}: ${answer.status}`);
      continue;
    }
    writeFileSync(path, Buffer.from(await answer.arrayBuffer()));
    kept[file] = await leftOut(path);
    if (open.length % 100 === 0) {
      console.log(`${open.length} left`);
      if (values.keep) writeFileSync(values.keep, JSON.stringify(kept));
    }
  }
}

/** Security updates lie beside the archive. */
function addressOf(file) {
  const root = file.startsWith('pool/updates/') ? mirror.replace(/\/debian\/?$/, '/debian-security') : mirror;
  return `${root.replace(/\/$/, '')}/${file}`;
}

/** KiB of what is left out of a package, counted as `Installed-Size` is: a file in whole KiB, a folder or a link as one. */
async function leftOut(path) {
  const { stdout } = await promisify(execFile)('dpkg-deb', ['--contents', path], { maxBuffer: 1 << 28 });
  let sum = 0;
  for (const line of stdout.split('\n')) {
    const match = /^(.)\S+\s+\S+\s+(\d+)\s+\S+\s+\S+\s+\.(\/.*?)(?: (?:->|link to) .*)?$/.exec(line);
    if (match && isLeftOut(match[3])) sum += match[1] === '-' ? Math.ceil(Number(match[2]) / 1024) : 1;
  }
  return sum;
}

const measured = packages.filter(({ file }) => kept[file] !== undefined);
const small = measured.filter(({ file }) => kept[file] < leastKiB);
const smallKiB = Math.round(small.reduce((sum, { file }) => sum + kept[file], 0) / small.length);
const releases = inputs.map(([, release]) => release).sort();
const tableOf = (release) =>
  measured
    .filter((each) => each.release === release && kept[each.file] >= leastKiB)
    .map(({ name, file }) => `${name} ${kept[file]}`)
    .sort();
const result = {
  source: `Files of Debian's packages (${releases.join(' and ')}, amd64) below the folders that slim images leave out`,
  date: values.date,
  measured: measured.length,
  otherKiB: smallKiB,
  leftOutKiB: Object.fromEntries(releases.map((release) => [release, tableOf(release)])),
};
writeFileSync(values.out, `${JSON.stringify(result)}\n`);
console.log(
  `${measured.length} measured, ${small.length} leave out less than ${leastKiB} KiB: ${smallKiB} KiB on average`,
);
