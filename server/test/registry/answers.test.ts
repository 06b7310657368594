import { describe, expect, test } from 'vitest';
import { client, failure, reference } from './client';
import { type Answer, at, reply, serveImage, type TestServer } from './hostile-server';
import { type BuiltImage, buildImage, mediaTypes, sha256 } from './oci-image';
import { stoppedServers } from './stopped-servers';

const several = buildImage({
  platforms: ['linux/arm64/v8', 'linux/amd64', 'windows/amd64'],
  content: 'several',
  attestation: true,
  created: '2025-12-24T18:00:00Z',
  labels: {
    'org.opencontainers.image.version': '1.2.3',
    'org.opencontainers.image.source': 'label',
    other: 'x',
  },
  annotations: { 'org.opencontainers.image.source': 'annotation', 'com.example': 'y' },
});
const single = buildImage({ platforms: ['linux/amd64'], content: 'single' });

const { start } = stoppedServers();
const asked = (server: TestServer, part: string) => server.requests.filter(({ url }) => url.includes(part));

describe('digest', () => {
  test('is one HEAD request that accepts every kind of manifest', async () => {
    const server = await start(serveImage('team/app', '1', several));
    const found = await client().digest(reference(server.host));
    expect(found).toMatchObject({ digest: several.top.digest, mediaType: mediaTypes.index, platforms: [] });
    const [request, ...others] = asked(server, 'manifests');
    expect(others).toEqual([]);
    expect([request?.method, request?.url]).toEqual(['HEAD', '/v2/team/app/manifests/1']);
    expect(request?.headers.accept?.split(', ').sort()).toEqual([
      'application/vnd.docker.distribution.manifest.list.v2+json',
      'application/vnd.docker.distribution.manifest.v2+json',
      'application/vnd.oci.image.index.v1+json',
      'application/vnd.oci.image.manifest.v1+json',
    ]);
  });

  test('is what the tag names, whatever the reference is pinned to', async () => {
    const server = await start(serveImage('team/app', 'latest', several));
    const pinned = { ...reference(server.host), tag: undefined, digest: sha256('old') };
    expect((await client().digest(pinned)).digest).toBe(several.top.digest);
  });

  test.each([
    ['says no digest', undefined],
    ['says nonsense', 'sha256:xyz'],
  ])('is computed when the registry %s', async (_what, digest) => {
    const bytes = several.blobs.get(several.top.digest) ?? '';
    const server = await start(
      at('/v2/team/app/manifests/1', (_request, response) =>
        reply(response, 200, { ...(digest ? { 'docker-content-digest': digest } : {}) }, bytes),
      ),
    );
    expect((await client().digest(reference(server.host))).digest).toBe(several.top.digest);
  });

  test('is computed when the registry does not know HEAD', async () => {
    const serve = serveImage('team/app', '1', several);
    const server = await start((request, response) =>
      request.method === 'HEAD' ? reply(response, 405) : serve(request, response),
    );
    expect((await client().digest(reference(server.host))).digest).toBe(several.top.digest);
  });
});

