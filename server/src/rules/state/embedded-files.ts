import { resolvePath } from '../../provenance/files';
import type { RunCommand } from '../../provenance/model';
import { h2, type Store, sqlite } from './baked-store';

/** The database file that `sqlite3` or a tool of H2 writes, or that `touch` makes for an application. */
export function embeddedFile({
  name,
  argv,
  directory,
}: RunCommand): { path: string; store: Store } | undefined {
  const words = argv.slice(1).map((w) => w.text);
  if (name === 'touch') {
    const file = words.find((w) => /^[^-$][^$]*\.sqlite3?$/.test(w));
    return file === undefined ? undefined : { path: resolvePath(directory, file), store: sqlite };
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
