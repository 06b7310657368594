// Generated JSON looks as the formatter of this project wants it, so that linting has nothing to say about it.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns {string} the value as formatted JSON with a line break at the end */
export function jsonText(value) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [biome, 'format', '--stdin-file-path=generated.json'],
    { cwd: root, input: JSON.stringify(value, null, 2), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`biome could not format: ${stderr}`);
  return stdout;
}
