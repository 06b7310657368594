// Create Base Image from Distribution… from the palette; then what it wrote is run, with a real engine.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { capture } from '../../scripts/editor/processes.mjs';
import { makeFolder, until } from './folders.mjs';
import { Workbench } from './workbench.mjs';

const title = 'Create Base Image from Distribution…';
const tag = 'localhost/hygiene-test/debian:bookworm';
const name = 'debian-bookworm';
/** What nothing in the image is newer than, in seconds since 1970. */
const time = 1_790_000_000;

/** Asks the questions with keys. The folder they are answered in is named `castle`. */
export async function creatingABaseImage({ test, skip, browser, origin, engine, missingEngine }) {
  const folder = makeFolder('castle', { 'old.Dockerfile': 'FROM debian:latest\n' });
  const workbench = await Workbench.open(browser, origin, folder.path);
  const { page } = workbench;
  try {
    const written = await test(`${title} asks with a way back, and writes the files`, async () => {
      await workbench.openFile('old.Dockerfile');
      // The extension is there.
      await workbench.squiggles('warning').first().waitFor();
      await workbench.command(title);
      await workbench.question('Distribution');
      await page.keyboard.press('Enter');
      await workbench.question('Release');
      await workbench.picture('11-base-image-release');
      await back(workbench);
      await workbench.question('Distribution');
      await page.keyboard.press('Enter');
      await answerTheRest(workbench);
      await page.locator('.tab.active[data-resource-name="Dockerfile"]').waitFor();
      await workbench.notification(`Running build.sh on Linux makes ${tag}`);
      await workbench.picture('12-base-image');
      assert.match(folder.read(`${name}/Dockerfile`), /^FROM scratch$/m);
      assert.match(folder.read(`${name}/packages.txt`), /^ca-certificates$/m);
      assert.match(folder.read(`${name}/README.md`), /2028-06-30/);
    });
    if (!written) return;

    await test('the message opens build.sh', async () => {
      const message = await workbench.notification(tag);
      await message.getByRole('button', { name: 'Open build.sh' }).click();
      await page.locator('.tab.active[data-resource-name="build.sh"]').waitFor();
    });

    await test('files that are there are replaced only after a question', async () => {
      const file = join(folder.path, name, 'packages.txt');
      writeFileSync(file, 'mine\n');
      const again = async (button) => {
        await workbench.command('Notifications: Clear All Notifications');
        await createAgain(workbench);
        const dialog = page.locator('.monaco-dialog-box').filter({ hasText: 'packages.txt' });
        await dialog.waitFor();
        await dialog.getByRole('button', { name: button }).click();
        await dialog.waitFor({ state: 'detached' });
      };
      await again('Cancel');
      assert.equal(folder.read(`${name}/packages.txt`), 'mine\n');
      await again('Replace');
      await workbench.notification(tag);
      assert.match(folder.read(`${name}/packages.txt`), /^ca-certificates$/m);
    });

    await test('a link in the folder is not followed', async () => {
      const other = makeFolder('elsewhere', { 'theirs.txt': 'theirs\n' });
      const place = join(folder.path, 'debian-trixie');
      mkdirSync(place);
      symlinkSync(join(other.path, 'theirs.txt'), join(place, 'build.sh'));
      await workbench.command('Notifications: Clear All Notifications');
      await createAgain(workbench, 'trixie');
      await workbench.notification('“build.sh” in that folder is a link');
      assert.equal(other.read('theirs.txt'), 'theirs\n');
      assert.throws(() => folder.read('debian-trixie/Dockerfile'));
    });
  } catch (error) {
    await workbench.picture('base-image-failed');
    throw error;
  } finally {
    await workbench.close();
  }
  if (engine) await buildingIt({ test, engine, folder: join(folder.path, name) });
  else skip('building the base image', missingEngine);
}

