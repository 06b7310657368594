/**
 * PowerShell and cmd, in a simple way: statements, pipelines, words, redirections, variables. Blocks in braces are
 * taken apart as if their statements stood one after the other; what stands in parentheses is one word.
 */
import type { MappedText } from '../mapped-text';
import type { Command, ListItem, Redirect, ShellWord, Simple, WordPart } from './ast';

type WindowsDialect = 'powershell' | 'cmd';

/** Splits the text. Never fails. */
export function readWindowsCommands(text: MappedText, dialect: WindowsDialect): ListItem[] {
  return new Reader(text, dialect).read();
}

class Reader {
  private at = 0;
  private readonly items: ListItem[] = [];
  private members: Simple[] = [];
  private words: ShellWord[] = [];
  private redirects: Redirect[] = [];

  constructor(
    private readonly text: MappedText,
    private readonly dialect: WindowsDialect,
  ) {}

  read(): ListItem[] {
    const { value } = this.text;
    while (this.at < value.length) {
      const c = value[this.at] as string;
      if (/[ \t\r]/.test(c)) this.at++;
      else if (c === '#' && this.dialect === 'powershell') this.skipComment();
      else if (!this.separator() && !this.redirect()) this.word();
    }
    this.endStatement('', this.at);
    return this.items;
  }

  private skipComment(): void {
    const end = this.text.value.indexOf('\n', this.at);
    this.at = end < 0 ? this.text.value.length : end;
  }

  /** Reads an operator between commands. */
  private separator(): boolean {
    const pattern = this.dialect === 'powershell' ? /&&|\|\||[;\n|{}]|&(?=\s*$)/y : /&&|\|\||[\n|&()]/y;
    pattern.lastIndex = this.at;
    const token = pattern.exec(this.text.value)?.[0];
    if (token === undefined) return false;
    const start = this.at;
    this.at += token.length;
    if (token === '|') this.endCommand();
    else if (token === '&&' || token === '||' || token === '&' || token === '\n')
      this.endStatement(token, start);
    else this.endStatement(token === ';' ? ';' : '', start);
    return true;
  }

  private redirect(): boolean {
    const pattern = /([0-9*])?(>>|>|<)(&[0-9])?[ \t]*/y;
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text.value);
    if (!match) return false;
    const start = this.at;
    this.at += match[0].length;
    const target = match[3] === undefined ? this.readWord() : undefined;
    const end = target ? this.at : start + match[0].trimEnd().length;
    this.redirects.push({
      span: this.text.spanOf(start, end),
      operator: match[3] === undefined ? (match[2] ?? '>') : `${match[2]}&`,
      fd: match[1],
      target,
      heredoc: undefined,
    });
    return true;
  }

  private word(): void {
    const word = this.readWord();
    if (word) this.words.push(word);
    else this.at++;
  }

  private endCommand(): void {
    if (this.words.length || this.redirects.length) {
      const spans = [...this.words, ...this.redirects].map((n) => n.span);
      this.members.push({
        kind: 'simple',
        span: { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) },
        assignments: [],
        words: this.words,
        redirects: this.redirects,
      });
    }
    this.words = [];
    this.redirects = [];
  }

  private endStatement(operator: ListItem['operator'], start: number): void {
    this.endCommand();
    const { members } = this;
    const [first] = members;
    const last = members.at(-1);
    if (first && last) {
      const command: Command =
        members.length === 1
          ? first
          : {
              kind: 'pipeline',
              span: { start: first.span.start, end: last.span.end },
              negated: false,
              commands: members,
            };
      const operatorSpan = operator ? this.text.spanOf(start, start + operator.length) : undefined;
      this.items.push({ command, operator, operatorSpan });
    }
    this.members = [];
  }

  /** Reads one word from `at`; undefined (and nothing read) when none starts here. */
  private readWord(): ShellWord | undefined {
    const end = this.wordEnd();
    if (end <= this.at) return undefined;
    const text = this.text.sub(this.at, end);
    const parts = this.dialect === 'powershell' ? powershellParts(text) : cmdParts(text);
    this.at = end;
    const literal = parts.every((p) => p.kind === 'text') ? parts.map((p) => p.value).join('') : undefined;
    return { span: text.spanOf(), raw: text.value, text, parts, literal };
  }

  private wordEnd(): number {
    const { value } = this.text;
    const powershell = this.dialect === 'powershell';
    const mark = powershell ? '`' : '^';
    const stop = powershell ? /[\s;|{}<>]/ : /[\s&|()<>]/;
    let depth = 0;
    let i = this.at;
    for (; i < value.length; i++) {
      const c = value[i] as string;
      if (c === mark) i++;
      else if (c === '"' || (powershell && c === "'")) i = this.quoteEnd(i);
      else if (powershell && opensGroup(value, i)) depth++;
      else if (depth > 0 && /[)}]/.test(c)) depth--;
      else if (depth === 0 && (stop.test(c) || (c === '&' && value[i + 1] === '&'))) break;
    }
    return Math.min(i, value.length);
  }

  /** Index of the closing quote, or the last index when it is missing. */
  private quoteEnd(open: number): number {
    const { value } = this.text;
    const quote = value[open];
    let i = open + 1;
    for (; i < value.length; i++) {
      if (this.dialect === 'powershell' && quote === '"' && value[i] === '`') i++;
      // A `\"` is for the program that gets the word, as in `powershell -Command \"…\"`.
      else if (value[i] === '\\' && value[i + 1] === quote) i++;
      else if (value[i] === quote) {
        if (this.dialect === 'powershell' && value[i + 1] === quote) i++;
        else return i;
      }
    }
    return value.length - 1;
  }
}

