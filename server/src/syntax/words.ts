import type { Word } from './ast';
import { isSeparator, isSpace } from './characters';
import type { MappedText } from './mapped-text';

/** The part of `text` from `start` to `end` as a word. */
export function wordOf(text: MappedText, start: number, end: number): Word {
  return { text: text.sub(start, end), span: text.spanOf(start, end) };
}

/** Words split at blanks, quotes or not: what BuildKit does for FROM, EXPOSE and the shell form of COPY, ADD, VOLUME. */
export function plainWords(text: MappedText): Word[] {
  const words: Word[] = [];
  const value = text.value;
  for (let i = 0; i < value.length; ) {
    while (i < value.length && isSeparator(value.charCodeAt(i))) i++;
    const start = i;
    while (i < value.length && !isSeparator(value.charCodeAt(i))) i++;
    if (i > start) words.push(wordOf(text, start, i));
  }
  return words;
}

/**
 * Words split at blanks outside quotes: what BuildKit does for ENV, ARG and LABEL. Quotes and escapes are kept.
 * An escape character takes the next character with it, except in single quotes.
 */
export function quotedWords(text: MappedText, escapeChar: string): Word[] {
  const words: Word[] = [];
  const value = text.value;
  for (let i = 0; i < value.length; ) {
    while (i < value.length && isSpace(value.charCodeAt(i))) i++;
    const start = i;
    let quote = '';
    for (; i < value.length; i++) {
      const char = value[i] as string;
      if (quote === '' && isSpace(value.charCodeAt(i))) break;
      if (char === escapeChar && quote !== "'") i++;
      else if (char === quote) quote = '';
      else if (quote === '' && (char === '"' || char === "'")) quote = char;
    }
    i = Math.min(i, value.length);
    if (i > start) words.push(wordOf(text, start, i));
  }
  return words;
}
