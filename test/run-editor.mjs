// Runs the suite in a real VS Code through @vscode/test-electron: a desktop VS Code where there is one,
// otherwise test/vscode-shim, which does the same with the workbench from npm.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { findChromium } from '../scripts/editor/chromium.mjs';
import { findDesktopCode } from '../scripts/editor/desktop.mjs';
import { editorIsAvailable } from '../scripts/editor/install.mjs';
import { root } from '../scripts/editor/paths.mjs';
import { temporaryFolder } from '../scripts/editor/processes.mjs';
import { buildOnce } from './build.mjs';
import { buildSuite } from './build-suite.mjs';
import { counter } from './steps.mjs';

/** How many windows may come up without their workspace before that counts as a failure. No test runs in those. */
const windows = 4;

/** Runs the suite and counts its tests. */
export async function runEditorSuite() {
  const { results, skip } = counter();
  const shim = join(root, 'test', 'vscode-shim');
  const desktop = findDesktopCode();
  if (!desktop && !(editorIsAvailable && findChromium())) {
    skip('suite in VS Code', 'no VS Code, and no Chromium to run one from npm in');
    return results;
  }
  await buildOnce();
  const extensionTestsPath = await buildSuite('index');
  const temporary = temporaryFolder('suite');
  const workspace = join(temporary, 'workspace');
  cpSync(join(root, 'test', 'workspace'), workspace, { recursive: true });
  const resultsFile = join(temporary, 'results.json');
  let failure;
  for (let attempt = 1; attempt <= windows; attempt++) {
    failure = undefined;
    rmSync(resultsFile, { force: true });
    try {
      await runTests({
        vscodeExecutablePath: desktop ?? shim,
        extensionDevelopmentPath: root,
        extensionTestsPath,
        launchArgs: [join(workspace, 'both.code-workspace'), '--disable-extensions'],
        extensionTestsEnv: { HYGIENE_RESULTS: resultsFile },
      });
    } catch (error) {
      failure = error;
    }
    const outcome = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : {};
    if (outcome.notReady === undefined && existsSync(resultsFile)) return outcome;
    if (outcome.notReady === undefined) break;
    failure = outcome.notReady;
    console.log(`  window ${attempt} of ${windows} came up without its workspace`);
  }
  console.log(`  ✗ the suite did not end: ${failure ?? 'no results'}`);
  return { passed: 0, failed: 1, skipped: 0 };
}
