// Checks that are programs of their own: each is one test, and shows its output only when it fails.
import { join } from 'node:path';
import { root } from '../scripts/editor/paths.mjs';
import { capture } from '../scripts/editor/processes.mjs';
import { buildOnce } from './build.mjs';
import { counter } from './steps.mjs';

const modules = (...path) => join(root, 'node_modules', ...path);
const script = (...path) => join(root, 'scripts', ...path);

const checks = [
  ['types of the server', modules('typescript', 'bin', 'tsc'), '-p', 'server'],
  ['types of the client', modules('typescript', 'bin', 'tsc'), '-p', 'client'],
  ['types of the suite', modules('typescript', 'bin', 'tsc'), '-p', 'test'],
  ['format and lint (biome)', modules('@biomejs', 'biome', 'bin', 'biome'), 'ci', '.'],
  ['folders import only what the architecture allows', script('check-imports.mjs')],
  ['generated docs and schema are up to date', script('docs', 'generate.mjs'), '--check'],
  ['nothing unused (knip)', modules('knip', 'bin', 'knip.js'), '--no-progress'],
];

/** Builds, and runs every check. `fatal` in the results: there is nothing to test. */
export async function runChecks() {
  const { results, test } = counter();
  // Nothing else means much without a build.
  if (!(await test('builds', buildOnce))) return { ...results, fatal: true };
  for (const [name, ...command] of checks)
    await test(name, async () => {
      const { code, stdout, stderr } = await capture(process.execPath, command, { cwd: root });
      if (code !== 0) throw Object.assign(new Error(name), { stack: `${stdout}${stderr}`.trimEnd() });
    });
  return results;
}
