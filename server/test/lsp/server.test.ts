import { afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource, DiagnosticSeverity } from 'vscode-languageserver/node';
import { Editor, type EditorOptions } from './editor';
import { stubEngine } from './stub-engine';

const uri = 'file:///w/app/Dockerfile';
const policyUri = 'file:///w/.dockerfile-hygiene.json';
const text = 'FROM babim/web:latest AS a\nFROM debian:latest\n';

let editor: Editor;
let engine: ReturnType<typeof stubEngine>;
async function start(options?: EditorOptions): Promise<Editor> {
  engine = stubEngine();
  editor = await Editor.start(engine, options);
  return editor;
}
afterEach(() => editor?.stop());
const codes = async (document = uri) => (await editor.diagnostics(document)).map(({ code }) => code);

describe('diagnostics', () => {
  it('are pulled, with rule, severity, related places and UTF-16 positions', async () => {
    await start();
    editor.open(uri, `# 😀\nFROM x/😀:latest\n`);
    const [item] = await editor.diagnostics(uri);
    expect(item).toMatchObject({
      source: 'hygiene',
      code: 'moving-tag',
      severity: DiagnosticSeverity.Warning,
      range: { start: { line: 1, character: 10 }, end: { line: 1, character: 16 } },
      relatedInformation: [
        { location: { uri, range: { end: { line: 0, character: 4 } } }, message: 'of this' },
      ],
      data: { rule: 'moving-tag', version: 1 },
    });
    expect(item?.codeDescription).toBeUndefined();
    expect(item?.tags).toBeUndefined();
  });

  it('are unchanged until something changes', async () => {
    await start();
    editor.open(uri, text);
    const first = await editor.pull(uri);
    expect(await editor.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    expect(engine.calls).toHaveLength(1);
    editor.change(uri, `${text}\n`);
    const second = await editor.pull(uri, first.resultId);
    expect(second.kind).toBe('full');
    expect(second.resultId).not.toBe(first.resultId);
  });

  it('come for untitled documents, and not for closed ones', async () => {
    await start();
    editor.open('untitled:Untitled-1', 'FROM a:latest');
    expect(await codes('untitled:Untitled-1')).toEqual(['moving-tag']);
    editor.close('untitled:Untitled-1');
    expect(await codes('untitled:Untitled-1')).toEqual([]);
  });

  it('are judged on the text in the editor', async () => {
    await start();
    editor.open(uri, text);
    editor.change(uri, 'FROM debian:12\n');
    expect(await codes()).toEqual([]);
  });

  it.each([
    ['10 MB', 'FROM a:latest\n'.repeat(750_000)],
    ['binary', 'FROM a:latest\0\u0001'],
    ['empty', ''],
  ])('survive %s', async (_, content) => {
    await start();
    editor.open(uri, content);
    expect(await codes()).toEqual([]);
  });

  it('of a rule that throws are missing, which is logged once', async () => {
    await start();
    editor.open(uri, text);
    expect(await codes()).toContain('someone');
    editor.change(uri, `${text}#`);
    await codes();
    expect(editor.logged.filter((message) => message.includes('out of order'))).toHaveLength(1);
  });

  it('come to nothing when the linter itself throws, and the server stands', async () => {
    engine = stubEngine();
    const lint = () => {
      throw new Error('lost');
    };
    editor = await Editor.start({ ...engine, lint });
    editor.open(uri, text);
    expect(await codes()).toEqual([]);
    expect(await codes()).toEqual([]);
    expect(editor.logged.filter((message) => message.includes('lost'))).toHaveLength(1);
  });

  it('are not computed for a request that was cancelled', async () => {
    await start();
    editor.open(uri, text);
    const source = new CancellationTokenSource();
    const request = editor.connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument: { uri } },
      source.token,
    );
    source.cancel();
    await expect(request).rejects.toThrow(/cancel/i);
    expect(engine.calls).toHaveLength(0);
    expect(await codes()).toHaveLength(3);
  });
});

