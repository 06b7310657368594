// What users download: small, and nothing in it that they do not need.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { counter } from './steps.mjs';
import { makeVsix } from './vsix.mjs';
import { zipEntries } from './zip.mjs';

const limit = 1.5 * 1024 * 1024;

/** Checks size and content of the .vsix. */
export async function checkPackage() {
  const { results, test } = counter();
  let file = '';
  const packaged = await test('packages', async () => {
    file = await makeVsix();
  });
  if (!packaged) return results;
  const names = zipEntries(file).map((entry) => entry.name);

  await test('is smaller than 1.5 MB', () => {
    const { size } = statSync(file);
    console.log(`    ${(size / 1024).toFixed(0)} KiB, ${names.length} files`);
    assert.ok(size < limit, `${size} bytes`);
  });
  await test('has what it needs to run and to be understood', () => {
    for (const name of ['client.js', 'client.web.js', 'server.js', 'server.web.js'])
      assert.ok(names.includes(`extension/dist/${name}`), name);
    for (const pattern of [
      /readme\.md$/i,
      /changelog\.md$/i,
      /license(\.txt|\.md)?$/i,
      /icon\.png$/,
      /tmLanguage\.json$/,
    ])
      assert.ok(
        names.some((name) => pattern.test(name)),
        `${pattern} in ${names}`,
      );
  });
  await test('has no source maps, sources, tests, examples or dependencies', () => {
    const unwanted =
      /\.map$|\.ts$|\.tsbuildinfo$|\/(test|tests|examples|node_modules|scripts|bench|src|\.\w[^/]*)\//;
    assert.deepEqual(
      names.filter((name) => unwanted.test(name)),
      [],
    );
  });
  return results;
}
