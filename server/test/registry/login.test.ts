import { describe, expect, test } from 'vitest';
import { basicHeader, client, dockerLogin, failure, homeWith, reference, secrets } from './client';
import {
  type Answer,
  askForPassword,
  askForToken,
  at,
  reply,
  serveImage,
  type TestServer,
} from './hostile-server';
import { buildImage } from './oci-image';
import { stoppedServers } from './stopped-servers';

const image = buildImage({ platforms: ['linux/amd64'], content: 'login' });
const serve = serveImage('team/app', '1', image);
const isGood = (header: string) => header === `Bearer ${secrets.token}`;

const { start } = stoppedServers();

/** A registry with tokens whose place for tokens it runs itself. */
async function tokenRegistry(give: Answer) {
  const server: TestServer = await start(
    at('/token', give),
    (request, response) => askForToken(`${server.url}/token`, isGood)(request, response) || undefined,
    serve,
  );
  return server;
}
const giveToken: Answer = (_request, response) =>
  reply(response, 200, {}, JSON.stringify({ token: secrets.token, expires_in: 300 }));

describe('with tokens', () => {
  test('asks for a token without a login, and keeps it until it expires', async () => {
    const server = await tokenRegistry(giveToken);
    let now = Date.parse('2026-03-01T00:00:00Z');
    const registry = client({ clock: () => now });
    const found = await registry.digest(reference(server.host));
    expect(found).toMatchObject({
      digest: image.top.digest,
      checked: '2026-03-01T00:00:00.000Z',
      platforms: [],
    });
    const tokens = () => server.requests.filter(({ url }) => url.startsWith('/token'));
    expect(tokens()).toHaveLength(1);
    const asked = new URL(tokens()[0]?.url ?? '', server.url).searchParams;
    expect([asked.get('service'), asked.get('scope')]).toEqual(['test registry', 'repository:team/app:pull']);
    expect(tokens()[0]?.headers.authorization).toBeUndefined();

    await registry.digest(reference(server.host));
    expect(tokens()).toHaveLength(1);
    now += 301_000;
    await registry.digest(reference(server.host));
    expect(tokens()).toHaveLength(2);
  });

  test('sends the password to the place for tokens, and to nothing else', async () => {
    const server = await tokenRegistry(({ headers }, response) =>
      headers.authorization === basicHeader ? giveToken({} as never, response) : reply(response, 401),
    );
    const registry = client({ environment: await homeWith(dockerLogin(server.host)) });
    await registry.digest(reference(server.host));
    for (const { url, headers } of server.requests) {
      expect(headers.authorization === basicHeader).toBe(url.startsWith('/token'));
    }
  });

  test('trades an identity token for a token', async () => {
    const server = await tokenRegistry(({ method, body }, response) =>
      method === 'POST' && new URLSearchParams(body).get('refresh_token') === secrets.identityToken
        ? reply(response, 200, {}, JSON.stringify({ access_token: secrets.token }))
        : reply(response, 401),
    );
    const environment = await homeWith({
      '.docker/config.json': { auths: { [server.host]: { identitytoken: secrets.identityToken } } },
    });
    await client({ environment }).digest(reference(server.host));
    expect(server.requests.filter(({ body }) => body !== '').map(({ url }) => url)).toEqual(['/token']);
    const form = new URLSearchParams(server.requests.find(({ body }) => body !== '')?.body);
    expect([form.get('grant_type'), form.get('scope')]).toEqual([
      'refresh_token',
      'repository:team/app:pull',
    ]);
  });

  test('says that a wrong password is wrong, after one try', async () => {
    const server = await tokenRegistry((_request, response) => reply(response, 401));
    const registry = client({ environment: await homeWith(dockerLogin(server.host)) });
    const error = await failure(registry.digest(reference(server.host)));
    expect(error.problem).toBe('unauthorized');
    expect(error.message).toBe(
      `${server.host} does not accept the stored login for team/app: run \`docker login ${server.host}\` again.`,
    );
    expect(server.requests.filter(({ url }) => url.startsWith('/token'))).toHaveLength(1);
  });

  test('gives up when the token is refused as well', async () => {
    const server = await start(at('/token', giveToken), (request, response) =>
      askForToken(`http://${request.headers.host}/token`, () => false)(request, response),
    );
    const error = await failure(client().digest(reference(server.host)));
    expect(error.problem).toBe('unauthorized');
    expect(error.message).toBe(
      `${server.host} asks for a login to read team/app: run \`docker login ${server.host}\`, or check the name.`,
    );
    expect(server.requests.filter(({ url }) => url.includes('manifests'))).toHaveLength(2);
  });

  test('asks anonymously where somebody else gives the tokens', async () => {
    const stranger = await start(giveToken);
    // Same machine, but another name: nothing says that it is the registry's.
    const realm = `http://localhost:${stranger.port}/token`;
    const server = await start(askForToken(realm, isGood), serve);
    const environment = await homeWith(dockerLogin(server.host));
    await client({ environment }).digest(reference(server.host));
    expect(stranger.requests.length).toBeGreaterThan(0);
    for (const { headers, url } of stranger.requests) {
      expect(headers.authorization).toBeUndefined();
      expect(url).not.toContain(secrets.user);
    }
  });

  test('tells why a login was not used, when nobody gets in without', async () => {
    const stranger = await start((_request, response) => reply(response, 401));
    const server = await start(askForToken(`http://localhost:${stranger.port}/token`, isGood));
    const environment = await homeWith(dockerLogin(server.host));
    const error = await failure(client({ environment }).digest(reference(server.host)));
    expect(error.problem).toBe('unauthorized');
    expect(error.message).toContain(`localhost:${stranger.port}`);
  });

  test.each([
    ['no address', 'nowhere'],
    ['a file', 'file:///etc/passwd'],
    ['a user in the address', `http://${secrets.user}:${secrets.password}@127.0.0.1:1/token`],
  ])('refuses a place for tokens that is %s', async (_what, realm) => {
    const server = await start(askForToken(realm, isGood));
    expect((await failure(client().digest(reference(server.host)))).problem).toBe('bad-response');
  });

  test.each([
    ['no JSON', '{"token":'],
    ['no token', '{}'],
    ['a token with a line break', JSON.stringify({ token: 'a\r\nx-other: b' })],
  ])('refuses an answer with %s', async (_what, body) => {
    const server = await tokenRegistry((_request, response) => reply(response, 200, {}, body));
    expect((await failure(client().digest(reference(server.host)))).problem).toBe('bad-response');
  });

  test('does not follow a redirect with the question for a token', async () => {
    const other = await start(giveToken);
    const server = await tokenRegistry((_request, response) => reply(response, 302, { location: other.url }));
    const registry = client({ environment: await homeWith(dockerLogin(server.host)) });
    expect((await failure(registry.digest(reference(server.host)))).problem).toBe('refused-redirect');
    expect(other.requests).toEqual([]);
  });

  test('passes on that there were too many questions', async () => {
    const server = await tokenRegistry((_request, response) => reply(response, 429, { 'retry-after': '7' }));
    expect(await failure(client().digest(reference(server.host)))).toMatchObject({
      problem: 'rate-limited',
      retryAfter: 7,
    });
  });
});

