/**
 * A piece of HCL: a quoted string (text without the quotes, nothing unescaped), a name or number, or any other character.
 * A heredoc is the mark `<<`, whatever it holds.
 */
export interface HclToken {
  readonly kind: 'string' | 'name' | 'mark';
  readonly text: string;
}

const passedOver = /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const name = /[\w.-]+/y;
const heredoc = /<<-?(\w+)[^\n]*/y;

/**
 * Cuts HCL text into tokens, without blanks and comments. Takes any text; the time grows with its length alone,
 * because every character is passed once, whatever is left open.
 */
export function hclTokens(source: string): HclToken[] {
  const tokens: HclToken[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) at = pattern.lastIndex;
    return match;
  };
  while (at < source.length) {
    if (take(passedOver)) continue;
    const open = take(heredoc);
    if (open) {
      const end = new RegExp(`^[ \\t]*${open[1]}[ \\t]*\\r?$`, 'gm');
      end.lastIndex = at;
      at = end.exec(source) ? end.lastIndex : source.length;
      tokens.push({ kind: 'mark', text: '<<' });
      continue;
    }
    const word = take(name);
    if (word) {
      tokens.push({ kind: 'name', text: word[0] });
    } else if (source[at] === '"') {
      const end = stringEnd(source, at);
      const closed = end > at + 1 && source[end - 1] === '"';
      tokens.push({ kind: 'string', text: source.slice(at + 1, closed ? end - 1 : end) });
      at = end;
    } else {
      tokens.push({ kind: 'mark', text: source[at] ?? '' });
      at++;
    }
  }
  return tokens;
}

/**
 * Offset behind the string that starts at a quote; `${…}` in it may hold strings again. One that is left open ends with
 * its line.
 */
function stringEnd(source: string, start: number): number {
  const open: ('"' | '{')[] = ['"'];
  let at = start + 1;
  for (; at < source.length && source[at] !== '\n'; at++) {
    const char = source[at];
    const inString = open.at(-1) === '"';
    if (inString && char === '\\') at++;
    else if (inString && char === '"') open.pop();
    else if (inString && char === '$' && source[at + 1] === '{') {
      open.push('{');
      at++;
    } else if (!inString && (char === '"' || char === '{')) open.push(char);
    else if (!inString && char === '}') open.pop();
    if (open.length === 0) return at + 1;
  }
  return Math.min(at, source.length);
}
