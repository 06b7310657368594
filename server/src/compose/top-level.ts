import type { TextEdit } from '../edits/edit';
import { below, blanks, columnOf, step } from './layout';
import type { ComposeFile } from './model';
import { oncePerFile } from './once';

interface Head {
  /** What stands on the line behind the colon, without a comment. */
  readonly rest: string;
  /** Offset behind the colon. */
  readonly at: number;
}

/**
 * The keys at the margin of the file; undefined where it is none that can be added to there: a file of the first version, without
 * `services:`, or several documents in one.
 */
const headsAtTop = oncePerFile(({ text }: ComposeFile): ReadonlyMap<string, Head | 'several'> | undefined => {
  if (/^(?:---|\.\.\.)(?=\s|$)/m.test(text.replace(/^(?:\s|#[^\n]*\n)*---/, ''))) return undefined;
  const heads = new Map<string, Head | 'several'>();
  for (const match of text.matchAll(/^["']?([\w-]+)["']?[ \t]*:(?=\s|$)(.*)/gm)) {
    const [whole, name = '', behind = ''] = match;
    const rest = behind.replace(/(?:^|[ \t])#.*$/, '').trim();
    heads.set(name, heads.has(name) ? 'several' : { rest, at: match.index + whole.length - behind.length });
  }
  return heads.has('services') ? heads : undefined;
});

/**
 * Adds an entry to a map at the top of the file (`volumes`, `secrets`), which is made when it is not there. `entry` is its lines
 * of YAML, the first at the column of the map's keys.
 */
export function addAtTop(
  file: ComposeFile,
  section: 'volumes' | 'secrets',
  entry: readonly string[],
): TextEdit[] | undefined {
  const { text } = file;
  const heads = headsAtTop(file);
  if (!heads) return undefined;
  const inner = entry.map((line) => step(file) + line);
  const head = heads.get(section);
  if (!head) {
    const trailing = text.trimEnd().length;
    return [below(file, trailing, ['', `${section}:`, ...inner])];
  }
  if (head === 'several') return undefined;
  const { rest, at } = head;
  if (rest === '{}') {
    const open = text.indexOf('{', at);
    return [{ span: { start: at, end: open + 2 }, newText: '' }, below(file, open + 2, inner)];
  }
  if (rest !== '') return undefined;
  const first = file[section][0];
  if (!first) return [below(file, at, inner)];
  const column = columnOf(text, first.span.start);
  return column === undefined
    ? undefined
    : [
        below(
          file,
          at,
          entry.map((line) => blanks(column) + line),
        ),
      ];
}
