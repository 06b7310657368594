// End to end: the package as users get it, installed in a real editor, used with keys and clicks, building
// with a real engine. Leaves pictures in test/.results.
import { findChromium, launchChromium } from '../../scripts/editor/chromium.mjs';
import { editorIsAvailable } from '../../scripts/editor/install.mjs';
import { startServer } from '../../scripts/editor/server.mjs';
import { counter } from '../steps.mjs';
import { makeVsix } from '../vsix.mjs';
import { creatingABaseImage } from './base-image.mjs';
import { buildingWithClicks, buildingWithoutBuildx, buildingWithoutEngine } from './building.mjs';
import { judgingAComposeFile } from './compose.mjs';
import { missingForEngine, startEngine } from './engine.mjs';
import { findingAndFixing } from './fixing.mjs';
import { updatingPackageData } from './packages.mjs';
import { askingARegistry, askingASilentRegistry } from './registry.mjs';
import { editorEnvironment, loadTools, missingForRegistry, missingForSignatures } from './registry-tools.mjs';
import { inRestrictedMode } from './restricted.mjs';
import { verifyingSignatures } from './signatures.mjs';
import { startingWithNpm } from './starting.mjs';
import { movingADatabase } from './state.mjs';
import { copyingTooMuch, weighingInstallations } from './weight.mjs';

// Text that is not saved stays so: a web workbench saves by itself, and VS Code saves before it runs a task.
// No registry is asked but where that is what is tested.
const settings = {
  'files.autoSave': 'off',
  'task.saveBeforeRun': 'never',
  'dockerfileHygiene.registry.lookups': 'off',
};
/** For an editor that may ask, and that shows its own dialog for files. */
const asking = {
  ...settings,
  'dockerfileHygiene.registry.lookups': 'onRequest',
  'files.simpleDialog.enable': true,
};

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
      await judgingAComposeFile(scene);
      await weighingInstallations(scene);
      await copyingTooMuch(scene);
      await movingADatabase(scene);
      if (engine) await buildingWithClicks(scene);
      else count.skip('building an image', missing);
      await creatingABaseImage({ ...scene, missingEngine: missing });
    });
    if (engine?.withoutBuildx) await inEditor({ env: engine.withoutBuildx }, buildingWithoutBuildx);
    else count.skip('building without buildx', missing ?? 'every docker here has buildx');
    await inEditor({ env: { PATH: '/nonexistent' } }, buildingWithoutEngine);
    await inEditor({ restricted: true, env: engine?.environment }, inRestrictedMode);
    await withAMirror(inEditor);
    await withRegistries(inEditor, count);
    await startingWithNpm({ ...count, browser });
  } finally {
    await browser.close();
    await engine?.stop();
  }
  return count.results;
}

/** The scenario with a mirror of an archive. */
async function withAMirror(inEditor) {
  const { serves, smallMirror, startServer: startMirror } = await loadTools();
  const mirror = await startMirror(serves(smallMirror()));
  const named = { ...asking, 'dockerfileHygiene.packages.mirror': `${mirror.url}/debian` };
  try {
    await inEditor({ settings: named, env: editorEnvironment() }, (scene) =>
      updatingPackageData({ ...scene, mirror }),
    );
  } finally {
    await mirror.stop();
  }
}

/** The scenarios with a registry of their own. */
async function withRegistries(inEditor, { skip }) {
  const missing = missingForRegistry();
  if (missing) {
    skip('asking registries', missing);
    skip('verifying signatures', missing);
    return;
  }
  const tools = await loadTools();
  await inEditor({ settings: asking, env: editorEnvironment() }, async (scene) => {
    await askingARegistry({ ...scene, tools });
    await askingASilentRegistry({ ...scene, tools });
    const noCosign = missingForSignatures();
    if (noCosign) skip('verifying signatures', noCosign);
    else await verifyingSignatures({ ...scene, tools });
  });
}
