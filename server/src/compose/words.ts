/** The words of a command line as compose splits it: blanks between, quotes and backslashes taken off. Total. */
export function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const char = line[at] as string;
    if (quote === undefined && /\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === quote) quote = undefined;
    else if (quote === undefined && (char === '"' || char === "'")) {
      quote = char;
      word ??= '';
    } else if (char === '\\' && quote !== "'" && at + 1 < line.length) {
      const next = line[++at] as string;
      // Within double quotes a backslash only counts before what it could protect.
      word =
        (word ?? '') + (quote === '"' && !/["\\$`\n]/.test(next) ? `\\${next}` : next === '\n' ? '' : next);
    } else word = (word ?? '') + char;
  }
  if (word !== undefined) words.push(word);
  return words;
}
