// Makes the extension package once per test run.
import { join } from 'node:path';
import { root } from '../scripts/editor/paths.mjs';
import { capture, temporaryFolder } from '../scripts/editor/processes.mjs';

let made;

/** Packages, which builds for production first (vscode:prepublish); resolves to the path of the .vsix. */
export function makeVsix() {
  made ??= (async () => {
    const vsix = join(temporaryFolder('package'), 'dockerfile-hygiene.vsix');
    await node(
      join(root, 'node_modules', '@vscode', 'vsce', 'vsce'),
      'package',
      '--no-dependencies',
      '--out',
      vsix,
    );
    return vsix;
  })();
  return made;
}

async function node(...command) {
  const { code, stdout, stderr } = await capture(process.execPath, command, { cwd: root });
  if (code !== 0) throw new Error(`${command.join(' ')}\n${stdout}${stderr}`);
}
