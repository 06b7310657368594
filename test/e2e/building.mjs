// Build Image… from the palette, with a real engine.
import assert from 'node:assert/strict';
import { baseImage } from './engine.mjs';
import { makeFolder, until } from './folders.mjs';
import { Workbench } from './workbench.mjs';

const files = {
  Dockerfile: `FROM ${baseImage} AS tools\nRUN echo made-by-the-test > /made\n\nFROM ${baseImage}\nCOPY --from=tools /made /made\nCOPY hello.txt /hello.txt\n`,
  'hello.txt': 'hello\n',
  'broken.Dockerfile': `FROM ${baseImage}\n\n# this one fails\nRUN echo going && \\\n    ls /no-such-file-here\nCMD ["sh"]\n`,
};

export async function buildingWithClicks({ test, browser, origin, engine }) {
  const folder = makeFolder('parcel', files);
  const workbench = await Workbench.open(browser, origin, folder.path);
  const { page } = workbench;
  try {
    await test('Build Image… from the palette builds, and says what came out', async () => {
      await workbench.openFile('Dockerfile');
      await workbench.command('Build Image…');
      await workbench.question('Target Stage');
      await workbench.picture('5-build-target');
      await page.keyboard.press('Enter');
      await workbench.question('Build Context');
      await page.keyboard.press('Enter');
      await typeTag(workbench, 'hygiene-test:clicks');
      await workbench.notification('Built hygiene-test:clicks');
      await workbench.picture('6-built');
      const image = await engine.image('hygiene-test:clicks');
      assert.ok(image, 'the engine has the image');
      assert.ok(image.Size > 10_000_000, `size ${image.Size}`);
    });

    await test('a second build remembers context and tag', async () => {
      await workbench.command('Notifications: Clear All Notifications');
      await workbench.command('Build Image…');
      await workbench.question('Target Stage');
      await page.keyboard.press('Enter');
      await workbench.question('Build Context');
      await page.keyboard.press('Enter');
      const question = await workbench.question('Tag');
      assert.equal(await question.locator('input').first().inputValue(), 'hygiene-test:clicks');
      await page.keyboard.press('Escape');
    });

    await test('a step that fails puts its error on its line', async () => {
      await workbench.openFile('broken.Dockerfile');
      await build(workbench, 'hygiene-test:broken');
      await workbench.notification('failed (line 4)');
      await workbench.squiggles('error').first().waitFor();
      await workbench.picture('7-build-failed');
      assert.equal(await engine.image('hygiene-test:broken'), undefined);
    });

    await test('the error goes when the line is edited', async () => {
      await workbench.goToLine(6);
      await page.keyboard.type('# ');
      await until(
        async () => (await workbench.squiggles('error').count()) === 0,
        () => 'still underlined',
      );
    });

    await test('text that is not saved is what gets built', async () => {
      // The buffer no longer fails; the file on the disk still does.
      await workbench.command('Notifications: Clear All Notifications');
      await workbench.replaceText(`FROM ${baseImage}\nRUN echo unsaved > /unsaved\n`);
      await build(workbench, 'hygiene-test:unsaved');
      await workbench.notification('Built hygiene-test:unsaved');
      assert.ok(await engine.image('hygiene-test:unsaved'));
      assert.ok(folder.read('broken.Dockerfile').includes('no-such-file-here'), 'and nothing was saved');
    });
  } catch (error) {
    await workbench.picture('building-failed');
    throw error;
  } finally {
    await workbench.close();
  }
}

export async function buildingWithoutBuildx({ test, browser, origin, engine }) {
  const folder = makeFolder('plain', files);
  const workbench = await Workbench.open(browser, origin, folder.path);
  try {
    await test('builds with a Docker client that has no buildx', async () => {
      await workbench.openFile('hello.txt');
      await workbench.openFile('broken.Dockerfile');
      await build(workbench, 'hygiene-test:broken');
      await workbench.notification('failed (line 4)');
      await workbench.squiggles('error').first().waitFor();
      await workbench.command('Notifications: Clear All Notifications');
      await workbench.openFile('Dockerfile');
      await workbench.command('Build Image…');
      await workbench.question('Target Stage');
      await workbench.page.keyboard.press('Enter');
      await workbench.question('Build Context');
      await workbench.page.keyboard.press('Enter');
      await typeTag(workbench, 'hygiene-test:plain');
      await workbench.notification('Built hygiene-test:plain');
      await workbench.picture('8-built-without-buildx');
      assert.ok(await engine.image('hygiene-test:plain'));
    });
  } finally {
    await workbench.close();
  }
}

export async function buildingWithoutEngine({ test, browser, origin }) {
  // Nobody can say who answers at an address.
  const folder = makeFolder('bare', { ...files, 'wrong.Dockerfile': 'FROM 192.0.2.10/team/app:1.2\n' });
  const workbench = await Workbench.open(browser, origin, folder.path);
  try {
    await test('says what it looked for when there is no engine', async () => {
      await workbench.openFile('Dockerfile');
      await workbench.command('Build Image…');
      await workbench.notification('“docker”, “podman” or “buildah”', 20_000);
      await workbench.picture('9-no-engine');
    });
    await test('asks first when there is a finding of error severity', async () => {
      await workbench.command('Notifications: Clear All Notifications');
      await workbench.openFile('wrong.Dockerfile');
      await workbench.squiggles('error').first().waitFor();
      await workbench.command('Build Image…');
      const dialog = workbench.page
        .locator('.monaco-dialog-box')
        .filter({ hasText: '1 error: build anyway?' });
      await dialog.waitFor();
      await workbench.picture('10-errors-first');
      await dialog.getByRole('button', { name: 'Build Anyway' }).click();
      await workbench.notification('“docker”, “podman” or “buildah”', 20_000);
    });
  } finally {
    await workbench.close();
  }
}

/** Builds the active Dockerfile, which has one stage, in its own folder. */
async function build(workbench, tag) {
  await workbench.command('Build Image…');
  await workbench.question('Build Context');
  await workbench.page.keyboard.press('Enter');
  await typeTag(workbench, tag);
}

async function typeTag(workbench, tag) {
  const question = await workbench.question('Tag');
  const input = question.locator('input').first();
  await input.fill(tag);
  await until(
    async () => (await input.inputValue()) === tag,
    () => 'the tag is not what was typed',
  );
  await workbench.page.keyboard.press('Enter');
}
