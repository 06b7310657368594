// Images are described, pinned and kept up to date, against a real registry and one that never answers.
import assert from 'node:assert/strict';
import { makeFolder, until } from './folders.mjs';
import { Workbench } from './workbench.mjs';

const checkUpdates = 'Check Base Images for Updates';
const platforms = ['linux/amd64', 'linux/arm64'];

/** @param tools what `loadTools` gives */
export async function askingARegistry({ test, browser, origin, tools }) {
  const registry = await tools.startRealRegistry();
  try {
    const first = await tools.pushImage(registry.host, 'team/base', '1', { platforms, content: 'first' });
    const hub = `${registry.host}/hub`;
    const folder = makeFolder('harbour', {
      Dockerfile: `FROM ${registry.host}/team/base:1\nCMD ["app"]\n`,
      'mirror.Dockerfile': `FROM ${hub}/library/debian:buster AS build\nFROM ${hub}/library/debian:buster\n`,
      '.dockerfile-hygiene.json': JSON.stringify({ mirrors: { [hub]: 'docker.io' } }),
    });
    const workbench = await Workbench.open(browser, origin, folder.path);
    try {
      await inARegistry({ test, tools, registry, workbench, first });
    } catch (error) {
      await workbench.picture('registry-failed');
      throw error;
    } finally {
      await workbench.close();
    }
  } finally {
    await registry.stop();
  }
}

async function inARegistry({ test, tools, registry, workbench, first }) {
  const { page } = workbench;
  const { host } = registry;

  await test('a release that is over is replaced and pinned in one go, wherever it stands', async () => {
    await workbench.openFile('mirror.Dockerfile');
    await workbench.squiggles('warning').first().waitFor();
    await workbench.goToLine(1, 12);
    const menu = await workbench.lightBulb();
    await workbench.picture('14-replace-and-pin');
    const action = menu.locator('.monaco-list-row.action').filter({ hasText: 'and pin its digest' }).first();
    // Which one is offered changes with Debian's releases.
    const tag = /debian:([\w.-]+)/.exec(await action.innerText())?.[1];
    assert.ok(tag, await action.innerText());
    const { top } = await tools.pushImage(host, 'hub/library/debian', tag, { platforms, content: tag });
    await action.click();
    const said = new Set();
    await until(
      async () => {
        for (const text of await toasts(workbench)) said.add(text);
        return (await workbench.content()).split(`/library/debian:${tag}@${top.digest}`).length === 3;
      },
      async () => `not pinned in both places: ${await workbench.content()} ${[...said].join(' ')}`,
    );
    await workbench.noSquiggles();
    await workbench.picture('15-replaced');
  });

  await test('a link in the hover asks the registry, and the hover tells the sizes', async () => {
    await workbench.openFile('Dockerfile');
    await workbench.goToLine(1, 12);
    const hover = await workbench.hover(`Ask ${host}`);
    await workbench.picture('16-hover-ask', { moving: false });
    await hover.getByText(`Ask ${host} about this image`).click();
    const told = page.locator('.monaco-hover').filter({ hasText: 'linux/arm64' }).first();
    await told.waitFor();
    await workbench.picture('17-hover-told', { moving: false });
    const text = await told.innerText();
    assert.match(text, /linux\/amd64\s+\d+(\.\d)? kB/);
    assert.ok(text.includes(first.top.digest), text);
    await page.keyboard.press('Escape');
    await told.waitFor({ state: 'hidden' });
  });

  const pinned = await test('the light bulb pins an image to its digest', async () => {
    const menu = await workbench.lightBulb();
    await workbench.picture('18-pin');
    await workbench.choose(menu, `Pin to digest (asks ${host})`);
    await workbench.shows(`team/base:1@${first.top.digest}`);
    await workbench.picture('19-pinned');
    assert.deepEqual(await toasts(workbench), []);
  });
  if (!pinned) return;

  await test('a new image behind the tag is found and underlined', async () => {
    const second = await tools.pushImage(host, 'team/base', '1', { platforms, content: 'second' });
    await check(workbench);
    const said = await result(workbench, '1 of 1 pinned base image has an update');
    await workbench.squiggles('warning').first().waitFor();
    await workbench.picture('20-stale');
    await said.getByRole('button', { name: 'Update All…' }).waitFor();
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.goToLine(1, 12);
    const menu = await workbench.lightBulb();
    await workbench.picture('21-update');
    await workbench.choose(menu, `Update the digest to ${second.top.digest.slice(0, 19)}`);
    await workbench.shows(`team/base:1@${second.top.digest}`);
    await workbench.noSquiggles();
    await check(workbench);
    await result(workbench, '0 of 1 pinned base image');
    await workbench.picture('22-updated');
    await workbench.command('Notifications: Clear All Notifications');
  });
  await test('a registry that is gone is said to be gone, once', async () => {
    await registry.stop();
    await check(workbench);
    await result(workbench, 'could not be asked');
    await workbench.picture('23-registry-gone');
  });
}

/** @param tools what `loadTools` gives */
export async function askingASilentRegistry({ test, browser, origin, tools }) {
  // Takes every question and answers none.
  const silent = await tools.startServer(() => true);
  const folder = makeFolder('fog', {
    Dockerfile: `FROM ${silent.host}/team/app:1@sha256:${'0'.repeat(64)}\nRUN true\n`,
  });
  const workbench = await Workbench.open(browser, origin, folder.path);
  const { page } = workbench;
  try {
    await test('findings keep coming while a registry does not answer, and nothing pops up', async () => {
      await workbench.openFile('Dockerfile');
      await workbench.goToLine(3);
      await check(workbench);
      await workbench.notification('Checking base images for updates');
      await until(
        () => silent.requests.length > 0,
        () => 'not asked',
      );
      await page.keyboard.insertText('RUN curl -fsSL https://example.com/install.sh | sh\n');
      await workbench.squiggles('warning').or(workbench.squiggles('error')).first().waitFor();
      await workbench.picture('24-silent');
      const [only, ...others] = await toasts(workbench);
      assert.match(only ?? '', /Checking base images for updates/);
      assert.deepEqual(others, []);
    });

    await test('a check is cancelled at once, and the registry is left alone', async () => {
      const toast = await workbench.notification('Checking base images for updates');
      await toast.getByRole('button', { name: 'Cancel' }).click();
      await until(
        async () => (await toasts(workbench)).length === 0,
        () => 'a message stays',
      );
      await until(
        () => silent.openConnections() === 0,
        () => `${silent.openConnections()} connections are still open`,
      );
      await workbench.picture('25-cancelled');
    });
  } catch (error) {
    await workbench.picture('silent-failed');
    throw error;
  } finally {
    await workbench.close();
    await silent.stop();
  }
}

/** Checks the active file for updates. */
async function check(workbench) {
  await workbench.command(checkUpdates);
  const question = await workbench.question(checkUpdates);
  await question.locator('.monaco-list-row').filter({ hasText: 'This File' }).first().click();
}

/** Waits for what a check came to, with nothing else on the screen. */
async function result(workbench, text) {
  const toast = await workbench.notification(text);
  await until(
    async () => (await toasts(workbench)).length === 1,
    () => 'there is another message',
  );
  return toast;
}

/** What the messages on the screen say. */
function toasts({ page }) {
  return page.locator('.notifications-toasts .notification-list-item').allInnerTexts();
}
