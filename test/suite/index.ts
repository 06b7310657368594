/** The suite for an extension host in Node. VS Code calls `run`. */
import { writeFileSync } from 'node:fs';
import { runTests } from './mocha';
import './activation.test';
import './findings.test';
import './fixes.test';
import './workspace.test';
import './commands.test';

export async function run(): Promise<void> {
  const results = await runTests();
  if (process.env.HYGIENE_RESULTS) writeFileSync(process.env.HYGIENE_RESULTS, JSON.stringify(results));
  if (results.failed > 0) throw new Error(`${results.failed} failed`);
}
