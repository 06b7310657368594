import { spawn } from 'node:child_process';
import type { Invocation, OutputFormat } from './arguments';
import { BuildkitJsonReader } from './buildkit-json';
import { BuildkitPlainReader } from './buildkit-plain';
import type { BuildEvent, OutputReader } from './events';
import { LineCutter } from './lines';
import { classicDocker, podmanOrBuildah, SequentialReader } from './sequential';

/** How a build's process ended. */
export type BuildEnd =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly code: number | undefined }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-started'; readonly reason: string };

export interface RunningBuild {
  readonly ended: Promise<BuildEnd>;
  /** Asks the engine to stop, and makes it stop when it does not. */
  cancel(): void;
}

/** After this many milliseconds an engine that was asked to stop is ended for good. */
const patience = 10_000;

/**
 * Starts an engine without a shell and tells what happens.
 *
 * @param stdin text for its standard input, or undefined for none.
 * @param cwd folder to run in.
 */
export function runBuild(
  invocation: Invocation,
  cwd: string,
  stdin: string | undefined,
  tell: (event: BuildEvent) => void,
): RunningBuild {
  const child = spawn(invocation.program, [...invocation.args], {
    cwd,
    env: { ...process.env, ...invocation.env },
    shell: false,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const reader = readerOf(invocation.format);
  const jsonOnErrorStream = invocation.format === 'buildkit-json';
  let cancelled = false;
  let killTimer: NodeJS.Timeout | undefined;

  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  // buildx keeps JSON to the error stream; a line from the other one must not land inside an object.
  const otherLines = new LineCutter();
  const tellAll = (events: readonly BuildEvent[]) => {
    for (const event of events) tell(event);
  };
  const note = (line: string) => {
    if (line.trim() !== '') tell({ kind: 'note', line });
  };
  child.stderr.on('data', (piece: string) => tellAll(reader.push(piece)));
  child.stdout.on('data', (piece: string) => {
    if (jsonOnErrorStream) for (const line of otherLines.push(piece)) note(line);
    else tellAll(reader.push(piece));
  });
  // An engine that ends early closes its input; that is no error of ours.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin ?? '');

  const ended = new Promise<BuildEnd>((resolve) => {
    child.once('error', (error) => resolve({ kind: 'not-started', reason: error.message }));
    child.once('close', (code) => {
      clearTimeout(killTimer);
      tellAll(reader.end(code === 0 ? 'succeeded' : cancelled ? 'cancelled' : 'failed'));
      for (const line of otherLines.end()) note(line);
      if (code === 0) resolve({ kind: 'succeeded' });
      else resolve(cancelled ? { kind: 'cancelled' } : { kind: 'failed', code: code ?? undefined });
    });
  });

  return {
    ended,
    cancel() {
      if (cancelled || child.exitCode !== null) return;
      cancelled = true;
      child.kill('SIGINT');
      killTimer = setTimeout(() => child.kill('SIGKILL'), patience);
      killTimer.unref();
    },
  };
}

function readerOf(format: OutputFormat): OutputReader {
  switch (format) {
    case 'buildkit-json':
      return new BuildkitJsonReader();
    case 'buildkit-plain':
      return new BuildkitPlainReader();
    case 'classic':
      return new SequentialReader(classicDocker);
    case 'podman':
      return new SequentialReader(podmanOrBuildah);
  }
}