describe('settings', () => {
  it('hold per resource', async () => {
    await start();
    editor.settings.set(uri, { rules: { 'moving-tag': 'off' } });
    const other = 'file:///w/b/Dockerfile';
    editor.settings.set(other, { enable: false });
    editor.open(uri, text);
    editor.open(other, text);
    expect(await codes()).toEqual(['someone']);
    expect(await codes(other)).toEqual([]);
  });

  it('that change bring new diagnostics', async () => {
    await start();
    await editor.until(() => editor.registrations.length === 2);
    expect(editor.registrations).toMatchObject([
      {
        method: 'workspace/didChangeConfiguration',
        registerOptions: { section: ['dockerfileHygiene', 'http'] },
      },
      {
        method: 'workspace/didChangeWatchedFiles',
        registerOptions: {
          watchers: [
            { globPattern: '**/.dockerfile-hygiene.json' },
            { globPattern: expect.stringContaining('*.list') },
            { globPattern: expect.stringContaining('.env') },
            { globPattern: expect.stringContaining('.dockerignore') },
          ],
        },
      },
    ]);
    editor.open(uri, text);
    const before = await editor.pull(uri);
    editor.settings.set('*', { trust: { images: ['babim/*'] } });
    void editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await editor.until(() => editor.refreshes === 1);
    expect((await editor.pull(uri, before.resultId)).kind).toBe('full');
    expect(await codes()).toEqual(['moving-tag', 'moving-tag']);
  });

  it('come with the notification where the client cannot be asked', async () => {
    await start({ capabilities: {} });
    void editor.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { dockerfileHygiene: { rules: { someone: 'off' } } },
    });
    editor.open(uri, text);
    expect(await codes()).toEqual(['moving-tag', 'moving-tag']);
    expect(editor.refreshes).toBe(0);
  });
});

describe('the policy file', () => {
  it('is the nearest one up to the workspace folder', async () => {
    await start();
    editor.files.set('file:///.dockerfile-hygiene.json', '{ "rules": { "someone": "off" } }');
    editor.files.set(policyUri, '{ "rules": { "moving-tag": "off" } }');
    editor.open(uri, text);
    expect(await codes()).toEqual(['someone']);
  });

  it('wins over the settings, and holds for untitled documents in the only folder', async () => {
    await start();
    editor.settings.set('*', { rules: { 'moving-tag': 'off', someone: 'off' } });
    editor.files.set(policyUri, '{ "rules": { "moving-tag": "default" } }');
    editor.open('untitled:Untitled-1', text);
    expect(await codes('untitled:Untitled-1')).toEqual(['moving-tag', 'moving-tag']);
  });

  it('that is broken is marked, is used as far as it goes, and the marks go when it is mended', async () => {
    await start();
    editor.files.set(policyUri, '{ "rules": { "someone": "off" }, "preset": "loud" }');
    editor.open(uri, text);
    expect(await codes()).toEqual(['moving-tag', 'moving-tag']);
    expect(editor.pushed).toMatchObject([
      { uri: policyUri, diagnostics: [{ source: 'hygiene', range: { start: { line: 0, character: 43 } } }] },
    ]);
    editor.files.set(policyUri, '{}');
    const changes = [{ uri: policyUri, type: 2 }];
    void editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await editor.until(() => editor.refreshes === 1);
    expect(await codes()).toHaveLength(3);
    expect(editor.pushed.at(-1)).toEqual({ uri: policyUri, diagnostics: [] });
  });

  it('counts unsaved when it is open', async () => {
    await start();
    editor.open(uri, text);
    expect(await codes()).toHaveLength(3);
    editor.open(policyUri, '{ "rules": { "someone": "off" } }', 'jsonc');
    await editor.until(() => editor.refreshes === 1);
    expect(await codes()).toHaveLength(2);
    expect(await codes(policyUri)).toEqual([]);
    editor.close(policyUri);
    await editor.until(() => editor.refreshes === 2);
    expect(await codes()).toHaveLength(3);
  });

  it('is read by the server itself for clients that do not know the request', async () => {
    const fallback = async (asked: string) =>
      asked === policyUri ? '{ "rules": { "moving-tag": "off" } }' : undefined;
    await start({ readsFiles: false, fallback });
    editor.open(uri, text);
    expect(await codes()).toEqual(['someone']);
  });

  it('of a folder that is added is found', async () => {
    await start({ folders: [] });
    editor.files.set(policyUri, '{ "rules": { "moving-tag": "off" } }');
    editor.open(uri, text);
    expect(await codes()).toHaveLength(3);
    void editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'file:///w', name: 'w' }], removed: [] },
    });
    await editor.until(() => editor.refreshes === 1);
    expect(await codes()).toEqual(['someone']);
  });
});

