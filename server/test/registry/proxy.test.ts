import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { proxyFor } from '../../src/registry/proxies';
import { makeCertificate } from './certificate';
import { client, failure, reference, secrets } from './client';
import { reply, serveImage, startSecureServer, startServer, type TestServer } from './hostile-server';
import { buildImage } from './oci-image';
import { missingPrograms } from './real-registry';

const image = buildImage({ platforms: ['linux/amd64'], content: 'proxy' });
const serve = serveImage('team/app', '1', image);

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
const start = async (server: Promise<TestServer>) => {
  stops.push(() => server.then((started) => started.stop()));
  return server;
};

describe('which proxy', () => {
  const pick = (url: string, environment: Record<string, string>, settings = {}) =>
    proxyFor(new URL(url), settings, environment)?.href;

  test('by scheme, small letters first', () => {
    const both = { HTTPS_PROXY: 'http://secure:1', HTTP_PROXY: 'http://plain:2' };
    expect(pick('https://a.example.com/', both)).toBe('http://secure:1/');
    expect(pick('http://a.example.com/', both)).toBe('http://plain:2/');
    expect(pick('https://a.example.com/', { ...both, https_proxy: 'small:3' })).toBe('http://small:3/');
    expect(pick('https://a.example.com/', { HTTP_PROXY: 'http://plain:2' })).toBeUndefined();
    expect(pick('https://a.example.com/', { ALL_PROXY: 'http://all:4' })).toBe('http://all:4/');
  });
  test("the editor's before the environment's", () => {
    expect(pick('https://a.example.com/', { HTTPS_PROXY: 'http://b:1' }, { proxy: 'http://a:1' })).toBe(
      'http://a:1/',
    );
  });
  test('none for this machine', () => {
    for (const host of ['localhost:5000', '127.0.0.1', '127.3.2.1:80', '[::1]:5000']) {
      expect(pick(`https://${host}/`, { HTTPS_PROXY: 'http://b:1' })).toBeUndefined();
    }
  });
  test.each([
    ['*', 'a.example.com', true],
    ['example.com', 'a.example.com', true],
    ['.example.com', 'a.example.com', true],
    ['*.example.com', 'a.example.com', true],
    ['EXAMPLE.com', 'example.com', true],
    ['ample.com', 'a.example.com', false],
    ['other.org, example.com', 'example.com', true],
    ['other.org example.com', 'example.com', true],
    ['example.com:5000', 'example.com:5000', true],
    ['example.com:5000', 'example.com', false],
    ['example.com:443', 'example.com', true],
    ['10.0.0.0/8', '10.2.3.4:5000', true],
    ['10.0.0.0/8', '11.2.3.4', false],
    ['10.0.0.0/99', '10.2.3.4', false],
    ['10.2.3.4', '10.2.3.4', true],
    ['fd00::/8', '[fd12::1]', true],
    ['fd12::1', '[fd12::1]', true],
    ['', 'example.com', false],
  ])('NO_PROXY=%s leaves %s out: %s', (exceptions, host, out) => {
    const fromEnvironment = pick(`https://${host}/`, { HTTPS_PROXY: 'http://b:1', NO_PROXY: exceptions });
    expect(fromEnvironment === undefined).toBe(out);
    const settings = { noProxy: exceptions.split(/[ ,]+/) };
    expect(pick(`https://${host}/`, { HTTPS_PROXY: 'http://b:1' }, settings) === undefined).toBe(out);
  });
});

test('asks through a proxy, with the login for it, and directly where NO_PROXY says so', async () => {
  const proxy = await start(
    startServer((request, response) =>
      serve({ ...request, url: request.url.replace('http://registry.example.com', '') }, response),
    ),
  );
  const address = proxy.url.replace('//', `//${secrets.user}:${secrets.password}@`);
  const environment = { HTTPS_PROXY: address, HTTP_PROXY: address };
  const insecureRegistries = ['registry.example.com'];
  const found = await client({ environment, insecureRegistries }).digest(reference('registry.example.com'));
  expect(found.digest).toBe(image.top.digest);
  const asked = proxy.requests.find(({ url }) => url.includes('manifests'));
  expect(asked?.url).toBe('http://registry.example.com/v2/team/app/manifests/1');
  expect(asked?.headers.host).toBe('registry.example.com');
  const login = Buffer.from(`${secrets.user}:${secrets.password}`).toString('base64');
  expect(asked?.headers['proxy-authorization']).toBe(`Basic ${login}`);
});

