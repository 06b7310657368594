import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Every file below a folder, as `{ name, text }`, in a fixed order. */
export async function readFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath ?? e.path, e.name));
  paths.sort();
  return Promise.all(
    paths.map(async (path) => ({ name: relative(folder, path), text: await readFile(path, 'utf8') })),
  );
}
