/** What an `InRelease` file says: the checksums of a suite's files. */
export interface ReleaseFile {
  readonly codename: string;
  /** By path below the suite: `main/binary-amd64/Packages.gz`. */
  readonly files: ReadonlyMap<string, { readonly sha256: string; readonly size: number }>;
}

const begin = '-----BEGIN PGP SIGNED MESSAGE-----';
const signature = '-----BEGIN PGP SIGNATURE-----';

/**
 * Reads the signed part of an `InRelease` file, and nothing beside it.
 * @throws Error with a sentence for the user when the text is no such file
 */
export function readReleaseFile(text: string): ReleaseFile {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const end = lines.indexOf(signature);
  // What stands before the signed part would look signed and is not.
  const start = lines[0] === begin ? lines.indexOf('') : -1;
  if (start < 0 || end < start) throw new Error('The mirror serves no signed list of checksums (InRelease).');
  const fields = new Map<string, string>();
  const files = new Map<string, { sha256: string; size: number }>();
  let field = '';
  for (const line of lines.slice(start + 1, end).map((escaped) => escaped.replace(/^- /, ''))) {
    const named = /^([\w-]+):\s*(.*)$/.exec(line);
    if (named?.[1] !== undefined) {
      field = named[1].toLowerCase();
      fields.set(field, named[2] ?? '');
    } else if (field === 'sha256') {
      const entry = /^\s+([\da-f]{64})\s+(\d{1,12})\s+(\S+)\s*$/.exec(line);
      if (entry?.[1] !== undefined && entry[3] !== undefined)
        files.set(entry[3], { sha256: entry[1], size: Number(entry[2]) });
    }
  }
  return { codename: fields.get('codename') ?? '', files };
}
