import { get } from 'node:http';
import { describe, expect, test } from 'vitest';
import { Connections } from '../../src/registry/connections';
import { makeCertificate } from './certificate';
import { basicHeader, client, dockerLogin, failure, homeWith, reference, secrets } from './client';
import {
  type Answer,
  askForPassword,
  at,
  reply,
  serveImage,
  startSecureServer,
  startServer,
  type TestServer,
} from './hostile-server';
import { buildImage } from './oci-image';
import { missingPrograms } from './real-registry';
import { stoppedServers } from './stopped-servers';

const image = buildImage({ platforms: ['linux/amd64'], content: 'redirects' });
const serve = serveImage('team/app', '1', image);
const blobs = '/v2/team/app/blobs/';

const { servers, start } = stoppedServers();
const sendTo = (location: string, status = 307) =>
  at(blobs, (_request, response) => reply(response, status, { location }));
/** What a content delivery network does: serves by path, whoever asks. */
const deliver: Answer = ({ url }, response) =>
  reply(response, 200, {}, image.blobs.get(new URL(url, 'http://cdn').pathname.slice(1)) ?? '');

test.each([301, 302, 303, 307, 308])(
  'follows a redirect (%i) to another host, and takes no credentials along',
  async (status) => {
    const cdn = await start(deliver);
    const server = await start(
      askForPassword(secrets.user, secrets.password),
      at(blobs, ({ url }, response) =>
        reply(response, status, { location: `${cdn.url}/${url.slice(blobs.length)}?sig=${secrets.query}` }),
      ),
      serve,
    );
    const registry = client({ environment: await homeWith(dockerLogin(server.host)) });
    const [platform] = (await registry.describe(reference(server.host))).platforms;
    expect(platform?.created).toBe('2026-01-02T03:04:05Z');
    expect(server.requests.some(({ headers }) => headers.authorization === basicHeader)).toBe(true);
    expect(cdn.requests).toHaveLength(1);
    expect(cdn.requests[0]?.headers.authorization).toBeUndefined();
  },
);

test('keeps the credentials for a redirect within the registry', async () => {
  const server = await start(
    askForPassword(secrets.user, secrets.password),
    at(blobs, ({ url }, response) => reply(response, 302, { location: `/moved/${url.slice(blobs.length)}` })),
    at('/moved/', ({ url }, response) =>
      reply(response, 200, {}, image.blobs.get(url.slice('/moved/'.length))),
    ),
    serve,
  );
  const registry = client({ environment: await homeWith(dockerLogin(server.host)) });
  expect((await registry.describe(reference(server.host))).platforms).toHaveLength(1);
});

