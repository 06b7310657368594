import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { client, failure, reference } from './client';
import { type Answer, at, reply, serveImage, startServer, type TestServer } from './hostile-server';
import { buildImage, mediaTypes, sha256 } from './oci-image';

const image = buildImage({ platforms: ['linux/amd64'], content: 'failures' });
const manifests = '/v2/team/app/manifests/';
const alive = at('/v2/team', () => undefined);

const servers: TestServer[] = [];
const start = async (...answers: Answer[]) => {
  const server = await startServer(
    at('/v2/', ({ url }, response) => (url === '/v2/' ? reply(response, 200) : undefined)),
    ...answers,
  );
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});
const answers = (status: number, headers: Record<string, string> = {}, body = '') =>
  start(at(manifests, (_request, response) => reply(response, status, headers, body)));

test.each([
  [403, 'denied'],
  [404, 'not-found'],
  [418, 'bad-response'],
  [429, 'rate-limited'],
  [500, 'server-error'],
  [503, 'server-error'],
])('a status %i is the problem "%s"', async (status, problem) => {
  const server = await answers(status);
  for (const ask of ['digest', 'describe'] as const) {
    const error = await failure(client()[ask](reference(server.host)));
    expect(error.problem).toBe(problem);
    expect(error.message).toContain(server.host);
  }
});

