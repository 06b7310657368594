// End to end: the package as users get it, installed in a real editor, used with keys and clicks, building
// with a real engine. Leaves pictures in test/.results.
import { findChromium, launchChromium } from '../../scripts/editor/chromium.mjs';
import { editorIsAvailable } from '../../scripts/editor/install.mjs';
import { startServer } from '../../scripts/editor/server.mjs';
import { counter } from '../steps.mjs';
import { makeVsix } from '../vsix.mjs';
import { creatingABaseImage } from './base-image.mjs';
import { buildingWithClicks, buildingWithoutBuildx, buildingWithoutEngine } from './building.mjs';
import { missingForEngine, startEngine } from './engine.mjs';
import { findingAndFixing } from './fixing.mjs';
import { inRestrictedMode } from './restricted.mjs';
import { startingWithNpm } from './starting.mjs';

// Text that is not saved stays so: a web workbench saves by itself, and VS Code saves before it runs a task.
const settings = { 'files.autoSave': 'off', 'task.saveBeforeRun': 'never' };

/** Runs every scenario and counts its tests. */
export async function runEndToEnd() {
  const count = counter();
  if (!(editorIsAvailable && findChromium())) {
    count.skip('end to end', 'no Chromium to run an editor in');
    return count.results;
  }
  const vsix = [await makeVsix()];
  const missing = missingForEngine();
  const engine = missing ? undefined : await startEngine();
  const browser = await launchChromium();
  const inEditor = async (options, scenario) => {
    const server = await startServer({ vsix, settings, ...options });
    try {
      await scenario({ ...count, browser, origin: server.origin, engine });
    } finally {
      await server.stop();
    }
  };
  try {
    await inEditor({ env: engine?.environment }, async (scene) => {
      await findingAndFixing(scene);
      if (engine) await buildingWithClicks(scene);
      else count.skip('building an image', missing);
      await creatingABaseImage({ ...scene, missingEngine: missing });
    });
    if (engine?.withoutBuildx) await inEditor({ env: engine.withoutBuildx }, buildingWithoutBuildx);
    else count.skip('building without buildx', missing ?? 'every docker here has buildx');
    await inEditor({ env: { PATH: '/nonexistent' } }, buildingWithoutEngine);
    await inEditor({ restricted: true, env: engine?.environment }, inRestrictedMode);
    await startingWithNpm({ ...count, browser });
  } finally {
    await browser.close();
    await engine?.stop();
  }
  return count.results;
}
