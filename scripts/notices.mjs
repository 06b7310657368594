// Writes the licences of everything that the bundles contain: their terms ask that the notice travels with the code.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const licenceFile = /^(licen[cs]e|copying)(?!.*\.(?:c?js|ts|json)$)/i;
const noticeFile = /^(notice|third-?party-?notices?)/i;

/** `…/node_modules/@a/b/lib/c.js` to `…/node_modules/@a/b`; undefined for a source of our own. */
function packageFolder(input) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll('\\', '/'))?.[1];
}

function texts(folder, pattern) {
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}

/**
 * The packages whose code is in the bundles.
 * @param {import('esbuild').Metafile[]} metafiles
 * @param {string} root  what the metafiles' paths start from
 * @returns {{ name: string, version: string, licence: string, text: string }[]} by name, each version once
 * @throws Error when a package names no licence or ships no text of it: such a package may not be bundled
 */
export function bundledPackages(metafiles, root) {
  // Only what is left after tree shaking: an input that contributes no byte is not shipped.
  const inputs = metafiles.flatMap((metafile) =>
    Object.values(metafile.outputs).flatMap((output) =>
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    ),
  );
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  const packages = new Map();
  for (const folder of folders) {
    const manifest = join(root, folder, 'package.json');
    if (!existsSync(manifest)) throw new Error(`${folder} has no package.json`);
    const { name, version, license } = JSON.parse(readFileSync(manifest, 'utf8'));
    const licences = texts(join(root, folder), licenceFile);
    if (!license || licences.length === 0)
      throw new Error(`${name} ${version} does not come with its licence`);
    const text = [...licences, ...texts(join(root, folder), noticeFile)].join('\n\n');
    packages.set(`${name}@${version}`, { name, version, licence: license, text });
  }
  return [...packages.values()].sort(
    (a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version),
  );
}

/** The text of the notices file for these packages. */
export function noticesText(packages) {
  const line = '-'.repeat(80);
  const head = 'Dockerfile Hygiene contains code of the following packages.\n';
  return packages.reduce(
    (all, { name, version, licence, text }) =>
      `${all}\n${line}\n${name} ${version} (${licence})\n\n${text}\n`,
    head,
  );
}

/** Writes the notices for these bundles into a file. */
export function writeNotices(metafiles, file, root = process.cwd()) {
  writeFileSync(file, noticesText(bundledPackages(metafiles, root)));
}
