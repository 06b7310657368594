import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource, WorkDoneProgress } from 'vscode-languageserver/node';
import { lint } from '../../src/linter';
import { PackageData } from '../../src/packages/node/package-data';
import { type UpdatePackagesResult, updatePackagesRequest } from '../../src/protocol';
import { allRules } from '../../src/rules';
import { serves, smallMirror } from '../packages/mirror';
import { at, startServer, type TestServer } from '../registry/hostile-server';
import { Editor } from './editor';

let folder: string;
let server: TestServer;
let editor: Editor;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hygiene-packages-'));
  server = await startServer(
    // Never answers.
    at('/slow', () => true),
    serves(smallMirror()),
  );
  editor = await Editor.start(
    { lint, rules: allRules },
    {
      services: {
        packages: (_cache, changed) => new PackageData({ program: folder, cache: folder }, changed),
      },
    },
  );
});
afterEach(async () => {
  await editor.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const update = (mirror: string | null, more = {}) =>
  editor.connection.sendRequest<UpdatePackagesResult>(updatePackagesRequest, { mirror, ...more });

describe('package data', () => {
  it('is fetched from the mirror that the user names, kept, and diagnostics are asked for anew', async () => {
    const said: string[] = [];
    editor.connection.onProgress(WorkDoneProgress.type, 'w', (value) => {
      if (value.kind === 'report') said.push(value.message ?? '');
    });
    const result = await update(`${server.url}/debian`, { workDoneToken: 'w' });
    expect(result).toMatchObject({
      releases: [{ release: '12' }, { release: '13' }],
      signature: 'unchecked',
    });
    expect(readdirSync(folder)).toEqual(['packages-fetched.br']);
    expect(said.join('\n')).toContain('bookworm');
    await editor.until(() => editor.refreshes > 0);
  });

  it('stays as it was when the mirror does not give it, and the user is told why', async () => {
    expect(await update(`${server.url}/elsewhere`)).toEqual({
      failed: `bookworm is left out: ${server.host} does not have it.`,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not fetched any more once that is cancelled', async () => {
    const source = new CancellationTokenSource();
    const work = editor.connection.sendRequest(
      updatePackagesRequest,
      { mirror: `${server.url}/slow` },
      source.token,
    );
    await expect.poll(() => server.requests.length).toBe(1);
    source.cancel();
    await expect(work).rejects.toMatchObject({ message: 'request cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('without a machine there is none', async () => {
  const browser = await Editor.start({ lint, rules: allRules });
  expect(await browser.connection.sendRequest(updatePackagesRequest, { mirror: null })).toEqual({
    failed: 'no-machine',
  });
  await browser.stop();
});
