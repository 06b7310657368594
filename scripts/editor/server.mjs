// VS Code's server on loopback: the workbench for a browser, with extensions in a Node extension host.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { installEditor } from './install.mjs';
import { capture, printed, start, stop, temporaryFolder } from './processes.mjs';

/** User settings: no welcome, no chat, nothing that asks. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'security.workspace.trust.startupPrompt': 'never',
};

/**
 * Starts a server on a free port, with a data folder of its own that is removed at the end.
 *
 * Options: `restricted` asks for workspace trust as a desktop VS Code does (otherwise every folder is
 * trusted); `vsix` lists extension packages to install first; `env` adds environment variables for the
 * extension host; `testDriver` lets the page run an extension's test suite; `port` is the port to take when it is
 * free; `prepare` is called with the folder of extensions
 * before the server starts; `settings` are user settings beside those that make the editor quiet.
 * Resolves to the origin (`http://127.0.0.1:PORT`), the authority, the data folder and `stop()`.
 */
export async function startServer({
  restricted = false,
  vsix = [],
  env = {},
  testDriver = false,
  port: wantedPort = 0,
  prepare,
  settings = {},
} = {}) {
  const editor = await installEditor();
  const data = temporaryFolder('editor');
  const folders = ['--server-data-dir', data, '--extensions-dir', join(data, 'extensions')];
  const common = [editor.server, ...folders, '--accept-server-license-terms', '--disable-telemetry'];
  const options = { env: cleanEnvironment(env), cwd: data };
  for (const file of vsix) {
    const { code, stdout, stderr } = await capture(
      editor.node,
      [...common, '--install-extension', file],
      options,
    );
    if (code !== 0 || !/successfully installed/.test(stdout)) throw new Error(`${file}: ${stdout}${stderr}`);
  }
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify({ ...quiet, ...settings }));
  prepare?.(join(data, 'extensions'));
  const child = start(
    editor.node,
    [
      ...common,
      ...['--host', '127.0.0.1', '--port', String(await freePort(wantedPort)), '--without-connection-token'],
      // The environment is the one given here, not what a login shell would make of it.
      '--force-disable-user-env',
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
      ...(restricted ? [] : ['--disable-workspace-trust']),
    ],
    options,
  );
  const [, port] = await printed(child, /listening on (\d+)/);
  const authority = `127.0.0.1:${port}`;
  return { origin: `http://${authority}`, authority, data, process: child, stop: () => stop(child) };
}

/** A terminal inside another VS Code hands down variables that would make this one talk to it. */
function cleanEnvironment(extra) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE|ELECTRON)_/.test(name));
  return { ...Object.fromEntries(inherited), ...extra };
}

/** The wanted port when nobody listens there, otherwise 0: any. */
function freePort(wanted) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => resolve(wanted)));
  });
}
