import { baseName, resolvePath } from '../../provenance/files';
import type { RunCommand } from '../../provenance/model';
import { storeOfFile } from './baked-copies';
import { h2, type Store, sqlite } from './baked-store';

interface EmbeddedFile {
  readonly path: string;
  readonly store: Store;
  /** True when the file existed before, and is put there. */
  readonly copied?: boolean;
}

/** The database file that `sqlite3` or a tool of H2 writes, that `touch` makes for an application, or that `cp` puts there. */
export function embeddedFile({ name, argv, directory }: RunCommand): EmbeddedFile | undefined {
  const words = argv.slice(1).map((w) => w.text);
  if (name === 'touch') {
    const file = words.find((w) => /^[^-$][^$]*\.sqlite3?$/.test(w));
    return file === undefined ? undefined : { path: resolvePath(directory, file), store: sqlite };
  }
  if (name === 'cp') {
    const operands = words.filter((w) => !w.startsWith('-'));
    const to = operands.at(-1) ?? '';
    const file = operands.slice(0, -1).find((w) => storeOfFile(w));
    const store = file === undefined ? undefined : storeOfFile(file);
    if (!file || !store || /[$]|^\/(?:tmp|dev)\//.test(to)) return undefined;
    const target = storeOfFile(to) ? to : `${to}/${baseName(file)}`;
    return { path: resolvePath(directory, target), store, copied: true };
  }
  if (/^sqlite3?$/.test(name)) {
    const operands = words.filter((w) => !w.startsWith('-'));
    const [file, ...statements] = operands;
    if (!file || /^:memory:|[$]|^\/(?:tmp|dev)\//.test(file)) return undefined;
    if (words.some((w) => /^-{1,2}(?:version|help|readonly)$/.test(w))) return undefined;
    // Without statements it reads them from its input.
    const writes =
      statements.length === 0 ||
      statements.some((s) =>
        /\b(?:create|insert|update|delete|alter|replace|vacuum)\b|^\.(?:read|import|restore)/i.test(s),
      );
    return writes ? { path: resolvePath(directory, file), store: sqlite } : undefined;
  }
  if (name !== 'java' || !words.some((w) => /^org\.h2\.tools\.(?:RunScript|Shell|Restore)$/.test(w)))
    return undefined;
  const url = words.map((w) => /^jdbc:h2:(?!mem:|tcp:|ssl:)(?:file:)?([^;]*)/.exec(w)?.[1]).find((u) => u);
  return url ? { path: resolvePath(directory, url), store: h2 } : undefined;
}
