import { accessSync, constants, statSync } from 'node:fs';

/** The machine that programs are looked for and run on; handed in so that a test can choose its PATH. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Where a program lies on PATH: the first file of that name that may be run. Done here because asking a shell would
 * need a shell. Relative folders do not count: they would be looked up in the workspace.
 * @returns an absolute path, or undefined when there is none
 */
export function findProgram(name: string, { platform, env }: Machine): string | undefined {
  const windows = platform === 'win32';
  const key = windows ? Object.keys(env).find((candidate) => candidate.toUpperCase() === 'PATH') : 'PATH';
  const folders = (key === undefined ? '' : (env[key] ?? ''))
    .split(windows ? ';' : ':')
    .map((folder) => folder.replace(/^"(.*)"$/, '$1'))
    .filter((folder) => (windows ? /^([A-Za-z]:[\\/]|\\\\)/ : /^\//).test(folder));
  return folders
    .map((folder) =>
      windows ? `${folder.replace(/[\\/]+$/, '')}\\${name}.exe` : `${folder.replace(/\/+$/, '')}/${name}`,
    )
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
