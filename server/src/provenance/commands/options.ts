import type { Value } from '../value';

/** An option as given: its name with dashes, and its value when it takes one. */
export interface Option {
  readonly name: string;
  readonly value: Value | undefined;
  readonly word: Value;
}

/** Which options of a program take a value. */
export interface OptionTable {
  /** Letters of short options with a value: `oO`. */
  readonly short: string;
  /** Long options with a value, without dashes. */
  readonly long: readonly string[];
}

export interface Arguments {
  readonly options: readonly Option[];
  readonly operands: readonly Value[];
  /** Values of every option with one of these names, in order. */
  values(...names: readonly string[]): Value[];
  has(...names: readonly string[]): boolean;
}

/**
 * Sorts a command's words into options and operands as getopt does: bundled short options, values in
 * the same or the next word, `--` ends the options.
 *
 * @param words without the program's name
 */
export function parseArguments(words: readonly Value[], table: OptionTable): Arguments {
  const options: Option[] = [];
  const operands: Value[] = [];
  const long = new Set(table.long);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Value;
    const { text } = word;
    if (text === '--') {
      operands.push(...words.slice(i + 1));
      break;
    }
    if (text.startsWith('--')) {
      const equals = text.indexOf('=');
      const name = equals < 0 ? text : text.slice(0, equals);
      if (equals >= 0) options.push({ name, value: word.slice(equals + 1), word });
      else if (long.has(name.slice(2))) options.push({ name, value: words[++i], word });
      else options.push({ name, value: undefined, word });
    } else if (/^-[A-Za-z0-9#]/.test(text)) {
      for (let j = 1; j < text.length; j++) {
        const letter = text[j] as string;
        if (!table.short.includes(letter)) {
          options.push({ name: `-${letter}`, value: undefined, word });
          continue;
        }
        const rest = j + 1 < text.length ? word.slice(text[j + 1] === '=' ? j + 2 : j + 1) : words[++i];
        options.push({ name: `-${letter}`, value: rest, word });
        break;
      }
    } else operands.push(word);
  }
  return {
    options,
    operands,
    values: (...names) => options.flatMap((o) => (names.includes(o.name) && o.value ? [o.value] : [])),
    has: (...names) => options.some((o) => names.includes(o.name)),
  };
}
