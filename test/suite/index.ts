/** The suite for an extension host in Node. VS Code calls `run`. */
import { writeFileSync } from 'node:fs';
import { workspaceReady } from './editor';
import { runTests } from './mocha';
import './activation.test';
import './compose.test';
import './compose-files.test';
import './findings.test';
import './fixes.test';
import './workspace.test';
import './commands.test';

export async function run(): Promise<void> {
  // An extension host may start its suite before the workbench has read the workspace file, and on a cold
  // machine the workbench has been seen to read it as empty. That is the editor's state, not ours: say so, and
  // let the runner start another window.
  try {
    await workspaceReady();
  } catch (error) {
    if (process.env.HYGIENE_RESULTS)
      writeFileSync(process.env.HYGIENE_RESULTS, JSON.stringify({ notReady: String(error) }));
    throw error;
  }
  const results = await runTests();
  if (process.env.HYGIENE_RESULTS) writeFileSync(process.env.HYGIENE_RESULTS, JSON.stringify(results));
  if (results.failed > 0) throw new Error(`${results.failed} failed`);
}
