// npm start, where there is no desktop VS Code.
import { join } from 'node:path';
import { root } from '../../scripts/editor/paths.mjs';
import { printed, start, stop } from '../../scripts/editor/processes.mjs';
import { Workbench } from './workbench.mjs';

export async function startingWithNpm({ test, browser }) {
  await test('npm start prints an address, and there the examples have their findings', async () => {
    const child = start(process.execPath, [join(root, 'scripts', 'start.mjs'), '--browser'], { cwd: root });
    try {
      const [address] = await printed(child, /http:\S+/);
      const workbench = await Workbench.openAddress(browser, address);
      try {
        await workbench.page.getByRole('treeitem', { name: 'node-setup-script' }).click();
        await workbench.page.getByRole('treeitem', { name: /^Dockerfile/ }).click();
        await workbench.squiggles('warning').first().waitFor();
        await workbench.picture('13-npm-start');
        await workbench.page.getByRole('treeitem', { name: 'compose-shop' }).click();
        await workbench.page.getByRole('treeitem', { name: /^compose\.yaml/ }).click();
        await workbench.shows('postgres:18');
        await workbench.squiggles('warning').first().waitFor();
        await workbench.picture('13-npm-start-compose');
      } catch (error) {
        await workbench.picture('npm-start-failed');
        throw error;
      } finally {
        await workbench.close();
      }
    } finally {
      await stop(child);
    }
  });
}
