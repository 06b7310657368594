import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

import { isComposeName } from '../compose/names';

// As CommonJS: bundled from its ES module, its file crawler asks for import.meta.url, which a CommonJS bundle lacks.
import tinyglobby = require('tinyglobby');

/** Names that make a file a Dockerfile, or a compose file, when a folder is searched. */
const names = [
  'Dockerfile',
  'Dockerfile.*',
  '*.Dockerfile',
  '*.dockerfile',
  'Containerfile*',
  '*.containerfile',
  '*{compose,docker-stack}*.{yml,yaml}',
];
const ignored = ['**/node_modules/**', '**/.git/**', '**/*.dockerignore', '**/*.containerignore'];

/** A file to lint. */
export interface Input {
  /** Absolute path; `-` for standard input. */
  readonly path: string;
  /** True when the user named it, false when a search found it. */
  readonly named: boolean;
  /** Absolute path of the folder whose search found it; undefined for a file that the user named only. */
  readonly searched: string | undefined;
}

/** What the paths on the command line come to. */
export interface Inputs {
  /** In the order of the arguments; what a folder holds is sorted. No path twice. */
  readonly inputs: readonly Input[];
  /** Paths that lead nowhere, in words. */
  readonly problems: readonly string[];
}

/** Resolves paths: files are taken as they are, folders are searched. Links to folders are not followed. */
export async function inputsOf(paths: readonly string[], cwd: string): Promise<Inputs> {
  const inputs = new Map<string, Input>();
  const problems: string[] = [];
  for (const path of paths) {
    const absolute = path === '-' ? path : resolve(cwd, path);
    try {
      const isFolder = path !== '-' && (await stat(absolute)).isDirectory();
      const found = isFolder ? await search(absolute) : [absolute];
      for (const file of found) {
        const before = inputs.get(file);
        inputs.set(file, {
          path: file,
          named: !isFolder || before?.named === true,
          searched: isFolder ? absolute : before?.searched,
        });
      }
    } catch (error) {
      problems.push(`${path}: ${inWords(error)}`);
    }
  }
  return { inputs: [...inputs.values()], problems };
}

async function search(folder: string): Promise<readonly string[]> {
  const found = await tinyglobby.glob(
    names.map((name) => `**/${name}`),
    {
      cwd: folder,
      ignore: ignored,
      dot: true,
      onlyFiles: true,
      followSymbolicLinks: false,
      expandDirectories: false,
    },
  );
  return found
    .filter((path) => !/\.ya?ml$/i.test(path) || isComposeName(path))
    .sort()
    .map((path) => resolve(folder, path));
}

/** A file system error as a person would say it. */
export function inWords(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'ENOENT') return 'no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'EISDIR') return 'is a folder';
  return error instanceof Error ? error.message : String(error);
}
