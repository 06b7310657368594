import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Answer, reply } from '../registry/hostile-server';
import { minimum, paragraph } from './archive';

/** A mirror of a small archive, by path; tests change what they want to be wrong. */
export function smallMirror(): Map<string, string | Buffer> {
  const files = new Map<string, string | Buffer>();
  for (const codename of ['bookworm', 'trixie'])
    addSuite(files, 'debian', codename, [
      ...minimum,
      paragraph('curl', { Depends: 'libcurl4' }),
      paragraph('libcurl4'),
    ]);
  addSuite(files, 'debian', 'trixie-updates', [
    paragraph('curl', { Version: '2.0', 'Installed-Size': '70' }),
  ]);
  addSuite(files, 'debian-security', 'bookworm-security', [
    paragraph('libcurl4', { Version: '1.1', 'Installed-Size': '90' }),
  ]);
  return files;
}

export function addSuite(
  files: Map<string, string | Buffer>,
  archive: string,
  codename: string,
  paragraphs: readonly string[],
): void {
  const index = gzipSync(paragraphs.join('\n'));
  const sum = createHash('sha256').update(index).digest('hex');
  files.set(`/${archive}/dists/${codename}/main/binary-amd64/Packages.gz`, index);
  files.set(`/${archive}/dists/${codename}/InRelease`, inRelease(codename, [[sum, index.length]]));
}

export function inRelease(
  codename: string,
  entries: readonly (readonly [sum: string, size: number])[],
): string {
  const sums = entries.map(([sum, size]) => ` ${sum} ${size} main/binary-amd64/Packages.gz`);
  return [
    '-----BEGIN PGP SIGNED MESSAGE-----',
    'Hash: SHA256',
    '',
    'Origin: Debian',
    `Codename: ${codename}`,
    'MD5Sum:',
    ' d41d8cd98f00b204e9800998ecf8427e 0 main/binary-amd64/Packages.gz',
    'SHA256:',
    ...sums,
    '-----BEGIN PGP SIGNATURE-----',
    '',
    'none',
    '-----END PGP SIGNATURE-----',
    '',
  ].join('\n');
}

/** Answers requests out of the files. */
export const serves =
  (files: ReadonlyMap<string, string | Buffer>): Answer =>
  ({ url }, response) => {
    const content = files.get(url);
    return content === undefined ? undefined : reply(response, 200, {}, content);
  };
