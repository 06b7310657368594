// The README's table of settings, from what the manifest contributes.
import { table } from './markers.mjs';

/** The value as the user writes it; an empty or missing default says nothing. */
function shown(value) {
  return value === undefined ? '' : `\`${JSON.stringify(value)}\``;
}

/**
 * @param {{ contributes?: { configuration?: object | object[] } }} manifest  package.json
 * @returns {string} Markdown
 */
export function settingsTable(manifest) {
  const sections = [manifest.contributes?.configuration ?? []].flat();
  const rows = sections
    .flatMap((section) => Object.entries(section.properties ?? {}))
    .map(([name, setting]) => [
      `\`${name}\``,
      setting.markdownDescription ?? setting.description ?? '',
      shown(setting.default),
    ]);
  return table(['Setting', 'What it does', 'Default'], rows);
}