describe('describe', () => {
  const expected = (image: BuiltImage) =>
    image.platforms.map(({ platform, manifest, compressedSize }) => ({
      platform,
      digest: manifest.digest,
      compressedSize,
    }));

  test('tells platforms in the order of the index, without attestations', async () => {
    const server = await start(serveImage('team/app', '1', several));
    const found = await client().describe(reference(server.host));
    expect(found.digest).toBe(several.top.digest);
    expect(found.platforms).toEqual(
      expected(several).map((platform) => ({ ...platform, created: '2025-12-24T18:00:00Z' })),
    );
    // The index, and a manifest and a configuration per platform.
    expect(asked(server, '/v2/team')).toHaveLength(1 + 2 * 3);
    expect(found.labels).toEqual({
      'org.opencontainers.image.version': '1.2.3',
      'org.opencontainers.image.source': 'annotation',
    });
  });

  test("takes a single image's platform from its configuration", async () => {
    const server = await start(serveImage('team/app', '1', single));
    const found = await client().describe(reference(server.host));
    expect(found.platforms).toMatchObject(expected(single));
    expect(found.labels).toBeUndefined();
  });

  test('asks by digest where there is no tag', async () => {
    const server = await start(serveImage('team/app', '1', several));
    const pinned = { ...reference(server.host), tag: undefined, digest: several.top.digest };
    expect((await client().describe(pinned)).platforms).toHaveLength(3);
  });

  test('asks for at most four things at a time', async () => {
    const many = buildImage({
      platforms: Array.from({ length: 20 }, (_, n) => `linux/cpu${n}`),
      content: 'many',
    });
    const serve = serveImage('team/app', '1', many);
    const waiting: (() => void)[] = [];
    let most = 0;
    const server = await start((request, response) => {
      if (!/manifests\/sha256/.test(request.url)) return serve(request, response);
      waiting.push(() => serve(request, response));
      most = Math.max(most, waiting.length);
      // Whatever else the client wants to ask meanwhile arrives before these are answered.
      setImmediate(() => setImmediate(() => waiting.shift()?.()));
      return true;
    });
    expect((await client().describe(reference(server.host))).platforms).toHaveLength(20);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
  });

  test('leaves out what a mirror does not have', async () => {
    const missing = several.platforms[0]?.manifest.digest ?? '';
    const server = await start(
      at(`/v2/team/app/manifests/${missing}`, (_request, response) => reply(response, 404)),
      serveImage('team/app', '1', several),
    );
    const { platforms } = await client().describe(reference(server.host));
    expect(platforms[0]).toEqual({ platform: 'linux/arm64/v8', digest: missing });
    expect(platforms[1]?.compressedSize).toBeGreaterThan(0);
  });

  test("knows docker's formats, and tells no size where one is missing", async () => {
    const config = Buffer.from(JSON.stringify({ os: 'linux', architecture: 'amd64', created: 'long ago' }));
    const manifest = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
        config: { digest: sha256(config), size: config.length },
        layers: [{ digest: sha256('layer'), size: -5 }],
      }),
    );
    const top = { mediaType: '', digest: sha256(manifest), size: manifest.length };
    const blobs = new Map([
      [top.digest, manifest],
      [sha256(config), config],
    ]);
    const server = await start(serveImage('team/app', '1', { top, blobs, platforms: [] }));
    expect((await client().describe(reference(server.host))).platforms).toEqual([
      { platform: 'linux/amd64', digest: top.digest },
    ]);
  });
});

describe('memory', () => {
  test('a tag is asked for again, what is behind a digest is not', async () => {
    let current = several;
    const server = await start((request, response) =>
      serveImage('team/app', '1', current)(request, response),
    );
    const registry = client();
    const first = await registry.describe(reference(server.host));
    const before = server.requests.length;
    expect((await registry.describe(reference(server.host))).platforms).toEqual(first.platforms);
    const [again, ...others] = server.requests.slice(before);
    expect(others).toEqual([]);
    expect(again?.headers['if-none-match']).toBe(`"${several.top.digest}"`);

    current = single;
    expect((await registry.describe(reference(server.host))).digest).toBe(single.top.digest);
  });

  test('is bounded', async () => {
    const server = await start((request, response) => {
      const tag = /app\/manifests\/(t\d+)/.exec(request.url)?.[1];
      return tag
        ? reply(response, 200, { etag: `"${tag}"` }, JSON.stringify({ schemaVersion: 2, manifests: [], tag }))
        : undefined;
    });
    const registry = client();
    for (let n = 0; n < 250; n++) await registry.describe(reference(server.host, `t${n}`));
    const conditional = async (tag: string) => {
      await registry.describe(reference(server.host, tag));
      return server.requests.at(-1)?.headers['if-none-match'];
    };
    expect(await conditional('t249')).toBe('"t249"');
    expect(await conditional('t0')).toBeUndefined();
  });
});

