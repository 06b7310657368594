// The sizes of packages are fetched anew from a mirror that the user named.
import assert from 'node:assert/strict';
import { makeFolder, until } from './folders.mjs';
import { Workbench } from './workbench.mjs';

const dockerfile = 'FROM debian:trixie\nRUN apt-get update && apt-get install -y curl\n';

/** @param mirror the server that the settings name, which has a small archive */
export async function updatingPackageData({ test, browser, origin, mirror }) {
  const folder = makeFolder('scales', { Dockerfile: dockerfile });
  const workbench = await Workbench.open(browser, origin, folder.path);
  const amount = async () => /\+[\d.]+ MB/.exec(await workbench.content())?.[0];
  try {
    await test('the sizes of packages are fetched anew, and what is shown follows', async () => {
      await workbench.openFile('Dockerfile');
      await until(amount, () => workbench.content());
      const before = await amount();
      assert.deepEqual(mirror.requests, []);
      await workbench.command('Update Package Data');
      const said = await workbench.notification(/packages of Debian 12 and \d+ packages of Debian 13/);
      await workbench.picture('45-package-data');
      assert.match(await said.innerText(), /signature was not checked/);
      assert.ok(mirror.requests.some(({ url }) => url.includes('/dists/trixie/')));
      // In that archive curl is hardly more than what dpkg writes down of it.
      await until(
        async () => (await amount()) !== before,
        () => workbench.content(),
      );
    });
  } catch (error) {
    await workbench.picture('package-data-failed');
    throw error;
  } finally {
    await workbench.close();
  }
}
