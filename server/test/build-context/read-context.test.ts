import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contextFolder } from '../../src/build-context/context-folder';
import { ignoreRules } from '../../src/build-context/ignore-file';
import { isSecret, maySecret } from '../../src/build-context/needless';
import { readContext } from '../../src/build-context/read-context';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'context-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string | number>>) {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof content === 'number' ? Buffer.alloc(content) : content);
  }
}
const read = (dockerfile = 'Dockerfile') => readContext(folder, join(folder, dockerfile));

describe('what lies in a build context', () => {
  it('is counted, and what no image needs is told apart', async () => {
    await write({
      Dockerfile: 'FROM scratch\n',
      'src/index.js': 1000,
      '.git/objects/pack/a.pack': 50_000,
      'node_modules/a/index.js': 3000,
      'packages/b/node_modules/c/index.js': 2000,
      'venv/pyvenv.cfg': 'home = /usr\n',
      'venv/lib/x.py': 100,
      'env/settings.py': 70,
    });
    const { facts, ignoreText } = await read();
    expect(ignoreText).toBe('');
    expect(facts.ignoreFile).toBeUndefined();
    expect(facts.sent).toEqual({ files: 8, bytes: 13 + 1000 + 50_000 + 3000 + 2000 + 12 + 100 + 70 });
    expect(facts.needless).toEqual([
      { path: '.git', kind: 'version-control', bytes: 50_000, files: 1 },
      { path: 'node_modules', kind: 'dependencies-node', bytes: 3000, files: 1 },
      { path: 'packages/b/node_modules', kind: 'dependencies-node', bytes: 2000, files: 1 },
      { path: 'venv', kind: 'dependencies-python', bytes: 112, files: 2 },
    ]);
    expect(facts.complete).toBe(true);
  });

  it('is what the ignore file leaves, with what it takes back in', async () => {
    await write({
      '.dockerignore': '# comment\n.git\n/build\n**/*.log\ndocs\n!docs/README.md\n',
      '.git/a': 100,
      'build/a': 100,
      'src/build/a': 7,
      'src/a.log': 100,
      'docs/a.md': 100,
      'docs/README.md': 20,
    });
    const { facts } = await read();
    expect(facts).toMatchObject({ ignoreFile: '.dockerignore', needless: [] });
    expect(facts.sent.files).toBe(3);
  });

  it("the Dockerfile's own ignore file wins", async () => {
    await write({ '.dockerignore': 'a\n', 'web.Dockerfile.dockerignore': 'b\n', a: 10, b: 5 });
    const { facts, ignoreText } = await read('web.Dockerfile');
    expect([facts.ignoreFile, ignoreText]).toEqual(['web.Dockerfile.dockerignore', 'b\n']);
  });

  it("the Dockerfile's own ignore file lies beside it, wherever that is in the context", async () => {
    await write({ '.dockerignore': 'a\n', 'docker/web.Dockerfile.dockerignore': 'b\n', a: 10, b: 5 });
    const { facts } = await read('docker/web.Dockerfile');
    expect(facts.ignoreFile).toBe('docker/web.Dockerfile.dockerignore');
    expect((await readContext(join(folder, 'docker'), join(folder, 'Dockerfile'))).facts.ignoreFile).toBe(
      undefined,
    );
  });

  it('does not take the keys of tests for secrets', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\n';
    await write({ 'tests/tls/server.key': key, 'pkg/testdata/a.pem': key, 'certs/localhost.key': key });
    await write({ 'certs/server.key': key, 'node_modules/a/b.key': key });
    expect((await read()).facts.needless.filter(({ kind }) => kind === 'secret')).toMatchObject([
      { path: 'certs/server.key' },
    ]);
  });

  it('knows parts of a project that ask the version control for their version', async () => {
    await write({ 'packages/server/package.json': '{"scripts":{"build":"git rev-parse HEAD"}}' });
    expect((await read()).facts.readsVersionControl).toBe(true);
  });

  it('knows projects that ask the version control for their version', async () => {
    await write({ 'pyproject.toml': '[build-system]\nrequires = ["setuptools-scm>=8"]\n' });
    expect((await read()).facts.readsVersionControl).toBe(true);
  });

  it('does not follow links, and ends where it is stopped', async () => {
    await write({ 'a/b': 10 });
    await symlink('/', join(folder, 'a/all'));
    expect((await read()).facts.sent).toEqual({ bytes: 10, files: 2 });
    const { facts } = await readContext(folder, join(folder, 'Dockerfile'), () => true);
    expect(facts.complete).toBe(false);
  });

  it('cannot be told of a folder that is not there', async () => {
    await expect(readContext(join(folder, 'gone'), join(folder, 'gone/Dockerfile'))).rejects.toThrow();
  });
});

