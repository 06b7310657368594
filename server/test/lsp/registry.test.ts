import { afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource, TextDocumentEdit, WorkDoneProgress } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../src/findings';
import type { RegistrySettings } from '../../src/lsp/services';
import {
  type CheckUpdatesResult,
  checkUpdatesRequest,
  commands,
  type DescribeImageResult,
  describeImageRequest,
  type PinParams,
  type PinResult,
  pinRequest,
  workspaceTrustNotification,
} from '../../src/protocol';
import { RegistryError } from '../../src/registry/registry';
import { Editor } from './editor';
import { stubEngine } from './stub-engine';
import { digestOf, StubRegistry } from './stub-registry';

const uri = 'file:///w/Dockerfile';
const bookworm = 'docker.io/library/debian:bookworm';

let editor: Editor;
let registry: StubRegistry;
let given: RegistrySettings[];
afterEach(() => editor?.stop());

async function start(findings: Finding[] = []): Promise<void> {
  registry = new StubRegistry();
  given = [];
  const engine = stubEngine();
  const lint: typeof engine.lint = (input) => ({ ...engine.lint(input), findings, failures: [] });
  editor = await Editor.start(
    { ...engine, lint },
    {
      services: {
        registry: (settings) => {
          given.push(settings);
          return registry;
        },
      },
    },
  );
}

const ask = <R>(method: string, params: object) => editor.connection.sendRequest<R>(method, params);
const pin = (params: PinParams) => ask<PinResult>(pinRequest, params);

/** What pinning makes of a text, and what is said of its images. */
async function pinned(text: string, more: Partial<PinParams> = {}) {
  const { documents } = await pin({ documents: [{ uri, text }], ...more });
  const [first] = documents;
  const edits = first?.edits.map(({ range, newText }) => ({ range, newText })) ?? [];
  return {
    text: TextDocument.applyEdits(TextDocument.create(uri, 'dockerfile', 1, text), edits),
    images: first?.images ?? [],
    states: first?.images.map(({ state }) => state),
  };
}

