import { describe, expect, test } from 'vitest';
import { parseChallenges } from '../../src/registry/challenge';
import { findCredentials } from '../../src/registry/credentials';
import { isLoopback, isPrivate, sameOwner } from '../../src/registry/hosts';
import { homeWith } from './client';

const pair = (text: string) => ({ auth: Buffer.from(text).toString('base64') });
const found = async (
  registry: string,
  files: Record<string, unknown>,
  more = {},
  repository = 'team/app',
) => {
  const environment = { ...(await homeWith(files)), ...more };
  return findCredentials(registry, repository, environment, undefined);
};
const user = async (...asked: Parameters<typeof found>) => (await found(...asked)).login?.user;

describe("docker's file", () => {
  test('has logins in three forms', async () => {
    const auths = {
      'a.example.com': pair('ann:pass:word'),
      'b.example.com': { username: 'bob', password: 'secret' },
      'c.example.com': { ...pair('00000000:'), identitytoken: 'identity' },
      'd.example.com': {},
      'e.example.com': pair('no colon'),
    };
    const file = { '.docker/config.json': { auths } };
    expect((await found('a.example.com', file)).login).toMatchObject({ user: 'ann', password: 'pass:word' });
    expect((await found('b.example.com', file)).login).toMatchObject({ user: 'bob', password: 'secret' });
    expect((await found('c.example.com', file)).login?.identityToken).toBe('identity');
    for (const host of ['d', 'e', 'f']) expect(await user(`${host}.example.com`, file)).toBeUndefined();
  });

  test.each([
    ['docker.io', 'https://index.docker.io/v1/'],
    ['docker.io', 'docker.io'],
    ['docker.io', 'index.docker.io'],
    ['r.example.com:5000', 'r.example.com:5000'],
    ['r.example.com', 'https://r.example.com'],
    ['r.example.com', 'https://r.example.com/v1/'],
    ['r.example.com', 'https://R.example.com/v2/'],
    ['r.example.com', 'r.example.com/'],
  ])('names %s as %s', async (registry, key) => {
    expect(await user(registry, { '.docker/config.json': { auths: { [key]: pair('ann:x') } } })).toBe('ann');
  });

  test.each([
    ['r.example.com', 'r.example.com:5000'],
    ['r.example.com:5000', 'r.example.com'],
    ['r.example.com', 'other.example.com'],
    ['r.example.com', 'r.example.com.evil.org'],
    ['r.example.com', 'https://evil.org/r.example.com'],
    ['docker.io', 'evil-docker.io'],
  ])('a login for another host is not for %s (%s)', async (registry, key) => {
    expect(
      await user(registry, { '.docker/config.json': { auths: { [key]: pair('ann:x') } } }),
    ).toBeUndefined();
  });

  test('stands where DOCKER_CONFIG says', async () => {
    const { HOME } = await homeWith({ 'config.json': { auths: { 'r.example.com': pair('ann:x') } } });
    expect(await user('r.example.com', {}, { DOCKER_CONFIG: HOME })).toBe('ann');
  });

  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['nothing', ''],
  ])('with %s in it is told and passed over', async (_what, text) => {
    const podman = { auths: { 'r.example.com': pair('pia:x') } };
    const { login, problems } = await found('r.example.com', {
      '.docker/config.json': text,
      '.config/containers/auth.json': podman,
    });
    expect(login?.user).toBe('pia');
    expect(problems).toEqual([
      expect.stringMatching(/config\.json cannot be read, for the file is not valid JSON\.$/),
    ]);
  });

  test('with parts of a wrong shape still gives the rest', async () => {
    const config = {
      auths: { 'r.example.com': pair('ann:x'), 's.example.com': 7 },
      credHelpers: [],
      credsStore: 3,
    };
    expect(await user('r.example.com', { '.docker/config.json': config })).toBe('ann');
    expect(await user('s.example.com', { '.docker/config.json': { auths: 5 } })).toBeUndefined();
  });
});

