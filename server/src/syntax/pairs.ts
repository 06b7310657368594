import type { Pair, Word } from './ast';
import { isSeparator } from './characters';
import type { MappedText } from './mapped-text';
import { wordOf } from './words';

/**
 * The pairs of ENV and LABEL: `a=b c=d`, or one pair in the old form `a b c` (the value is `b c`).
 * Which of the two it is shows in the first word, as in BuildKit. Words without `=` are left out.
 */
export function readPairs(body: MappedText, words: readonly Word[]): Pair[] {
  const first = words[0];
  if (!first) return [];
  if (!first.text.value.includes('=')) return readOldPair(body);
  return words.flatMap((word) => {
    const equals = word.text.value.indexOf('=');
    return equals < 0 ? [] : [splitPair(word, equals)];
  });
}

/** The pairs of ARG: `a`, `a=b`, several at once. */
export function readArguments(words: readonly Word[]): Pair[] {
  return words.flatMap((word) => {
    const equals = word.text.value.indexOf('=');
    if (equals === 0) return [];
    return equals < 0 ? [{ key: word, value: undefined, span: word.span }] : [splitPair(word, equals)];
  });
}

function splitPair(word: Word, equals: number): Pair {
  const { text } = word;
  const length = text.value.length;
  return { key: wordOf(text, 0, equals), value: wordOf(text, equals + 1, length), span: word.span };
}

function readOldPair(body: MappedText): Pair[] {
  const { value } = body;
  let end = 0;
  while (end < value.length && !isSeparator(value.charCodeAt(end))) end++;
  let start = end;
  while (start < value.length && isSeparator(value.charCodeAt(start))) start++;
  if (start >= value.length) return [];
  return [
    {
      key: wordOf(body, 0, end),
      value: wordOf(body, start, value.length),
      span: body.spanOf(0, value.length),
    },
  ];
}
