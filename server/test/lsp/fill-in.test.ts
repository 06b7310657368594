import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource, type TextEdit, WorkDoneProgress } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createDownloads } from '../../src/downloads/node-downloads';
import { packet } from '../../src/downloads/pkt-line';
import { lint } from '../../src/linter';
import type { DownloadSettings } from '../../src/lsp/services';
import {
  commands,
  type FillInArgument,
  type FillInOutlook,
  type FillInResult,
  fillInOutlookRequest,
  fillInRequest,
  type RegistryRefusal,
} from '../../src/protocol';
import { allRules } from '../../src/rules';
import { defineRule } from '../../src/rules/rule';
import { fixCommit } from '../../src/rules/sources/fix-commit';
import { type Answer, at, reply, startServer, type TestServer } from '../registry/hostile-server';
import { Editor } from './editor';

const uri = 'file:///w/Dockerfile';
const content = 'echo installed\n';
const sha256 = createHash('sha256').update(content).digest('hex');
const commit = '0123456789abcdef0123456789abcdef01234567';

/** Stands for a rule that finds every clone, so that nothing here depends on which clones one finds. */
const clones = defineRule({
  meta: {
    id: 'clones',
    family: 'sources',
    severity: 'warning',
    since: '0.3.0',
    summary: 'A clone',
    fixes: 'none',
    page: '',
  },
  *check(build) {
    for (const fetch of build.stages.flatMap(({ fetches }) => fetches))
      if (fetch.tool === 'git')
        yield { span: fetch.span, message: 'A clone.', onRequest: fixCommit(build, fetch) };
  },
});
const rules = [...allRules.filter(({ meta }) => meta.id === 'remote-script'), clones];

let editor: Editor;
let server: TestServer;
let held: (() => void) | undefined;
let given: DownloadSettings[];
const serve: Answer[] = [
  at('http://example.org/a.sh', (_request, response) => reply(response, 200, {}, content)),
  at('http://example.org/slow.sh', ({ method }, response) => {
    if (method === 'HEAD') return reply(response, 200, { 'content-length': String(content.length) });
    response.writeHead(200, { 'content-length': String(content.length) });
    response.write(content.slice(0, 5));
    held = () => response.end(content.slice(5));
    return true;
  }),
  at('http://example.org/large.sh', (_request, response) =>
    reply(response, 200, { 'content-length': '3000000000' }),
  ),
  at('http://example.org/r.git/info/refs', (_request, response) =>
    reply(
      response,
      200,
      { 'content-type': 'application/x-git-upload-pack-advertisement' },
      `${packet('# service=git-upload-pack')}0000${packet(`${commit} HEAD\0`)}0000`,
    ),
  ),
];

beforeEach(async () => {
  server = await startServer(...serve);
  given = [];
  held = undefined;
});
afterEach(async () => {
  editor?.stop();
  await server.stop();
});

async function start(text: string, hasNetwork = true): Promise<void> {
  editor = await Editor.start(
    { lint: (input) => lint({ ...input, rules }), rules },
    hasNetwork
      ? {
          services: {
            downloads: (settings) => {
              given.push(settings);
              return createDownloads({ environment: {}, proxy: { proxy: server.url } });
            },
          },
        }
      : {},
  );
  editor.open(uri, text);
}

/** A build finds itself at loopback addresses, so the server stands behind a proxy. */
const url = 'http://example.org/a.sh';
const script = (address = url) => `FROM debian:13\nRUN curl -fsSL ${address} | sh\n`;
const clone = 'FROM debian:13\nRUN git clone http://example.org/r.git\n';

const filled = async (where: string) =>
  (await editor.actions(uri, where, ['quickfix'])).filter(
    ({ command }) => command?.command === commands.fillIn,
  );
const argument = async (where: string) => (await filled(where))[0]?.command?.arguments?.[0] as FillInArgument;
const outlook = (params: FillInArgument) =>
  editor.connection.sendRequest<FillInOutlook | RegistryRefusal>(fillInOutlookRequest, params);
const fillIn = (params: object) =>
  editor.connection.sendRequest<FillInResult | RegistryRefusal>(fillInRequest, params);
const apply = (text: string, result: FillInResult | RegistryRefusal) => {
  if (!('edits' in result)) throw new Error(JSON.stringify(result));
  return TextDocument.applyEdits(TextDocument.create(uri, '', 1, text), result.edits as TextEdit[]);
};

const configure = async (settings: object) => {
  editor.settings.set('*', settings);
  void editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await editor.until(() => editor.refreshes > 0);
};

