import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DownloadError } from '../../src/downloads/downloads';
import { createDownloads } from '../../src/downloads/node-downloads';
import { packet, readPackets } from '../../src/downloads/pkt-line';
import { type Answer, reply } from '../registry/hostile-server';
import { stoppedServers } from '../registry/stopped-servers';

const { start } = stoppedServers();

const commit = (url: string, ref?: string) =>
  createDownloads({ environment: {}, timeouts: { headers: 5_000 } }).commit({ url, ref });
const problem = (work: Promise<string>) =>
  work.then(
    (value) => value,
    (error: unknown) => (error instanceof DownloadError ? error.problem : error),
  );
const id = (letter: string) => letter.repeat(40);
const type = (what: string) => ({ 'content-type': `application/x-git-upload-pack-${what}` });

/** A server that speaks the first version and lists all it has. */
const listing =
  (...refs: string[]): Answer =>
  ({ url }, response) =>
    url === '/r.git/info/refs?service=git-upload-pack' &&
    reply(
      response,
      200,
      type('advertisement'),
      `${packet('# service=git-upload-pack')}0000${refs.map(packet).join('')}0000`,
    );

describe('in the first versions of the protocol', () => {
  const refs = [
    `${id('a')} HEAD\0multi_ack side-band-64k symref=HEAD:refs/heads/main agent=git/2`,
    `${id('b')} refs/heads/dev`,
    `${id('a')} refs/heads/main`,
    `${id('c')} refs/heads/twice`,
    `${id('d')} refs/tags/twice`,
    `${id('e')} refs/tags/v1`,
    `${id('f')} refs/tags/v1^{}`,
  ];

  it.each([
    [undefined, id('a')],
    ['dev', id('b')],
    ['refs/heads/dev', id('b')],
    ['v1', id('f')],
    ['refs/tags/twice', id('d')],
    ['twice', 'ambiguous'],
    ['de', 'not-found'],
  ])('%s is found or not', async (ref, answer) => {
    const server = await start(listing(...refs));
    expect(await problem(commit(`${server.url}/r.git`, ref))).toBe(answer);
  });

  it('follows the server elsewhere', async () => {
    const there = await start(listing(...refs));
    const server = await start(({ url }, response) =>
      reply(response, 301, { location: `${there.url}${url.replace('/old', '/r')}` }),
    );
    expect(await commit(`${server.url}/old.git/`)).toBe(id('a'));
  });
});

describe('what is no git server', () => {
  it.each([
    ['a page', 200, { 'content-type': 'text/html' }, '<html>', 'bad-response'],
    ['half a packet', 200, type('advertisement'), '00ff# service', 'bad-response'],
    ['a request for a login', 401, { 'www-authenticate': 'Basic' }, '', 'unauthorized'],
    ['nothing', 404, {}, '', 'not-found'],
    ['an empty repository', 200, type('advertisement'), '0000', 'not-found'],
  ])('%s is an error in words', async (_name, status, headers, body, expected) => {
    const server = await start((_request, response) => reply(response, status, headers, body));
    expect(await problem(commit(`${server.url}/r.git`))).toBe(expected);
  });
});

it('packets that count wrong are refused, whatever comes', () => {
  expect(readPackets(Buffer.from('0009a\nb\n0000'))).toBeUndefined();
  expect(readPackets(Buffer.from('0003'))).toBeUndefined();
  expect(readPackets(Buffer.from('zzzz'))).toBeUndefined();
  expect(readPackets(Buffer.from(''))).toEqual([]);
  expect(readPackets(Buffer.from('0006a\n00010000'))).toEqual([Buffer.from('a\n'), 'delimiter', 'flush']);
});

const git = (() => {
  try {
    return execFileSync('git', ['--version'], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
})();

describe.skipIf(git === undefined)('git itself', () => {
  let folder: string;
  const environment = {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@example.org',
  };
  const run = (...words: string[]) =>
    execFileSync('git', ['-C', folder, ...words], { env: environment, encoding: 'utf8' }).trim();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'git-'));
    run('init', '-q');
    run('checkout', '-q', '-b', 'main');
    writeFileSync(join(folder, 'a'), '1');
    run('add', 'a');
    run('commit', '-q', '-m', 'one');
    run('tag', '-a', 'v1', '-m', 'first');
    run('checkout', '-q', '-b', 'dev');
    run('commit', '-q', '--allow-empty', '-m', 'two');
    run('checkout', '-q', 'main');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What a web server does with the repository: passes requests to `git upload-pack`. */
  const serve =
    (speaksNew: boolean): Answer =>
    ({ url, method, headers, body }, response) => {
      const advertises = method === 'GET';
      if (!url.startsWith('/r.git/')) return false;
      const words = [
        'upload-pack',
        '--stateless-rpc',
        ...(advertises ? ['--http-backend-info-refs'] : []),
        folder,
      ];
      const protocol = speaksNew ? { GIT_PROTOCOL: String(headers['git-protocol']) } : {};
      const child = spawn('git', words, { env: { ...environment, ...protocol } });
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.on('close', () => {
        const head = advertises && !speaksNew ? `${packet('# service=git-upload-pack')}0000` : '';
        const all = Buffer.concat([Buffer.from(head), ...chunks]);
        reply(response, 200, type(advertises ? 'advertisement' : 'result'), all);
      });
      // An advertisement reads nothing, and may have ended by now.
      child.stdin.on('error', () => {});
      child.stdin.end(body);
      return true;
    };

  it.each([
    [true, 2],
    [false, 1],
  ])('names what a clone would take (version 2: %s)', async (speaksNew, questions) => {
    const server = await start(serve(speaksNew));
    const url = `${server.url}/r.git`;
    expect(await commit(url)).toBe(run('rev-parse', 'HEAD'));
    expect(server.requests).toHaveLength(questions);
    expect(await commit(url, 'dev')).toBe(run('rev-parse', 'dev'));
    expect(await commit(url, 'v1')).toBe(run('rev-parse', 'v1^{commit}'));
    expect(await problem(commit(url, 'nope'))).toBe('not-found');
  });
});
