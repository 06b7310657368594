import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import type { Machine } from './machine';

/** How a program ended by itself. */
export interface ProgramEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Limits {
  /** Milliseconds. */
  readonly time: number;
  /** Bytes of each of its outputs. */
  readonly output: number;
}

/**
 * Runs a program without a shell, outside of the workspace, until it ends. It is killed when the signal fires or a
 * limit is passed.
 * @throws Error, in words for the user, when it did not end by itself; the signal's reason when that fired
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { env }: Machine,
  { time, output }: Limits,
  signal?: AbortSignal,
): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const child = execFile(
      program,
      [...args],
      {
        // A program may read configuration from its folder; the workspace is not the one to give it.
        cwd: homedir(),
        env: { ...env },
        timeout: time,
        maxBuffer: output,
        killSignal: 'SIGKILL',
        windowsHide: true,
        encoding: 'utf8',
        ...(signal && { signal }),
      },
      (error, stdout, stderr) => {
        if (!error) resolve({ code: 0, stdout, stderr });
        else if (signal?.aborted) reject(signal.reason);
        else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
        else reject(new Error(whyNot(error, time)));
      },
    );
    child.stdin?.on('error', () => {}).end();
  });
}

function whyNot(error: Error & { readonly code?: unknown; readonly killed?: unknown }, time: number): string {
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'it printed more than can be read';
  if (error.killed === true) return `it did not end within ${Math.round(time / 1000)} seconds`;
  if (typeof error.code === 'string') return `it could not be started (${error.code})`;
  return 'it was ended from outside';
}