it('surroundings reach the linter by folder', async () => {
  await start({ folders: ['file:///w', 'file:///w/app'] });
  editor.open(uri, text);
  await codes();
  expect(engine.calls.at(-1)?.surroundings).toEqual({
    path: '/app/Dockerfile',
    owners: [],
    localImages: [],
  });
  void editor.connection.sendNotification('dockerfileHygiene/surroundings', {
    folders: [
      { uri: 'file:///w', gitConfig: null, files: [] },
      {
        uri: 'file:///w/app/',
        gitConfig: '[remote "origin"]\n\turl = git@github.com:Acme/app.git\n',
        files: [{ name: 'compose.yaml', text: 'services:\n  web:\n    build: .\n    image: acme/web\n' }],
      },
    ],
  });
  await editor.until(() => editor.refreshes === 1);
  await codes();
  expect(engine.calls.at(-1)?.surroundings).toMatchObject({ owners: ['acme'], localImages: ['acme/web'] });
});

describe('code actions', () => {
  it('come in a fixed order: fixes, suppress, trust, explain', async () => {
    await start();
    editor.open(uri, text);
    const actions = await editor.actions(uri, 'babim/web');
    expect(actions.map(({ title }) => title)).toEqual([
      'Use the official one',
      'Suppress someone here with a reason',
      'Trust image babim/web in .dockerfile-hygiene.json',
      'Trust all images of babim in .dockerfile-hygiene.json',
      'Explain someone',
    ]);
    expect(actions[0]).toMatchObject({
      kind: 'quickfix',
      isPreferred: false,
      diagnostics: [{ code: 'someone' }],
    });
    expect(actions[4]?.command).toMatchObject({
      command: 'dockerfileHygiene.explainRule',
      arguments: ['someone'],
    });
  });

  it('offer better ways to write package sources, which need no finding', async () => {
    await start();
    const source = (uri: string) => `RUN echo "deb ${uri} 13 main" > /etc/apt/sources.list.d/a.list\n`;
    const before = `FROM python:3.14-trixie\n${source('http://nginx.org/a')}`;
    editor.open(uri, before);
    const actions = await editor.actions(uri, 'nginx.org');
    expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
      ['Use https for nginx.org', 'refactor.rewrite.source'],
    ]);
    expect(editor.after(actions[0]?.edit, uri)).toBe(before.replace('http:', 'https:'));
    expect(await editor.actions(uri, 'nginx.org', ['quickfix'])).toEqual([]);
    expect(await editor.actions(uri, 'FROM', ['refactor'])).toEqual([]);
  });

  it('prefer a safe first fix only', async () => {
    await start();
    editor.open(uri, text);
    const [first, second] = await editor.actions(uri, 'latest');
    expect([first?.title, first?.isPreferred]).toEqual(['Use recent', true]);
    expect([second?.title, second?.isPreferred]).toEqual(['Use none', false]);
    expect(editor.after(first?.edit, uri)).toBe(text.replace('latest', 'recent'));
  });

  it('suppress with a comment that works', async () => {
    await start();
    editor.open(uri, text);
    const suppress = (await editor.actions(uri, 'babim/web'))[1];
    const after = editor.after(suppress?.edit, uri);
    expect(after).toBe(`# hygiene: ignore someone reason="why is this acceptable?"\n${text}`);
    editor.change(uri, after);
    expect(await codes()).toEqual(['moving-tag', 'moving-tag']);
  });

  it('trust by a policy file that is made where there is none', async () => {
    await start();
    editor.open(uri, text);
    const edit = (await editor.actions(uri, 'babim/web'))[3]?.edit;
    expect(edit?.documentChanges?.[0]).toEqual({
      kind: 'create',
      uri: policyUri,
      options: { ignoreIfExists: true },
    });
    const content = editor.after(edit, policyUri);
    expect(content).toContain('"docker.io/babim/*"');
    editor.files.set(policyUri, content);
    void editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: policyUri, type: 1 }],
    });
    await editor.until(() => editor.refreshes === 1);
    expect(await codes()).toEqual(['moving-tag', 'moving-tag']);
  });

  it('trust by the policy file that holds, keeping its comments', async () => {
    await start();
    const near = 'file:///w/app/.dockerfile-hygiene.json';
    editor.files.set(near, '{\n  // mine\n  "trust": { "images": ["x/*"] }\n}\n');
    editor.open(uri, text);
    const edit = (await editor.actions(uri, 'babim/web'))[2]?.edit;
    expect(edit?.documentChanges).toHaveLength(1);
    expect(editor.after(edit, near)).toMatch(/\/\/ mine[\s\S]*"x\/\*",\s*"docker\.io\/babim\/web"/);
  });

  it('fix all safe findings, round after round, only when asked by kind', async () => {
    await start();
    editor.open(uri, text);
    for (const kind of ['source.fixAll', 'source.fixAll.dockerfileHygiene', 'source']) {
      const actions = await editor.actions(uri, 'latest', [kind]);
      expect(actions.map((action) => action.kind)).toEqual(['source.fixAll.dockerfileHygiene']);
      expect(editor.after(actions[0]?.edit, uri)).toBe('FROM babim/web:1 AS a\nFROM debian:1\n');
    }
    expect(await editor.actions(uri, 'latest', ['source.organizeImports'])).toEqual([]);
    expect((await editor.actions(uri, 'latest', ['quickfix'])).every(({ kind }) => kind === 'quickfix')).toBe(
      true,
    );
  });

  it('are not offered where nothing is found', async () => {
    await start();
    editor.open(uri, text);
    expect(await editor.actions(uri, 'AS a')).toEqual([]);
  });

  it('do without versions and new files where the client knows neither', async () => {
    await start({ capabilities: {} });
    editor.open(uri, text);
    const actions = await editor.actions(uri, 'babim/web');
    expect(actions.map(({ title }) => title)).toEqual([
      'Use the official one',
      'Suppress someone here with a reason',
      'Explain someone',
    ]);
    expect(editor.after(actions[0]?.edit, uri)).toBe(text.replace('babim/', ''));
  });
});

