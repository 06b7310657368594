import { distributionCodenames } from './codenames';
import data from './data/official-version-tags.json';

/** Version → the variants (`''` for none) for which it is the version to suggest. */
type VersionTable = Readonly<Record<string, readonly string[]>>;

const images = new Map<string, VersionTable>(
  Object.entries(data.images as unknown as Record<string, VersionTable>),
);
const channels = new Map<string, Readonly<Record<string, VersionTable>>>(
  Object.entries(data.channels as unknown as Record<string, Record<string, VersionTable>>),
);

/** Words in tags that promise no version: they stand for whatever the publisher points them at. */
const movingWords = new Set([
  'latest',
  'stable',
  'oldstable',
  'oldoldstable',
  'lts',
  'current',
  'mainline',
  'rolling',
  'devel',
  'edge',
  'nightly',
  'master',
  'main',
  'dev',
  'testing',
  'sid',
  'unstable',
  'rawhide',
  'experimental',
  'next',
  'tip',
  'release',
]);

/**
 * The version tag to suggest for a Docker Official Image (`python`, without `library/`) and a variant:
 * `currentVersionTag('python', 'slim')` is `3.14-slim`. The tag exists and was still built on `versionTagsDate`;
 * it is as coarse as the publisher's support (a major for Node.js, a codename for Debian) and never a pre-release.
 * `undefined` when the image has no such variant or no versions.
 */
export function currentVersionTag(image: string, variantSuffix = ''): string | undefined {
  return find(images.get(image), variantSuffix);
}

/**
 * The version tag to put where `tag` stands and names no version: `latest`, `lts-alpine`, `stable-slim`, `slim`.
 * No tag counts as `latest`. A word for another line (`oldstable`, `mainline`) keeps to that line where it is known.
 * `undefined` when nothing with the same variant is known to be built.
 */
export function versionTagInsteadOf(image: string, tag = 'latest'): string | undefined {
  const dash = tag.indexOf('-');
  const word = dash < 0 ? tag : tag.slice(0, dash);
  if (!movingWords.has(word)) return currentVersionTag(image, tag);
  const variant = dash < 0 ? '' : tag.slice(dash + 1);
  const channel = channels.get(image)?.[word];
  return find(channel, variant) ?? currentVersionTag(image, variant);
}

function find(versions: VersionTable | undefined, variant: string): string | undefined {
  for (const [version, variants] of Object.entries(versions ?? {}))
    if (variants.includes(variant)) return variant === '' ? version : `${version}-${variant}`;
  return undefined;
}

/**
 * Whether `word` is a release name that counts as a version for `image` itself: `bookworm` for `debian`,
 * `noble` for `ubuntu`, `humble` for `ros`. For `python`, `bookworm` is only a variant.
 */
export function isKnownVersionWord(image: string, word: string): boolean {
  return distributionCodenames(image).has(word.toLowerCase());
}
