import { MappedText } from '../mapped-text';

/** The text with every match of a global expression cut out, still mapped to the document. */
export function withoutMatches(text: MappedText, pattern: RegExp): MappedText {
  const matches = [...text.value.matchAll(pattern)];
  if (matches.length === 0) return text;
  return joinMapped(keptParts(text, matches), text.at(text.value.length));
}

function keptParts(text: MappedText, matches: readonly RegExpMatchArray[]): MappedText[] {
  const parts: MappedText[] = [];
  let from = 0;
  for (const match of matches) {
    parts.push(text.sub(from, match.index));
    from = (match.index ?? 0) + match[0].length;
  }
  parts.push(text.sub(from));
  return parts;
}

/** Texts one after the other; `end` is the document offset of the end when all are empty. */
export function joinMapped(parts: readonly MappedText[], end: number): MappedText {
  const full = parts.filter((part) => part.value.length > 0);
  const [only] = full;
  if (full.length === 1 && only) return only;
  const offsets: number[] = [];
  for (const part of full) for (let i = 0; i < part.value.length; i++) offsets.push(part.at(i));
  const last = full.at(-1);
  offsets.push(last ? last.at(last.value.length) : end);
  return MappedText.scattered(full.map((part) => part.value).join(''), offsets);
}