describe('with passwords', () => {
  test('sends the password when it is asked for, and from then on at once', async () => {
    const server = await start(askForPassword(secrets.user, secrets.password), serve);
    const registry = client({ environment: await homeWith(dockerLogin(server.host)) });
    const asked = () => server.requests.filter(({ url }) => url.includes('manifests'));
    await registry.digest(reference(server.host));
    expect(asked().map(({ headers }) => headers.authorization)).toEqual([undefined, basicHeader]);
    await registry.digest(reference(server.host));
    expect(asked()).toHaveLength(3);
  });

  test('stops after the second refusal of a wrong password', async () => {
    const server = await start(askForPassword(secrets.user, 'another'));
    const registry = client({ environment: await homeWith(dockerLogin(server.host)) });
    const error = await failure(registry.digest(reference(server.host)));
    expect(error).toMatchObject({ problem: 'unauthorized' });
    expect(error.message).toContain('does not accept the stored login');
    expect(server.requests.filter(({ url }) => url.includes('manifests'))).toHaveLength(2);
  });

  test('asks for a login when there is none, and when the file of logins is broken says so', async () => {
    const server = await start(askForPassword(secrets.user, secrets.password));
    const environment = await homeWith({ '.docker/config.json': `{"auths": ${secrets.password}` });
    const problems: string[] = [];
    const registry = client({ environment, onProblem: (problem) => problems.push(problem) });
    const error = await failure(registry.digest(reference(server.host)));
    expect(error.problem).toBe('unauthorized');
    expect(error.message).toContain(`run \`docker login ${server.host}\``);
    expect(error.message).toContain('config.json cannot be read, for the file is not valid JSON.');
    await failure(registry.digest(reference(server.host)));
    expect(problems).toHaveLength(1);
  });

  test('looks at the root of the API when the refusal says nothing', async () => {
    const server = await start(
      ({ url, headers }, response) =>
        url !== '/v2/' && headers.authorization === undefined ? reply(response, 401) : undefined,
      askForPassword(secrets.user, secrets.password),
      serve,
    );
    const registry = client({ environment: await homeWith(dockerLogin(server.host)) });
    expect((await registry.digest(reference(server.host))).digest).toBe(image.top.digest);
  });

  test('does not know other ways to log in', async () => {
    const server = await start((_request, response) =>
      reply(response, 401, { 'www-authenticate': 'Negotiate' }),
    );
    expect((await failure(client().digest(reference(server.host)))).problem).toBe('bad-response');
  });
});
