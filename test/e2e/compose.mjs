// A compose file is judged, repaired and suppressed in, and tells of the Dockerfile that it builds.
import assert from 'node:assert/strict';
import { makeFolder } from './folders.mjs';
import { Workbench } from './workbench.mjs';

const compose = `services:
  app:
    build: ./app
    depends_on:
      - db
    volumes:
      - /var/uploads

  db:
    image: postgres:latest
    environment:
      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:?set it in .env}
    ports:
      - "5432:5432"

  admin:
    image: adminer:4.8.1
    ports:
      - "8080:8080"
`;
const dockerfile = 'FROM debian:latest\nCMD ["sh"]\n';

export async function judgingAComposeFile({ test, browser, origin }) {
  const folder = makeFolder('stall', { 'compose.yaml': compose, 'app/Dockerfile': dockerfile });
  const workbench = await Workbench.open(browser, origin, folder.path);
  const { page } = workbench;
  const lineOf = (text) => compose.split('\n').findIndex((line) => line.includes(text)) + 1;
  try {
    const seen = await test('images, ports and volumes of a compose file are underlined', async () => {
      await workbench.openFile('compose.yaml');
      await workbench.squiggles('warning').first().waitFor();
      await workbench.squiggles('info').first().waitFor();
      await workbench.picture('34-compose');
    });
    if (!seen) return await workbench.picture('34-compose-failed');

    await test('the light bulb gives a volume a name and declares it', async () => {
      await workbench.goToLine(lineOf('/var/uploads'), 12);
      const menu = await workbench.lightBulb();
      await workbench.picture('35-compose-light-bulb');
      await workbench.choose(menu, 'Give the volume a name');
      await workbench.saved(folder, 'compose.yaml', (text) => text.includes('- app-data:/var/uploads'));
      const text = folder.read('compose.yaml');
      assert.match(text, /\nvolumes:\n {2}app-data:\n$/);
      assert.ok(text.startsWith(compose.slice(0, compose.indexOf('/var/uploads'))), 'the rest is as it was');
    });

    await test('a hover over what is built says what is found there', async () => {
      await workbench.goToLine(lineOf('build: ./app'), 14);
      const hover = await workbench.hover('1 warning');
      await workbench.picture('36-compose-hover', { moving: false });
      await page.keyboard.press('Escape');
      await hover.waitFor({ state: 'hidden' });
    });

    await test('a comment suppresses a finding of the service below it', async () => {
      await workbench.goToLine(lineOf('8080:8080'), 12);
      const menu = await workbench.lightBulb();
      await workbench.choose(menu, 'Suppress open-port here');
      await workbench.shows('# hygiene: ignore open-port reason=');
      await workbench.picture('37-compose-suppressed');
    });
  } catch (error) {
    await workbench.picture('compose-failed');
    throw error;
  } finally {
    await workbench.close();
  }
}
