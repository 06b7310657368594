import { type DependabotEntry, readDependabot } from './dependabot-file';
import type { UpdaterFile } from './updater-file';

/**
 * Dependabot's configuration with a `docker` entry for every folder that has Dockerfiles. Missing entries are appended
 * to an existing file; everything else in it stays to the letter. A file of unusual form is not touched.
 * @param existing the file's text; undefined when there is none
 * @param dockerfiles paths from the repository's root, with `/`
 */
export function dependabotConfiguration(
  existing: string | undefined,
  dockerfiles: readonly string[],
): UpdaterFile {
  const folders = [...new Set(dockerfiles.map(folderOf))].sort();
  const old = existing ?? '';
  if (old.replace(/^\uFEFF/, '').trim() === '') return { kind: 'write', text: newConfiguration(folders) };
  const file = readDependabot(old);
  if (!file) return { kind: 'not-understood', text: newConfiguration(folders) };
  const missing = folders.filter((folder) => !file.entries.some((entry) => covers(entry, folder)));
  if (missing.length === 0) return { kind: 'unchanged', text: old };
  const { insertAt, indent, eol, quote, spaced } = file;
  const block = missing
    .map((folder) => `${spaced ? eol : ''}${entryFor(folder, indent, eol, quote)}${eol}`)
    .join('');
  const before = old.slice(0, insertAt);
  const separator = before.endsWith('\n') ? '' : eol;
  return { kind: 'write', text: before + separator + block + old.slice(insertAt) };
}

function newConfiguration(folders: readonly string[]): string {
  const entries = folders.map((folder) => `${entryFor(folder, '  ', '\n', '')}\n`);
  return `version: 2\nupdates:\n${entries.join('')}`;
}

function entryFor(folder: string, indent: string, eol: string, quote: string): string {
  const text = (value: string) =>
    /^[\w./-]+$/.test(value) ? `${quote}${value}${quote}` : JSON.stringify(value);
  return [
    `${indent}- package-ecosystem: ${text('docker')}`,
    `${indent}  directory: ${text(folder)}`,
    `${indent}  schedule:`,
    `${indent}    interval: ${text('weekly')}`,
  ].join(eol);
}

/** `/` for the root, otherwise `/apps/web`. */
function folderOf(path: string): string {
  return `/${path.split('/').slice(0, -1).join('/')}`;
}

function covers({ ecosystem, directories }: DependabotEntry, folder: string): boolean {
  return ecosystem === 'docker' && directories.some((directory) => matches(directory, folder));
}

/** Dependabot's `directories` may hold `*` for one level and `**` for any number. */
function matches(pattern: string, folder: string): boolean {
  const wanted = trimmed(pattern).split('/');
  const parts = trimmed(folder).split('/');
  const match = (i: number, j: number): boolean => {
    const part = wanted[i];
    if (part === undefined) return j === parts.length;
    if (part === '**') return match(i + 1, j) || (j < parts.length && match(i, j + 1));
    const here = parts[j];
    return here !== undefined && matchesPart(part, here) && match(i + 1, j + 1);
  };
  return match(0, 0);
}

function matchesPart(pattern: string, part: string): boolean {
  const source = pattern
    .split('*')
    .map((text) => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('[^/]*');
  return new RegExp(`^${source}$`).test(part);
}

function trimmed(folder: string): string {
  return folder.replace(/^\.?\/+|\/+$/g, '');
}
