/**
 * The patterns of `${x#p}`, `${x%p}` and `${x/p/r}`: `*`, `?` and literal characters, no brackets.
 * Own matcher instead of a regular expression, so that no pattern can take exponential time.
 */
type Token =
  | { readonly kind: 'many' }
  | { readonly kind: 'one' }
  | { readonly kind: 'char'; readonly char: string };

export interface Glob {
  readonly tokens: readonly Token[];
}

/** Reads a pattern; undefined for an escape that BuildKit refuses. */
export function readGlob(pattern: string): Glob | undefined {
  const tokens: Token[] = [];
  for (let i = 0; i < pattern.length; i++) {
    let char = pattern.charAt(i);
    if (char === '*') tokens.push({ kind: 'many' });
    else if (char === '?') tokens.push({ kind: 'one' });
    else {
      if (char === '\\') {
        char = pattern.charAt(++i);
        if (char === '' || !'*?\\}/'.includes(char)) return undefined;
      }
      tokens.push({ kind: 'char', char });
    }
  }
  return { tokens };
}

/** Lengths `n` such that the pattern matches `text` from `start` to `start + n`, shortest and longest; undefined for no match. */
function match(
  glob: readonly Token[],
  text: string,
  start: number,
): { short: number; long: number } | undefined {
  // `reach[i]`: the tokens so far can end at `start + i`.
  let reach = new Uint8Array(text.length - start + 1);
  reach[0] = 1;
  for (const token of glob) {
    const next = new Uint8Array(reach.length);
    let seen = 0;
    for (let i = 0; i < reach.length; i++) {
      if (token.kind === 'many') {
        seen |= reach[i] as number;
        next[i] = seen;
      } else if (i > 0 && reach[i - 1] && (token.kind === 'one' || token.char === text[start + i - 1])) {
        next[i] = 1;
      }
    }
    reach = next;
  }
  const short = reach.indexOf(1);
  return short < 0 ? undefined : { short, long: reach.lastIndexOf(1) };
}

/** `${value#glob}`, and `##` when `longest`. */
export function withoutPrefix(value: string, glob: Glob, longest: boolean): string {
  const found = match(glob.tokens, value, 0);
  return found ? value.slice(longest ? found.long : found.short) : value;
}

/** `${value%glob}`, and `%%` when `longest`. */
export function withoutSuffix(value: string, glob: Glob, longest: boolean): string {
  const found = match([...glob.tokens].reverse(), reversed(value), 0);
  return found ? value.slice(0, value.length - (longest ? found.long : found.short)) : value;
}

/** `${value/glob/replacement}`, and `//` when `all`. A pattern that matches nothing but the empty text changes nothing. */
export function withReplacement(value: string, glob: Glob, replacement: string, all: boolean): string {
  let result = '';
  let i = 0;
  while (i < value.length) {
    const found = match(glob.tokens, value, i);
    if (!found || found.long === 0) {
      result += value[i++];
      continue;
    }
    result += replacement;
    i += found.long;
    if (!all) break;
  }
  return result + value.slice(i);
}

/** By UTF-16 unit, as `match` counts. */
function reversed(text: string): string {
  return text.split('').reverse().join('');
}
