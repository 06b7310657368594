// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files, not of TypeScript
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { parseCompose } from '../../src/compose/parse';
import { lint } from '../../src/linter';
import { rulesRequest } from '../../src/protocol';
import { allRules } from '../../src/rules';
import { Editor } from './editor';

const uri = 'file:///w/api/Dockerfile';
const app = `FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends postgresql python3 && rm -rf /var/lib/apt/lists/*
COPY app.py /srv/
CMD ["python3", "/srv/app.py"]
`;

let editor: Editor;
afterEach(() => editor?.stop());

async function start(
  files: Readonly<Record<string, string>> = {},
  text = app,
  capabilities?: object,
): Promise<void> {
  editor = await Editor.start({ lint, rules: allRules }, capabilities ? { capabilities } : {});
  for (const [name, content] of Object.entries(files)) editor.files.set(name, content);
  editor.open(uri, text);
}

/** A promise, and what fulfils it. */
function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

const offered = async (at = 'postgresql') =>
  (await editor.actions(uri, at)).filter(({ title }) => /^(?:Run|Use a) /.test(title));

/** What an action writes into a document, without what stands between. */
function writtenTo(target: string, action: CodeAction | undefined): string {
  const changes = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  const edits = changes.flatMap((c) => (c.textDocument?.uri === target ? (c.edits as TextEdit[]) : []));
  return edits.map(({ newText }) => newText).join('');
}

describe('a repair that writes a service beside the application', () => {
  it('makes a compose file where there is none', async () => {
    await start();
    const [run, elsewhere] = await offered();
    expect(run?.title).toBe('Run PostgreSQL from compose.yaml, with a named volume and a backup job');
    const target = 'file:///w/api/compose.yaml';
    expect(run?.edit?.documentChanges).toMatchObject([
      { textDocument: { uri, version: 1 }, edits: [{ newText: 'postgresql-client' }] },
      { kind: 'create', uri: target },
      { textDocument: { uri: target, version: null } },
    ]);
    const written = writtenTo(target, run);
    expect(parseCompose(written).services.map(({ name }) => name)).toEqual(['app', 'db', 'db-backup']);
    expect(elsewhere?.title).toBe('Use a PostgreSQL that is managed elsewhere (DATABASE_URL)');
  });

  it('adds to the file that builds the Dockerfile, as it is in the editor', async () => {
    const compose = 'file:///w/docker-compose.yml';
    const text = 'services:\n  api:\n    build: ./api\n';
    await start({ [compose]: 'services: {}\n' });
    editor.open(compose, text, 'dockercompose');
    const [run, elsewhere] = await offered();
    expect(run?.title).toBe('Run PostgreSQL from docker-compose.yml, with a named volume and a backup job');
    const [, change] = (run?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(change?.textDocument).toEqual({ uri: compose, version: 1 });
    const added = writtenTo(compose, run);
    expect(added).toContain('\n    depends_on:\n      db:\n        condition: service_healthy');
    expect(added).toContain('\n  db:\n    image: postgres:18');
    expect(elsewhere?.edit?.documentChanges).toMatchObject([
      { textDocument: { uri } },
      { edits: [{ newText: expect.stringContaining('DATABASE_URL:') }] },
    ]);
  });

  it('does not tell an application that the file does not build where its database is', async () => {
    await start({ 'file:///w/compose.yml': 'services:\n  web:\n    image: nginx:1.29\n' });
    expect((await offered()).map(({ title }) => title)).toEqual([
      'Run PostgreSQL from compose.yml, with a named volume and a backup job',
    ]);
  });

  it('is not offered where the file cannot be added to, or none can be made', async () => {
    await start({ 'file:///w/api/compose.yaml': 'services: { api: { build: . } }\n' });
    expect(await offered()).toEqual([]);
    await editor.stop();
    await start({}, app, { workspace: { workspaceEdit: { documentChanges: true } } });
    expect(await offered()).toEqual([]);
  });

  it('mounts the scripts of an image that is nothing else, from where the compose file is', async () => {
    await start(
      { 'file:///w/compose.yaml': 'services:\n  web:\n    image: nginx:1.29\n' },
      'FROM postgres:18\nCOPY init.sql /docker-entrypoint-initdb.d/\n',
    );
    const [run] = await offered('postgres:18');
    expect(run?.title).toBe(
      'Run PostgreSQL from compose.yaml with the scripts mounted, without an image of its own',
    );
    expect(run?.edit?.documentChanges).toHaveLength(1);
    expect(JSON.stringify(run?.edit)).toContain('./api/init.sql:/docker-entrypoint-initdb.d/init.sql:ro');
  });

  it('puts the makers’ image in the place of one that only adds scripts', async () => {
    const compose = 'file:///w/compose.yaml';
    const text =
      'services:\n  store:\n    build: ./api\n    environment:\n      POSTGRES_PASSWORD: ${STORE_PASSWORD}\n';
    await start({ [compose]: text }, 'FROM postgres:18\nCOPY sql /docker-entrypoint-initdb.d/\n');
    const [run, ...more] = await offered('postgres:18');
    expect(more).toEqual([]);
    const written = writtenTo(compose, run);
    expect(written).toContain('image: postgres:18');
    expect(written).toContain('- ./api/sql:/docker-entrypoint-initdb.d:ro');
    expect(written).toContain('- store-data:/var/lib/postgresql');
    expect(written).not.toContain('depends_on');
  });
});

it('nothing is offered for a version that has gone by while the answer was made', async () => {
  const [asked, answer] = [gate(), gate()];
  editor = await Editor.start(
    { lint, rules: allRules },
    {
      readsFiles: false,
      fallback: async (file) => {
        if (!file.endsWith('/compose.yaml')) return undefined;
        asked.open();
        await answer.passed;
        return undefined;
      },
    },
  );
  editor.open(uri, app);
  const request = editor.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: editor.rangeOf(uri, 'postgresql'),
    context: { diagnostics: [] },
  });
  await asked.passed;
  editor.change(uri, `\n${app}`);
  // Messages are taken in turn: once this is answered, the change is known.
  await editor.connection.sendRequest(rulesRequest);
  answer.open();
  expect(await request).toEqual([]);
});