/** `(`, and `{` of `${x}` and `@{…}`: what follows belongs to the word up to the closing one. */
function opensGroup(value: string, i: number): boolean {
  if (value[i] === '(') return true;
  return value[i] === '{' && (value[i - 1] === '$' || value[i - 1] === '@');
}

const POWERSHELL_VARIABLE = /\$(?:\{([^}]*)\}|((?:\w+:)?\w+|[?$^]))/y;
const CMD_VARIABLE = /%(\w+)%/y;

function powershellParts(text: MappedText): WordPart[] {
  return parts(text, (value, i, quote) => {
    if (quote !== "'" && value[i] === '`' && i + 1 < value.length) return { skip: 1 };
    if (quote !== "'" && value[i] === '$') return variable(POWERSHELL_VARIABLE, value, i);
    if (quote === '' && (value[i] === '"' || value[i] === "'")) return { open: value[i] as string };
    if (quote !== '' && value[i] === quote) return value[i + 1] === quote ? { skip: 1 } : { close: true };
    return undefined;
  });
}

function cmdParts(text: MappedText): WordPart[] {
  return parts(text, (value, i, quote) => {
    if (quote === '' && value[i] === '^' && i + 1 < value.length) return { skip: 1 };
    if (value[i] === '%') return variable(CMD_VARIABLE, value, i);
    if (value[i] === '\\' && value[i + 1] === '"') return { skip: 1 };
    if (value[i] === '"') return quote ? { close: true } : { open: '"' };
    return undefined;
  });
}

type Step =
  | { readonly skip: number }
  | { readonly open: string }
  | { readonly close: true }
  | { readonly name: string; readonly length: number }
  | undefined;

function variable(pattern: RegExp, value: string, i: number): Step {
  pattern.lastIndex = i;
  const match = pattern.exec(value);
  return match ? { name: match[1] ?? match[2] ?? '', length: match[0].length } : undefined;
}

function parts(text: MappedText, step: (value: string, i: number, quote: string) => Step): WordPart[] {
  const result: WordPart[] = [];
  const { value } = text;
  let quote = '';
  let chunk = '';
  let start = 0;
  const flush = (end: number) => {
    if (end > start && (chunk || quote))
      result.push({ kind: 'text', value: chunk, quoted: quote !== '', span: text.spanOf(start, end) });
    chunk = '';
    start = end;
  };
  for (let i = 0; i < value.length; i++) {
    const s = step(value, i, quote);
    if (!s) chunk += value[i];
    else if ('skip' in s) {
      i += s.skip;
      chunk += value[i];
    } else if ('name' in s) {
      flush(i);
      const end = i + s.length;
      result.push({
        kind: 'parameter',
        name: s.name,
        operator: undefined,
        operand: undefined,
        replacement: undefined,
        quoted: quote !== '',
        span: text.spanOf(i, end),
      });
      start = end;
      i = end - 1;
    } else if ('open' in s) {
      flush(i);
      quote = s.open;
    } else {
      flush(i + 1);
      quote = '';
    }
  }
  flush(value.length);
  return result;
}
