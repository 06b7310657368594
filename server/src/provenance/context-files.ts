import { type FileFact, fileFact } from './files';
import { repositoryFileKind } from './repository-files';
import { Value } from './value';

/**
 * Gives the text of a file of the build context, at once and without any waiting.
 *
 * @param name relative to the context, with `/`, without `.`, `..` and patterns
 * @returns undefined when there is no such file, or its text is not known (yet)
 */
export type ContextFile = (name: string) => string | undefined;

/** Larger files configure nothing that anybody wrote by hand (bytes; for text, UTF-16 units). */
export const largestContextFile = 256 * 1024;

/** More files than any build copies to where package managers read. */
const fileLimit = 100;

/**
 * The name by which a file of the context is asked for. A leading `/` means the context's own root, as in a build.
 *
 * @param operand as COPY names it, variables put in
 * @returns undefined for patterns, unknown parts, and what leads out of the context
 */
function contextFileName(operand: string): string | undefined {
  if (operand.length > 500 || /[*?[\]$\\\u0000-\u001f]|^[A-Za-z]:|^\w+:\/\//.test(operand)) return undefined;
  const parts = operand.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') || operand.endsWith('/') ? undefined : parts.join('/');
}

/** The files of a context as a build may ask for them: each once, text of a sensible size only. Never throws. */
export class ContextFiles {
  private readonly known = new Map<string, string | undefined>();

  constructor(private readonly read: ContextFile | undefined) {}

  /** The text of the file that COPY names so, without byte order mark. */
  textOf(operand: string): string | undefined {
    const name = this.read && contextFileName(operand);
    if (name === undefined) return undefined;
    if (!this.known.has(name) && this.known.size < fileLimit) this.known.set(name, this.ask(name));
    return this.known.get(name);
  }

  private ask(name: string): string | undefined {
    try {
      const text = this.read?.(name);
      if (typeof text !== 'string' || text.length > largestContextFile || text.includes('\0'))
        return undefined;
      return text.replace(/^\uFEFF/, '');
    } catch {
      return undefined;
    }
  }
}

/** Files of the context whose text says where packages come from and how they are checked; scripts are none of them. */
function isRead(path: string): boolean {
  return (
    repositoryFileKind(path) !== undefined ||
    /^\/etc\/(?:apt\/apt\.conf(?:$|\.d(?:\/|$))|dnf\/dnf\.conf$)/.test(path)
  );
}

/** The same file with its text, when it comes out of the context to a place whose files are read. */
export function withContextText(files: ContextFiles, path: string, fact: FileFact): FileFact {
  if (fact.origin !== 'context' || fact.content || fact.contextName === undefined || !isRead(path))
    return fact;
  const text = files.textOf(fact.contextName);
  return text === undefined ? fact : fileFact({ ...fact, content: Value.text(text) });
}
