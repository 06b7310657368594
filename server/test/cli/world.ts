import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
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

/** Runs the command line in a folder, and gives what it said. */
export async function run(
  cwd: string,
  argv: readonly string[],
  { stdin = '', engine = stubEngine() }: { stdin?: string; engine?: Engine } = {},
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
    },
    engine,
  );
  return { code, out: out.join(''), err: err.join('') };
}
