// Makes a fresh clone ready, with nothing but Node itself.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Installs the dependencies unless they are there and not older than the lockfile. Ends the process when that fails. */
export function setUp() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) {
    console.error(`Node 20 or newer is needed; this is ${process.version}.`);
    process.exit(2);
  }
  // npm writes this file at the end of an installation.
  const installed = modified(join(root, 'node_modules', '.package-lock.json'));
  if (installed !== undefined && installed >= (modified(join(root, 'package-lock.json')) ?? 0)) return;
  console.log('Installing dependencies (npm ci) …');
  const windows = process.platform === 'win32';
  const { status } = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: root,
      stdio: 'inherit',
      shell: windows,
    },
  );
  if (status !== 0) process.exit(2);
}

function modified(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
