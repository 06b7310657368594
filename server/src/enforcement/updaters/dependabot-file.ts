/** One entry of `updates`. */
export interface DependabotEntry {
  readonly ecosystem: string;
  readonly directories: readonly string[];
}

/** What is to be known of a `dependabot.yml` to append to it. */
export interface DependabotFile {
  readonly entries: readonly DependabotEntry[];
  /** Offset where a new entry goes: the start of a line, or the end of the text. */
  readonly insertAt: number;
  /** Blanks before the dash of an entry. */
  readonly indent: string;
  readonly eol: string;
  /** What surrounds texts in this file: a quote, or nothing. */
  readonly quote: string;
  /** Entries stand apart by an empty line. */
  readonly spaced: boolean;
}

interface Line {
  readonly text: string;
  readonly start: number;
  /** After its line end. */
  readonly end: number;
  readonly indent: number;
  readonly kind: 'blank' | 'comment' | 'content';
}

/**
 * Reads the plain form of a `dependabot.yml`: `version: 2`, and `updates:` as a list of blocks. Anything else that YAML
 * can say (anchors, merges, flow mappings, block texts, tabs) is not guessed at.
 * @returns undefined when the form is another
 */
export function readDependabot(text: string): DependabotFile | undefined {
  const lines = linesOf(text);
  const isKey = (line: Line, key: string) => line.indent === 0 && line.text.startsWith(`${key}:`);
  const content = lines.filter(({ kind }) => kind === 'content');
  if (content.some((line) => /^ *\t|^(?:---|\.\.\.)/.test(line.text) && line !== content[0]))
    return undefined;
  if (!content.some((line) => isKey(line, 'version') && /^version: *["']?2["']? *(?:#.*)?$/.test(line.text)))
    return undefined;
  const heads = content.filter((line) => isKey(line, 'updates'));
  const head = heads[0];
  if (!head || heads.length > 1 || !/^updates: *(?:#.*)?$/.test(head.text)) return undefined;

  const rest = content.slice(content.indexOf(head) + 1);
  const dash = rest[0];
  if (!dash || !/^ *- +[\w-]+:/.test(dash.text)) return undefined;
  const inList = (line: Line) =>
    line.indent > dash.indent || (line.indent === dash.indent && /^ *- /.test(line.text));
  const length = rest.findIndex((line) => !inList(line));
  const body = length < 0 ? rest : rest.slice(0, length);
  // What follows the list must be a key of the document.
  const after = rest[body.length];
  if (after && (after.indent !== 0 || !/^[\w-]+:/.test(after.text))) return undefined;

  const starts = body.filter((line) => line.indent === dash.indent);
  const entries = starts.map((start, index) => {
    const next = starts[index + 1];
    const to = next ? body.indexOf(next) : body.length;
    return entryOf(body.slice(body.indexOf(start), to));
  });
  const known = entries.filter((entry) => entry !== undefined);
  if (known.length < entries.length) return undefined;

  const second = starts[1];
  return {
    entries: known,
    insertAt: endOfList(lines, body.at(-1) ?? dash, dash.indent),
    indent: ' '.repeat(dash.indent),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    quote: /package-ecosystem: *(["'])/.exec(text)?.[1] ?? '',
    spaced: second !== undefined && lines[lines.indexOf(second) - 1]?.kind === 'blank',
  };
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\r\n]*(?:\r?\n|\r|$)/g)]
    .filter(({ 0: line }) => line !== '')
    .map(({ 0: whole, index }) => {
      const line = whole.replace(/[\r\n]+$/, '').replace(/^\uFEFF/, '');
      const bare = line.trim();
      return {
        text: line.trimEnd(),
        start: index,
        end: index + whole.length,
        indent: line.length - line.trimStart().length,
        kind: bare === '' ? 'blank' : bare.startsWith('#') ? 'comment' : 'content',
      };
    });
}

/** The end of the list's last line; comments below it that are indented deeper than the dashes belong to it. */
function endOfList(lines: readonly Line[], last: Line, indent: number): number {
  let { end } = last;
  for (const line of lines.slice(lines.indexOf(last) + 1)) {
    if (line.kind !== 'comment' || line.indent <= indent) break;
    end = line.end;
  }
  return end;
}

/** One entry from its lines; undefined when it is not plain. */
function entryOf(lines: readonly Line[]): DependabotEntry | undefined {
  const [first] = lines;
  const lead = first && /^ *- +/.exec(first.text)?.[0].length;
  if (!first || lead === undefined) return undefined;
  const keys = new Map<string, { readonly value: string; readonly below: Line[] }>();
  let current: Line[] = [];
  for (const line of lines) {
    const column: number = line === first ? lead : line.indent;
    // A list may stand as deep as its key.
    if (column > lead || (column === lead && line !== first && line.text.slice(column).startsWith('- '))) {
      current.push(line);
      continue;
    }
    const [, key, value] = /^([\w-]+):(?: +(.*))?$/.exec(line.text.slice(column)) ?? [];
    if (column < lead || key === undefined || keys.has(key)) return undefined;
    current = [];
    keys.set(key, { value: value ?? '', below: current });
  }
  const ecosystem = scalar(keys.get('package-ecosystem')?.value ?? '');
  const [one, many] = [keys.get('directory'), keys.get('directories')];
  if (ecosystem === undefined || (!one && !many) || (one && one.below.length > 0)) return undefined;
  const directories = [...(one ? [scalar(one.value)] : []), ...(many ? listOf(many.value, many.below) : [])];
  const known = directories.filter((directory) => directory !== undefined);
  return known.length === directories.length ? { ecosystem, directories: known } : undefined;
}

/** A list in one line or in lines with dashes; what is not plain is undefined. */
function listOf(value: string, below: readonly Line[]): (string | undefined)[] {
  const flow = /^\[(.*)\] *(?:#.*)?$/.exec(value);
  if (flow && below.length === 0)
    return (flow[1] ?? '').split(',').flatMap((item) => (item.trim() ? [scalar(item.trim())] : []));
  if (!/^(?:#.*)?$/.test(value) || below.length === 0) return [undefined];
  return below.map((line) => scalar(/^ *- +(.*)$/.exec(line.text)?.[1] ?? ''));
}

/** A plain or quoted text on one line, a comment behind it taken off; undefined for anything else. */
function scalar(text: string): string | undefined {
  const [, double, single, plain] =
    /^(?:"([^"\\]*)"|'([^']*)'|([\w./][^\s"'{}[\],#:]*))(?: +#.*)?$/.exec(text.trim()) ?? [];
  return double ?? single ?? plain;
}