describe('pinning', () => {
  const a = digestOf('a');
  it.each([
    ['FROM debian:bookworm', `FROM debian:bookworm@${a}`],
    ['FROM debian', `FROM debian:latest@${a}`],
    ['FROM "debian:bookworm" AS b', `FROM "debian:bookworm@${a}" AS b`],
    ['FROM --platform=linux/arm64 debian:bookworm', `FROM --platform=linux/arm64 debian:bookworm@${a}`],
    ['FROM localhost:5000/own', `FROM localhost:5000/own:latest@${a}`],
    ['FROM scratch\nCOPY --from=debian:bookworm / /', `FROM scratch\nCOPY --from=debian:bookworm@${a} / /`],
    [
      'FROM scratch\nRUN --mount=from=debian:bookworm,target=/x true',
      `FROM scratch\nRUN --mount=from=debian:bookworm@${a},target=/x true`,
    ],
    ['ARG BASE=debian:bookworm\nFROM $BASE', `ARG BASE=debian:bookworm@${a}\nFROM $BASE`],
    [`ARG BASE="debian"\nFROM \${BASE}`, `ARG BASE="debian:latest@${a}"\nFROM \${BASE}`],
    [`ARG T=bookworm\nFROM debian:\${T}`, `ARG T=bookworm@${a}\nFROM debian:\${T}`],
    ['ARG I=debian\nARG T=bookworm\nFROM $I:$T', `ARG I=debian\nARG T=bookworm@${a}\nFROM $I:$T`],
    [
      '# BASE\nARG BASE=debian:bookworm\nFROM $BASE AS a\nFROM $BASE',
      `# BASE\nARG BASE=debian:bookworm@${a}\nFROM $BASE AS a\nFROM $BASE`,
    ],
  ])('writes the digest into %j', async (before, after) => {
    await start();
    for (const key of [bookworm, 'docker.io/library/debian:latest', 'localhost:5000/own:latest'])
      registry.has(key, 'a');
    const result = await pinned(before);
    expect(result.text).toBe(after);
    expect(new Set(result.states)).toEqual(new Set(['pinned']));
    expect(registry.asked).toHaveLength(1);
  });

  it.each([
    ['a part of the tag', 'ARG V=12\nFROM debian:$V-slim'],
    ['an argument that a command uses too', 'ARG T=bookworm\nFROM debian:$T\nARG T\nRUN echo $T'],
    ['an argument of other images', 'ARG T=bookworm\nFROM debian:$T\nFROM ubuntu:$T'],
    ['a default of the use', `ARG T\nFROM debian:\${T:-bookworm}`],
    ['no default', 'ARG BASE\nFROM $BASE'],
  ])('leaves what %s makes up, and says where to pin', async (_, text) => {
    await start();
    registry.has(bookworm, 'a');
    const result = await pinned(text);
    expect(result.text).toBe(text);
    expect(new Set(result.states)).toEqual(new Set(['elsewhere']));
    expect(result.images[0]?.message).toMatch(/made up of arguments; pin it where the argument is set\.$/);
    expect(registry.asked).toEqual([]);
  });

  it('leaves scratch, stages, templates and digests alone', async () => {
    await start();
    const text = `FROM debian:bookworm@${digestOf('b')} AS build\nFROM build\nFROM scratch\nCOPY --from=build /a /b\n`;
    const result = await pinned(text);
    expect(result.text).toBe(text);
    expect(result.states).toEqual(['unchanged']);
    expect((await pinned('FROM {{ base }}\nFROM debian:bookworm\n')).images).toEqual([]);
    expect(registry.asked).toEqual([]);
  });

  it('asks once for what several places name', async () => {
    await start();
    registry.has(bookworm, 'a');
    const other = 'file:///w/other.Dockerfile';
    const text = 'FROM debian:bookworm AS a\nFROM docker.io/library/debian:bookworm\n';
    const { documents } = await pin({
      documents: [
        { uri, text },
        { uri: other, text },
      ],
    });
    expect(documents.map(({ edits }) => edits.length)).toEqual([2, 2]);
    expect(registry.asked).toEqual([`HEAD ${bookworm}`]);
  });

  it('takes only the image at a position', async () => {
    await start();
    registry.has(bookworm, 'a');
    const text = 'FROM alpine:3\nFROM debian:bookworm\n';
    const result = await pinned(text, { position: { line: 1, character: 7 } });
    expect(result.text).toBe(`FROM alpine:3\nFROM debian:bookworm@${a}\n`);
    expect(result.images).toHaveLength(1);
    expect((await pinned(text, { position: { line: 0, character: 0 } })).images).toEqual([]);
  });

  it('takes all places that name the image at a position, when asked to', async () => {
    await start();
    registry.has(bookworm, 'a');
    const text = 'FROM debian:bookworm AS a\nFROM alpine:3\nCOPY --from=debian:bookworm /a /b\n';
    const where = { position: { line: 0, character: 5 }, everywhere: true };
    expect((await pinned(text, where)).text).toBe(text.replaceAll('bookworm', `bookworm@${a}`));
    expect(registry.asked).toEqual([`HEAD ${bookworm}`]);
  });

  it('replaces an outdated digest only when asked to update', async () => {
    await start();
    registry.has(bookworm, 'a');
    const text = `FROM debian:bookworm@${digestOf('b')}\n`;
    expect((await pinned(text)).text).toBe(text);
    expect((await pinned(text, { update: true })).text).toBe(`FROM debian:bookworm@${a}\n`);
    const argument = `ARG T=bookworm@${digestOf('b')}\nFROM debian:$T\n`;
    expect((await pinned(argument, { update: true })).text).toBe(`ARG T=bookworm@${a}\nFROM debian:$T\n`);
    const unpinned = await pinned('FROM debian:bookworm\nFROM $BASE\n', { update: true });
    expect(unpinned).toEqual({ text: 'FROM debian:bookworm\nFROM $BASE\n', images: [], states: [] });
    const bare = `FROM debian@${digestOf('b')}\n`;
    expect((await pinned(bare, { update: true })).text).toBe(bare);
  });

  it('says what failed, and pins the others', async () => {
    await start();
    registry.has(bookworm, 'a');
    const result = await pinned('FROM debian:bookworm\nFROM debian:nosuch\n');
    expect(result.text).toBe(`FROM debian:bookworm@${a}\nFROM debian:nosuch\n`);
    expect(result.images[1]).toEqual({
      image: 'debian:nosuch',
      line: 1,
      state: 'failed',
      message: 'docker.io has no library/debian:nosuch.',
    });
  });

  it('is for the text as it is when the registry has answered, also when it is not saved', async () => {
    await start();
    const untitled = 'untitled:Untitled-1';
    registry.has(bookworm, 'a');
    registry.hanging = true;
    editor.open(untitled, 'FROM debian:bookworm\n');
    const answer = pin({ documents: [{ uri: untitled }], position: { line: 0, character: 5 } });
    await registry.until(() => registry.asked.length === 1);
    editor.change(untitled, '# written meanwhile\nFROM debian:bookworm\n');
    await editor.diagnostics(untitled);
    registry.release();
    const [document] = (await answer).documents;
    expect(document).toMatchObject({
      version: 2,
      edits: [
        { range: { start: { line: 1, character: 20 }, end: { line: 1, character: 20 } }, newText: `@${a}` },
      ],
    });
  });

  it('asks at most four things at a time and reports each answer', async () => {
    await start();
    registry.hanging = true;
    const tags = [1, 2, 3, 4, 5, 6, 7];
    for (const tag of tags) registry.has(`docker.io/library/debian:${tag}`, 'a');
    const percentages: (number | undefined)[] = [];
    editor.connection.onProgress(WorkDoneProgress.type, 'token', (value) => {
      if (value.kind === 'report') percentages.push(value.percentage);
    });
    const answer = pinned(tags.map((tag) => `FROM debian:${tag}\n`).join(''), { workDoneToken: 'token' });
    await registry.until(() => registry.asked.length === 4);
    registry.release();
    expect((await answer).states).toEqual(tags.map(() => 'pinned'));
    expect(registry.peak).toBe(4);
    expect(percentages).toEqual([14, 29, 43, 57, 71, 86, 100]);
  });

  it('can be cancelled: nothing is changed, the questions end', async () => {
    await start();
    registry.hanging = true;
    const source = new CancellationTokenSource();
    const text = 'FROM debian:1\nFROM debian:2\nFROM debian:3\nFROM debian:4\nFROM debian:5\n';
    const answer = editor.connection.sendRequest(pinRequest, { documents: [{ uri, text }] }, source.token);
    await registry.until(() => registry.asked.length === 4);
    source.cancel();
    await expect(answer).rejects.toThrow(/cancel/i);
    await registry.until(() => registry.aborted.length === 4);
    expect(registry.asked).toHaveLength(4);
  });
});

