import { afterEach, expect, it } from 'vitest';
import { lint } from '../../src/linter';
import type { ServedContext } from '../../src/lsp/services';
import { buildContextRequest } from '../../src/protocol';
import { allRules } from '../../src/rules';
import { Editor } from './editor';

const uri = 'file:///w/app/Dockerfile';
const text = 'FROM node:24-slim\nWORKDIR /app\nCOPY package.json .\nRUN npm ci\nCOPY . .\n';

/** A context with a large folder that the ignore file lets through. */
const context = (facts: Partial<ServedContext['facts']> = {}, ignoreText = ''): ServedContext => ({
  folder: 'file:///w/app',
  ignoreText,
  facts: {
    ignoreFile: undefined,
    sent: { bytes: 90_000_000, files: 1000 },
    needless: [{ path: 'node_modules', kind: 'dependencies-node', bytes: 80_000_000, files: 900 }],
    readsVersionControl: false,
    complete: true,
    ...facts,
  },
});

let editor: Editor;
let served: ServedContext | undefined;
const asked: unknown[][] = [];
afterEach(() => {
  asked.length = 0;
  return editor?.stop();
});

async function start(answer: ServedContext | undefined): Promise<void> {
  served = answer;
  const readContext = async (...args: unknown[]) => {
    asked.push(args);
    return served;
  };
  editor = await Editor.start({ lint, rules: allRules }, { services: { readContext } });
}

const broad = async () => (await editor.diagnostics(uri)).filter(({ code }) => code === 'broad-copy');
const actions = async () =>
  (await editor.actions(uri, '. .')).filter(({ title }) => title.includes('.dockerignore'));

it('the context is read beside the keystrokes, for Dockerfiles that copy all of it', async () => {
  await start(context());
  editor.open(uri, text);
  expect(await broad()).toEqual([]);
  await editor.until(() => editor.refreshes === 1);
  expect(await broad()).toHaveLength(1);
  expect(asked).toEqual([[uri, ['file:///w/app', 'file:///w'], ['package.json']]]);
  editor.open('file:///w/app/b.Dockerfile', 'FROM scratch\nCOPY a .\n');
  await editor.diagnostics('file:///w/app/b.Dockerfile');
  expect(asked).toHaveLength(1);
});

it('the repair writes the ignore file, and adds to the one that is there', async () => {
  await start(context());
  editor.open(uri, text);
  await broad();
  await editor.until(() => editor.refreshes === 1);
  await broad();
  const [write] = await actions();
  expect(write?.title).toBe('Write .dockerignore: **/node_modules, which keeps 80 MB out of the build');
  const target = 'file:///w/app/.dockerignore';
  expect(write?.edit?.documentChanges).toMatchObject([
    { kind: 'create', uri: target },
    { textDocument: { uri: target }, edits: [{ newText: '**/node_modules\n' }] },
  ]);

  served = context({ ignoreFile: '.dockerignore' }, '.git\n*.md');
  void editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: target, type: 1 }],
  });
  await editor.until(() => editor.refreshes >= 2);
  await broad();
  await editor.until(() => asked.length === 2 && editor.refreshes >= 3);
  await broad();
  const [add] = await actions();
  expect(add?.edit?.documentChanges).toMatchObject([
    {
      textDocument: { uri: target },
      edits: [{ newText: '\n**/node_modules\n', range: { start: { line: 1, character: 4 } } }],
    },
  ]);
});

it('nothing is said where no context is found', async () => {
  await start(undefined);
  editor.open(uri, text);
  await broad();
  await editor.until(() => asked.length === 1);
  expect(await broad()).toEqual([]);
});

it('a build is told what it sends for nothing', async () => {
  await start(context({ needless: [{ path: '.env', kind: 'secret', bytes: 20, files: 1 }] }));
  const ask = () =>
    editor.connection.sendRequest(buildContextRequest, { uri, folder: 'file:///w/app' }) as Promise<unknown>;
  expect(await ask()).toEqual({
    sentence: expect.stringContaining('Files with secrets are among it: .env.'),
  });
  expect(asked.at(-1)).toEqual([uri, ['file:///w/app'], []]);
  served = context({ needless: [] });
  expect(await ask()).toEqual({});
  served = undefined;
  expect(await ask()).toBeNull();
});

it('nothing is read for a text that is not linted', async () => {
  await start(context());
  editor.open(uri, `${text}# \0\n`);
  expect(await editor.diagnostics(uri)).toEqual([]);
  expect(asked).toEqual([]);
});
