import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DownloadError, type RemoteFile } from '../../src/downloads/downloads';
import { createDownloads, type DownloadOptions } from '../../src/downloads/node-downloads';
import { at, reply } from '../registry/hostile-server';
import { stoppedServers } from '../registry/stopped-servers';

const { start } = stoppedServers();

const client = (options: DownloadOptions = {}) =>
  createDownloads({ environment: {}, timeouts: { headers: 5_000, idle: 5_000, whole: 10_000 }, ...options });
const file = (url: string, more: Partial<RemoteFile> = {}): RemoteFile => ({
  url,
  tool: 'curl',
  followsRedirects: true,
  ...more,
});
const limit = 1_000_000;
const content = Buffer.from('#!/bin/sh\necho installed\n'.repeat(4000));
const sha256 = createHash('sha256').update(content).digest('hex');
const serve = at('/f.sh', (_request, response) =>
  reply(response, 200, { 'content-length': String(content.length) }, content),
);

async function failure(work: Promise<unknown>): Promise<DownloadError> {
  const error = await work.then(
    (value) => {
      throw new Error(`answered ${JSON.stringify(value)}`);
    },
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DownloadError);
  expect((error as Error).message).toMatch(/^\S.*\.$/);
  return error as DownloadError;
}

describe('the SHA-256 of a file', () => {
  it('is that of all its bytes, with progress on the way', async () => {
    const server = await start(serve);
    const seen: (number | undefined)[][] = [];
    const progress = (received: number, size: number | undefined) => seen.push([received, size]);
    const answer = await client().sha256(file(`${server.url}/f.sh`), { limit, progress });
    expect(answer).toEqual({ sha256, size: content.length, host: server.host });
    expect(seen.at(-1)).toEqual([content.length, content.length]);
  });

  it('asks as the tool of the build does, without any login', async () => {
    const server = await start(serve);
    await client().sha256(file(`${server.url}/f.sh`, { tool: 'wget' }), { limit });
    const { headers } = server.requests[0] ?? {};
    expect(headers).toMatchObject({ 'accept-encoding': 'identity' });
    expect(headers?.['user-agent']).toMatch(/^Wget\//);
    expect(headers?.authorization).toBeUndefined();
    expect(headers?.cookie).toBeUndefined();
  });

  it.each([301, 302, 303, 307, 308])('is that of the file that a redirect (%i) leads to', async (status) => {
    const mirror = await start(serve);
    const server = await start((_request, response) =>
      reply(response, status, { location: `${mirror.url}/f.sh` }),
    );
    const answer = await client().sha256(file(`${server.url}/latest`), { limit });
    expect(answer).toMatchObject({ sha256, host: mirror.host });
  });

  it('is not computed behind a redirect that the build does not follow', async () => {
    const server = await start(
      at('/old', (_request, response) => reply(response, 302, { location: '/f.sh' })),
      serve,
    );
    const question = client().sha256(file(`${server.url}/old`, { followsRedirects: false }), { limit });
    const { problem, message } = await failure(question);
    expect(problem).toBe('refused-redirect');
    expect(message).toContain('curl follows only with --location');
    expect(server.requests).toHaveLength(1);
  });

  it.each(['ftp://mirror.example.org/f', 'file:///etc/passwd'])(
    'refuses a redirect to %s',
    async (location) => {
      const server = await start((_request, response) => reply(response, 302, { location }));
      expect((await failure(client().sha256(file(`${server.url}/f`), { limit }))).problem).toBe(
        'refused-redirect',
      );
    },
  );

  it('ends redirects that lead in a circle', async () => {
    const server = await start((_request, response) => reply(response, 302, { location: '/again' }));
    const { problem } = await failure(client().sha256(file(`${server.url}/f`), { limit }));
    expect(problem).toBe('refused-redirect');
    expect(server.requests.length).toBeLessThan(20);
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'denied'],
    [404, 'not-found'],
    [410, 'not-found'],
    [429, 'denied'],
    [418, 'bad-response'],
    [500, 'server-error'],
  ])('of an answer with %i is an error in words', async (status, problem) => {
    const server = await start((_request, response) => reply(response, status, {}, '<html>secret</html>'));
    const error = await failure(client().sha256(file(`${server.url}/a/f.sh?token=secret`), { limit }));
    expect(error.problem).toBe(problem);
    expect(error.message).toContain(server.host);
    expect(error.message).not.toContain('secret');
  });

  it('is given up for a file that is announced to be too large', async () => {
    const server = await start(serve);
    const { problem, message } = await failure(
      client().sha256(file(`${server.url}/f.sh`), { limit: 50_000 }),
    );
    expect([problem, message]).toEqual(['too-large', 'The file is larger than 0.1 MB, which is the most.']);
  });

  it('is given up for a file that turns out to be too large', async () => {
    const server = await start((_request, response) => {
      response.writeHead(200);
      const more = () => {
        while (response.write(content)) if (response.destroyed) return;
      };
      response.on('drain', more);
      more();
      return true;
    });
    const { problem } = await failure(client().sha256(file(`${server.url}/f.sh`), { limit }));
    expect(problem).toBe('too-large');
  });

  it('is given up when nothing more comes', async () => {
    const server = await start((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      return true;
    });
    const impatient = client({ timeouts: { headers: 5_000, idle: 100, whole: 60_000 } });
    expect((await failure(impatient.sha256(file(`${server.url}/f.sh`), { limit }))).problem).toBe('timeout');
  });

  it('is not that of the half which came before the connection broke', async () => {
    const server = await start((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
      return true;
    });
    expect((await failure(client().sha256(file(`${server.url}/f.sh`), { limit }))).problem).toBe(
      'bad-response',
    );
  });

  it('is given up when the user cancels, and the connection closed', async () => {
    const abort = new AbortController();
    const server = await start((_request, response) => {
      response.writeHead(200, { 'content-length': '1000000' });
      response.write('some');
      return true;
    });
    const progress = () => abort.abort();
    const question = client().sha256(file(`${server.url}/f.sh`), { limit, progress, signal: abort.signal });
    expect((await failure(question)).problem).toBe('cancelled');
    await expect.poll(() => server.openConnections()).toBe(0);
  });

  it('of a server that does not listen is an error', async () => {
    const server = await start();
    await server.stop();
    expect((await failure(client().sha256(file(`${server.url}/f`), { limit }))).problem).toBe('unreachable');
  });
});

describe('the outlook', () => {
  it('tells the size and who serves the file in the end, by HEAD alone', async () => {
    const mirror = await start(serve);
    const server = await start((_request, response) =>
      reply(response, 302, { location: `${mirror.url}/f.sh` }),
    );
    const outlook = await client().outlook(file(`${server.url}/f.sh`));
    expect(outlook).toEqual({ host: mirror.host, size: content.length });
    expect([...server.requests, ...mirror.requests].map(({ method }) => method)).toEqual(['HEAD', 'HEAD']);
  });

  it('has no size where the server does not answer HEAD', async () => {
    const server = await start((_request, response) => reply(response, 405));
    expect(await client().outlook(file(`${server.url}/f.sh`))).toEqual({
      host: server.host,
      size: undefined,
    });
  });
});