describe('hover', () => {
  it('says what, why and what instead', async () => {
    await start();
    editor.open(uri, text);
    const hover = await editor.hover(uri, 'latest');
    expect(hover?.range).toEqual(editor.rangeOf(uri, 'latest'));
    expect((hover?.contents as { value: string } | undefined)?.value).toMatchInlineSnapshot(`
      "**A tag that moves** · \`moving-tag\`

      **Why**

      Because it moves.

      \`\`\`sh
      # no heading
      \`\`\`

      **What to do instead**

      Name a *version*."
    `);
    editor.change(uri, `# note\n${text}`);
    expect(await editor.hover(uri, '# note')).toBeNull();
  });
});

describe('requests of our own', () => {
  it('summary counts what the editor shows, or a text', async () => {
    await start();
    const ask = (params: object) => editor.connection.sendRequest('dockerfileHygiene/summary', params);
    editor.open(uri, text);
    expect(await ask({ uri, text: '' })).toEqual({ errors: 1, warnings: 2 });
    expect(await ask({ uri: 'file:///w/b/Dockerfile', text: 'FROM a:latest' })).toEqual({
      errors: 0,
      warnings: 1,
    });
    expect(await ask({ uri: 'file:///w/c/Dockerfile' })).toEqual({ errors: 0, warnings: 0 });
  });

  it('outline tells stages and instructions', async () => {
    await start();
    const outline = await editor.connection.sendRequest('dockerfileHygiene/outline', {
      uri,
      text: 'FROM debian AS Base\nRUN a \\\n  # no\n  && b\n',
    });
    expect(outline).toEqual({
      stages: [{ name: 'base', line: 0 }],
      instructions: [
        { keyword: 'FROM', text: 'FROM debian AS Base', startLine: 0, endLine: 0, stage: 0 },
        { keyword: 'RUN', text: 'RUN a && b', startLine: 1, endLine: 3, stage: 0 },
      ],
    });
  });

  it('rules come with their pages', async () => {
    await start();
    const { rules } = await editor.connection.sendRequest<{ rules: { id: string; page: string }[] }>(
      'dockerfileHygiene/rules',
    );
    expect(rules.map(({ id }) => id)).toEqual(['moving-tag', 'someone', 'broken']);
    expect(rules[0]?.page).toContain('# A tag that moves');
  });
});
