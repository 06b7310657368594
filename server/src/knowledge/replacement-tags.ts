import { currentVersionTag, versionTagInsteadOf } from './tags';

/**
 * Which tag of `image` takes the place of `tag` (`undefined`: none was written); `undefined` when none surely means
 * the same. What these functions have in common: a version that stands there is kept or nothing is suggested.
 */
export type TagRule = (image: string, tag: string | undefined) => string | undefined;

/** The version that a tag such as `12`, `12.4` or `12.4.1` starts with; only two levels are kept. */
export const minor = /^v?(\d+(?:\.\d+)?)(?:\.\d+)*(?=$|-)/;

/** The tag's version (first group of `version`, if any) with `variant` behind; without a version the current one. */
export function sameVersion(variant = '', version?: RegExp): TagRule {
  return (image, tag) => {
    const kept = version?.exec(tag ?? '')?.[1];
    if (kept !== undefined) return variant === '' ? kept : `${kept}-${variant}`;
    // A version that cannot be kept would be changed behind the user's back.
    return tag !== undefined && /\d/.test(tag) ? undefined : current(image, variant);
  };
}

/** The release of a distribution, by number or codename; without a tag the current one. */
export function sameRelease(release: RegExp): TagRule {
  return (image, tag) => {
    if (tag === undefined || tag === 'latest') return current(image, '');
    return release.exec(tag)?.[1];
  };
}

export const ubuntuRelease =
  /^(\d\d\.(?:04|10)|precise|trusty|xenial|bionic|focal|jammy|noble|resolute)(?=$|[.-])/;
export const debianRelease = /^(wheezy|jessie|stretch|buster|bullseye|bookworm|trixie)$/;
export const alpineRelease = /^v?(3\.\d+)$/;

/** Majors of Java that Eclipse Temurin builds with long-term support. Source: adoptium.net, 2026-11-21. */
const temurinMajors = new Set(['8', '11', '17', '21', '25']);

interface JavaDefaults {
  /** The major that the repository's name says. */
  readonly release?: string;
  /** The major that the image had when its last tag was built; without it, the current one is suggested. */
  readonly last?: string;
  readonly kind: 'jdk' | 'jre';
  readonly alpine?: boolean;
}

/** A tag of Eclipse Temurin for tags of Java images: `8`, `8u202b08_jdk`, `11-jre`, `jdk-8`, `oracle-java8`, `alpine-jre`. */
export function javaTag({ release, last, kind, alpine }: JavaDefaults): TagRule {
  return (image, tag = '') => {
    const named = release ?? /^(?:(?:oracle|openjdk|jdk|jre|java|v)-?_?)*(\d+)(?=$|[-u._a-z])/.exec(tag)?.[1];
    if (named === undefined && /\d/.test(tag)) return undefined;
    const version = named ?? last;
    const suffix = `${kindIn(tag) ?? kind}${alpine || /alpine/.test(tag) ? '-alpine' : ''}`;
    if (version === undefined) return current(image, suffix);
    return temurinMajors.has(version) ? `${version}-${suffix}` : undefined;
  };
}

/** `8_server-jre` and `jre8` ask for no compiler. */
function kindIn(tag: string): 'jdk' | 'jre' | undefined {
  if (/jre/.test(tag)) return 'jre';
  return /jdk/.test(tag) && !/openjdk/.test(tag) ? 'jdk' : undefined;
}

function current(image: string, variant: string): string | undefined {
  return currentVersionTag(image, variant) ?? (variant === '' ? versionTagInsteadOf(image) : undefined);
}
