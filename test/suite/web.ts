/** The suite for an extension host in a browser's worker. VS Code calls `run`. */
import { runTests } from './mocha';
import './activation.test';
import './compose.test';
import './findings.test';
import './fixes.test';
import './commands.test';
import './no-package-sizes.test';

export async function run(): Promise<void> {
  const results = await runTests();
  console.log(`[suite-results] ${JSON.stringify(results)}`);
  if (results.failed > 0) throw new Error(`${results.failed} failed`);
}
