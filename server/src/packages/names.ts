import type { ByteReader, ByteWriter } from './bytes';

/** Writes sorted names: how many characters each shares with the one before, and apart from that the rest of it. */
export function writeNames(out: ByteWriter, names: readonly string[]): void {
  let before = '';
  const shared = names.map((name) => {
    let i = 0;
    while (i < before.length && i < name.length && i < 255 && before[i] === name[i]) i++;
    before = name;
    return i;
  });
  out.number(names.length);
  for (const length of shared) out.byte(length);
  out.text(names.map((name, i) => name.slice(shared[i])).join('\n'));
}

/** @throws Error when the bytes are no names */
export function readNames(reader: ByteReader): string[] {
  const shared = reader.bytes(reader.number());
  const rests = reader.text().split('\n');
  let before = '';
  return Array.from(shared, (length, i) => {
    before = before.slice(0, length) + (rests[i] ?? '');
    return before;
  });
}
