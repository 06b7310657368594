// Loads a TypeScript module of the server with everything it imports, without building the product.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * @param {string} root  the project's folder
 * @param {string} entry  from there, such as `server/src/rules/index.ts`
 * @returns {Promise<Record<string, unknown>>} what the module exports
 */
export async function load(root, entry) {
  // Below the project, so that packages left outside of the bundle are found from there.
  const folder = await mkdtemp(join(root, 'node_modules', '.docs-'));
  try {
    const outfile = join(folder, 'module.mjs');
    await build({
      entryPoints: [join(root, entry)],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      loader: { '.md': 'text', '.txt': 'text' },
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
