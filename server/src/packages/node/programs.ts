import { spawn } from 'node:child_process';

/** What a program printed. */
export interface Output {
  readonly code: number;
  readonly bytes: Buffer;
}

/**
 * Runs a program without a shell.
 * @param input what it reads from its standard input
 * @param limit bytes of output at most; a program that prints more is ended and counts as failed
 * @returns undefined when there is no such program, or it does not run
 */
export function runProgram(
  program: string,
  words: readonly string[],
  input: Uint8Array | undefined,
  limit: number,
): Promise<Output | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'ignore'] });
    const pieces: Buffer[] = [];
    let length = 0;
    child.once('error', () => resolve(undefined));
    child.once('close', (code) =>
      resolve({ code: length > limit ? 1 : (code ?? 1), bytes: Buffer.concat(pieces) }),
    );
    child.stdout.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > limit) child.kill();
      else pieces.push(piece);
    });
    // It may end before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