describe('a registry that is down', () => {
  it('is not asked about every image', async () => {
    await start();
    registry.hanging = true;
    const tags = [1, 2, 3, 4, 5, 6, 7];
    for (const tag of tags)
      registry.images.set(
        `docker.io/library/debian:${tag}`,
        failing('timeout', 'docker.io does not answer.'),
      );
    registry.has('localhost:5000/own:1', 'a');
    const text = [...tags.map((tag) => `FROM debian:${tag}`), 'FROM localhost:5000/own:1'].join('\n');
    const answer = pinned(text);
    await registry.until(() => registry.asked.length === 4);
    registry.release();
    const { images } = await answer;
    expect(registry.asked.slice(4)).toEqual(['HEAD localhost:5000/own:1']);
    expect(images.map(({ state }) => state)).toEqual([...tags.map(() => 'failed'), 'pinned']);
    expect(new Set(images.slice(0, 7).map(({ message }) => message))).toEqual(
      new Set(['docker.io does not answer.']),
    );
  });
});

describe('a registry that hangs', () => {
  it('keeps nothing else waiting', async () => {
    await start();
    registry.hanging = true;
    registry.has(bookworm, 'a');
    editor.open(uri, 'FROM debian:bookworm\n');
    const answer = pin({ documents: [{ uri }] });
    await registry.until(() => registry.asked.length === 1);
    let isAnswered = false;
    void answer.then(() => {
      isAnswered = true;
    });
    expect(await editor.diagnostics(uri)).toEqual([]);
    editor.change(uri, 'FROM debian:bookworm\n\n');
    expect((await editor.pull(uri)).kind).toBe('full');
    expect(await editor.hover(uri, 'debian')).not.toBeNull();
    expect((await editor.actions(uri, 'debian')).length).toBeGreaterThan(0);
    expect(isAnswered).toBe(false);
    registry.release();
    expect((await answer).documents[0]?.edits).toHaveLength(1);
  });

  it('shows in the status, and leaves it with its next answer', async () => {
    await start();
    registry.hanging = true;
    editor.open(uri, 'FROM debian:bookworm\n');
    const answer = pin({ documents: [{ uri }] });
    await editor.until(() => editor.registryStatus.at(-1)?.asking === 1);
    registry.images.set(bookworm, failing('timeout', 'docker.io does not answer.'));
    registry.release();
    await answer;
    const problem = { host: 'docker.io', message: 'docker.io does not answer.' };
    await editor.until(() => editor.registryStatus.at(-1)?.asking === 0);
    expect(editor.registryStatus.at(-1)).toEqual({ asking: 0, problems: [problem] });
    registry.has(bookworm, 'a');
    await pin({ documents: [{ uri }] });
    await editor.until(() => editor.registryStatus.at(-1)?.problems.length === 0);
  });
});

