// The bases that the builds start from: Debian's releases, each made once from Debian's packages.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { editorFolder } from '../../scripts/editor/paths.mjs';
import { capture } from '../../scripts/editor/processes.mjs';
import { archive } from './archive.mjs';

/**
 * Resolves to the file tree of a release (by codename) as its slim image has it: without manuals, without package
 * lists, with packages unpacked fast. It takes its packages from `archive`, whatever `mirror` it is made from.
 */
export async function debianTar(release, mirror) {
  const folder = join(editorFolder, 'engine');
  const file = join(folder, `${release}-slim.tar`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const part = join(folder, `${release}-slim-${process.pid}.tar`);
  const { code, stderr } = await capture('mmdebstrap', [
    '--variant=minbase',
    ...['doc', 'man', 'info', 'locale', 'groff', 'lintian', 'linda'].map(dontUnpack),
    '--dpkgopt=path-include=/usr/share/doc/*/copyright',
    '--dpkgopt=force-unsafe-io',
    '--aptopt=Acquire::Languages "none"',
    '--aptopt=Acquire::GzipIndexes "true"',
    // The official image keeps these folders: packages put links to manuals there.
    '--customize-hook=cd "$1/usr/share/man" && mkdir man1 man3 man5 man7 man8',
    `--customize-hook=echo 'deb ${archive} ${release} main' > "$1/etc/apt/sources.list"`,
    ...[release, part, mirror],
  ]);
  if (code !== 0) throw new Error(stderr);
  renameSync(part, file);
  return file;
}

function dontUnpack(folder) {
  return `--dpkgopt=path-exclude=/usr/share/${folder}/*`;
}
