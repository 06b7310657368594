import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buildFiles, type OwnImages, readSurroundings } from '../surroundings';
import type { Repository } from './repository';

// As CommonJS, for the reason that inputs.ts gives.
import tinyglobby = require('tinyglobby');

/** Finds out which images are the user's own; every folder is searched once. */
export class OwnImagesByFolder {
  private readonly known = new Map<string, Promise<OwnImages>>();

  /**
   * What a git working tree says; outside of any, what the folder says that was searched for Dockerfiles (absolute path).
   * Nothing when there is neither. Never rejects.
   */
  of(repository: Repository | undefined, searched: string | undefined): Promise<OwnImages> {
    const folder = repository?.root ?? searched ?? '';
    let known = this.known.get(folder);
    if (!known) {
      known = read(folder, repository?.gitConfig);
      this.known.set(folder, known);
    }
    return known;
  }
}

async function read(folder: string, gitConfig: string | undefined): Promise<OwnImages> {
  const files: { name: string; text: string }[] = [];
  for (const name of folder === '' ? [] : await search(folder)) {
    const text = await textOf(resolve(folder, name));
    if (text !== undefined) files.push({ name, text });
  }
  return readSurroundings({ gitConfig, files });
}

/** Relative paths, those nearest to the folder first. */
async function search(folder: string): Promise<readonly string[]> {
  const found = await tinyglobby
    .glob(buildFiles.pattern, {
      cwd: folder,
      ignore: [buildFiles.ignored],
      dot: true,
      onlyFiles: true,
      followSymbolicLinks: false,
      expandDirectories: false,
    })
    .catch(() => []);
  const depth = (path: string) => path.split('/').length;
  return found.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1)).slice(0, buildFiles.most);
}

/** Undefined for a file that cannot be read, is too large, or is no regular file. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= buildFiles.largest ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