/** Runs the script twice and builds upon what it made. */
async function buildingIt({ test, engine, folder }) {
  const env = {
    ...process.env,
    ...engine.environment,
    ...(await mirrors()),
    SOURCE_DATE_EPOCH: `${time}`,
  };
  const docker = async (args) => {
    const { code, stdout, stderr } = await capture('docker', args, { env });
    assert.equal(code, 0, stderr);
    return stdout;
  };
  const build = async () => {
    const { code, stdout, stderr } = await capture('bash', [join(folder, 'build.sh')], { env });
    assert.equal(code, 0, `${stdout}${stderr}`);
    return sha256(join(folder, 'rootfs.tar'));
  };

  const built = await test('build.sh makes the same file tree twice, bit by bit', async () => {
    const first = await build();
    assert.equal(await build(), first);
  });
  if (!built) return;

  await test('the image says what it is made of, and carries nothing of this machine', async () => {
    const image = await engine.image(tag);
    const created = new Date(image?.Config.Labels['org.opencontainers.image.created']);
    assert.equal(created.getTime() / 1000, time);
    assert.ok(image.Size > 50_000_000 && image.Size < 200_000_000, `size ${image.Size}`);
    const { stdout } = await capture('tar', ['--list', '--file', join(folder, 'rootfs.tar')]);
    const files = new Set(stdout.split('\n'));
    for (const there of [
      './usr/bin/apt-get',
      './usr/share/keyrings/debian-archive-keyring.gpg',
      './etc/ssl/certs/ca-certificates.crt',
      './usr/share/doc/bash/copyright',
    ])
      assert.ok(files.has(there), `${there} is missing`);
    for (const odd of ['./etc/hostname', './etc/resolv.conf', './var/log/dpkg.log', './etc/apt/sources.list'])
      assert.ok(!files.has(odd), `${odd} is in the tree`);
    const lists = [...files].filter((file) =>
      /^\.\/var\/(lib\/apt\/lists|cache\/apt\/archives)\/.*_/.test(file),
    );
    assert.deepEqual(lists, []);
  });

  await test('another image can be built from it', async () => {
    const child = makeFolder('child', {
      Dockerfile: `FROM ${tag}\nRUN . /etc/os-release && test "$VERSION_CODENAME" = bookworm && dpkg --audit\n`,
    });
    await docker(['build', '--tag', 'hygiene-test:child', child.path]);
    assert.ok(await engine.image('hygiene-test:child'));
  });
}

/** Where this machine takes its packages from, for the script; known to nobody else. */
async function mirrors() {
  const { stdout } = await capture('apt-get', ['indextargets', '--format', '$(REPO_URI) $(CODENAME)']);
  const lines = stdout.split('\n').map((line) => line.split(' '));
  const uri = (suite) => lines.find(([, codename]) => codename === suite)?.[0]?.replace(/\/$/, '');
  const [MIRROR, SECURITY_MIRROR] = [uri('bookworm'), uri('bookworm-security')];
  return { ...(MIRROR ? { MIRROR } : {}), ...(SECURITY_MIRROR ? { SECURITY_MIRROR } : {}) };
}

async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function createAgain(workbench, suite) {
  await workbench.command(title);
  await workbench.question('Distribution');
  await workbench.page.keyboard.press('Enter');
  await answerTheRest(workbench, suite);
}

/** Answers what comes after the distribution, in the first folder that is offered. */
async function answerTheRest(workbench, suite = 'bookworm') {
  const { page } = workbench;
  const release = await workbench.question('Release');
  await release.locator('.monaco-list-row').filter({ hasText: suite }).first().click();
  for (const question of ['Tool', 'Content', 'Packages']) {
    await workbench.question(question);
    await page.keyboard.press('Enter');
  }
  const asked = await workbench.question('Name');
  const input = asked.locator('input').first();
  await until(
    async () => (await input.inputValue()) === `localhost/debian:${suite}`,
    () => 'no name is offered',
  );
  await input.fill(tag);
  await until(
    async () => (await input.inputValue()) === tag,
    () => 'the name is not what was typed',
  );
  await page.keyboard.press('Enter');
  await workbench.question('Folder');
  await page.keyboard.press('Enter');
}

async function back(workbench) {
  await workbench.page
    .locator('.quick-input-titlebar .quick-input-left-action-bar .action-label')
    .first()
    .click();
}
