// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files, not of TypeScript
import { afterEach, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lintDocument } from '../../src/compose-linter';
import { type CheckUpdatesResult, checkUpdatesRequest, type PinResult, pinRequest } from '../../src/protocol';
import { allRules } from '../../src/rules';
import { Editor, type EditorOptions } from './editor';
import { digestOf, StubRegistry } from './stub-registry';

const uri = 'file:///w/compose.yaml';
const policy = '{ "preset": "recommended" }';
let editor: Editor;

async function start(options?: EditorOptions): Promise<void> {
  const rules = allRules.filter(({ meta }) => meta.family === 'bases' || meta.family === 'sources');
  editor = await Editor.start({ rules, lint: (input) => lintDocument({ ...input, rules }) }, options);
  editor.files.set('file:///w/.dockerfile-hygiene.json', policy);
}
afterEach(() => editor?.stop());

const codes = async (document = uri) => (await editor.diagnostics(document)).map(({ code }) => code);

describe('compose documents', () => {
  it.each([
    ['dockercompose', 'file:///w/stack.yml', true],
    ['yaml', 'file:///w/docker-compose.prod.yml', true],
    ['yaml', 'file:///w/some%20where/compose.yaml', true],
    ['yaml', 'file:///w/values.yaml', false],
    ['dockercompose', 'untitled:Untitled-1', true],
  ])('are told by language and name: %s %s', async (language, document, isCompose) => {
    await start();
    editor.open(document, 'services:\n  a:\n    image: grafana/grafana\n', language);
    expect(await codes(document)).toEqual(isCompose ? ['floating-base'] : []);
  });

  it('have findings, fixes, suppressions, trust and explanations', async () => {
    await start();
    const text = 'services:\n  a:\n    image: "redis" # cache\n  b:\n    image: someone/thing:1\n';
    editor.open(uri, text, 'dockercompose');
    expect(await codes()).toEqual(['floating-base', 'untrusted-base']);
    const [floating] = await editor.diagnostics(uri);
    expect(floating?.range).toEqual({
      start: { line: 2, character: 11 },
      end: { line: 2, character: 18 },
    });
    const actions = await editor.actions(uri, '"redis"');
    const titles = actions.map(({ title }) => title);
    expect(titles).toEqual([
      expect.stringMatching(/^Use redis:\d/),
      'Suppress floating-base here with a reason',
      'Explain floating-base',
    ]);
    const fix = actions[0];
    expect(editor.after(fix?.edit, uri)).toMatch(/image: "redis:\d[\d.]*" # cache\n/);
    const suppress = actions.find(({ title }) => title.startsWith('Suppress'));
    const after = editor.after(suppress?.edit, uri);
    expect(after).toContain(
      '    # hygiene: ignore floating-base reason="why is this acceptable?"\n    image: "redis"',
    );
    editor.change(uri, after);
    expect(await codes()).toEqual(['untrusted-base']);
  });

  it('have a hover on what a service runs', async () => {
    await start();
    editor.open(uri, 'services:\n  a:\n    image: node:20\n', 'dockercompose');
    expect(JSON.stringify(await editor.hover(uri, 'node:20'))).toContain('node:20');
  });

  it('take values from the .env file beside them', async () => {
    await start({ readsFiles: true });
    editor.files.set('file:///w/.env', 'TAG=latest\n');
    editor.open(uri, 'services:\n  a:\n    image: redis:${TAG}\n', 'yaml');
    await codes();
    await editor.until(() => editor.refreshes > 0);
    expect(await codes()).toEqual(['floating-base']);
  });

  it('are no Dockerfiles to the requests that are about those', async () => {
    await start();
    editor.open(uri, 'services:\n  a:\n    image: redis\n', 'dockercompose');
    expect(await editor.connection.sendRequest('dockerfileHygiene/provenance', { uri })).toEqual({
      page: null,
    });
    expect(await editor.connection.sendRequest('dockerfileHygiene/buildxPolicy', { uri })).toBeNull();
    expect(await editor.connection.sendRequest('dockerfileHygiene/summary', { uri })).toEqual({
      errors: 0,
      warnings: 1,
    });
  });

  it('lead to the Dockerfiles that they build, and say what is found there', async () => {
    await start();
    editor.files.set('file:///w/app/Dockerfile', 'ARG BASE\nFROM $BASE AS a\nFROM node:18 AS b\n');
    const text =
      'services:\n  a:\n    build:\n      context: ./app\n      target: a\n      args: [BASE=debian]\n  b:\n    build: ./none\n';
    editor.open(uri, text, 'dockercompose');
    const links = await editor.connection.sendRequest('textDocument/documentLink', { textDocument: { uri } });
    expect(links).toEqual([
      {
        range: editor.rangeOf(uri, './app'),
        target: 'file:///w/app/Dockerfile',
        tooltip: 'Open app/Dockerfile',
      },
    ]);
    const hover = JSON.stringify(await editor.hover(uri, './app'));
    expect(hover).toContain('app/Dockerfile');
    expect(hover).toContain('(stage `a`, with `BASE` from here): 1 warning');
  });

  it('are pinned to digests, each image where it is written, and asked for updates', async () => {
    const registry = new StubRegistry();
    await start({ services: { registry: () => registry } });
    registry.has('docker.io/library/redis:8', 'a');
    registry.has('docker.io/library/nginx:1.30', 'b');
    const text =
      'x-c: &c\n  image: nginx:1.30\nservices:\n  a:\n    image: "redis:${V:-8}"\n  b: *c\n  c:\n    <<: *c\n  d:\n    build: .\n    image: own\n';
    editor.open(uri, text, 'dockercompose');
    const { documents } = await editor.connection.sendRequest<PinResult>(pinRequest, {
      documents: [{ uri }],
    });
    const edits = documents[0]?.edits ?? [];
    const after = TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), [...edits]);
    expect(after).toContain(`image: "redis:\${V:-8@${digestOf('a')}}"`);
    expect(after).toContain(`  image: nginx:1.30@${digestOf('b')}\n`);
    editor.change(uri, after);
    registry.has('docker.io/library/nginx:1.30', 'c');
    const { images } = await editor.connection.sendRequest<CheckUpdatesResult>(checkUpdatesRequest, {
      documents: [{ uri }],
    });
    expect(images.map(({ image, state }) => [image, state])).toContainEqual(['nginx:1.30', 'stale']);
    expect(await codes()).toContain('stale-base-digest');
    // Files of the workspace that are not open are sent along with their text.
    const closed = {
      uri: 'file:///w/docker-compose.prod.yml',
      text: 'services:\n  a:\n    image: nginx:1.30\n',
    };
    const pinned = await editor.connection.sendRequest<PinResult>(pinRequest, { documents: [closed] });
    expect(pinned.documents[0]?.edits.map(({ newText }) => newText).join('')).toContain(digestOf('c'));
  });

  it('contain Dockerfiles', async () => {
    await start();
    const text =
      'services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM debian:12\n        RUN curl -fsSL https://example.org/x.sh | sh\n';
    editor.open(uri, text, 'dockercompose');
    const found = await editor.diagnostics(uri);
    expect(found.map(({ code, range }) => [code, range.start.line])).toContainEqual(['remote-script', 5]);
  });
});
