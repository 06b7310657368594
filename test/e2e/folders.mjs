// Folders to open in the editor, fresh for each scenario.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../scripts/editor/processes.mjs';

/** Makes a folder called `name` from paths and texts; gives its path, `read(path)` and `write(path, text)`. */
export function makeFolder(name, files) {
  const folder = join(temporaryFolder('e2e'), name);
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { path: folder, read: (path) => readFileSync(join(folder, path), 'utf8'), write };
}

/** Asks again until `condition` holds; rejects with what `describe` says (or will say) after `within` ms. */
export async function until(condition, describe, within = 60_000) {
  const end = Date.now() + within;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Not within ${within} ms: ${await describe()}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}
