import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import type { RunProgram } from './engines';
import type { Machine } from './path-lookup';

/** The machine that the extension runs on. */
export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isExecutable(path) {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  },
};

/** Runs a program without a shell, for at most ten seconds. Never rejects. */
export const runProgram: RunProgram = (program, args) =>
  new Promise((resolve) => {
    execFile(
      program,
      [...args],
      { timeout: 10_000, windowsHide: true, encoding: 'utf8' },
      (error, stdout) => {
        if (!error) resolve({ code: 0, stdout });
        else resolve({ code: typeof error.code === 'number' ? error.code : undefined, stdout });
      },
    );
  });
