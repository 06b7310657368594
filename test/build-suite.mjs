// Bundles the suite that runs inside VS Code into test/out: one bundle for Node, one for a browser's worker.
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../scripts/editor/paths.mjs';

/** Bundles `index` (Node) or `web` (worker) and gives the path of the bundle. */
export async function buildSuite(name) {
  const outfile = join(root, 'test', 'out', `${name}.js`);
  await build({
    bundle: true,
    entryPoints: [join(root, 'test', 'suite', `${name}.ts`)],
    outfile,
    format: 'cjs',
    target: 'es2022',
    // mocha's build for browsers; it looks for a few of Node's names that a worker lacks.
    platform: name === 'web' ? 'browser' : 'node',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