test('a connection that the server closed meanwhile is no failure', async () => {
  const used = new WeakSet<object>();
  const serve = serveImage('team/app', '1', single);
  const server = await start((request, response) => {
    const { socket } = response.req;
    if (used.has(socket)) {
      socket.resetAndDestroy();
      return true;
    }
    used.add(socket);
    return serve(request, response);
  });
  expect((await client().describe(reference(server.host))).digest).toBe(single.top.digest);
  // The connection was used again, or this would be no test.
  expect(asked(server, 'manifests/1').length).toBeGreaterThan(1);
});

describe('tags', () => {
  /** Serves pages as registries do: `n` and `last` in, a Link header out. */
  const pages = (all: readonly string[], largest: number): Answer =>
    at('/v2/team/app/tags/list', ({ url }, response) => {
      const { searchParams } = new URL(url, 'http://registry');
      const n = Math.min(Number(searchParams.get('n') ?? largest), largest);
      const from = searchParams.has('last') ? all.indexOf(searchParams.get('last') ?? '') + 1 : 0;
      const page = all.slice(from, from + n);
      const link = `</v2/team/app/tags/list?last=${page.at(-1)}&n=${n}>; rel="next"`;
      const headers: Record<string, string> = from + n < all.length ? { link } : {};
      return reply(response, 200, headers, JSON.stringify({ name: 'team/app', tags: page }));
    });
  const many = Array.from({ length: 5_000 }, (_, n) => `v${n}`);

  test('come page by page, in order', async () => {
    const server = await start(pages(many, 800));
    expect(await client().tags(reference(server.host))).toEqual(many);
    expect(asked(server, 'tags/list').map(({ url }) => url)[1]).toContain('last=v799');
  });

  test('stop at the limit', async () => {
    const server = await start(pages(many, 1000));
    expect(await client().tags(reference(server.host), { limit: 1500 })).toEqual(many.slice(0, 1500));
    expect(asked(server, 'tags/list')).toHaveLength(2);
    const huge = await start(
      at('/v2/team/app/tags', (_request, response) =>
        reply(response, 200, {}, JSON.stringify({ tags: Array.from({ length: 30_000 }, (_, n) => `t${n}`) })),
      ),
    );
    expect(await client().tags(reference(huge.host))).toHaveLength(10_000);
  });

  test('end where a page brings nothing new', async () => {
    const server = await start(
      at('/v2/team/app/tags', (_request, response) =>
        reply(response, 200, { link: '</v2/team/app/tags/list?n=1>; rel=next' }, '{"tags":["a","b"]}'),
      ),
    );
    expect(await client().tags(reference(server.host))).toEqual(['a', 'b']);
    expect(asked(server, 'tags/list')).toHaveLength(2);
  });

  test('leave out what is no tag', async () => {
    const server = await start(
      at('/v2/team/app/tags', (_request, response) =>
        reply(response, 200, {}, JSON.stringify({ tags: ['good', '../bad', 3, null, '<script>'] })),
      ),
    );
    expect(await client().tags(reference(server.host))).toEqual(['good']);
    const empty = await start(
      at('/v2/team/app/tags', (_request, response) => reply(response, 200, {}, '{"tags":null}')),
    );
    expect(await client().tags(reference(empty.host))).toEqual([]);
  });

  test.each([
    (other: TestServer) => `${other.url}/v2/team/app/tags/list?last=a`,
    () => 'file:///etc/passwd',
    () => '/admin/delete?everything',
    () => '//[',
  ])('do not go on elsewhere (%#)', async (target) => {
    const other = await start(pages(many, 10));
    const server = await start(
      at('/v2/team/app/tags', (_request, response) =>
        reply(response, 200, { link: `<${target(other)}>; rel="next"` }, '{"tags":["a"]}'),
      ),
    );
    expect((await failure(client().tags(reference(server.host)))).problem).toBe('bad-response');
    expect(other.requests).toEqual([]);
    expect(asked(server, 'admin')).toEqual([]);
  });
});
