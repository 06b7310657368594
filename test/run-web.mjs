// Runs the suite in VS Code for the Web, in the oldest version that we support.
import { join } from 'node:path';
import { findChromium, launchChromium } from '../scripts/editor/chromium.mjs';
import { editorIsAvailable } from '../scripts/editor/install.mjs';
import { resultsFolder, root } from '../scripts/editor/paths.mjs';
import { runSuiteInPage } from '../scripts/editor/run-suite.mjs';
import { startWeb } from '../scripts/editor/web.mjs';
import { buildOnce } from './build.mjs';
import { buildSuite } from './build-suite.mjs';
import { counter } from './steps.mjs';

/** Runs the suite and counts its tests. `extension` is the folder of the extension, ours unless told. */
export async function runWebSuite(extension = root) {
  const { results, skip } = counter();
  if (!(editorIsAvailable && findChromium())) {
    skip('suite in VS Code for the Web', 'no Chromium');
    return results;
  }
  await buildOnce();
  const web = await startWeb({ extension, suite: await buildSuite('web') });
  const browser = await launchChromium();
  let counted;
  try {
    await runSuiteInPage(browser, web.address, {
      screenshot: join(resultsFolder, 'web-timeout.png'),
      onResults: (value) => {
        counted = value;
      },
    });
  } catch (error) {
    console.log(`  ✗ ${error}`);
  } finally {
    await browser.close();
    await web.stop();
  }
  return counted ?? { passed: 0, failed: 1, skipped: 0 };
}
