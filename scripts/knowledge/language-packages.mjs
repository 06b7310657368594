// Generates server/src/knowledge/data/language-packages.json: which packages of Python and Ruby Debian has in
// its own archive, by the name behind `python3-` and `ruby-`.
//
//   node scripts/knowledge/language-packages.mjs --date YYYY-MM-DD --index bookworm=<Packages> --index trixie=<Packages> [--out <file>]
//
// <Packages> is an uncompressed package index of main. The date is the day on which the indexes were fetched.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const prefixes = { pip: 'python3-', gem: 'ruby-' };

const { values } = parseArgs({
  options: {
    date: { type: 'string' },
    index: { type: 'string', multiple: true },
    out: { type: 'string', default: 'server/src/knowledge/data/language-packages.json' },
  },
});
if (values.date === undefined || values.index === undefined) {
  console.error('usage: node scripts/knowledge/language-packages.mjs --date YYYY-MM-DD --index suite=file…');
  process.exit(2);
}

/** Manager → name → suites that have it. */
const found = Object.fromEntries(Object.keys(prefixes).map((manager) => [manager, new Map()]));
for (const entry of values.index) {
  const equals = entry.indexOf('=');
  const suite = entry.slice(0, equals);
  for (const [, name] of readFileSync(entry.slice(equals + 1), 'utf8').matchAll(/^Package: (.+)$/gm)) {
    for (const [manager, prefix] of Object.entries(prefixes)) {
      if (!name.startsWith(prefix) || /-(?:doc|dbg|dbgsym|examples|data|tests|all-dev)$/.test(name)) continue;
      const suites = found[manager].get(name.slice(prefix.length)) ?? new Set();
      found[manager].set(name.slice(prefix.length), suites.add(suite));
    }
  }
}

/** `{ "bookworm trixie": "a b c", "trixie": "d" }`: most names are in every suite. */
const bySuites = (names) => {
  const groups = new Map();
  for (const [name, suites] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = [...suites].sort().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return Object.fromEntries([...groups].sort().map(([key, list]) => [key, list.join(' ')]));
};

const text = `${JSON.stringify({
  source: 'Debian package indexes (main)',
  date: values.date,
  packages: Object.fromEntries(Object.entries(found).map(([manager, names]) => [manager, bySuites(names)])),
})}\n`;
writeFileSync(values.out, text);
console.log(`${values.out} ${text.length} bytes`);