/** An image that cannot be read without an error. */
function failing(problem: 'timeout', message: string) {
  return {
    get digest(): string {
      throw new RegistryError(problem, message);
    },
    checked: '',
    platforms: [],
  };
}

describe('checking for updates', () => {
  it('says for each image where it stands, and what changed', async () => {
    await start();
    const [old, current] = [digestOf('b'), digestOf('a')];
    const version = (value: string) => ({ 'org.opencontainers.image.version': value });
    const platform = (created: string) => [{ platform: 'linux/amd64', digest: current, created }];
    registry.has(bookworm, 'a', { labels: version('12.6'), platforms: platform('2026-11-01T00:00:00Z') });
    registry.has(`docker.io/library/debian@${old}`, 'b', {
      labels: version('12.5'),
      platforms: platform('2026-10-01T00:00:00Z'),
    });
    const text = [
      `FROM debian:bookworm@${old}`,
      `FROM debian:bookworm@${current}`,
      'FROM debian:bookworm',
      `FROM debian@${old}`,
      'FROM debian:nosuch',
      'FROM $BASE',
    ].join('\n');
    const { images } = await ask<CheckUpdatesResult>(checkUpdatesRequest, { documents: [{ uri, text }] });
    expect(images.map(({ state, line }) => [line, state])).toEqual([
      [0, 'stale'],
      [1, 'current'],
      [2, 'unpinned'],
      [3, 'unknown'],
      [4, 'failed'],
      [5, 'unknown'],
    ]);
    expect(images[0]).toEqual({
      uri,
      line: 0,
      image: 'debian:bookworm',
      state: 'stale',
      pinned: old,
      digest: current,
      changes: [
        { label: 'version', before: '12.5', after: '12.6' },
        { label: 'created', before: '2026-10-01T00:00:00Z', after: '2026-11-01T00:00:00Z' },
      ],
    });
    expect(registry.asked.filter((question) => question.startsWith('HEAD'))).toHaveLength(2);
  });

  it('weighs the base of the image and its smaller variant', async () => {
    await start();
    registry.has('docker.io/library/python:3.14', 'a');
    registry.has('docker.io/library/python:3.14-slim', 'b');
    const text = 'FROM debian:trixie AS tools\nFROM python:3.14\n';
    await ask(checkUpdatesRequest, { documents: [{ uri, text }] });
    expect(registry.asked.filter((question) => question.startsWith('GET'))).toEqual([
      'GET docker.io/library/python:3.14',
      'GET docker.io/library/python:3.14-slim',
    ]);
  });

  it('tells the rules, and lets the client ask for diagnostics again', async () => {
    await start();
    registry.has(bookworm, 'a');
    editor.open(uri, 'FROM debian:bookworm\n');
    const before = await editor.pull(uri);
    await ask(checkUpdatesRequest, { documents: [{ uri }] });
    await editor.until(() => editor.refreshes === 1);
    expect((await editor.pull(uri, before.resultId)).kind).toBe('full');
  });
});

describe('settings', () => {
  it('reach what asks, with the proxy of the editor', async () => {
    await start();
    editor.settings.set('*', { registry: { insecure: ['r.example.com', 7], timeout: 3 } });
    editor.settings.set('http', { proxy: 'http://p.example.com', noProxy: ['x'], proxyStrictSSL: false });
    await pinned('FROM debian');
    await pinned('FROM debian');
    expect(given).toEqual([
      {
        insecure: ['r.example.com'],
        timeout: 3,
        proxy: 'http://p.example.com',
        noProxy: ['x'],
        strictSSL: false,
      },
    ]);
    editor.settings.set('http', { proxy: 'http://p.example.com', proxySupport: 'off' });
    void editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await editor.until(() => editor.refreshes === 1);
    await pinned('FROM debian');
    expect(given[1]).toMatchObject({ proxy: undefined, noProxy: [], strictSSL: true });
  });

  it('that say off let nobody be asked, and nothing be offered', async () => {
    await start();
    editor.settings.set('*', { registry: { lookups: 'off' } });
    editor.open(uri, 'FROM debian:bookworm\n');
    for (const method of [pinRequest, checkUpdatesRequest])
      expect(await ask(method, { documents: [{ uri }] })).toEqual({ refused: 'off' });
    const position = { line: 0, character: 6 };
    expect(await ask(describeImageRequest, { uri, position })).toEqual({ refused: 'off' });
    expect(await editor.actions(uri, 'debian')).toEqual([]);
    expect(JSON.stringify(await editor.hover(uri, 'debian'))).not.toContain(commands.askRegistry);
    expect(registry.asked).toEqual([]);
  });

  it('that differ between folders hold per document', async () => {
    await start();
    registry.has(bookworm, 'a');
    const off = 'file:///w/off/Dockerfile';
    editor.settings.set(off, { registry: { lookups: 'off' } });
    const text = 'FROM debian:bookworm';
    const { documents } = await pin({
      documents: [
        { uri: off, text },
        { uri, text },
      ],
    });
    expect(documents.map(({ images }) => images[0]?.state)).toEqual(['failed', 'pinned']);
    expect(documents[0]?.images[0]?.message).toMatch(/switched off/);
  });
});

