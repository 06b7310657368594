import type { JsonForm, JsonItem } from './ast';
import { MappedText } from './mapped-text';

/**
 * Reads the exec form.
 * @param body the arguments, without blanks at either end
 * @returns the form; `'not-strings'` for an array that BuildKit refuses; undefined where it takes the shell form
 */
export function readJsonForm(body: MappedText): JsonForm | 'not-strings' | undefined {
  if (!body.value.startsWith('[')) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.value);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed)) return undefined;
  if (parsed.some((item) => typeof item !== 'string')) return 'not-strings';
  return { span: body.spanOf(), items: readItems(body) };
}

/** Finds the strings of an array that is known to be valid and to hold strings only. */
function readItems(body: MappedText): JsonItem[] {
  const text = body.value;
  const items: JsonItem[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '"') continue;
    const start = i;
    let value = '';
    const offsets: number[] = [];
    const ends: number[] = [];
    for (i++; text[i] !== '"' && i < text.length; i++) {
      offsets.push(body.at(i));
      if (text[i] !== '\\') {
        value += text[i];
        ends.push(body.at(i) + 1);
        continue;
      }
      i++;
      if (text[i] === 'u') {
        value += String.fromCharCode(Number.parseInt(text.slice(i + 1, i + 5), 16));
        i += 4;
      } else {
        value += simpleEscapes[text[i] as string] ?? text[i];
      }
      ends.push(body.at(i) + 1);
    }
    offsets.push(body.at(i));
    items.push({ text: MappedText.scattered(value, offsets, ends), span: body.spanOf(start, i + 1) });
  }
  return items;
}

const simpleEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
