import { isBuilt } from './tag-history';

/** Variants that are small already, or whose system is another. */
const other =
  /(?:^|-)(?:slim|minimal|alpine[\d.]*|windowsservercore.*|nanoserver.*|jre\d*|jre-.*|distroless|scratch|onbuild|busybox.*)(?:-|$)/;

/**
 * The tag of a smaller variant of the same release on the same system that a Docker Official Image has: `3.12` → `3.12-slim`,
 * `24-bookworm` → `24-bookworm-slim`, `21-jdk` → `21-jre`. Only tags that are built count.
 *
 * @param image name of the official image: `python`
 * @returns undefined when there is none
 */
export function smallerVariant(image: string, tag: string): string | undefined {
  if (!/^\d/.test(tag) && !/^(?:debian)$/.test(image)) return undefined;
  if (other.test(tag) || !isBuilt(image, tag)) return undefined;
  const [first = '', ...rest] = tag.split('-');
  const candidates = [
    `${tag}-slim`,
    [first, 'slim', ...rest].join('-'),
    tag.replace(/(?<=^|-)jdk(?=\d*(?:-|$))/, 'jre'),
  ];
  return candidates.find((candidate) => candidate !== tag && isBuilt(image, candidate));
}
