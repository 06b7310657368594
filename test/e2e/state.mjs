// A database in an image is found, and gets a place of its own in a compose file beside the Dockerfile.
import assert from 'node:assert/strict';
import { makeFolder, until } from './folders.mjs';
import { Workbench } from './workbench.mjs';

const dockerfile = `FROM debian:trixie-slim

RUN apt-get update \\
    && apt-get install -y --no-install-recommends apache2 postgresql \\
    && rm -rf /var/lib/apt/lists/*

COPY site /var/www/html
CMD service postgresql start && apache2ctl -D FOREGROUND
`;

export async function movingADatabase({ test, browser, origin }) {
  const folder = makeFolder('guestbook', { Dockerfile: dockerfile, 'site/index.html': '<h1>Guests</h1>\n' });
  const workbench = await Workbench.open(browser, origin, folder.path);
  try {
    const seen = await test('a database that an image runs is underlined', async () => {
      await workbench.openFile('Dockerfile');
      await workbench.squiggles('warning').first().waitFor();
      await workbench.picture('42-database');
    });
    if (!seen) return await workbench.picture('42-database-failed');
    await test('the light bulb writes a compose file that runs it beside the application', async () => {
      await workbench.goToLine(4, 66);
      const menu = await workbench.lightBulb();
      await workbench.picture('43-database-light-bulb');
      await workbench.choose(menu, 'Run PostgreSQL from compose.yaml');
      // Quick Open may not have heard of the new file yet.
      await workbench.page.getByRole('treeitem', { name: /^compose\.yaml/ }).dblclick();
      await workbench.shows('image: postgres:');
      await workbench.picture('44-compose-written');
      await workbench.command('File: Save All');
      await until(
        () => !folder.read('Dockerfile').includes('postgresql start'),
        () => folder.read('Dockerfile'),
      );
      assert.match(folder.read('compose.yaml'), /image: postgres:\d/);
      await workbench.openFile('Dockerfile');
      await workbench.noSquiggles();
    });
    await test('nothing is found in the compose file either', async () => {
      await workbench.openFile('compose.yaml');
      await workbench.page.keyboard.press('Control+End');
      await workbench.noSquiggles();
    });
  } catch (error) {
    await workbench.picture('database-failed');
    throw error;
  } finally {
    await workbench.close();
  }
}
