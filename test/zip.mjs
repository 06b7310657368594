// Reads the table of contents of a zip file, which is what a .vsix is.
import { readFileSync } from 'node:fs';

/** Every file in a zip, with its size unpacked in bytes. Zip64 is not supported: a .vsix never needs it. */
export function zipEntries(file) {
  const data = readFileSync(file);
  const end = data.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error(`${file} is not a zip file`);
  const entries = [];
  let at = data.readUInt32LE(end + 16);
  for (let count = data.readUInt16LE(end + 10); count > 0; count--) {
    const nameLength = data.readUInt16LE(at + 28);
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ name, size: data.readUInt32LE(at + 24) });
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}
