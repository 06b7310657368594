import type { Heredoc } from './ast';
import { isSpace } from './characters';
import { MappedText } from './mapped-text';
import { type Span, span } from './span';

/** `<<EOF` on an instruction's line; indices are into that line. */
export interface HeredocOperator {
  readonly name: string;
  readonly expand: boolean;
  readonly chomp: boolean;
  readonly fd: number | undefined;
  readonly start: number;
  readonly end: number;
}

const operatorShape = /^(\d*)<<(-?)[\t\n\f\r ]*([^<]*)$/;

/**
 * Finds the heredocs that a line opens, as BuildKit does: the whole line is split into words with quotes
 * understood, and a word that is `[n]<<[-]NAME` is one. A line that BuildKit's lexer cannot read
 * (a quote or `${` that does not end) opens none.
 * @param line the logical line, keyword included
 */
export function heredocOperators(line: string): HeredocOperator[] {
  if (!line.includes('<<')) return [];
  return rawWords(line).flatMap(({ start, end }) => {
    const match = operatorShape.exec(line.slice(start, end));
    if (!match?.[3]) return [];
    const name = withoutQuotes(match[3]);
    if (name === undefined || name.value === '') return [];
    const fd = match[1] ? Number(match[1]) : undefined;
    return [{ name: name.value, expand: !name.quoted, chomp: match[2] === '-', fd, start, end }];
  });
}

/** Splits at blanks outside quotes; empty when the line cannot be read. */
function rawWords(line: string): { start: number; end: number }[] {
  const words: { start: number; end: number }[] = [];
  let start = -1;
  const close = (end: number): void => {
    if (start >= 0) words.push({ start, end });
    start = -1;
  };
  for (let i = 0; i < line.length; ) {
    const char = line[i];
    if (isSpace(line.charCodeAt(i))) {
      close(i++);
      continue;
    }
    if (char === '$' && line[i + 1] === '{') {
      const end = endOfBraces(line, i, 0);
      if (end < 0) return [];
      // What stands in braces is split at blanks too, quoted or not.
      for (; i < end; i++) {
        if (isSpace(line.charCodeAt(i))) close(i);
        else if (start < 0) start = i;
      }
      continue;
    }
    if (start < 0) start = i;
    if (char === '"' || char === "'") {
      i = endOfQuote(line, i, 0);
      if (i < 0) return [];
    } else if (char === '<' && line[i + 1] === '<') {
      // Blanks may stand between `<<` and the name.
      i += 2;
      while (i < line.length && isSpace(line.charCodeAt(i))) i++;
    } else {
      i += char === '\\' ? 2 : 1;
    }
  }
  close(line.length);
  return words;
}

const maxNesting = 50;

/** Index after the closing quote, -1 when there is none. */
function endOfQuote(line: string, from: number, depth: number): number {
  const quote = line[from];
  if (quote === "'") {
    const end = line.indexOf("'", from + 1);
    return end < 0 ? -1 : end + 1;
  }
  for (let i = from + 1; i < line.length; i++) {
    if (line[i] === '"') return i + 1;
    if (line[i] === '\\' && /["$\\]/.test(line[i + 1] ?? '')) i++;
    else if (line[i] === '$' && line[i + 1] === '{') {
      i = endOfBraces(line, i, depth + 1) - 1;
      if (i < 0) return -1;
    }
  }
  return -1;
}

/** Index after the `}` of a `${`, -1 when BuildKit could not read it. */
function endOfBraces(line: string, from: number, depth: number): number {
  if (depth > maxNesting) return -1;
  const head = /^\$\{(?:\d+|[@*#?$!-]|[\p{L}\p{Nd}_]*)(?:(\})|:?[-+?#%]|\/\/?)/u.exec(
    line.slice(from, from + 300),
  );
  if (!head) return -1;
  let i = from + head[0].length;
  if (head[1]) return i;
  let slashes = head[0].endsWith('/') ? 1 : 0;
  while (i < line.length) {
    const char = line[i];
    if (char === '/' && slashes > 0) slashes--;
    if (char === '}' && slashes === 0) return i + 1;
    if (char === '"' || char === "'") {
      i = endOfQuote(line, i, depth + 1);
      if (i < 0) return -1;
    } else if (char === '$' && line[i + 1] === '{') {
      i = endOfBraces(line, i, depth + 1);
      if (i < 0) return -1;
    } else {
      i += char === '\\' ? 2 : 1;
    }
  }
  return -1;
}

/** The delimiter's name; undefined when it is more than one word. */
function withoutQuotes(raw: string): { value: string; quoted: boolean } | undefined {
  let value = '';
  let quote = '';
  let quoted = false;
  for (let i = 0; i < raw.length; i++) {
    const char = raw.charAt(i);
    if (quote === '' ? char === '"' || char === "'" : char === quote) {
      quote = quote === '' ? char : '';
      quoted = true;
    } else if (char === '\\' && quote !== "'" && (quote === '' || /["$\\]/.test(raw.charAt(i + 1)))) {
      value += raw.charAt(++i);
    } else {
      if (quote === '' && isSpace(raw.charCodeAt(i))) return undefined;
      value += char;
    }
  }
  return { value, quoted };
}

/** A heredoc whose body has been found. */
export interface HeredocBody {
  readonly operator: HeredocOperator;
  readonly body: Span;
  readonly terminator: Span | undefined;
}

/**
 * Finds the body of a heredoc.
 * @param from document offset of the first line after the instruction's line (or after the heredoc before)
 * @returns the body, and the offset of the first line after it
 */
export function findHeredocBody(
  text: string,
  from: number,
  operator: HeredocOperator,
): { found: HeredocBody; next: number } {
  let start = from;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    let end = newline < 0 ? text.length : newline;
    while (end > start && text.charCodeAt(end - 1) === 13) end--;
    let first = start;
    if (operator.chomp) while (first < end && text.charCodeAt(first) === 9) first++;
    if (end - first === operator.name.length && text.startsWith(operator.name, first)) {
      return { found: { operator, body: span(from, start), terminator: span(first, end) }, next };
    }
    start = next;
  }
  return { found: { operator, body: span(from, text.length), terminator: undefined }, next: text.length };
}

/** The heredoc as the rest of the product sees it. */
export function toHeredoc(text: string, line: MappedText, raw: HeredocBody): Heredoc {
  const { name, expand, chomp, fd, start, end } = raw.operator;
  const body = text.slice(raw.body.start, raw.body.end);
  return {
    name,
    expand,
    chomp,
    fd,
    operator: line.spanOf(start, end),
    body: raw.body,
    content: chomp ? withoutTabs(body, raw.body.start) : MappedText.slice(body, raw.body.start),
    terminator: raw.terminator,
  };
}

function withoutTabs(body: string, start: number): MappedText {
  const units: string[] = [];
  const offsets: number[] = [];
  let atLineStart = true;
  for (let i = 0; i < body.length; i++) {
    if (atLineStart && body.charCodeAt(i) === 9) continue;
    atLineStart = body.charCodeAt(i) === 10;
    units.push(body.charAt(i));
    offsets.push(start + i);
  }
  offsets.push(start + body.length);
  return MappedText.scattered(units.join(''), offsets);
}
