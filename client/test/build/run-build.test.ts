import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Invocation, OutputFormat } from '../../src/build/arguments';
import { dockerfileInput } from '../../src/build/dockerfile-input';
import type { BuildEvent } from '../../src/build/events';
import { runBuild } from '../../src/build/run-build';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** An engine that is a few lines of JavaScript. */
function engine(script: string, format: OutputFormat, env: Record<string, string> = {}): Invocation {
  return { program: process.execPath, args: ['-e', script], env, format };
}

async function run(invocation: Invocation, stdin?: string) {
  const events: BuildEvent[] = [];
  const end = await runBuild(invocation, folder, stdin, (event) => events.push(event)).ended;
  return { end, events };
}

describe('runBuild', () => {
  it('hands the Dockerfile over and tells the steps', async () => {
    const script = `let text = ''; process.stdin.on('data', (d) => { text += d; }).on('end', () => {
      console.log('STEP 1/1: ' + text.trim()); console.log(process.cwd()); console.log(process.env.EXTRA); });`;
    const { end, events } = await run(engine(script, 'podman', { EXTRA: '$HOME' }), 'FROM scratch\n');
    expect(end).toEqual({ kind: 'succeeded' });
    expect(events.map(({ kind }) => kind)).toEqual(['started', 'log', 'log', 'finished']);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'log', line: '$HOME' }));
  });

  it('keeps the two streams of buildx apart', async () => {
    const script = `process.stderr.write('{\\n  "vertexes": [\\n'); process.stdout.write('between\\n');
      process.stderr.write('    {"digest":"d","name":"[1/1] RUN x","started":"2026-01-01T00:00:00Z"}\\n  ]\\n}\\n');`;
    const { events } = await run(engine(script, 'buildkit-json'));
    expect(events).toContainEqual({ kind: 'note', line: 'between' });
    expect(events.map(({ kind }) => kind)).toContain('started');
  });

  it('tells a failure with its exit code', async () => {
    const { end, events } = await run(
      engine(`console.log('STEP 1/1: RUN x'); process.exitCode = 125;`, 'podman'),
    );
    expect(end).toEqual({ kind: 'failed', code: 125 });
    expect(events.at(-1)?.kind).toBe('failed');
  });

  it('does not mind an engine that reads nothing', async () => {
    const { end } = await run(engine('process.stdin.destroy();', 'podman'), 'x'.repeat(1_000_000));
    expect(end).toEqual({ kind: 'succeeded' });
  });

  it('says when the engine could not be started', async () => {
    const { end } = await run(
      { program: join(folder, 'none'), args: [], env: {}, format: 'podman' },
      'FROM x',
    );
    expect(end.kind).toBe('not-started');
  });

  it.skipIf(process.platform === 'win32')('stops an engine', async () => {
    let begun: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const script = `console.log('STEP 1/1: RUN sleep'); setInterval(() => {}, 1000);`;
    const build = runBuild(engine(script, 'podman'), folder, undefined, begun);
    await started;
    build.cancel();
    build.cancel();
    expect(await build.ended).toEqual({ kind: 'cancelled' });
  });
});

describe('dockerfileInput', () => {
  it('builds a saved file as it lies', async () => {
    const path = join(folder, 'Dockerfile');
    const input = await dockerfileInput(path, undefined);
    expect(input).toMatchObject({ file: path });
    expect(input.stdin).toBeUndefined();
    await input.dispose();
    await expect(stat(dirname(input.idFile))).rejects.toThrow();
  });

  it('hands other text over by the standard input', async () => {
    const input = await dockerfileInput(undefined, 'FROM scratch');
    expect(input).toMatchObject({ file: '-', stdin: 'FROM scratch' });
    await input.dispose();
  });

  it('keeps the ignore file that belongs to the Dockerfile', async () => {
    const path = join(folder, 'web.Dockerfile');
    await writeFile(`${path}.dockerignore`, '*.log\n');
    const input = await dockerfileInput(path, 'FROM scratch');
    expect(input.stdin).toBeUndefined();
    expect(input.ignoreFile).toBe(`${path}.dockerignore`);
    expect(await readFile(input.file, 'utf8')).toBe('FROM scratch');
    expect(await readFile(`${input.file}.dockerignore`, 'utf8')).toBe('*.log\n');
    await input.dispose();
  });
});
