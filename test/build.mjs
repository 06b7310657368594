// Builds the extension once per test run.
import { join } from 'node:path';
import { root } from '../scripts/editor/paths.mjs';
import { capture } from '../scripts/editor/processes.mjs';

let built;

/** Builds dist/ for development, unless this run has done so. Rejects with the output when that fails. */
export function buildOnce() {
  built ??= capture(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root }).then(
    ({ code, stdout, stderr }) => {
      if (code !== 0) throw new Error(`${stdout}${stderr}`.trimEnd());
    },
  );
  return built;
}
