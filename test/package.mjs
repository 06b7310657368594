// What users download: small, and nothing in it that they do not need.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { counter } from './steps.mjs';
import { makeVsix } from './vsix.mjs';
import { zipEntries } from './zip.mjs';

/** Bytes of the package data, which is packed already, and of everything else as it is downloaded. */
const limits = { packageData: 900_000, others: 1.75 * 1024 * 1024 };

/** Checks size and content of the .vsix. */
export async function checkPackage() {
  const { results, test } = counter();
  let file = '';
  const packaged = await test('packages', async () => {
    file = await makeVsix();
  });
  if (!packaged) return results;
  const names = zipEntries(file).map((entry) => entry.name);

  await test('is small: 900 kB of package data, and below 1.75 MiB of everything else', () => {
    const { size } = statSync(file);
    const packageData = zipEntries(file).find(({ name }) => name === 'extension/dist/packages.br')?.size ?? 0;
    const kibibytes = (bytes) => `${(bytes / 1024).toFixed(0)} KiB`;
    console.log(
      `    ${kibibytes(size)}, ${kibibytes(packageData)} of it package data, ${names.length} files`,
    );
    assert.ok(packageData > 0 && packageData <= limits.packageData, `${packageData} bytes of package data`);
    assert.ok(size - packageData < limits.others, `${size - packageData} bytes of everything else`);
  });
  await test('has what it needs to run and to be understood', () => {
    for (const name of ['client.js', 'client.web.js', 'server.js', 'server.web.js', 'packages.br'])
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
