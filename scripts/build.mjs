// Bundles client, server and command line into dist/. `--production` minifies and leaves source maps out.
import { cp, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { writeNotices } from './notices.mjs';

const production = process.argv.includes('--production');
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  // jsonc-parser's "main" is a UMD file whose inner requires break in a bundle.
  mainFields: ['module', 'main'],
  metafile: true,
  loader: { '.md': 'text', '.txt': 'text' },
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
const web = {
  ...common,
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  target: 'es2022',
  // dockerfile-ast looks for a byte order mark with Buffer, which a browser worker does not have.
  banner: { js: 'globalThis.Buffer??={from:(s)=>new TextEncoder().encode(s)};' },
};

await rm('dist', { recursive: true, force: true });
const bundles = await Promise.all([
  build({
    ...node,
    entryPoints: ['client/src/extension.ts'],
    outfile: 'dist/client.js',
    external: ['vscode'],
  }),
  build({ ...node, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server.js' }),
  build({
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({
    ...web,
    format: 'cjs',
    entryPoints: ['client/src/extension.web.ts'],
    outfile: 'dist/client.web.js',
    external: ['vscode'],
  }),
  build({
    ...web,
    format: 'iife',
    entryPoints: ['server/src/lsp/browser.ts'],
    outfile: 'dist/server.web.js',
  }),
]);
// Read when it is first needed, so it is no part of a bundle. See server/src/packages/node/package-data.ts.
await cp('server/src/packages/data/debian.br', 'dist/packages.br');
writeNotices(
  bundles.map(({ metafile }) => metafile),
  'dist/THIRD_PARTY_NOTICES.txt',
);