describe("podman's file", () => {
  const auths = {
    'quay.io': pair('all:x'),
    'quay.io/acme': pair('acme:x'),
    'quay.io/acme/web/app': pair('web:x'),
  };

  test('has logins for parts of a registry', async () => {
    const file = { '.config/containers/auth.json': { auths } };
    expect(await user('quay.io', file, {}, 'other/app')).toBe('all');
    expect(await user('quay.io', file, {}, 'acme/app')).toBe('acme');
    expect(await user('quay.io', file, {}, 'acmeandsons/app')).toBe('all');
    expect(await user('quay.io', file, {}, 'acme/web/app')).toBe('web');
  });

  test('stands at three places', async () => {
    const own = await homeWith({ 'my.json': { auths: { 'r.example.com': pair('own:x') } } });
    const runtime = await homeWith({ 'containers/auth.json': { auths: { 'r.example.com': pair('run:x') } } });
    const home = { '.config/containers/auth.json': { auths: { 'r.example.com': pair('home:x') } } };
    expect(await user('r.example.com', home)).toBe('home');
    expect(await user('r.example.com', home, { XDG_RUNTIME_DIR: runtime.HOME })).toBe('run');
    const explicit = { XDG_RUNTIME_DIR: runtime.HOME, REGISTRY_AUTH_FILE: `${own.HOME}/my.json` };
    expect(await user('r.example.com', home, explicit)).toBe('own');
  });
});

describe.skipIf(process.platform === 'win32')('a credential helper', () => {
  const helper = (body: string) => `#!/bin/sh\n${body}\n`;
  /** Answers with what it was asked as the user. */
  const echo = helper(
    `read -r server; printf '{"ServerURL":"%s","Username":"%s","Secret":"%s"}' "$server" "$server" "$1"`,
  );
  const store = (body: string, more = {}) => ({
    'bin/docker-credential-test': body,
    '.docker/config.json': { credsStore: 'test', ...more },
  });

  test('is asked for the server on its standard input', async () => {
    expect((await found('r.example.com:5000', store(echo))).login).toEqual({
      user: 'r.example.com:5000',
      password: 'get',
      identityToken: undefined,
    });
    expect(await user('docker.io', store(echo))).toBe('https://index.docker.io/v1/');
  });

  test('may give an identity token', async () => {
    const body = helper(`printf '{"Username":"<token>","Secret":"identity"}'`);
    expect((await found('r.example.com', store(body))).login).toEqual({
      user: '',
      password: '',
      identityToken: 'identity',
    });
  });

  test('of one registry comes before that of all, and both before the file', async () => {
    const files = {
      ...store(echo, {
        credHelpers: { 'own.example.com': 'own' },
        auths: { 'own.example.com': pair('file:x'), 'r.example.com': pair('file:x') },
      }),
      'bin/docker-credential-own': helper(`printf '{"Username":"own","Secret":"x"}'`),
    };
    expect(await user('own.example.com', files)).toBe('own');
    expect(await user('r.example.com', files)).toBe('r.example.com');
  });

  test('that has no login leaves it to the file, without a word', async () => {
    const body = helper('echo "credentials not found in native keychain"; exit 1');
    const { login, problems } = await found(
      'r.example.com',
      store(body, { auths: { 'r.example.com': pair('file:x') } }),
    );
    expect([login?.user, problems]).toEqual(['file', []]);
  });

  test.each([
    ['fails', helper('echo keychain is locked: my-secret; exit 1'), 'failed'],
    ['writes no JSON', helper('echo my-secret'), 'did not answer with a login'],
    ['writes other JSON', helper(`echo '["my-secret"]'`), 'did not answer with a login'],
    ['writes without end', helper('exec yes my-secret'), 'failed'],
  ])('that %s is told and passed over', async (_what, body, words) => {
    const { login, problems } = await found(
      'r.example.com',
      store(body, { auths: { 'r.example.com': pair('file:x') } }),
    );
    expect(login?.user).toBe('file');
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(problems[0]).not.toContain('my-secret');
  });

  test('that is not there is told', async () => {
    const { problems } = await found('r.example.com', { '.docker/config.json': { credsStore: 'missing' } });
    expect(problems).toEqual(['The credential helper docker-credential-missing is not installed.']);
  });

  test.each(['../evil', 'a;b', 'a b', '', '-x', 'a/b'])('named "%s" is not run', async (name) => {
    const { login, problems } = await found('r.example.com', {
      '.docker/config.json': { credHelpers: { 'r.example.com': name } },
      'bin/docker-credential-a': echo,
    });
    expect(login).toBeUndefined();
    expect(problems.every((problem) => problem.includes('no valid name'))).toBe(true);
  });

  test('is looked for in absolute folders of PATH only', async () => {
    const { problems } = await found('r.example.com', store(echo), { PATH: '.:bin:' });
    expect(problems).toEqual(['The credential helper docker-credential-test is not installed.']);
  });

  test('is stopped when the question is cancelled', async () => {
    const environment = await homeWith(store(helper('exec sleep 600')));
    const stop = new AbortController();
    const asked = findCredentials('r.example.com', 'team/app', environment, stop.signal);
    stop.abort();
    expect((await asked).login).toBeUndefined();
  });
});