describe('files with secrets', () => {
  it.each([
    ['.env', 'DB_PASSWORD=hunter2hunter2\n'],
    ['.env', 'DB_PASSWORD=password-of-mine\n'],
    ['.env.production', 'export STRIPE_SECRET_KEY="sk_live_51H"\n'],
    ['id_rsa', '-----BEGIN OPENSSH PRIVATE KEY-----\n'],
    ['server.key', '-----BEGIN PRIVATE KEY-----\n'],
    ['.npmrc', '//registry.example.org/:_authToken=npm_abcdef\n'],
    ['.netrc', 'machine example.org login a password b\n'],
    ['.git-credentials', 'https://a:b@example.org\n'],
    ['credentials', '[default]\naws_secret_access_key = abc\n'],
  ])('%s holds one', (name, text) => {
    expect(maySecret(name) && isSecret(name, text)).toBe(true);
  });

  it.each([
    ['.env', 'PORT=3000\nNODE_ENV=production\n'],
    ['.env', 'DB_PASSWORD=\nAPI_KEY=""\n'],
    ['.env', 'POSTGRES_PASSWORD=postgres\nADMIN_PASSWORD="password"\nROOT_PASSWORD=rootroot\n'],
    ['.env', 'API_KEY=your-api-key-here\nTOKEN=<token>\nSECRET=changeme\n'],
    ['.env.example', 'DB_PASSWORD=hunter2hunter2\n'],
    ['.npmrc', '//registry.example.org/:_authToken=$NPM_TOKEN\nsave-exact=true\n'],
    ['ca.pem', '-----BEGIN CERTIFICATE-----\n'],
    ['environment.ts', 'PASSWORD=hunter2hunter2\n'],
    ['public.key', '-----BEGIN PUBLIC KEY-----\n'],
  ])('%s with %j holds none', (name, text) => {
    expect(maySecret(name) && isSecret(name, text)).toBe(false);
  });
});

it('a context is the nearest folder that has what is copied', async () => {
  await write({ 'docker/web/nginx.conf': '', 'package.json': '{}' });
  const places = ['docker/web', 'docker', ''].map((part) => join(folder, part));
  expect(await contextFolder(places, ['package.json', '.'])).toBe(join(folder, ''));
  expect(await contextFolder(places, ['nginx.conf'])).toBe(join(folder, 'docker/web'));
  expect(await contextFolder(places, ['nowhere'])).toBeUndefined();
  expect(await contextFolder(places, ['.'])).toBe(join(folder, 'docker/web'));
});

it.each([
  ['*.md\n!README.md', 'README.md', false],
  ['*.md', 'docs/a.md', false],
  ['**/*.md', 'docs/a.md', true],
  ['node_modules/', 'node_modules/a/b.js', true],
  ['/dist', 'dist/a', true],
  ['', 'a', false],
  ['[', 'a', false],
  ['*\n!src', 'src/a.js', false],
])('%j ignores %s: %s', (text, path, ignored) => {
  expect(ignoreRules(text).ignores(path)).toBe(ignored);
});
