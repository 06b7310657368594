// Loads the linting engine out of its TypeScript sources, for scripts that are not part of the product.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles a few lines that re-export what a script needs, and imports the result. `source` is relative to `server/src`. */
export async function loadEngine(source) {
  const folder = await mkdtemp(join(tmpdir(), 'hygiene-engine-'));
  try {
    const outfile = join(folder, 'engine.mjs');
    await build({
      stdin: { contents: source, resolveDir: join(root, 'server/src'), loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      loader: { '.md': 'text', '.txt': 'text' },
      outfile,
      logLevel: 'warning',
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
