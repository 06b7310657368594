/**
 * Whether the slim variants of Debian's images leave a file out when its package is unpacked. As in the settings for dpkg that
 * these images carry (made by debuerreotype; its lists for slim variants, read 2026-11-21).
 *
 * @param {string} path  from the root
 */
export function isLeftOut(path) {
  return leftOut.test(path) && !keptAnyway.test(path);
}

/** The folders below /usr/share, as dpkg's `path-exclude` names them. */
export const slimExcludes = ['doc', 'groff', 'info', 'linda', 'lintian/overrides', 'locale', 'man'].map(
  (folder) => `/usr/share/${folder}/*`,
);

/** Files in them that are unpacked all the same (`path-include`). */
export const slimIncludes = [
  '/usr/share/doc/*/copyright',
  '/usr/share/doc/kde/HTML/C/*',
  '/usr/share/locale/all_languages',
  '/usr/share/locale/currency/*',
  '/usr/share/locale/l10n/*',
  '/usr/share/locale/languages',
  '/usr/share/locale/locale.alias',
];

const pattern = (globs) =>
  new RegExp(`^(?:${globs.map((glob) => glob.replaceAll('.', '\\.').replaceAll('*', '.*')).join('|')})$`);
const leftOut = pattern(slimExcludes);
const keptAnyway = pattern(slimIncludes);
