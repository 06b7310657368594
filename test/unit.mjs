// Runs vitest and reads its counts from its own report.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/editor/paths.mjs';
import { run, temporaryFolder } from '../scripts/editor/processes.mjs';

/** Runs every vitest file. A file that does not even load counts as one failure. */
export async function runUnitTests() {
  const report = join(temporaryFolder('unit'), 'report.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(process.execPath, [vitest, 'run', ...reporters], { cwd: root });
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = numFailedTests + unloaded.length;
  return {
    passed: numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}
