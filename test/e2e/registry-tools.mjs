// Registries and signatures for the tests: the helpers of the server's tests, and the editor's way to them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { editorFolder, root } from '../../scripts/editor/paths.mjs';
import { temporaryFolder } from '../../scripts/editor/processes.mjs';
import { programOnPath } from '../../scripts/editor/programs.mjs';

/** Where a cosign lies on machines whose distribution has none. */
const engineFolder = join(editorFolder, 'engine');

/** What is missing to run a registry here and to fill it, or undefined. */
export function missingForRegistry() {
  const missing = ['docker-registry', 'skopeo'].filter((name) => !programOnPath(name));
  return missing.length > 0 ? `not installed: ${missing.join(', ')}` : undefined;
}

/** What is missing to sign images here, or undefined. */
export function missingForSignatures() {
  const isThere = programOnPath('cosign') !== undefined || existsSync(join(engineFolder, 'cosign'));
  return isThere ? undefined : 'cosign is neither on PATH nor in .editor/engine';
}

/** Bundles the TypeScript helpers of the server's tests and gives their exports. */
export async function loadTools() {
  // As deep below the root as their sources: they find `.editor` from where they are.
  const outfile = join(root, 'test', 'out', 'e2e', 'registry-tools.mjs');
  const sources = [
    './registry/real-registry',
    './registry/hostile-server',
    './signatures/real-cosign',
    './packages/mirror',
  ];
  await build({
    stdin: {
      contents: sources.map((source) => `export * from '${source}';`).join('\n'),
      resolveDir: join(root, 'server', 'test'),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

/** Variables for an editor that finds cosign, knows no login, and reaches loopback and nothing else. */
export function editorEnvironment() {
  const home = temporaryFolder('home');
  const nobody = 'http://127.0.0.1:1';
  return {
    PATH: `${process.env.PATH}:${engineFolder}`,
    HOME: home,
    DOCKER_CONFIG: home,
    HTTP_PROXY: nobody,
    HTTPS_PROXY: nobody,
  };
}