describe('without a way to registries', () => {
  it('the requests say so, and nothing is offered', async () => {
    editor = await Editor.start(stubEngine());
    editor.open(uri, 'FROM debian:bookworm\n');
    expect(await ask(pinRequest, { documents: [{ uri }] })).toEqual({ refused: 'no-registry' });
    expect(await editor.actions(uri, 'debian')).toEqual([]);
    expect(JSON.stringify(await editor.hover(uri, 'debian'))).not.toContain(commands.askRegistry);
  });
});

describe('opening a document', () => {
  const text = `FROM debian:bookworm@${digestOf('b')} AS a\nFROM debian:bookworm@${digestOf('c')}\nFROM alpine:3\n`;
  const trust = (trusted: boolean) =>
    void editor.connection.sendNotification(workspaceTrustNotification, { trusted });

  it('looks up the digests of pinned images once a day, when that is wanted', async () => {
    await start();
    editor.settings.set('*', { registry: { lookups: 'onOpen' } });
    registry.has(bookworm, 'a');
    editor.open(uri, text);
    trust(true);
    await editor.until(() => editor.refreshes === 1);
    editor.close(uri);
    editor.open(uri, `${text}FROM debian:12@${digestOf('b')}`);
    await registry.until(() => registry.asked.length === 2);
    expect(registry.asked).toEqual([`HEAD ${bookworm}`, 'HEAD docker.io/library/debian:12']);
  });

  it('asks nobody in a workspace that is not trusted, or when it is not wanted', async () => {
    await start();
    editor.settings.set('*', { registry: { lookups: 'onOpen' } });
    editor.open(uri, text);
    trust(false);
    const other = 'file:///w/other/Dockerfile';
    editor.settings.set(other, { registry: { lookups: 'onRequest' } });
    editor.open(other, text);
    trust(true);
    // The documents are looked at in order, so the last one's question comes after all others.
    const last = 'file:///w/last/Dockerfile';
    editor.close(uri);
    editor.open(last, `FROM debian:last@${digestOf('b')}`);
    await registry.until(() => registry.asked.includes('HEAD docker.io/library/debian:last'));
    expect(registry.asked).toEqual(['HEAD docker.io/library/debian:last']);
  });
});

