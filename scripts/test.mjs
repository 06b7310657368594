// npm test: sets up, then checks and tests everything. `npm test -- unit web` runs only the parts named.
// The last line sums up; the exit code is 0 only when nothing failed. With HYGIENE_REQUIRE_ALL=1 what
// cannot run here is a failure instead of a skipped test.
import { setUp } from './setup.mjs';

setUp();
const { parts } = await import('../test/parts.mjs');
const { summary } = await import('../test/steps.mjs');
const { mkdirSync } = await import('node:fs');
const { resultsFolder } = await import('./editor/paths.mjs');

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(
    `No such part: ${unknown.join(', ')}. There are ${parts.map((part) => part.name).join(', ')}.`,
  );
  process.exit(2);
}
mkdirSync(resultsFolder, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
for (const part of parts) {
  if (wanted.length > 0 && !wanted.includes(part.name)) continue;
  console.log(`\n${part.title}`);
  const start = performance.now();
  let results;
  try {
    results = await part.run();
  } catch (error) {
    console.log(`  ✗ ${error?.stack ?? error}`);
    results = { passed: 0, failed: 1, skipped: 0 };
  }
  for (const key of Object.keys(total)) total[key] += results[key];
  console.log(`  ${summary(results)} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (results.fatal) break;
}
console.log(`\n${summary(total)}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