describe('challenges', () => {
  test.each([
    ['Basic realm="x"', [{ scheme: 'basic', parameters: { realm: 'x' } }]],
    [
      'Bearer realm="https://a/t?x=1,2",service="s",scope="repository:a/b:pull,push"',
      [
        {
          scheme: 'bearer',
          parameters: { realm: 'https://a/t?x=1,2', service: 's', scope: 'repository:a/b:pull,push' },
        },
      ],
    ],
    [
      'Negotiate, Basic realm="a \\"quoted\\" one", BEARER Realm=token',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'a "quoted" one' } },
        { scheme: 'bearer', parameters: { realm: 'token' } },
      ],
    ],
    ['Bearer realm="unterminated', [{ scheme: 'bearer', parameters: {} }]],
    ['', []],
    [' , ,', []],
  ])('%s', (header, challenges) => {
    expect(parseChallenges(header)[0]).toEqual(challenges[0]);
    if (!header.includes('unterminated')) expect(parseChallenges(header)).toEqual(challenges);
  });

  test('end, whatever is in them', () => {
    for (const header of ['='.repeat(10_000), 'a '.repeat(8_000), ','.repeat(16_000), '"\\'.repeat(8_000)]) {
      expect(Array.isArray(parseChallenges(header))).toBe(true);
    }
  });
});

describe('hosts', () => {
  test.each([
    ['registry-1.docker.io', 'auth.docker.io', true],
    ['registry.gitlab.com', 'gitlab.com', true],
    ['quay.io', 'quay.io', true],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', '10.0.0.1', false],
    ['10.1.0.1', '10.2.0.1', false],
    ['registry.example.com', 'example.com.evil.org', false],
    ['registry.example.com', 'evilexample.com', false],
    ['registry.acme.co.uk', 'auth.acme.co.uk', true],
    ['registry.acme.co.uk', 'evil.co.uk', false],
    ['registry', 'other', false],
    ['localhost', 'localhost', true],
  ])('%s and %s: one owner %s', (a, b, same) => {
    expect(sameOwner(a, b)).toBe(same);
    expect(sameOwner(b, a)).toBe(same);
  });

  test.each([
    ['localhost', true, true],
    ['a.localhost', true, true],
    ['127.9.9.9', true, true],
    ['[::1]', true, true],
    ['::ffff:127.0.0.1', true, true],
    ['10.0.0.1', false, true],
    ['172.31.0.1', false, true],
    ['172.32.0.1', false, false],
    ['169.254.169.254', false, true],
    ['100.64.0.1', false, true],
    ['0.0.0.0', false, true],
    ['[fd00::1]', false, true],
    ['[fe80::1]', false, true],
    ['[2001:db8::1]', false, false],
    ['8.8.8.8', false, false],
    ['localhost.example.com', false, false],
    ['notlocalhost', false, false],
  ])('%s: this machine %s, private %s', (host, loopback, privately) => {
    expect([isLoopback(host), isPrivate(host)]).toEqual([loopback, privately]);
  });
});
