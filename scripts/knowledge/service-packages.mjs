// Generates server/src/knowledge/data/service-packages.json: which packages of Debian's releases contain a server that the
// catalogue of services knows, and which of its client packages a release has.
//
//   node scripts/knowledge/service-packages.mjs --date YYYY-MM-DD --index bookworm=<Packages> --index trixie=<Packages> [--out <file>]
//
// <Packages> is an uncompressed package index of main; the date is the day on which the indexes were fetched. To be run
// again when packages or clients of the catalogue change: the names are found with its patterns.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadEngine } from '../lib/engine.mjs';

const { values } = parseArgs({
  options: {
    date: { type: 'string' },
    index: { type: 'string', multiple: true },
    out: { type: 'string', default: 'server/src/knowledge/data/service-packages.json' },
  },
});
if (values.date === undefined || values.index === undefined) {
  console.error('usage: node scripts/knowledge/service-packages.mjs --date YYYY-MM-DD --index suite=file…');
  process.exit(2);
}

const { serviceOfPackage, services } = await loadEngine(
  "export { serviceOfPackage, services } from './knowledge/services';",
);
const wanted = new Set(services.flatMap(({ clientPackage }) => clientPackage?.apt ?? []));

const suites = {};
for (const entry of values.index) {
  const equals = entry.indexOf('=');
  const names = new Set(
    [...readFileSync(entry.slice(equals + 1), 'utf8').matchAll(/^Package: (.+)$/gm)].map(([, name]) => name),
  );
  const servers = {};
  for (const name of [...names].sort()) {
    const id = serviceOfPackage('apt', name)?.id;
    if (id === undefined) continue;
    servers[id] ??= [];
    servers[id].push(name);
  }
  suites[entry.slice(0, equals)] = {
    servers: Object.fromEntries(Object.entries(servers).sort(([a], [b]) => (a < b ? -1 : 1))),
    clients: [...names].filter((name) => wanted.has(name)).sort(),
  };
}

const text = `${JSON.stringify({ source: 'Debian package indexes (main)', date: values.date, suites })}\n`;
writeFileSync(values.out, text);
console.log(`${values.out} ${text.length} bytes`);
