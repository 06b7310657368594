// Looks for programs the way a shell does, without a shell.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const extensions = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];

/** Every executable file called `name` on PATH, in PATH's order. */
export function programsOnPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => extensions.map((extension) => join(folder, name + extension)))
    .filter(isExecutable);
}

/** The first of `names` that PATH has, or undefined. */
export function programOnPath(...names) {
  for (const name of names) {
    const [found] = programsOnPath(name);
    if (found) return found;
  }
  return undefined;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
