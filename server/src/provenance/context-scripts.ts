import { baseName, glob, resolvePath } from './files';
import type { Machine } from './machine';
import { Value } from './value';

/** A script whose text is known. */
export interface ScriptText {
  readonly text: Value;
  /** The file of the build context that it was read from; undefined when the Dockerfile writes it. */
  readonly file: string | undefined;
}

/** Places where a program without a folder in its name is looked for. */
const searchPath = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Copies of files that are tried for one path; the last ones win. */
const copyLimit = 50;

/**
 * The shell script that a command names, with its text: written in the Dockerfile, or copied out of the build context,
 * with a folder around it or alone. Files of the context are asked for by name, nothing is listed.
 *
 * @param word as the command names it, variables put in
 * @returns undefined for programs, scripts of other languages, and what is not known
 */
export function scriptNamed(machine: Machine, word: string): ScriptText | undefined {
  if (word === '' || word.startsWith('-')) return undefined;
  const places = word.includes('/')
    ? [resolvePath(machine.directory, word)]
    : [...searchPath.map((folder) => `${folder}/${word}`), resolvePath(machine.directory, word)];
  for (const place of places) {
    // Programs of the system have no folder either: a folder of the context is searched for what is called like a script.
    if (!word.includes('/') && !machine.files.get(place) && !/\.(?:ba)?sh$|entrypoint/.test(word)) continue;
    const found = textAt(machine, place);
    if (found) return isShellScript(place, found.text.text) ? found : undefined;
  }
  return undefined;
}

/** The text of the file at `path` of the image, where the Dockerfile or the build context has it. */
export function textAt(machine: Machine, path: string): ScriptText | undefined {
  const fact = machine.files.get(path);
  if (fact?.content) return { text: fact.content, file: undefined };
  if (fact && fact.origin !== 'context') return undefined;
  for (const name of contextNames(machine, path)) {
    const text = machine.context.textOf(name);
    if (text !== undefined) return { text: Value.text(text), file: name.replace(/^(?:\.?\/)+/, '') };
  }
  return undefined;
}

/** Names in the build context that the file at `path` may have come from, the likeliest first. */
function contextNames(machine: Machine, path: string): string[] {
  const names: string[] = [];
  // A file, or a folder above it, that was put there under a known name.
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const fact = machine.files.get(at);
    if (fact?.origin !== 'context' || fact.contextName === undefined) continue;
    names.push(at === path ? fact.contextName : join(fact.contextName, path.slice(at.length)));
  }
  // What COPY lays into a folder: the content of another one, or whatever a pattern names.
  const copies = machine.copiesOfContext.slice(-copyLimit).reverse();
  for (const copy of copies) {
    const last = baseName(copy.path);
    const into = copy.to.slice(0, copy.to.lastIndexOf('/'));
    if (/[*?]/.test(last)) {
      if (path.startsWith(`${into}/`) && glob(last).test(path.slice(into.length + 1)))
        names.push(join(copy.path.slice(0, copy.path.length - last.length), path.slice(into.length)));
    } else if (baseName(copy.to) === last && path.startsWith(`${into}/`)) {
      names.push(join(copy.path, path.slice(into.length)));
    }
  }
  return [...new Set(names)];
}

function join(folder: string, rest: string): string {
  return `${folder.replace(/\/+$/, '')}/${rest.replace(/^\/+/, '')}`.replace(/^\//, folder === '' ? '' : '/');
}

/** Judged by its first line, and by its name where there is no such line. */
function isShellScript(path: string, text: string): boolean {
  const first = /^#![^\n]*/.exec(text)?.[0];
  if (first !== undefined) return /\b(?:ba|da|a|k|z)?sh\b|execlineb/.test(first);
  return /\.(?:sh|bash)$|^[^.]*$/.test(baseName(path));
}
