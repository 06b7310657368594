import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundledPackages, noticesText } from '../notices.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'notices-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function install(name: string, files: Record<string, string>) {
  const folder = join(root, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  const manifest = JSON.stringify({ name, version: '1.2.3', license: 'MIT' });
  for (const [file, text] of Object.entries({ 'package.json': manifest, ...files })) {
    writeFileSync(join(folder, file), text);
  }
}

/** A metafile in which each path contributes so many bytes. */
function bundle(inputs: Record<string, number>) {
  const entries = Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }] as const);
  return {
    inputs: {},
    outputs: {
      'dist/a.js': { bytes: 1, imports: [], exports: [], inputs: Object.fromEntries(entries) },
    },
  };
}

it('names each bundled package once, and none that was shaken away', () => {
  install('one', { LICENSE: 'Copyright One\r\n', 'license.js': 'no' });
  install('@scope/two', { 'License.txt': 'Copyright Two', 'NOTICE.md': 'Two says' });
  install('gone', {});
  const metafiles = [
    bundle({ 'server/src/a.ts': 9, 'node_modules/one/a.js': 1, 'node_modules/gone/a.js': 0 }),
    bundle({ 'node_modules/one/b.js': 1, 'node_modules/@scope/two/lib/a.js': 1 }),
  ];
  const packages = bundledPackages(metafiles, root);
  expect(packages.map((p) => p.name)).toEqual(['@scope/two', 'one']);
  const text = noticesText(packages);
  expect(text).toContain('one 1.2.3 (MIT)\n\nCopyright One\n');
  expect(text).toContain('Copyright Two\n\nTwo says\n');
});

it('refuses a package without a licence text', () => {
  install('bare', {});
  expect(() => bundledPackages([bundle({ 'node_modules/bare/a.js': 1 })], root)).toThrow(
    'bare 1.2.3 does not come with its licence',
  );
});
