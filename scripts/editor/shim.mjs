// Stands in for the `code` program of a desktop VS Code: understands the arguments that
// @vscode/test-electron passes, runs the suite in the same workbench and extension host started from
// npm, and ends with the suite's exit code.
import { isAbsolute, join, resolve } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { resultsFolder } from './paths.mjs';
import { runSuiteInPage } from './run-suite.mjs';
import { startServer } from './server.mjs';

/** Runs what a VS Code started with `argv` would run; resolves to the exit code. */
export async function runLikeCode(argv) {
  const options = readArguments(argv);
  const server = await startServer({ testDriver: true });
  try {
    const browser = await launchChromium();
    try {
      return await runSuiteInPage(browser, address(server, options), {
        screenshot: join(resultsFolder, 'suite-timeout.png'),
      });
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** The arguments that matter here; the others only concern a desktop window. */
export function readArguments(argv) {
  const value = (name) => argv.filter((a) => a.startsWith(`--${name}=`)).map((a) => a.slice(name.length + 3));
  const [extensionTestsPath] = value('extensionTestsPath');
  if (!extensionTestsPath) throw new Error('Only test runs are supported: --extensionTestsPath is missing');
  const [workspace] = argv.filter((a) => !a.startsWith('--'));
  return { extensions: value('extensionDevelopmentPath'), extensionTestsPath, workspace };
}

function address(server, { extensions, extensionTestsPath, workspace }) {
  const remote = (path) => `vscode-remote://${server.authority}${isAbsolute(path) ? path : resolve(path)}`;
  const payload = [
    ...extensions.map((path) => ['extensionDevelopmentPath', remote(path)]),
    ['extensionTestsPath', remote(extensionTestsPath)],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (workspace) query.set(workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', workspace);
  return `${server.origin}/?${query}`;
}
