import { isKnownVersionWord } from '../../knowledge/tags';
import { type ImageReference, parseImageReference } from '../../syntax';
import { familiarName } from './trust';

/** Words that stand for whatever the publisher points them at. */
const moving =
  /^(?:latest|stable|oldstable|oldoldstable|lts|current|mainline|rolling|devel|edge|nightly|master|main|trunk|head|dev|develop|development|testing|sid|unstable|rawhide|experimental|next|tip|release|canary|snapshot|prod|production|staging|beta|alpha|tumbleweed|innovation)$/i;

/** Words among them that say what kind of version follows: `release-3.9`, `RELEASE_3_9`, `beta-2`. */
const kindOfVersion = /^(?:release|snapshot|beta|alpha|dev|develop|development|staging|prod|production)$/i;

/** Names of distributions' releases, which are variants on other images. */
const codename =
  /^(?:buster|bullseye|bookworm|trixie|forky|stretch|jessie|wheezy|squeeze|xenial|bionic|focal|jammy|noble|resolute|trusty|precise|questing|plucky|oracular)$/i;

/** A version, a date or a commit, alone or glued to a word: `3`, `v1.2`, `jdk17`, `2024-01-31`, `5ed91e8e3249`. */
const version = /\d/;

/** Words with a digit that still say nothing of the image's own version. */
const variantWithDigit =
  /^(?:alpine\d[\d.]*|ltsc\d+|windowsservercore\d*|nanoserver\d*|ubi\d*|(?:linux)?(?:amd64|arm64|x86_64|arm64v8|arm32v\d|i386|x64|armv\d\w?|arm\d+)|cuda|py3|python3|musl32|win64|php\dfpm|el\d)$/i;

/**
 * Why a reference without a digest floats: `none` (no tag), `moving` (`latest`, `lts-alpine`), `variant` (`slim`,
 * `bookworm` on another image); undefined when its tag says a version.
 */
export function floatingTag(image: ImageReference | string): 'none' | 'moving' | 'variant' | undefined {
  const reference = typeof image === 'string' ? parseImageReference(image) : image;
  if (!reference || reference.digest) return undefined;
  const { tag } = reference;
  if (tag === undefined) return 'none';
  const words = tag.split(/[-_+]/).filter((w) => w !== '');
  const [first = ''] = words;
  if (moving.test(first)) {
    // A moving word with a full date or a commit names one build: `stable-20240101`, `main-1a2b3c4`.
    const rest = words.slice(1);
    if (kindOfVersion.test(first) && rest.some((w) => /^v?\d/i.test(w))) return undefined;
    const dated =
      rest.some((w) => /^\d{8}$/.test(w) || isCommit(w)) ||
      /-\d{4}-\d{2}-\d{2}/.test(tag) ||
      /-\d+\.\d+\.\d+/.test(tag);
    return dated ? undefined : 'moving';
  }
  if (words.some((w) => saysVersion(w, familiarName(reference)))) return undefined;
  if (words.some((w) => moving.test(w))) return 'moving';
  return 'variant';
}

function saysVersion(word: string, image: string): boolean {
  if (isKnownVersionWord(image, word)) return true;
  const name = image.slice(image.lastIndexOf('/') + 1);
  // On somebody's copy of a distribution its releases are the versions: `resin/armv7hf-debian:stretch`.
  if (codename.test(word)) return /debian|ubuntu/.test(name);
  if (/^(?:nanoserver|servercore|windows|server)$/.test(name)) return version.test(word);
  if (variantWithDigit.test(word)) return false;
  return version.test(word) || isCommit(word);
}

function isCommit(word: string): boolean {
  return /^[0-9a-f]{7,64}$/.test(word) && (/\d/.test(word) || word.length >= 32);
}