test('asks directly where NO_PROXY says so', async () => {
  const proxy = await start(startServer((_request, response) => reply(response, 502)));
  const registry = await start(startServer(serve));
  // Leads to this machine, and does not look like it.
  const host = `0.0.0.0:${registry.port}`;
  const environment = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url };
  const insecureRegistries = [host];
  await failure(client({ environment, insecureRegistries }).digest(reference(host)));
  expect(proxy.requests.length).toBeGreaterThan(0);
  expect(registry.requests).toEqual([]);

  const before = proxy.requests.length;
  const direct = { insecureRegistries, environment: { ...environment, NO_PROXY: 'example.com,0.0.0.0' } };
  expect((await client(direct).digest(reference(host))).digest).toBe(image.top.digest);
  const settings = { insecureRegistries, proxy: { proxy: proxy.url, noProxy: [host] } };
  expect((await client(settings).digest(reference(host))).digest).toBe(image.top.digest);
  expect(proxy.requests).toHaveLength(before);
});

test.each([
  ['asks for a login', 407],
  ['refuses', 502],
])('a proxy that %s', async (what, status) => {
  const tunnels = await startTunnels(() => status);
  const environment = { HTTPS_PROXY: tunnels.url.replace('//', `//${secrets.user}:${secrets.password}@`) };
  const error = await failure(client({ environment }).digest(reference('registry.example.com')));
  expect(error.problem).toBe('unreachable');
  expect(error.message).toContain(`registry.example.com: the proxy ${what}`);
  expect(tunnels.asked).toEqual(['registry.example.com:443']);
});

test('a proxy that asks for a login for plain http', async () => {
  const proxy = await start(startServer((_request, response) => reply(response, 407)));
  const registry = client({ proxy: { proxy: proxy.url }, insecureRegistries: ['registry.example.com'] });
  expect((await failure(registry.digest(reference('registry.example.com')))).message).toContain(
    'asks for a login',
  );
});

test('a proxy that never answers', async () => {
  const tunnels = await startTunnels(() => undefined);
  const registry = client({ proxy: { proxy: tunnels.url }, timeouts: { headers: 300 } });
  expect((await failure(registry.digest(reference('registry.example.com')))).problem).toBe('timeout');
});

test.each([['socks5://127.0.0.1:1'], [`http://${secrets.user}:${secrets.password}@[`]])(
  'a proxy setting that cannot be used',
  async (proxy) => {
    const error = await failure(client({ proxy: { proxy } }).digest(reference('registry.example.com')));
    expect(error.problem).toBe('unreachable');
    expect(error.message).toContain('proxy');
  },
);

test.skipIf(missingPrograms('openssl'))('speaks TLS with the registry through a proxy', async () => {
  const certificate = await makeCertificate('registry.example.com');
  const registry = await start(startSecureServer(certificate, serve));
  const tunnels = await startTunnels(() => registry.port);
  const proxy = { proxy: tunnels.url };
  const trusting = client({ proxy: { ...proxy, strictSSL: false } });
  const found = await trusting.describe(reference('registry.example.com'));
  expect(found.digest).toBe(image.top.digest);
  expect(tunnels.asked).toEqual(['registry.example.com:443']);
  // The proxy is asked once: the connection is used again.
  expect(registry.requests.length).toBeGreaterThan(1);

  const strict = await failure(client({ proxy }).describe(reference('registry.example.com')));
  expect(strict.problem).toBe('tls');
});

/** A proxy for CONNECT. @param target the port on loopback to connect to, a status to refuse with, or nothing at all */
async function startTunnels(target: () => number | undefined): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  server.on('connect', (request, client: Socket) => {
    asked.push(request.url ?? '');
    const to = target();
    if (to === undefined) return;
    if (to < 600) return void client.end(`HTTP/1.1 ${to} No\r\ncontent-length: 0\r\n\r\n`);
    const upstream = connect(to, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
