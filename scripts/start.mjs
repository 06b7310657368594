// npm start: sets up, builds, and opens the extension on examples/. In the user's own VS Code where there
// is one; otherwise in a VS Code in the browser, whose address it prints; `npm start -- --browser` always
// takes that one.
import { setUp } from './setup.mjs';

setUp();
const { join } = await import('node:path');
const { mkdirSync, symlinkSync } = await import('node:fs');
const { root } = await import('./editor/paths.mjs');
const { run } = await import('./editor/processes.mjs');
const { findDesktopCode } = await import('./editor/desktop.mjs');

if ((await run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root })) !== 0) process.exit(1);
const examples = join(root, 'examples');

const code = process.argv.includes('--browser') ? undefined : findDesktopCode();
if (code) {
  console.log(`Opening examples/ in ${code} with the extension in development mode.`);
  process.exitCode = await run(code, ['--new-window', `--extensionDevelopmentPath=${root}`, examples]);
} else {
  const { editorIsAvailable } = await import('./editor/install.mjs');
  if (!editorIsAvailable) {
    console.error('No VS Code found: put its `code` command on PATH, or set VSCODE_PATH to it.');
    process.exit(1);
  }
  const { startServer } = await import('./editor/server.mjs');
  const server = await startServer({
    port: 8137,
    // A link, not a copy: rebuild, reload the window, and the change is there.
    prepare: (extensions) => {
      mkdirSync(extensions, { recursive: true });
      symlinkSync(root, join(extensions, 'dockerfile-hygiene.dockerfile-hygiene-0.1.0'), 'dir');
    },
  });
  console.log(
    `\nVS Code in the browser, with the extension and its examples:\n\n    ${server.origin}/?folder=${encodeURI(examples)}\n\nCtrl+C ends it.`,
  );
  server.process.once('exit', () => process.exit(1));
}
