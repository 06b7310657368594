import { isBuilt } from './tag-history';

/**
 * Variants that official images go on with under another name, since the image below them was given up.
 * Curated 2026-11-21 from the images' own documentation.
 */
const renames: Readonly<Record<string, readonly (readonly [from: RegExp, to: string])[]>> = {
  maven: [
    [/-(?:open)?jdk-(\d+)(?:-slim|-buster|-stretch|-bullseye)*$/, '-eclipse-temurin-$1'],
    [/-(?:open)?jdk-(\d+)-alpine$/, '-eclipse-temurin-$1-alpine'],
  ],
  tomcat: [
    [
      /-(jdk|jre)(\d+)(?:-(?:open)?jdk)?(?:-(?:slim|stretch|buster|bullseye|slim-buster|slim-bullseye))?$/,
      '-$1$2-temurin',
    ],
    [/-jre(\d+)(?:-(?:slim|stretch|buster))?$/, '-jdk$1-temurin'],
  ],
  gradle: [
    [/^(.*)-jdk(\d+)-(?:slim|hotspot|openj9)$/, '$1-jdk$2'],
    [/^jdk(\d+)(-alpine)?$/, '8-jdk$1$2'],
  ],
};

/**
 * The built tag that carries a frozen tag of an official image on under a new name for its variant, at the same
 * version or the same major version; undefined when there is none.
 */
export function renamedVariant(image: string, tag: string): string | undefined {
  for (const [from, to] of renames[image] ?? []) {
    if (!from.test(tag)) continue;
    const renamed = tag.replace(from, to);
    const [version = '', ...rest] = renamed.split('-');
    const parts = version.split('.');
    for (let length = parts.length; length > 0; length--) {
      const shorter = [parts.slice(0, length).join('.'), ...rest].join('-');
      if (isBuilt(image, shorter)) return shorter;
    }
  }
  return undefined;
}
