import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './programs';
import type { Release } from './releases';

/** What apt keeps of a release. */
export interface AptLists {
  readonly texts: readonly string[];
  /** Day on which apt fetched the oldest of them, YYYY-MM-DD. */
  readonly date: string;
}

const largestIndex = 256 * 1024 * 1024;

/** apt's own reader unpacks whatever apt packed. */
const helper = '/usr/lib/apt/apt-helper';

/**
 * The indexes that apt on this machine has of a release, its own and those of its updates.
 * @returns undefined when it has none of the release itself
 */
export async function readAptLists(
  { codename }: Release,
  { lists = '/var/lib/apt/lists', program = helper } = {},
): Promise<AptLists | undefined> {
  const names = await readdir(lists).catch(() => []);
  const fitting = ['', '-updates', '-security'].map((end) =>
    names.find((name) => pattern(`${codename}${end}`).test(name)),
  );
  if (fitting[0] === undefined) return undefined;
  const texts: string[] = [];
  let oldest = Number.POSITIVE_INFINITY;
  for (const name of fitting) {
    if (name === undefined) continue;
    const path = join(lists, name);
    const output = await runProgram(program, ['cat-file', path], undefined, largestIndex);
    if (output?.code !== 0) continue;
    texts.push(output.bytes.toString('utf8'));
    oldest = Math.min(oldest, (await stat(path)).mtimeMs);
  }
  return texts.length === 0 ? undefined : { texts, date: new Date(oldest).toISOString().slice(0, 10) };
}

const pattern = (suite: string) => new RegExp(`_dists_${suite}_main_binary-amd64_Packages(\\.\\w+)?$`);