test('does not log in where it is sent to', async () => {
  const cdn = await start((_request, response) =>
    reply(response, 401, { 'www-authenticate': 'Basic realm="cdn"' }),
  );
  const server = await start(sendTo(`${cdn.url}/x?sig=${secrets.query}`), serve);
  const environment = await homeWith({
    '.docker/config.json': {
      auths: Object.fromEntries(
        [server.host, cdn.host].map((host) => [host, { username: secrets.user, password: secrets.password }]),
      ),
    },
  });
  expect((await failure(client({ environment }).describe(reference(server.host)))).problem).toBe(
    'unauthorized',
  );
  expect(cdn.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('credentials that were dropped stay dropped on the way back', async () => {
  const detour: TestServer = await start((_request, response) =>
    reply(response, 302, { location: `${server.url}/back` }),
  );
  const server: TestServer = await start(
    at('/back', (_request, response) => reply(response, 404)),
    askForPassword(secrets.user, secrets.password),
    sendTo(detour.url),
    serve,
  );
  const registry = client({ environment: await homeWith(dockerLogin(server.host)) });
  await failure(registry.describe(reference(server.host)));
  const back = server.requests.filter(({ url }) => url === '/back');
  expect(back.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('gives up on a circle', async () => {
  const server: TestServer = await start(sendTo(`${blobs}again`), serve);
  expect((await failure(client().describe(reference(server.host)))).problem).toBe('refused-redirect');
  expect(server.requests.filter(({ url }) => url.startsWith(blobs))).toHaveLength(6);
});

test.each([
  ['file:///etc/passwd', 'refused-redirect'],
  ['http://[', 'bad-response'],
])('does not follow to %s', async (location, problem) => {
  const server = await start(sendTo(location), serve);
  expect((await failure(client().describe(reference(server.host)))).problem).toBe(problem);
});

test('says nothing of a secret in an address that cannot be reached', async () => {
  const gone = await startServer();
  await gone.stop();
  const target = `http://${secrets.user}:${secrets.password}@${gone.host}/x?sig=${secrets.query}`;
  const server = await start(sendTo(target), serve);
  expect((await failure(client().describe(reference(server.host)))).problem).toBe('unreachable');
});

describe('from a public registry', () => {
  // A registry that is not on this machine, as far as the client can see: a proxy answers for it.
  const throughProxy = (proxy: TestServer) =>
    client({ proxy: { proxy: proxy.url }, insecureRegistries: ['registry.example.com'] });
  const asPublic =
    (answer: Answer): Answer =>
    (request, response) =>
      answer({ ...request, url: request.url.replace('http://registry.example.com', '') }, response);

  test.each([
    '127.0.0.1',
    '10.0.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '[::1]',
    '[::ffff:10.0.0.1]',
    'localhost',
  ])('does not follow to %s', async (host) => {
    const proxy = await start(asPublic(sendTo(`http://${host}:1/x`)), asPublic(serve));
    const error = await failure(throughProxy(proxy).describe(reference('registry.example.com')));
    expect(error.problem).toBe('refused-redirect');
    expect(proxy.requests.every(({ url }) => url.startsWith('http://registry.example.com'))).toBe(true);
  });

  test('does not follow to a name that leads to a private address', async () => {
    const inside = await start(serve);
    const connections = new Connections({
      settings: {},
      environment: {},
      connectTimeout: 1_000,
      isInsecure: () => false,
    });
    const { options } = connections.route(new URL(`http://localhost:${inside.port}/v2/`), true);
    const error = await new Promise<NodeJS.ErrnoException>((resolve, reject) => {
      get(options, () => reject(new Error('answered'))).on('error', resolve);
    });
    expect(error.code).toBe('PRIVATE_ADDRESS');
    expect(inside.requests).toEqual([]);
  });

  test('does not ask a private address for a token', async () => {
    const inside = await start((_request, response) => reply(response, 200, {}, '{"token":"x"}'));
    const proxy = await start((_request, response) =>
      reply(response, 401, { 'www-authenticate': `Bearer realm="${inside.url}/token"` }),
    );
    const error = await failure(throughProxy(proxy).describe(reference('registry.example.com')));
    expect(error.problem).toBe('refused-redirect');
    expect(inside.requests).toEqual([]);
  });
});

describe.skipIf(missingPrograms('openssl'))('over TLS', () => {
  test('does not follow from https to http', async () => {
    const plain = await start(deliver);
    const server = await startSecureServer(
      await makeCertificate('localhost'),
      sendTo(`${plain.url}/x`),
      serve,
    );
    servers.push(server);
    const registry = client({ insecureRegistries: [server.host] });
    const error = await failure(registry.describe(reference(server.host)));
    expect(error.problem).toBe('refused-redirect');
    expect(plain.requests).toEqual([]);
  });

  test('does not trust a certificate that nobody vouches for, unless told to', async () => {
    const server = await startSecureServer(await makeCertificate('localhost'), serve);
    servers.push(server);
    const error = await failure(client().digest(reference(server.host)));
    expect(error.problem).toBe('tls');
    expect(error.message).toContain('certificate');
    for (const options of [{ insecureRegistries: ['127.0.0.1'] }, { proxy: { strictSSL: false } }]) {
      expect((await client(options).digest(reference(server.host))).digest).toBe(image.top.digest);
    }
  });

  test('does not take tokens over http from an https registry', async () => {
    const plain = await start((_request, response) => reply(response, 200, {}, '{"token":"x"}'));
    const server = await startSecureServer(await makeCertificate('localhost'), (_request, response) =>
      reply(response, 401, { 'www-authenticate': `Bearer realm="${plain.url}/token"` }),
    );
    servers.push(server);
    const registry = client({ insecureRegistries: [server.host] });
    expect((await failure(registry.digest(reference(server.host)))).problem).toBe('bad-response');
    expect(plain.requests).toEqual([]);
  });
});
