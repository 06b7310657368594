import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { deadHost, world } from './world';

const source = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
const stub = fileURLToPath(new URL('../lsp/stub-engine.ts', import.meta.url));
let folder: string;
let bundle: string;

/** Starts the bundled command. */
async function start(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [bundle, ...args], { cwd });
  onTestFinished(() => void child.kill());
  const exit = once(child, 'close').then(([code]) => code as number);
  return { child, exit };
}

describe('the command as a process', () => {
  // Bundled as it ships, around the stub engine.
  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: [source('cli/main.ts')],
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      plugins: [
        {
          name: 'stub-engine',
          setup({ onResolve, onLoad }) {
            onResolve({ filter: /^\.\.\/(compose-linter|rules)$/ }, ({ path }) => ({
              path,
              namespace: 'stub',
            }));
            onLoad({ filter: /./, namespace: 'stub' }, () => ({
              contents: `import { stubEngine } from ${JSON.stringify(stub)};
                export const { lint: lintDocument, rules: allRules } = stubEngine();`,
              resolveDir: '/',
            }));
          },
        },
      ],
    });
    folder = await mkdtemp(join(tmpdir(), 'hygiene-cli-'));
    bundle = join(folder, 'cli.cjs');
    await writeFile(bundle, outputFiles[0]?.contents ?? '');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('exits with the code of the run', async () => {
    const cwd = await world({ Dockerfile: 'FROM x:latest\n' });
    const { child, exit } = await start([], cwd);
    const [out, code] = await Promise.all([text(child.stdout), exit]);
    expect([out.split('\n')[0], code]).toEqual([
      'Dockerfile:1:8  warning  The tag *latest* moves.  moving-tag',
      1,
    ]);
  });

  it('reads standard input', async () => {
    const { child, exit } = await start(['-', '-f', 'json'], '/');
    child.stdin.end('FROM x:1\n');
    const [out, code] = await Promise.all([text(child.stdout), exit]);
    expect([JSON.parse(out), code]).toEqual([[{ file: '<stdin>', findings: [] }], 0]);
  });

  it('asks registries when it is told to, and ends', async () => {
    const host = await deadHost();
    const cwd = await world({ Dockerfile: `FROM ${host}/team/base:1@sha256:${'a'.repeat(64)}\n` });
    const { child, exit } = await start(['--check-updates'], cwd);
    const [err, code] = await Promise.all([text(child.stderr), exit]);
    expect(err).toContain(`dockerfile-hygiene: ${host} cannot be reached`);
    expect(code).toBe(2);
  });

  it('does not mind a reader that leaves early', async () => {
    const cwd = await world({ Dockerfile: 'FROM x:latest\n'.repeat(5000) });
    const { child, exit } = await start(['-f', 'json'], cwd);
    child.stdout.once('data', () => child.stdout.destroy());
    const [err, code] = await Promise.all([text(child.stderr), exit]);
    expect(err).not.toContain('EPIPE');
    expect(code).toBe(1);
  });
});
