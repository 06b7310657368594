// A finding is seen, explained on hover, and fixed from the light bulb.
import assert from 'node:assert/strict';
import { makeFolder, until } from './folders.mjs';
import { Workbench } from './workbench.mjs';

const dockerfile = `FROM debian:bookworm-slim

RUN apt-get update \\
    && apt-get install -y --no-install-recommends ca-certificates curl gnupg \\
    && curl -fsSL https://nginx.org/keys/nginx_signing.key \\
        | gpg --dearmor -o /usr/share/keyrings/nginx.gpg \\
    && echo "deb [signed-by=/usr/share/keyrings/nginx.gpg] https://nginx.org/packages/debian bookworm nginx" \\
        > /etc/apt/sources.list.d/nginx.list \\
    && apt-get update \\
    && apt-get install -y --no-install-recommends nginx \\
    && rm -rf /var/lib/apt/lists/*

COPY site.conf /etc/nginx/conf.d/shop.conf

CMD ["nginx", "-g", "daemon off;"]
`;

export async function findingAndFixing({ test, browser, origin }) {
  const folder = makeFolder('shop', { Dockerfile: dockerfile, 'site.conf': 'server { listen 8080; }\n' });
  const workbench = await Workbench.open(browser, origin, folder.path);
  const { page } = workbench;
  try {
    const seen = await test('a vendor repository is underlined in the editor', async () => {
      await workbench.openFile('Dockerfile');
      await workbench.squiggles('info').first().waitFor();
      await workbench.picture('1-finding');
    });
    if (!seen) return await workbench.picture('1-finding-failed');

    await test('hovering says why', async () => {
      await workbench.goToLine(7, 83);
      const hover = await workbench.hover('What to do instead');
      await workbench.picture('2-hover');
      await page.keyboard.press('Escape');
      await hover.waitFor({ state: 'hidden' });
    });

    await test('the light bulb fixes it, and the file says so', async () => {
      await workbench.goToLine(7, 83);
      const menu = await workbench.lightBulb();
      await workbench.picture('3-light-bulb');
      await menu.locator('.monaco-list-row.action').first().click();
      await until(
        async () => (await workbench.squiggles('info').count()) === 0,
        () => 'still underlined',
      );
      await page.keyboard.press('Control+S');
      await until(
        () => !folder.read('Dockerfile').includes('nginx.org'),
        () => folder.read('Dockerfile'),
      );
      await workbench.picture('4-fixed');
      const text = folder.read('Dockerfile');
      assert.match(text, /install .*nginx/);
      assert.ok(text.endsWith(dockerfile.slice(dockerfile.indexOf('\nCOPY'))), 'the rest is as it was');
    });
  } finally {
    await workbench.close();
  }
}
