import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { type ContextFile, largestContextFile } from '../engine';

/** No Dockerfile lies deeper below its context. */
const mostFolders = 10;

/**
 * Folders that may be the build context of a Dockerfile, where nobody says which one is: its own, then those above it, up to
 * the top of what it belongs to.
 *
 * @param folder absolute path of the Dockerfile's folder
 * @param top absolute path; left out when the Dockerfile does not lie below it
 */
export function contextFolders(folder: string, top: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; isInside(top, at) && folders.length < mostFolders; ) {
    at = dirname(at);
    folders.push(at);
  }
  return folders;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}

/**
 * Reads the files of a build context from disk.
 *
 * @param folders absolute paths of folders that may be the context, the likeliest first
 * @returns gives text only: what is binary, too large, no plain file, or lies outside of its folder by a link is not there
 */
export function contextFilesIn(folders: readonly string[]): ContextFile {
  return (name) => {
    for (const folder of folders) {
      const text = textIn(folder, name);
      if (text !== undefined) return text;
    }
    return undefined;
  };
}

function textIn(folder: string, name: string): string | undefined {
  try {
    const path = realpathSync(join(folder, name));
    if (!isInside(realpathSync(folder), path)) return undefined;
    // A pipe or a device would have to be waited for.
    const facts = statSync(path);
    if (!facts.isFile() || facts.size > largestContextFile) return undefined;
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    return undefined;
  }
}
