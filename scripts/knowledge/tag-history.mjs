import { inputDate } from './official-images.mjs';

/** The tag with one component less in its version (`3.7.4-slim` → `3.7-slim`); undefined when it has only one. */
function shortened(tag) {
  const match = /^(v?\d+(?:\.\d+)+)(.*)$/.exec(tag);
  return match === null ? undefined : `${match[1].slice(0, match[1].lastIndexOf('.'))}${match[2]}`;
}

/** `2020-04-21` → `200421`; still built: nothing. */
const dayCode = (day) => (day === null ? '' : day.slice(2).replaceAll('-', ''));

/**
 * When which tag of which official image was last built, as text for reading piece by piece: a line with source and
 * date, then a line per image, `image {"suffix suffix":"yymmdd:version version|:version"}`. A tag is `version` or `version-suffix` (the
 * empty suffix is written `.`); no day: still built on the day of the input. Suffixes with the same history
 * share one entry.
 *
 * Left out are tags of one exact patch that ended, where the tag of their minor version is told: those end with the
 * next patch, and what matters is when the minor ended.
 */
export function tagHistory({ tags }) {
  const lines = [
    JSON.stringify({ source: 'docker-library/official-images (change history)', date: inputDate }),
  ];
  for (const image of Object.keys(tags).sort()) {
    const all = tags[image];
    const bySuffix = new Map();
    for (const tag of Object.keys(all).sort()) {
      const [, last] = all[tag];
      if (tag === 'GitRepo') continue;
      if (last !== null && /^v?\d+\.\d+\.\d+/.test(tag) && all[shortened(tag)] !== undefined) continue;
      const dash = tag.indexOf('-');
      const [version, suffix] = dash < 0 ? [tag, '.'] : [tag.slice(0, dash), tag.slice(dash + 1)];
      const days = bySuffix.get(suffix) ?? new Map();
      days.set(dayCode(last), [...(days.get(dayCode(last)) ?? []), version]);
      bySuffix.set(suffix, days);
    }
    const byHistory = new Map();
    for (const [suffix, days] of bySuffix) {
      const history = [...days.entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([day, versions]) => `${day}:${versions.join(' ')}`)
        .join('|');
      byHistory.set(history, [...(byHistory.get(history) ?? []), suffix]);
    }
    const history = Object.fromEntries([...byHistory].map(([days, suffixes]) => [suffixes.join(' '), days]));
    lines.push(`${image} ${JSON.stringify(history)}`);
  }
  return lines.join('\n');
}
