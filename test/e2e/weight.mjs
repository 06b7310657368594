// What an image carries for nothing: told behind an installation, and kept out by an ignore file.
import assert from 'node:assert/strict';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder, until } from './folders.mjs';
import { Workbench } from './workbench.mjs';

const installing = `FROM debian:bookworm-slim

RUN apt-get update \\
    && apt-get install -y --no-install-recommends build-essential \\
    && rm -rf /var/lib/apt/lists/*

CMD ["make"]
`;
const copying = `FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json ./
RUN npm install
COPY . .
CMD ["node", "server.js"]
`;
/** Bytes of the files that no image needs. */
const needless = 40_000_000;

export async function weighingInstallations({ test, browser, origin }) {
  const folder = makeFolder('workshop', { Dockerfile: installing });
  const workbench = await Workbench.open(browser, origin, folder.path);
  const shown = async () => /\+\d+ MB/.test(await workbench.content());
  try {
    await test('what an installation adds stands behind it', async () => {
      await workbench.openFile('Dockerfile');
      await until(shown, () => workbench.content());
      await workbench.picture('38-installation');
    });
    await test('and no longer, once the setting is off', async () => {
      folder.write('.vscode/settings.json', '{ "dockerfileHygiene.weight.inlayHints": false }');
      await until(
        async () => !(await shown()),
        () => workbench.content(),
      );
      assert.match(await workbench.content(), /build-essential/);
    });
  } catch (error) {
    await workbench.picture('weighing-failed');
    throw error;
  } finally {
    await workbench.close();
  }
}

export async function copyingTooMuch({ test, browser, origin }) {
  const folder = makeFolder('parcel', {
    Dockerfile: copying,
    'package.json': '{ "name": "parcel", "private": true }\n',
    'server.js': 'console.log("here");\n',
    '.git/HEAD': 'ref: refs/heads/main\n',
  });
  sparse(join(folder.path, '.git/objects/pack/pack-1.pack'), needless);
  sparse(join(folder.path, 'node_modules/left/index.js'), needless);
  const workbench = await Workbench.open(browser, origin, folder.path);
  try {
    await test('a copied folder is underlined where the build does not need much of it', async () => {
      await workbench.openFile('Dockerfile');
      await workbench.squiggles('info').first().waitFor();
      await workbench.goToLine(5, 6);
      await workbench.hover('80 MB of it no image needs');
      await workbench.picture('39-broad-copy', { moving: false });
      await workbench.page.keyboard.press('Escape');
    });
    await test('the light bulb writes the ignore file, and the finding goes', async () => {
      const menu = await workbench.lightBulb();
      await workbench.picture('40-broad-copy-light-bulb');
      await workbench.choose(menu, 'Write .dockerignore');
      await workbench.command('File: Save All');
      await until(
        () => ignored(folder).length > 0,
        () => 'no .dockerignore',
      );
      assert.deepEqual(ignored(folder).sort(), ['**/.git', '**/node_modules']);
      await workbench.openFile('Dockerfile');
      await workbench.noSquiggles();
      await workbench.picture('41-ignored');
      assert.equal(folder.read('Dockerfile'), copying);
    });
  } catch (error) {
    await workbench.picture('copying-failed');
    throw error;
  } finally {
    await workbench.close();
  }
}

/** Lines of the folder's ignore file; none when there is none. */
function ignored(folder) {
  try {
    return folder.read('.dockerignore').trim().split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

/** A file of that many bytes, most of which are nowhere on the disk. */
function sparse(path, bytes) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  truncateSync(path, bytes);
}