describe('a download', () => {
  it('is offered to be computed, before the fix that leaves it to be filled in', async () => {
    await start(script());
    const titles = (await editor.actions(uri, url, ['quickfix'])).map(({ title }) => title);
    expect(titles.slice(0, 2)).toEqual([
      'Download, check, run with its SHA-256; the build stops whenever the file changes there (downloads it from example.org)…',
      'Download, check, run: the build stops until you fill in the SHA-256 of the script, and again whenever the file changes there',
    ]);
    expect(server.requests).toEqual([]);
  });

  it('is looked at, downloaded and checked from then on', async () => {
    await start(script());
    const params = await argument(url);
    expect(await outlook(params)).toEqual({
      what: 'sha256',
      url,
      host: 'example.org',
      size: content.length,
    });
    expect(server.requests.map(({ method }) => method)).toEqual(['HEAD']);
    const result = await fillIn(params);
    expect(result).toMatchObject({ what: 'sha256', value: sha256, version: 1 });
    const after = apply(script(), result);
    expect(after).toContain(`echo "${sha256}  /tmp/a.sh" | sha256sum -c -`);
    expect(after).not.toContain('FILL-IN');
    editor.change(uri, after);
    expect(await editor.diagnostics(uri)).toEqual([]);
  });

  it('is computed for ADD', async () => {
    const text = `FROM debian:13\nADD ${url} /a.sh\nRUN sh /a.sh\n`;
    await start(text);
    const result = await fillIn(await argument(url));
    expect(apply(text, result)).toContain(`ADD --checksum=sha256:${sha256} ${url} /a.sh\n`);
  });

  it('reports how far it is', async () => {
    await start(script());
    const seen: unknown[] = [];
    editor.connection.onProgress(WorkDoneProgress.type, 'mine', (value) => {
      seen.push(value);
    });
    await fillIn({ ...(await argument(url)), workDoneToken: 'mine' });
    expect(seen).toEqual([{ kind: 'report', message: '0.0 of 0.0 MB', percentage: 100 }]);
  });

  it('changes nothing when the text has changed meanwhile, and tells the value', async () => {
    const address = 'http://example.org/slow.sh';
    await start(script(address));
    const answer = fillIn(await argument(address));
    await expect.poll(() => held).toBeDefined();
    editor.change(uri, `# new\n${script(address)}`);
    await editor.diagnostics(uri);
    held?.();
    expect(await answer).toEqual({
      message: 'The file was edited meanwhile, so nothing was changed.',
      value: sha256,
    });
  });

  it('is not begun when the finding is gone', async () => {
    await start(script());
    const params = await argument(url);
    editor.change(uri, 'FROM debian:13\n');
    for (const answer of [await outlook(params), await fillIn(params)])
      expect(answer).toMatchObject({ message: expect.stringContaining('edited meanwhile') });
    expect(server.requests).toEqual([]);
  });

  it('ends when it is cancelled', async () => {
    const address = 'http://example.org/slow.sh';
    await start(script(address));
    const source = new CancellationTokenSource();
    const answer = editor.connection.sendRequest(fillInRequest, await argument(address), source.token);
    await expect.poll(() => held).toBeDefined();
    source.cancel();
    await expect(answer).rejects.toThrow('request cancelled');
    await expect.poll(() => server.openConnections()).toBe(0);
  });

  it('is not begun when it is larger than the user allows', async () => {
    const address = 'http://example.org/large.sh';
    await start(script(address));
    expect(await outlook(await argument(address))).toEqual({
      message:
        'The file has 3000 MB, and at most 500 MB are downloaded. The setting dockerfileHygiene.downloads.maxSize can allow more.',
    });
    await configure({ downloads: { maxSize: 4000 } });
    expect(await outlook(await argument(address))).toMatchObject({ size: 3_000_000_000 });
    await configure({ downloads: { maxSize: 0.00001 } });
    expect(await fillIn(await argument(url.replace('a.sh', 'large.sh')))).toMatchObject({
      message: expect.stringMatching(/larger than .*maxSize can allow more\.$/),
    });
  });

  it('that is not there is said in words', async () => {
    const address = 'http://example.org/gone.sh';
    await start(script(address));
    expect(await fillIn(await argument(address))).toEqual({
      message: 'example.org does not have the file /gone.sh (it answers 404).',
    });
  });
});

describe('a clone', () => {
  it('is fixed to the commit that its server names', async () => {
    await start(clone);
    const where = 'http://example.org/r.git';
    expect((await filled(where)).map(({ title }) => title)).toEqual(['Fix the commit (asks example.org)']);
    const params = await argument(where);
    expect(await outlook(params)).toEqual({ what: 'commit', url: where, host: 'example.org' });
    expect(server.requests).toEqual([]);
    const result = await fillIn(params);
    expect(apply(clone, result)).toContain(`git clone ${where} && git -C r checkout ${commit}\n`);
  });
});

describe('nobody is asked', () => {
  it('where there is no way, as in a browser', async () => {
    await start(script(), false);
    expect(await filled(url)).toEqual([]);
    const position = { line: 1, character: 17 };
    expect(await fillIn({ uri, position, rule: 'remote-script', choice: 0 })).toEqual({
      refused: 'no-registry',
    });
  });

  it('when the user has switched it off', async () => {
    await start(script());
    const params = await argument(url);
    await configure({ registry: { lookups: 'off' } });
    expect(await filled(url)).toEqual([]);
    expect(await fillIn(params)).toEqual({ refused: 'off' });
    expect(server.requests).toEqual([]);
  });

  it('and who is asked is asked as the editor’s settings say', async () => {
    await start(script());
    editor.settings.set('*', { registry: { timeout: 3 } });
    editor.settings.set('http', { proxy: 'http://proxy.example.org' });
    await outlook(await argument(url));
    expect(given).toEqual([{ timeout: 3, proxy: 'http://proxy.example.org', noProxy: [], strictSSL: true }]);
  });
});
