// Verify Base Image Signature… with a real cosign and a real registry, by the keys that the policy file names.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { capture } from '../../scripts/editor/processes.mjs';
import { makeFolder, until } from './folders.mjs';
import { Workbench } from './workbench.mjs';

const title = 'Verify Base Image Signature…';

/** @param tools what `loadTools` gives */
export async function verifyingSignatures({ test, browser, origin, tools }) {
  const [registry, cosign] = await Promise.all([tools.startRealRegistry(), tools.RealCosign.start()]);
  try {
    const { host } = registry;
    const keys = await signImages(tools, host, cosign);
    const folder = makeFolder('notary', {
      Dockerfile: ['signed', 'elsewhere', 'copied', 'plain', 'free']
        .map((name) => `FROM ${host}/team/${name}:1\n`)
        .join(''),
      'ours.pub': keys.ours,
      'others.pub': keys.others,
      '.dockerfile-hygiene.json': JSON.stringify({
        signatures: [
          { images: `${host}/team/elsewhere`, key: 'others.pub', log: false },
          ...['signed', 'copied', 'plain'].map((name) => ({
            images: `${host}/team/${name}`,
            key: 'ours.pub',
            log: false,
          })),
        ],
      }),
    });
    const workbench = await Workbench.open(browser, origin, folder.path);
    try {
      await verify({ test, workbench, folder, host });
    } catch (error) {
      await workbench.picture('signatures-failed');
      throw error;
    } finally {
      await workbench.close();
    }
  } finally {
    await Promise.all([registry.stop(), cosign.stop()]);
  }
}

/** Signs all images with our key but `copied`, which gets the signature of another, and `plain`. */
async function signImages(tools, host, cosign) {
  const push = async (name) => {
    const { top } = await tools.pushImage(host, `team/${name}`, '1', {
      platforms: ['linux/amd64'],
      content: name,
    });
    return {
      image: `${host}/team/${name}@${top.digest}`,
      signature: `${host}/team/${name}:${top.digest.replace(':', '-')}.sig`,
    };
  };
  const [ours, others] = [await cosign.keyPair('ours'), await cosign.keyPair('others')];
  const [signed, elsewhere, copied, free] = await Promise.all(
    ['signed', 'elsewhere', 'copied', 'free', 'plain'].map(push),
  );
  for (const { image } of [signed, elsewhere, free]) await cosign.sign(image, ours);
  const { code, stderr } = await capture('skopeo', [
    ...['--insecure-policy', 'copy', '--src-tls-verify=false', '--dest-tls-verify=false'],
    ...[`docker://${signed.signature}`, `docker://${copied.signature}`],
  ]);
  assert.equal(code, 0, stderr);
  return { ours: readFileSync(ours, 'utf8'), others: readFileSync(others, 'utf8') };
}

async function verify({ test, workbench, folder, host }) {
  const { page } = workbench;
  const verifyLine = async (line, said) => {
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.goToLine(line, 12);
    await workbench.command(title);
    await workbench.notification(said);
    await page
      .locator('.notifications-toasts')
      .getByText('Checking the signature')
      .waitFor({ state: 'detached' });
  };
  const errors = (count) =>
    until(
      async () => (await workbench.squiggles('error').count()) === count,
      () => `not ${count} errors`,
    );

  const works = await test('a good signature is said to be good, and the hover keeps it', async () => {
    await workbench.openFile('Dockerfile');
    await verifyLine(1, `${host}/team/signed:1 is signed by the key ours.pub`);
    await workbench.picture('26-signed');
    await workbench.command('Notifications: Clear All Notifications');
    const hover = await workbench.hover('Signature is good');
    await workbench.picture('27-signed-hover', { moving: false });
    await page.keyboard.press('Escape');
    await hover.waitFor({ state: 'hidden' });
    await errors(0);
  });
  if (!works) return;

  await test('a signature by another key is an error on the image', async () => {
    await verifyLine(2, 'not by the key others.pub');
    await errors(1);
    await workbench.picture('28-other-key');
  });

  await test('the signature of another image is an error on the image', async () => {
    await verifyLine(3, 'that of another image');
    await errors(2);
    await workbench.picture('29-copied');
  });

  await test('an image without a signature is said to have none, and is no error', async () => {
    await verifyLine(4, 'is not signed');
    await workbench.picture('30-unsigned');
    await errors(2);
  });

  await test('where the policy is silent the user says who must have signed, and keeps it', async () => {
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.goToLine(5, 12);
    await workbench.command(title);
    const who = await workbench.question('Who must have signed');
    await workbench.picture('31-who');
    await who.locator('.monaco-list-row').filter({ hasText: 'A key…' }).click();
    await chooseFile(workbench, `${folder.path}/ours.pub`);
    const log = await workbench.question('Who must have signed');
    await log.locator('.monaco-list-row').filter({ hasText: 'need not be in a log' }).click();
    await workbench.question('Keep who must have signed?');
    await workbench.picture('32-keep');
    await page.keyboard.press('Enter');
    await workbench.notification(`${host}/team/free:1 is signed by the key ours.pub`);
    await workbench.picture('33-kept');
    const { signatures } = JSON.parse(folder.read('.dockerfile-hygiene.json'));
    assert.deepEqual(signatures.at(-1), { images: `${host}/team/free`, key: 'ours.pub', log: false });
  });
}

/** Answers the workbench's own dialog for files. */
async function chooseFile({ page }, path) {
  const input = page.locator('.quick-input-widget input').first();
  const there = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'ours.pub' });
  await there.first().waitFor();
  await input.fill(path);
  await until(
    async () => (await there.count()) === 1,
    () => 'the file is not listed',
  );
  await page.keyboard.press('Enter');
}
