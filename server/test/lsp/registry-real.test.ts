import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { nodeServices } from '../../src/lsp/node-services';
import {
  type CheckUpdatesResult,
  checkUpdatesRequest,
  type DescribeImageResult,
  describeImageRequest,
  type PinParams,
  type PinResult,
  pinRequest,
} from '../../src/protocol';
import { dockerLogin, homeWith, secrets } from '../registry/client';
import { at, startServer, type TestServer } from '../registry/hostile-server';
import {
  type Login,
  missingPrograms,
  pushImage,
  type RealRegistry,
  registryPrograms,
  startRealRegistry,
} from '../registry/real-registry';
import { Editor } from './editor';
import { stubEngine } from './stub-engine';

const uri = 'untitled:Untitled-1';
const platforms = ['linux/amd64', 'linux/arm64/v8'];

let editor: Editor;
let environment: Record<string, string>;

async function start(files: Record<string, unknown> = {}): Promise<void> {
  environment = await homeWith(files);
  editor = await Editor.start(stubEngine(), { services: nodeServices(() => {}, environment) });
  editor.settings.set('*', { registry: { timeout: 5 } });
}

afterEach(async () => {
  editor?.stop();
  if (environment?.HOME) await rm(environment.HOME, { recursive: true, force: true });
});

const ask = <R>(method: string, params: object) => editor.connection.sendRequest<R>(method, params);
const pin = (more: Partial<PinParams> = {}) => ask<PinResult>(pinRequest, { documents: [{ uri }], ...more });

/** What the edits make of the open document. */
const after = ({ documents }: PinResult) =>
  editor.after({ changes: { [uri]: documents.flatMap(({ edits }) => [...edits]) } }, uri);

describe.skipIf(missingPrograms(...registryPrograms))('with a registry', () => {
  const login: Login = { user: secrets.user, password: secrets.password };
  let registry: RealRegistry;
  afterEach(() => registry.stop());

  describe('that asks nobody who is there', () => {
    beforeEach(async () => {
      registry = await startRealRegistry();
      await start();
    });

    it('pins, sees the update after a second push, and updates', async () => {
      const { host } = registry;
      const first = await pushImage(host, 'team/base', '1', { platforms, content: 'one' });
      const other = await pushImage(host, 'team/tool', 'latest', {
        platforms: ['linux/amd64'],
        content: 'tool',
      });
      editor.open(uri, `FROM ${host}/team/base:1\nFROM ${host}/team/tool\nFROM scratch\n`);
      const one = await pin({ position: { line: 0, character: 8 } });
      expect(after(one)).toBe(
        `FROM ${host}/team/base:1@${first.top.digest}\nFROM ${host}/team/tool\nFROM scratch\n`,
      );
      const pinned = after(await pin());
      expect(pinned).toBe(
        `FROM ${host}/team/base:1@${first.top.digest}\nFROM ${host}/team/tool:latest@${other.top.digest}\nFROM scratch\n`,
      );
      editor.change(uri, pinned);
      const check = () => ask<CheckUpdatesResult>(checkUpdatesRequest, { documents: [{ uri }] });
      expect((await check()).images.map(({ state }) => state)).toEqual(['current', 'current']);

      const version = (value: string) => ({ 'org.opencontainers.image.version': value });
      const second = await pushImage(host, 'team/base', '1', {
        platforms,
        content: 'two',
        labels: version('1.1'),
      });
      const [stale, current] = (await check()).images;
      expect(stale).toMatchObject({ state: 'stale', pinned: first.top.digest, digest: second.top.digest });
      expect(stale?.changes).toContainEqual({ label: 'version', after: '1.1' });
      expect(current?.state).toBe('current');
      expect(after(await pin({ update: true }))).toBe(pinned.replace(first.top.digest, second.top.digest));
    });

    it('tells sizes in the hover', async () => {
      const image = await pushImage(registry.host, 'team/base', '1', { platforms, content: 'one' });
      editor.open(uri, `FROM ${registry.host}/team/base:1\n`);
      const position = { line: 0, character: 5 };
      const answer = await ask<DescribeImageResult>(describeImageRequest, { uri, position });
      expect(answer).toEqual({ image: `${registry.host}/team/base:1` });
      const hover = await editor.hover(uri, registry.host);
      const value = JSON.stringify(hover?.contents);
      expect(value).toContain(image.top.digest);
      for (const { platform, compressedSize } of image.platforms)
        expect(value).toContain(`| ${platform} | ${(compressedSize / 1000).toFixed(1)} kB |`);
    });
  });

  describe('that asks for a password', () => {
    beforeEach(async () => {
      registry = await startRealRegistry({ auth: login });
    });

    it('uses the login of this machine', async () => {
      await start(dockerLogin(registry.host));
      const image = await pushImage(registry.host, 'own/base', '1', { platforms, content: 'x', auth: login });
      editor.open(uri, `FROM ${registry.host}/own/base:1\n`);
      expect(after(await pin())).toContain(image.top.digest);
    });

    it('says what to do when it is wrong, without showing it', async () => {
      await start(dockerLogin(registry.host, 'wrong-password-11'));
      editor.open(uri, `FROM ${registry.host}/own/base:1\n`);
      const result = await pin();
      expect(result.documents[0]).toMatchObject({ edits: [], images: [{ state: 'failed' }] });
      const message = result.documents[0]?.images[0]?.message ?? '';
      expect(message).toContain(registry.host);
      expect(message).toMatch(/login/);
      expect(JSON.stringify([result, editor.logged, editor.registryStatus])).not.toMatch(/wrong-password-11/);
    });
  });
});

describe('with a registry that never answers', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(at('/', () => true));
    await start();
    editor.open(uri, `FROM ${server.host}/team/base:1\n`);
  });
  afterEach(() => server.stop());

  it('diagnostics and hover answer meanwhile, and cancelling ends the question', async () => {
    const source = new CancellationTokenSource();
    const request = { documents: [{ uri }] };
    let isSettled = false;
    const answer = editor.connection.sendRequest(pinRequest, request, source.token).finally(() => {
      isSettled = true;
    });
    answer.catch(() => {});
    await editor.until(() => editor.registryStatus.at(-1)?.asking === 1);
    expect((await editor.pull(uri)).kind).toBe('full');
    editor.change(uri, `FROM ${server.host}/team/base:2\n`);
    expect((await editor.pull(uri)).kind).toBe('full');
    expect(await editor.hover(uri, server.host)).not.toBeNull();
    expect(isSettled).toBe(false);
    source.cancel();
    await expect(answer).rejects.toThrow(/cancel/i);
    await editor.until(() => editor.registryStatus.at(-1)?.asking === 0);
  });

  it('the time limit of the settings ends it, and the status says so', async () => {
    editor.settings.set('*', { registry: { timeout: 0.2 } });
    void editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await editor.until(() => editor.refreshes > 0);
    const { documents } = await pin();
    expect(documents[0]?.images[0]?.state).toBe('failed');
    await editor.until(() => editor.registryStatus.at(-1)?.problems.length === 1);
    expect(editor.registryStatus.at(-1)?.problems[0]?.message).toContain(server.host);
  });
});
