/** Variables in compose files: `$VAR`, `${VAR}`, `${VAR:-default}` and its like, `$$`. */

/** A piece of a text, in order; together they are the whole text. */
export interface Piece {
  /** Offsets in the text that was interpolated. */
  readonly start: number;
  readonly end: number;
  /** What stands there in the end; undefined where a variable without a known value decides it. */
  readonly value: string | undefined;
  /**
   * `text`: as written; `dollar`: `$$`; `default`: a default that is plain text, at `from`; `computed`: a variable whose value
   * comes from elsewhere or is put together; `unknown`: nobody here knows it.
   */
  readonly how: 'text' | 'dollar' | 'default' | 'computed' | 'unknown';
  /** For `default`: where the default stands in the text. */
  readonly from?: { readonly start: number; readonly end: number };
}

export interface Interpolation {
  /** Undefined where a variable without a value decides it, or compose would refuse the text. */
  readonly value: string | undefined;
  readonly pieces: readonly Piece[];
  /** Names of the variables, those in defaults too, each once. */
  readonly variables: readonly string[];
}

/** Values of variables, from a `.env` file. */
export type Variables = ReadonlyMap<string, string>;

const none: Variables = new Map();
const deepest = 20;
const nameAt = /[A-Za-z_]\w*/y;

/**
 * Puts variables in: by the given values, else by the defaults that the text names. A variable with neither is unknown, not
 * empty: whoever starts the file sets it. Total.
 */
export function interpolate(text: string, values: Variables = none): Interpolation {
  if (!text.includes('$'))
    return { value: text, pieces: [{ start: 0, end: text.length, value: text, how: 'text' }], variables: [] };
  const names = new Set<string>();
  const reader = new Reader(text, values, names);
  const pieces = reader.until(false, 0);
  if (reader.failed) return { value: undefined, pieces: unknownWhole(text), variables: [...names] };
  return { value: joined(pieces), pieces, variables: [...names] };
}

function unknownWhole(text: string): Piece[] {
  return [{ start: 0, end: text.length, value: undefined, how: 'unknown' }];
}

function joined(pieces: readonly Piece[]): string | undefined {
  return pieces.some(({ value }) => value === undefined) ? undefined : pieces.map((p) => p.value).join('');
}

class Reader {
  failed = false;
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly values: Variables,
    private readonly names: Set<string>,
  ) {}

  /** Pieces up to the end, or up to the brace that ends a default. */
  until(brace: boolean, depth: number): Piece[] {
    const pieces: Piece[] = [];
    let from = this.at;
    const literal = () => {
      if (this.at > from)
        pieces.push({ start: from, end: this.at, value: this.text.slice(from, this.at), how: 'text' });
    };
    while (this.at < this.text.length && !this.failed) {
      const char = this.text[this.at];
      if (brace && char === '}') break;
      if (char !== '$') {
        this.at++;
        continue;
      }
      literal();
      pieces.push(this.dollar(depth));
      from = this.at;
    }
    literal();
    return pieces;
  }

  private dollar(depth: number): Piece {
    const start = this.at++;
    const next = this.text[this.at];
    if (next === '$') {
      this.at++;
      return { start, end: this.at, value: '$', how: 'dollar' };
    }
    if (next === '{') return this.braces(start, depth);
    const name = this.name();
    // Compose refuses a dollar before anything else; as text it does the least harm.
    if (name === '') return { start, end: this.at, value: '$', how: 'text' };
    return this.plain(start, name);
  }

  private name(): string {
    nameAt.lastIndex = this.at;
    const name = nameAt.exec(this.text)?.[0] ?? '';
    this.at += name.length;
    if (name !== '') this.names.add(name);
    return name;
  }

  private plain(start: number, name: string): Piece {
    const value = this.values.get(name);
    return { start, end: this.at, value, how: value === undefined ? 'unknown' : 'computed' };
  }

  private braces(start: number, depth: number): Piece {
    this.at++;
    const name = this.name();
    const operator = /^(?:\}|:?[-?+])/.exec(this.text.slice(this.at, this.at + 2))?.[0];
    if (name === '' || operator === undefined || depth >= deepest) return this.refuse(start);
    this.at += operator.length;
    if (operator === '}') return this.plain(start, name);
    const from = this.at;
    const operand = this.until(true, depth + 1);
    const to = this.at;
    if (this.text[this.at] !== '}') return this.refuse(start);
    this.at++;
    const end = this.at;
    const given = this.values.get(name);
    const isSet = given !== undefined && !(operator.startsWith(':') && given === '');
    const put = (value: string | undefined, how: 'computed' | 'default' = 'computed'): Piece => {
      if (value === undefined) return { start, end, value, how: 'unknown' };
      return { start, end, value, how, ...(how === 'default' ? { from: { start: from, end: to } } : {}) };
    };
    switch (operator.at(-1)) {
      case '-': {
        if (isSet) return put(given);
        const isText = operand.every(({ how }) => how === 'text');
        return put(joined(operand), isText ? 'default' : 'computed');
      }
      case '+':
        return put(isSet ? joined(operand) : '');
      default:
        return put(isSet ? given : undefined);
    }
  }

  private refuse(start: number): Piece {
    this.failed = true;
    return { start, end: this.text.length, value: undefined, how: 'unknown' };
  }
}

/** Reads a `.env` file: `NAME=value` lines, comments, quotes; values that refer to others are left out. */
export function readEnvironmentFile(text: string): Variables {
  const values = new Map<string, string>();
  for (const line of text.split(/\r\n?|\n/)) {
    const match = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*[=:][ \t]*(.*)$/.exec(line);
    if (!match) continue;
    const [, name = '', rest = ''] = match;
    const value = valueIn(rest);
    if (value === undefined) values.delete(name);
    else values.set(name, value);
  }
  return values;
}

function valueIn(rest: string): string | undefined {
  const single = /^'([^']*)'/.exec(rest);
  if (single) return single[1];
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(rest);
  const value = double ? (double[1] ?? '') : rest.replace(/(?:^|[ \t])#.*$/, '').trim();
  return /[$\\]/.test(value) ? undefined : value;
}
