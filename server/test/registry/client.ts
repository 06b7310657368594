import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createRegistry, type RegistryOptions } from '../../src/registry/node-registry';
import { RegistryError, type RegistryReference } from '../../src/registry/registry';

/** Everything in tests that no message may show. */
export const secrets = {
  user: 'carol-55',
  password: 'correct-horse-77',
  token: 'bearer-of-good-news-88',
  identityToken: 'identity-card-99',
  query: 'signature-of-the-cdn-66',
};

export const basicHeader = `Basic ${Buffer.from(`${secrets.user}:${secrets.password}`).toString('base64')}`;

export const reference = (host: string, tag = '1', repository = 'team/app'): RegistryReference => ({
  registry: host,
  repository,
  tag,
  digest: undefined,
});

/** A home folder with these files, paths from the home folder; gone when the test is. */
export async function homeWith(
  files: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, string>> {
  const home = await mkdtemp(join(tmpdir(), 'home-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await writeFile(join(home, path), text, { mode: 0o755 });
  }
  return { HOME: home, PATH: `${join(home, 'bin')}:${process.env.PATH ?? ''}` };
}

/** docker's file with a login for a host. */
export const dockerLogin = (host: string, password = secrets.password) => ({
  '.docker/config.json': {
    auths: { [host]: { auth: Buffer.from(`${secrets.user}:${password}`).toString('base64') } },
  },
});

/** A client that knows nothing of this machine's environment. */
export const client = (options: RegistryOptions = {}) =>
  createRegistry({
    environment: { HOME: '/nonexistent' },
    timeouts: { headers: 5_000, whole: 10_000 },
    ...options,
  });

/** The error that a question ends with, after a look whether it tells a secret. */
export async function failure(question: Promise<unknown>): Promise<RegistryError> {
  const error = await question.then(
    (value) => {
      throw new Error(`answered with ${JSON.stringify(value)}`);
    },
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RegistryError);
  const { message, stack, cause } = error as RegistryError;
  for (const secret of [...Object.values(secrets), basicHeader.slice('Basic '.length)]) {
    expect(`${message}\n${stack}\n${JSON.stringify(cause) ?? ''}`).not.toContain(secret);
  }
  expect(message).toMatch(/^\S.*[.)]$/);
  return error as RegistryError;
}