test.each([
  ['120', 120],
  ['Sun, 01 Mar 2026 00:00:30 GMT', 30],
  ['Sat, 28 Feb 2026 00:00:00 GMT', 0],
  ['soon', undefined],
])('Retry-After %s means %s seconds', async (header, seconds) => {
  const server = await answers(429, { 'retry-after': header });
  const registry = client({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const error = await failure(registry.digest(reference(server.host)));
  expect([error.problem, error.retryAfter]).toEqual(['rate-limited', seconds]);
  expect(server.requests.filter(({ url }) => url.startsWith(manifests))).toHaveLength(1);
});

test("repeats once what failed for the server's own reasons", async () => {
  let failures = 1;
  const server = await start(
    at(manifests, (_request, response) => (failures-- > 0 ? reply(response, 502) : undefined)),
    serveImage('team/app', '1', image),
  );
  expect((await client().digest(reference(server.host))).digest).toBe(image.top.digest);
  expect(server.requests.filter(({ url }) => url.startsWith(manifests))).toHaveLength(2);

  failures = 10;
  await failure(client().digest(reference(server.host)));
  expect(failures).toBe(8);
});

describe('bodies that are not what they should be', () => {
  const describes = async (headers: Record<string, string>, body: string) => {
    const server = await answers(200, headers, body);
    return (await failure(client().describe(reference(server.host)))).problem;
  };
  test('cut off JSON', async () => {
    expect(await describes({ 'content-type': mediaTypes.index }, '{"schemaVersion":2,"manif')).toBe(
      'bad-response',
    );
  });
  test('a web page', async () => {
    expect(await describes({ 'content-type': 'text/html' }, '<html>Log in to the hotel</html>')).toBe(
      'bad-response',
    );
    const server = await answers(200, { 'content-type': 'text/html' }, '<html></html>');
    expect((await failure(client().digest(reference(server.host)))).problem).toBe('bad-response');
  });
  test('JSON of another kind', async () => {
    for (const body of ['null', '[]', '3', '{}', '{"config":{},"layers":[]}', '{"manifests":{}}']) {
      expect(await describes({ 'content-type': mediaTypes.index }, body)).toBe('bad-response');
    }
  });
  test('a tag list of another kind', async () => {
    const server = await start(
      at('/v2/team/app/tags', (_request, response) => reply(response, 200, {}, 'tags')),
    );
    expect((await failure(client().tags(reference(server.host)))).problem).toBe('bad-response');
  });
  test('another digest than the registry says', async () => {
    const body = JSON.stringify({ schemaVersion: 2, manifests: [] });
    expect(await describes({ 'docker-content-digest': sha256('other') }, body)).toBe('bad-response');
  });
  test('another manifest than the index lists', async () => {
    const index = buildImage({ platforms: ['linux/amd64', 'linux/arm64'], content: 'swapped' });
    const [first, second] = index.platforms;
    const server = await start(
      at(`${manifests}${second?.manifest.digest}`, (_request, response) =>
        reply(
          response,
          200,
          { 'content-type': mediaTypes.manifest },
          index.blobs.get(first?.manifest.digest ?? ''),
        ),
      ),
      serveImage('team/app', '1', index),
    );
    const error = await failure(client().describe(reference(server.host)));
    expect(error.problem).toBe('bad-response');
    expect(error.message).toContain('digest');
  });
  test('another configuration than the manifest names', async () => {
    const server = await start(
      at('/v2/team/app/blobs/', (_request, response) => reply(response, 200, {}, '{"os":"linux"}')),
      serveImage('team/app', '1', image),
    );
    expect((await failure(client().describe(reference(server.host)))).message).toContain('digest');
  });
});

describe('more than anybody can read', () => {
  const twoGigabytes = 2 * 1024 ** 3;

  /** Writes until the other side has had enough. @returns bytes written so far */
  function endless(headers: Record<string, string>, status = 200) {
    const chunk = Buffer.alloc(64 * 1024, ' ');
    const written = { bytes: 0, closed: false };
    const answer: Answer = (_request, response) => {
      response.writeHead(status, headers);
      response.on('close', () => {
        written.closed = true;
      });
      const more = () => {
        while (!written.closed && written.bytes < twoGigabytes) {
          written.bytes += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
      };
      more();
      return true;
    };
    return { written, answer };
  }

  test.each([
    ['as announced', { 'content-length': String(twoGigabytes) }, 8 * 1024 ** 2],
    ['without announcing it', {}, 24 * 1024 ** 2],
  ])('a manifest, %s', async (_how, headers, atMost) => {
    const { written, answer } = endless(headers as Record<string, string>);
    const server = await start(at(manifests, answer));
    expect((await failure(client().describe(reference(server.host)))).problem).toBe('too-large');
    await vi.waitFor(() => expect(written.closed).toBe(true), 10_000);
    expect(written.bytes).toBeLessThan(atMost);
  });

  test('a configuration', async () => {
    const { written, answer } = endless({});
    const server = await start(at('/v2/team/app/blobs', answer), serveImage('team/app', '1', image));
    expect((await failure(client().describe(reference(server.host)))).problem).toBe('too-large');
    await vi.waitFor(() => expect(written.closed).toBe(true), 10_000);
  });

  test('the body of an error', async () => {
    const { written, answer } = endless({}, 404);
    const server = await start(at(manifests, answer));
    expect((await failure(client().describe(reference(server.host)))).problem).toBe('not-found');
    await vi.waitFor(() => expect(written.closed).toBe(true), 10_000);
  });

  test('headers', async () => {
    const server = await answers(200, { 'x-large': 'x'.repeat(200_000) });
    expect((await failure(client().digest(reference(server.host)))).problem).toBe('bad-response');
  });
});

describe('no end', () => {
  const impatient = { timeouts: { headers: 300, whole: 600 } };

  test('before the headers', async () => {
    const server = await start(at(manifests, () => true));
    const error = await failure(client(impatient).digest(reference(server.host)));
    expect(error.problem).toBe('timeout');
    await vi.waitFor(() => expect(server.openConnections()).toBe(0));
  });
  test('in the middle of the body', async () => {
    const server = await start(
      at(manifests, (_request, response) => {
        response.writeHead(200, { 'content-type': mediaTypes.index });
        return response.write('{') || true;
      }),
    );
    expect((await failure(client(impatient).describe(reference(server.host)))).problem).toBe('timeout');
    await vi.waitFor(() => expect(server.openConnections()).toBe(0));
  });
  test('a connection that is accepted and never answered', async () => {
    const { host, stop } = await listen();
    expect((await failure(client(impatient).digest(reference(host)))).problem).toBe('timeout');
    await stop();
  });
  test('a connection that is cut in the middle of the body', async () => {
    const server = await start(
      at(manifests, (_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{', () => response.destroy());
        return true;
      }),
    );
    expect((await failure(client().describe(reference(server.host)))).problem).toBe('bad-response');
  });
});

describe('cancelled', () => {
  test('before it began', async () => {
    const server = await start(serveImage('team/app', '1', image));
    for (const ask of ['digest', 'describe', 'tags'] as const) {
      const error = await failure(client()[ask](reference(server.host), { signal: AbortSignal.abort() }));
      expect(error.problem).toBe('cancelled');
    }
    expect(server.requests).toEqual([]);
  });

  test.each([
    ['at the root', '/v2/'],
    ['at the manifest', manifests],
    ['at the configuration', '/v2/team/app/blobs/'],
    ['at the token', '/token'],
  ])('while it waits %s', async (_where, path) => {
    const stop = new AbortController();
    const server: TestServer = await startServer(
      ({ url }) => {
        if (path === '/v2/' ? url !== path : !url.startsWith(path)) return undefined;
        stop.abort();
        return true;
      },
      at('/v2/team', ({ headers }, response) =>
        path !== '/token' || headers.authorization
          ? undefined
          : reply(response, 401, { 'www-authenticate': `Bearer realm="${server.url}/token"` }),
      ),
      serveImage('team/app', '1', image),
    );
    servers.push(server);
    const error = await failure(client().describe(reference(server.host), { signal: stop.signal }));
    expect(error.problem).toBe('cancelled');
    await vi.waitFor(() => expect(server.openConnections()).toBe(0));
  });

  test('in the middle of a body', async () => {
    const stop = new AbortController();
    const server = await start(
      at(manifests, (_request, response) => {
        response.writeHead(200);
        response.write('{', () => stop.abort());
        return true;
      }),
    );
    const error = await failure(client().describe(reference(server.host), { signal: stop.signal }));
    expect(error.problem).toBe('cancelled');
  });
});

test('a host that nothing listens at cannot be reached', async () => {
  const { host, stop } = await listen();
  await stop();
  const error = await failure(client().digest(reference(host)));
  expect(error.problem).toBe('unreachable');
  expect(error.message).toContain(host);
});

test('an answer that is not HTTP is no registry', async () => {
  const { host, stop } = await listen('SSH-2.0-OpenSSH_9.2\r\n');
  expect(['bad-response', 'tls', 'unreachable']).toContain(
    (await failure(client().digest(reference(host)))).problem,
  );
  await stop();
});

test.each([
  { registry: 'registry.example.com/evil' },
  { registry: 'user:pass@registry.example.com' },
  { registry: 'registry.example.com:99999999' },
  { registry: '' },
  { repository: '../secrets' },
  { repository: 'team/../../other' },
  { repository: 'team/app?x=1' },
  { repository: 'team/app#x' },
  { repository: 'team/ app' },
  { repository: '' },
  { tag: '../../_catalog' },
  { tag: '1?n=2' },
  { tag: '' },
  { digest: 'sha256:abc' },
  { digest: `sha256:${'A'.repeat(64)}` },
])('asks nobody about %o', async (part) => {
  const server = await start(alive);
  const asked = { ...reference(server.host), ...part };
  for (const ask of ['digest', 'describe', 'tags'] as const) {
    expect((await failure(client()[ask](asked))).problem).toBe('bad-response');
  }
  expect(server.requests).toEqual([]);
});

/** A port that accepts connections, says something at most, and never answers. */
async function listen(greeting?: string): Promise<{ host: string; stop: () => Promise<void> }> {
  const sockets = new Set<{ destroy(): void }>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (greeting !== undefined) socket.write(greeting);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    host: `127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