describe('code actions', () => {
  const text = 'FROM debian\n';
  const finding = (rule: string, afterwards?: 'pin-digest'): Finding => ({
    rule,
    severity: 'warning',
    span: { start: 5, end: 11 },
    message: 'No tag.',
    related: [],
    fixes: [
      {
        title: 'Use debian:13',
        tier: 'suggested',
        edits: [{ span: { start: 11, end: 11 }, newText: ':13' }],
        ...(afterwards ? { afterwards } : {}),
      },
    ],
    allowances: [],
  });
  const command = (title: string, more: object = {}) => ({
    title,
    command: commands.pinDigest,
    arguments: [{ uri, position: { line: 0, character: 5 }, ...more }],
  });

  it('offer a rewrite on any image without a digest', async () => {
    await start();
    editor.open(uri, text);
    const title = 'Pin to digest (asks docker.io)';
    expect(await editor.actions(uri, 'debian', ['refactor'])).toEqual([
      { title, kind: 'refactor.rewrite.pin', command: command(title) },
    ]);
    editor.change(uri, `FROM debian@${digestOf('a')}\n`);
    expect(await editor.actions(uri, 'debian', ['refactor'])).toEqual([]);
  });

  it('offer it after the fixes of a finding that a digest answers', async () => {
    await start([finding('floating-base')]);
    editor.open(uri, text);
    const titles = (await editor.actions(uri, 'debian', ['quickfix'])).map((action) => action.title);
    expect(titles.slice(0, 2)).toEqual(['Use debian:13', 'Pin to digest (asks docker.io)']);
    const all = (await editor.actions(uri, 'debian')).map((action) => action.title);
    expect(all.filter((title) => title.startsWith('Pin to digest'))).toHaveLength(1);
  });

  it('offer a fix with its digest before the fix alone, where the fix allows it', async () => {
    await start([finding('untrusted-base', 'pin-digest')]);
    editor.open(uri, text);
    const [both, plain] = await editor.actions(uri, 'debian', ['quickfix']);
    const title = 'Use debian:13 and pin its digest';
    // The edit is in the command: an editor may forget the command of an action that has both.
    const end = { line: 0, character: 11 };
    const first = { version: 1, edits: [{ range: { start: end, end }, newText: ':13' }] };
    expect(both).toMatchObject({
      title,
      command: command(title, { everywhere: true, first }),
      isPreferred: false,
    });
    expect(both?.edit).toBeUndefined();
    expect(plain).toMatchObject({ title: 'Use debian:13' });
    expect(plain?.command).toBeUndefined();
    expect(editor.after(plain?.edit, uri)).toBe('FROM debian:13\n');
    expect(plain?.edit?.documentChanges?.every((change) => TextDocumentEdit.is(change))).toBe(true);
    editor.settings.set('*', { registry: { lookups: 'off' } });
    void editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await editor.until(() => editor.refreshes === 1);
    const titles = (await editor.actions(uri, 'debian', ['quickfix'])).map((action) => action.title);
    expect(titles[0]).toBe('Use debian:13');
    expect(titles.join()).not.toContain('digest');
  });
});

describe('hover on an image', () => {
  const text = async () => {
    const hover = await editor.hover(uri, 'debian');
    return (hover?.contents as { value: string } | undefined)?.value ?? '';
  };

  it('offers to ask, then shows what the registry told', async () => {
    await start();
    registry.has(bookworm, 'a', {
      checked: '2026-11-21T14:50:11.123Z',
      labels: { 'org.opencontainers.image.version': '12.6 [x](command:y)' },
      platforms: [
        {
          platform: 'linux/amd64',
          digest: digestOf('d'),
          compressedSize: 48_471_000,
          created: '2020-01-01T00:00:00Z',
        },
        { platform: 'linux/arm64', digest: digestOf('e'), compressedSize: 47_000_000 },
      ],
    });
    editor.open(uri, `FROM debian:bookworm@${digestOf('b')}\n`);
    const argument = encodeURIComponent(JSON.stringify([{ uri, position: { line: 0, character: 5 } }]));
    expect(await text()).toContain(
      `[Ask docker.io about this image](command:${commands.askRegistry}?${argument})`,
    );
    const answer = await ask<DescribeImageResult>(describeImageRequest, {
      uri,
      position: { line: 0, character: 5 },
    });
    expect(answer.message).toBeUndefined();
    const said = await text();
    expect(said).toContain(`Digest \`${digestOf('a')}\`, as of 2026-11-21 14:50 UTC.`);
    expect(said).toContain('The digest in this file is another one');
    expect(said).toContain('| linux/amd64 | 48.5 MB |');
    expect(said).toContain('| linux/arm64 | 47.0 MB |');
    expect(said).toMatch(/Built \d+ days ago, on 2020-01-01\./);
    // What a registry sends is text, and cannot become a link that runs a command.
    expect(said).not.toContain('](command');
  });

  it('says why the registry did not tell', async () => {
    await start();
    editor.open(uri, 'FROM debian:nosuch\n');
    expect(await ask(describeImageRequest, { uri, position: { line: 0, character: 6 } })).toEqual({
      image: 'debian:nosuch',
      message: 'docker.io has no library/debian:nosuch.',
    });
    expect(await ask(describeImageRequest, { uri, position: { line: 0, character: 1 } })).toEqual({});
  });

  it('comes after the finding that stands there', async () => {
    await start([
      {
        rule: 'moving-tag',
        severity: 'warning',
        span: { start: 5, end: 11 },
        message: 'm',
        related: [],
        fixes: [],
        allowances: [],
      },
    ]);
    editor.open(uri, 'FROM debian\n');
    expect(await text()).toMatch(
      /^\*\*A tag that moves\*\*[\s\S]+---\n\n\*\*`docker\.io\/library\/debian:latest`\*\*/,
    );
  });
});
