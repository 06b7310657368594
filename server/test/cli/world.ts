import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Io } from '../../src/cli/io';
import { runCli } from '../../src/cli/run';
import type { Engine } from '../../src/engine';
import { stubEngine } from '../lsp/stub-engine';

/** A folder of its own for one test. */
export async function world(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'hygiene-cli-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  return root;
}

/** An address of this machine at which nothing listens. */
export async function deadHost(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `127.0.0.1:${port}`;
}

/** In a test that says nothing of registries, nobody may be asked. */
const noRegistry: Io['registry'] = () => Promise.reject(new Error('a registry was to be asked'));

/** Runs the command line in a folder, and gives what it said. */
export async function run(
  cwd: string,
  argv: readonly string[],
  {
    stdin = '',
    engine = stubEngine(),
    registry = noRegistry,
    packages,
  }: { stdin?: string; engine?: Engine; registry?: Io['registry']; packages?: Io['packages'] } = {},
): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(
    argv,
    {
      cwd,
      out: { colours: false, write: (text) => void out.push(text) },
      err: { colours: false, write: (text) => void err.push(text) },
      stdin: async () => new TextEncoder().encode(stdin),
      registry,
      ...(packages && { packages }),
    },
    engine,
  );
  return { code, out: out.join(''), err: err.join('') };
}
