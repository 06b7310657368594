import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The git working tree a folder lies in. */
export interface Repository {
  readonly root: string;
  /** Text of its configuration; empty when it cannot be read. */
  readonly gitConfig: string;
}

/** Finds working trees; every folder is looked at once. */
export class Repositories {
  private readonly known = new Map<string, Promise<Repository | undefined>>();

  /** The working tree that holds a folder (absolute path); undefined outside of any. Never rejects. */
  of(folder: string): Promise<Repository | undefined> {
    let known = this.known.get(folder);
    if (!known) {
      known = this.find(folder);
      this.known.set(folder, known);
    }
    return known;
  }

  private async find(folder: string): Promise<Repository | undefined> {
    const config = await configFile(join(folder, '.git'));
    if (config !== undefined) {
      return { root: folder, gitConfig: await readFile(config, 'utf8').catch(() => '') };
    }
    const parent = dirname(folder);
    return parent === folder ? undefined : this.of(parent);
  }
}

/** Path of the configuration that a `.git` stands for; undefined when there is no `.git`. */
async function configFile(git: string): Promise<string | undefined> {
  try {
    if ((await stat(git)).isDirectory()) return join(git, 'config');
    // A linked working tree or a submodule: the file says where its own folder is.
    const target = /^gitdir:\s*(.+?)\s*$/m.exec(await readFile(git, 'utf8'))?.[1];
    if (target === undefined) return undefined;
    const own = resolve(dirname(git), target);
    return /[\\/]worktrees[\\/][^\\/]+$/.test(own) ? join(own, '..', '..', 'config') : join(own, 'config');
  } catch {
    return undefined;
  }
}
