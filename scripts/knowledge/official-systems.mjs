import { inputDate } from './official-images.mjs';

/** Tags of one exact patch or build are left out: they are superseded within weeks. */
const isPatch = (tag) => /^\d+\.\d+\.\d+/.test(tag) || /\d{8}/.test(tag) || /_\d/.test(tag);

/** A tag that names its own system needs no table. */
const namesItsSystem = (tag) =>
  /(^|-)(alpine[\d.]*|trixie|bookworm|bullseye|buster|forky|sid|jammy|noble|resolute|focal|ubi\d+(-minimal)?|al2023|windowsservercore|nanoserver|oraclelinux\d+|oracle)($|-)/.test(
    tag,
  );

/**
 * What living tags of official images that do not say their system are built on:
 * `{ image: { codename: "tag tag …" } }`.
 */
export function officialSystems({ systems }) {
  const images = {};
  for (const image of Object.keys(systems.images).sort()) {
    const byCodename = {};
    for (const [tag, codename] of Object.entries(systems.images[image].tags)) {
      if (codename === null || isPatch(tag) || namesItsSystem(tag)) continue;
      byCodename[codename] = [...(byCodename[codename] ?? []), tag];
    }
    const entries = Object.entries(byCodename)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([codename, tags]) => [codename, tags.sort().join(' ')]);
    if (entries.length > 0) images[image] = Object.fromEntries(entries);
  }
  return {
    source: 'docker-library/official-images (Dockerfile directories of living tags)',
    date: inputDate,
    images,
  };
}
