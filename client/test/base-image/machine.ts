import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BaseImageChoice } from '../../src/base-image/choice';
import { baseImageFiles } from '../../src/base-image/files';

/** Whether a test of a program runs: where it is installed, and everywhere (to fail) with HYGIENE_REQUIRE_ALL=1. */
export function has(program: string): boolean {
  return process.env.HYGIENE_REQUIRE_ALL === '1' || spawnSync(program, ['--version']).error === undefined;
}

/** Gives a program a text; gives its exit code and what it said. */
export function say(
  program: string,
  args: readonly string[],
  input: string,
): readonly [number | null, string] {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  return [status, stdout + stderr];
}

/** What a run of `build.sh` did. */
interface Run {
  readonly code: number | null;
  readonly stderr: string;
  /** Arguments of mmdebstrap and of the engine, when they were called. */
  readonly tool: readonly string[];
  readonly engine: readonly string[];
  /** apt's sources: those that mmdebstrap reads, and those that go into the image. */
  readonly buildSources: string;
  readonly imageSources: string;
}

/** Programs that only note how they are called. `upload 'FILE' …` is the hook that puts a file into the tree. */
const stubs = {
  mmdebstrap: `cat >log/build-sources
printf '%s\\0' "$@" >log/tool
for one in "$@"; do
  [[ $one == "--customize-hook=upload '"* ]] || continue
  file=\${one#*\\'} && cp "\${file%%\\'*}" log/image-sources
done
: >rootfs.tar.part`,
  engine: `printf '%s\\0' "$@" >log/engine`,
};

/** Runs the generated `build.sh` with programs that only note how they are called. */
export function runScript(choice: BaseImageChoice, more: Readonly<Record<string, string>> = {}): Run {
  const folder = mkdtempSync(join(tmpdir(), 'base image-'));
  try {
    for (const { path, text } of baseImageFiles(choice)) writeFileSync(join(folder, path), text);
    mkdirSync(join(folder, 'log'));
    mkdirSync(join(folder, 'bin'));
    for (const [name, text] of [
      ['mmdebstrap', stubs.mmdebstrap],
      ['docker', stubs.engine],
      ['podman', stubs.engine],
    ] as const) {
      writeFileSync(join(folder, 'bin', name), `#!/usr/bin/env bash\n${text}\n`);
      chmodSync(join(folder, 'bin', name), 0o755);
    }
    writeFileSync(join(folder, 'keyring'), '');
    const env = {
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      KEYRING: join(folder, 'keyring'),
      ...more,
    };
    // Started elsewhere: the script finds its own folder.
    const { status, stderr } = spawnSync('bash', [join(folder, 'build.sh')], {
      env,
      cwd: tmpdir(),
      encoding: 'utf8',
    });
    const log = (name: string) => {
      try {
        return readFileSync(join(folder, 'log', name), 'utf8');
      } catch {
        return '';
      }
    };
    const list = (name: string) => log(name).split('\0').slice(0, -1);
    return {
      code: status,
      stderr,
      tool: list('tool'),
      engine: list('engine'),
      buildSources: log('build-sources'),
      imageSources: log('image-sources'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
