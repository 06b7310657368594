// Restricted Mode: findings come, building does not.
import { makeFolder } from './folders.mjs';
import { Workbench } from './workbench.mjs';

export async function inRestrictedMode({ test, browser, origin }) {
  const folder = makeFolder('from-somewhere', { Dockerfile: 'FROM debian:latest\nCMD ["sh"]\n' });
  const workbench = await Workbench.open(browser, origin, folder.path);
  const { page } = workbench;
  try {
    const seen = await test('findings come in a folder that is not trusted', async () => {
      await page
        .locator('.part.banner, .statusbar-item')
        .filter({ hasText: 'Restricted Mode' })
        .first()
        .waitFor();
      await workbench.openFile('Dockerfile');
      await page.locator('.editor-instance [class*="squiggly-"]').first().waitFor();
      await workbench.picture('11-restricted');
    });
    if (!seen) return await workbench.picture('11-restricted-failed');
    await test('building is refused there, and the message says why', async () => {
      await workbench.command('Build Image…');
      await workbench.notification('needs a trusted workspace', 20_000);
      await workbench.picture('12-restricted-build');
    });
  } finally {
    await workbench.close();
  }
}
