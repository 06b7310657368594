import { compareVersions } from './lifecycles';
import { builtTags } from './tag-history';

const versionPattern = /^\d+(?:\.\d+)*$/;

/**
 * The newest version of the Docker Official Image `image` that is built in a variant (the words behind the version in
 * the tag), as fine as `version` but no finer than major.minor; undefined when there is none, or only older ones.
 */
export function newestBuilt(image: string, version: string, variant: readonly string[]): string | undefined {
  if (!versionPattern.test(version)) return undefined;
  const tail = variant.map((word) => `-${word}`).join('');
  const parts = Math.min(version.split('.').length, 2);
  const newest = builtTags(image)
    .filter((tag) => tag.endsWith(tail))
    .map((tag) => tag.slice(0, tag.length - tail.length))
    .filter((other) => versionPattern.test(other) && other.split('.').length === parts)
    .sort(compareVersions)
    .at(-1);
  return newest === undefined || compareVersions(newest, version) <= 0 ? undefined : newest;
}
