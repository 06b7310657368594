// Child processes that never outlive us, and temporary folders that are gone afterwards.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const running = new Set();
const folders = new Set();
const posix = process.platform !== 'win32';

process.on('exit', () => {
  for (const child of running) signal(child, 'SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => process.exit(130));

/** A fresh folder that is removed when this process ends. */
export function temporaryFolder(purpose) {
  const folder = mkdtempSync(join(tmpdir(), `dockerfile-hygiene-${purpose}-`));
  folders.add(folder);
  return folder;
}

/**
 * Starts a program without a shell, in a process group of its own, so that `stop` reaches its children too.
 * It is killed when this process ends.
 */
export function start(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: posix });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends a child and its children, and resolves when it is gone: politely at first, after `patience` ms by force. */
export function stop(child, patience = 3000) {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => signal(child, 'SIGKILL'), patience);
    child.once('exit', () => {
      clearTimeout(force);
      signal(child, 'SIGKILL'); // what is left of the group
      resolve();
    });
    signal(child, 'SIGTERM');
  });
}

/** Runs a program to its end with its output on ours; resolves to its exit code (1 when it could not start). */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = start(program, args, { stdio: 'inherit', ...options });
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a program to its end; resolves to its exit code and to what it printed (standard output, then error). */
export function capture(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = start(program, args, options);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.once('error', (error) => resolve({ code: 1, stdout, stderr: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/**
 * Resolves to the match of `pattern` in what a child prints, as soon as it is there. Rejects with the
 * output when the child ends first or `timeout` ms pass.
 */
export function printed(child, pattern, timeout = 60_000) {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why) => () => finish(() => reject(new Error(`${child.spawnfile} ${why}:\n${output}`)));
    const onExit = fail('ended early');
    const timer = setTimeout(fail(`did not print ${pattern} in ${timeout} ms`), timeout);
    const onData = (data) => {
      output += data;
      const match = pattern.exec(output);
      if (match) finish(() => resolve(match));
    };
    const finish = (settle) => {
      clearTimeout(timer);
      child.off('exit', onExit);
      child.stdout.off('data', onData);
      child.stderr.off('data', onData);
      // Keep the pipes flowing, or the child stops at a full one.
      child.stdout.resume();
      child.stderr.resume();
      settle();
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.once('exit', onExit);
    child.once('error', (error) => finish(() => reject(error)));
  });
}

function signal(child, name) {
  if (!child.pid) return;
  try {
    if (posix) process.kill(-child.pid, name);
    else child.kill(name);
  } catch {
    // Already gone.
  }
}
