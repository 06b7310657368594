/** What looking up programs needs to know of the machine; handed in so that a test can make one up. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the path is a file that may be executed. Never throws. */
  isExecutable(path: string): boolean;
}

/** The folders of PATH in order, without empty and repeated ones. */
export function pathFolders(machine: Machine): string[] {
  const folders = (variable(machine, 'PATH') ?? '').split(machine.platform === 'win32' ? ';' : ':');
  const clean = folders.map((folder) => folder.replace(/^"(.*)"$/, '$1')).filter((folder) => folder !== '');
  // A relative folder would be looked up in the workspace, where anyone could have put a program.
  return [...new Set(clean)].filter((folder) => isAbsolute(folder, machine.platform));
}

/**
 * Every place on PATH where a program of this name lies, as the operating system would look it up: in order, on Windows
 * with the endings of PATHEXT. Done here because asking a shell would need a shell.
 *
 * @returns absolute paths, first the one that would run.
 */
export function findOnPath(name: string, machine: Machine): string[] {
  const windows = machine.platform === 'win32';
  const endings = windows ? executableEndings(machine) : [''];
  const separator = windows ? '\\' : '/';
  const found: string[] = [];
  for (const folder of pathFolders(machine)) {
    for (const ending of endings) {
      const path = `${folder.replace(/[\\/]+$/, '')}${separator}${name}${ending}`;
      if (machine.isExecutable(path)) {
        found.push(path);
        break;
      }
    }
  }
  return found;
}

/** `.bat` and `.cmd` files need a shell to run, so they do not count. */
function executableEndings(machine: Machine): string[] {
  const endings = (variable(machine, 'PATHEXT') ?? '.EXE')
    .split(';')
    .map((ending) => ending.trim().toLowerCase());
  const usable = endings.filter((ending) => ending === '.exe' || ending === '.com');
  return usable.length > 0 ? usable : ['.exe'];
}

/** Names of environment variables do not depend on case on Windows, where it is called `Path`. */
function variable(machine: Machine, name: string): string | undefined {
  if (machine.platform !== 'win32') return machine.env[name];
  const key = Object.keys(machine.env).find((candidate) => candidate.toUpperCase() === name);
  return key === undefined ? undefined : machine.env[key];
}

function isAbsolute(folder: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' ? /^(?:[a-z]:[\\/]|\\\\)/i.test(folder) : folder.startsWith('/');
}
