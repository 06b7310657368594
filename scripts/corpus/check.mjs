// Runs the engine over a folder of real Dockerfiles and compose files (those called *.yml and *.yaml) and checks what must hold for any text: no throw, no range
// outside the document, no long run, and for every fix that the result parses, the finding is gone, nothing
// new appears, applying again changes nothing more, and untouched instructions stay as they are to the byte.
// Usage: node scripts/corpus/check.mjs FOLDER [--list RULE] [--only compose|dockerfile] [--preset NAME]
import { readFileSync } from 'node:fs';
import { loadEngine } from '../lib/engine.mjs';
import { readFiles } from './files.mjs';

const words = process.argv.slice(2);
/** The value of an option, which is taken out of the words. */
const value = (name) => (words.includes(name) ? words.splice(words.indexOf(name), 2)[1] : undefined);
const only = value('--only');
const preset = value('--preset');
const [folder, option, wanted] = words;
if (!folder) {
  console.error(
    'usage: node scripts/corpus/check.mjs FOLDER [--list RULE] [--only compose|dockerfile] [--preset NAME]',
  );
  process.exit(2);
}
const { checkFile, packageSizes, unpack } = await loadEngine(
  [
    "export { checkFile } from '../../scripts/corpus/check-file';",
    "export { packageSizes } from './packages/package-sizes';",
    "export { unpack } from './packages/node/pack';",
  ].join('\n'),
);
// What packages weigh, as it is shipped.
const data = new URL('../../server/src/packages/data/debian.br', import.meta.url);
const packages = packageSizes(unpack(readFileSync(data)));
const totals = { files: 0, findings: 0, fixes: 0, slowest: 0, slowestFile: '' };
const perRule = new Map();
const fixesPerRule = new Map();
let problems = 0;
const started = performance.now();
for (const { name, text } of await readFiles(folder)) {
  if (only !== undefined && (only === 'compose') !== /\.ya?ml$/i.test(name)) continue;
  const before = performance.now();
  const result = checkFile(name, text, undefined, preset, packages);
  const took = performance.now() - before;
  totals.files++;
  totals.findings += result.findings.length;
  if (result.lintMs > totals.slowest) Object.assign(totals, { slowest: result.lintMs, slowestFile: name });
  void took;
  for (const f of result.findings) {
    perRule.set(f.rule, (perRule.get(f.rule) ?? 0) + 1);
    if (option === '--list' && (wanted === undefined || wanted === f.rule))
      console.log(`${name}:${f.line}  ${f.severity}  ${f.rule}  ${f.text}  ${f.fixes.join(' | ')}`);
  }
  for (const rule of result.fixed) {
    totals.fixes++;
    fixesPerRule.set(rule, (fixesPerRule.get(rule) ?? 0) + 1);
  }
  for (const problem of result.problems) {
    problems++;
    console.log(`PROBLEM ${name}: ${problem}`);
  }
}
const seconds = (performance.now() - started) / 1000;
console.log(
  `${totals.files} files, ${totals.findings} findings (${(totals.findings / totals.files).toFixed(2)} a file), ${totals.fixes} fixes applied, ${problems} problems, ${seconds.toFixed(1)} s; slowest lint ${totals.slowest.toFixed(0)} ms (${totals.slowestFile})`,
);
for (const [rule, count] of [...perRule].sort())
  console.log(`  ${rule}: ${count} findings, ${fixesPerRule.get(rule) ?? 0} fixes`);
process.exitCode = problems > 0 ? 1 : 0;
