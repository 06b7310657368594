// A Chromium without a screen, to show the workbench in.
import { programOnPath } from './programs.mjs';

/** The browser to use: CHROMIUM_PATH, or the first of the usual names on PATH; undefined when there is none. */
export function findChromium() {
  return (
    process.env.CHROMIUM_PATH ||
    programOnPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
  );
}

/** Starts the browser. The caller closes it. */
export async function launchChromium() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found. Install one, or set CHROMIUM_PATH.');
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    // It runs as root in containers, and has nothing to say to the network.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
