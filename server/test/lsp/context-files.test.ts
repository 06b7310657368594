import { afterEach, expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { type ProvenanceResult, provenanceRequest } from '../../src/protocol';
import { allRules } from '../../src/rules';
import { Editor, type EditorOptions } from './editor';

const uri = 'file:///w/app/Dockerfile';
const text = 'FROM debian:trixie-slim\nCOPY apt/vendor.list /etc/apt/sources.list.d/vendor.list\n';
const vendor = 'deb https://packages.vendor.example/debian trixie main\n';
const own = 'deb http://ftp.de.debian.org/debian trixie main\n';

let editor: Editor;
async function start(options?: EditorOptions): Promise<void> {
  editor = await Editor.start({ lint, rules: allRules }, options);
}
afterEach(() => editor?.stop());

/** Hosts of repositories that are reported, or `?` for a list that was not read. */
async function reported(document = uri): Promise<string[]> {
  const items = await editor.diagnostics(document);
  return items
    .filter(({ code }) => code === 'third-party-repository')
    .map(({ message }) => /^Packages from (\S+) are/.exec(String(message))?.[1] ?? '?');
}
const tellChange = (changed: string) =>
  void editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: changed, type: 2 }],
  });

it('a list that the Dockerfile copies is judged once it is read, and again when it changes', async () => {
  await start();
  const list = 'file:///w/app/apt/vendor.list';
  editor.files.set(list, vendor);
  editor.open(uri, text);
  // The first answer does not wait for the file.
  expect(await reported()).toEqual(['?']);
  await editor.until(() => editor.refreshes === 1);
  expect(await reported()).toEqual(['packages.vendor.example']);
  const before = await editor.pull(uri);
  expect((await editor.pull(uri, before.resultId)).kind).toBe('unchanged');

  editor.files.set(list, own);
  tellChange(list);
  await editor.until(() => editor.refreshes === 2);
  expect(await reported()).toEqual([]);

  editor.files.delete(list);
  tellChange(list);
  await editor.until(() => editor.refreshes === 3);
  expect(await reported()).toEqual(['?']);
});

it('the workspace folder is the context too, the folder of the Dockerfile comes first', async () => {
  await start();
  editor.files.set('file:///w/apt/vendor.list', vendor);
  editor.open(uri, text);
  expect(await reported()).toEqual(['?']);
  await editor.until(() => editor.refreshes === 1);
  expect(await reported()).toEqual(['packages.vendor.example']);
  const list = 'file:///w/app/apt/vendor.list';
  editor.files.set(list, own);
  tellChange(list);
  await editor.until(() => editor.refreshes === 2);
  expect(await reported()).toEqual([]);
});

it('so is a folder between the two, and nothing that only begins with its name', async () => {
  await start();
  const deep = 'file:///w/app/docker/prod/Dockerfile';
  editor.files.set('file:///w/app/apt/vendor.list', vendor);
  editor.open(deep, text);
  expect(await reported(deep)).toEqual(['?']);
  await editor.until(() => editor.refreshes === 1);
  expect(await reported(deep)).toEqual(['packages.vendor.example']);
  const loose = 'file:///web/Dockerfile';
  editor.files.set('file:///apt/vendor.list', vendor);
  editor.open(loose, text);
  await reported(loose);
  expect(await reported(loose)).toEqual(['?']);
});

it('a file that is not there is asked for once, and nothing above the workspace folder', async () => {
  const asked: string[] = [];
  const fallback = async (file: string) => {
    asked.push(file);
    return undefined;
  };
  await start({ readsFiles: false, fallback });
  editor.open(
    uri,
    `${text}COPY ../../up.list *.list /etc/apt/sources.list.d/\nCOPY ["a (1)/é.list", "/etc/apt/sources.list.d/"]\n`,
  );
  expect(await reported()).toContain('?');
  editor.change(uri, `${text}COPY ["a (1)/é.list", "/etc/apt/sources.list.d/"]\n# more\n`);
  expect(await reported()).toContain('?');
  expect(asked.filter((file) => !file.endsWith('.json')).sort()).toEqual([
    'file:///w/a%20%281%29/%C3%A9.list',
    'file:///w/app/a%20%281%29/%C3%A9.list',
    'file:///w/app/apt/vendor.list',
    'file:///w/apt/vendor.list',
  ]);
  expect(editor.refreshes).toBe(0);
});

it('a closed Dockerfile’s files are read anew when it is opened again', async () => {
  await start();
  const list = 'file:///w/app/apt/vendor.list';
  editor.files.set(list, vendor);
  editor.open(uri, text);
  await reported();
  await editor.until(() => editor.refreshes === 1);
  editor.close(uri);
  editor.files.set(list, own);
  editor.open(uri, text);
  expect(await reported()).toEqual(['?']);
  await editor.until(() => editor.refreshes === 2);
  expect(await reported()).toEqual([]);
});

it('the account of a file that is not open waits for what it copies', async () => {
  await start();
  editor.files.set('file:///w/app/apt/vendor.list', vendor);
  const { page } = await editor.connection.sendRequest<ProvenanceResult>(provenanceRequest, { uri, text });
  expect(page).toContain('https://packages.vendor.example/debian');
});

it('a document that lies nowhere has no context', async () => {
  await start({ folders: [] });
  editor.open('untitled:Untitled-1', text);
  expect(await reported('untitled:Untitled-1')).toEqual(['?']);
});
