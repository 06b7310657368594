import type { Allowance } from '../../findings';

/** Hosts that are many people's, and how many segments of the path say whose the file is. Curated 2026-11-21. */
const shared: readonly (readonly [host: RegExp, segments: number])[] = [
  [/^(?:www\.|codeload\.|raw\.)?github\.com$|^(?:raw|gist)\.githubusercontent\.com$/, 1],
  [/^(?:gitlab\.com|bitbucket\.org|codeberg\.org|git\.sr\.ht|gitee\.com|gist\.github\.com)$/, 1],
  [/^(?:storage|commondatastorage)\.googleapis\.com$|^s3[\w.-]*\.amazonaws\.com$/, 1],
  [/^packagecloud\.io$|^(?:dl|api)\.bintray\.com$|^download\.opensuse\.org$/, 1],
  [/^dl\.cloudsmith\.io$|^downloads?\.sourceforge\.net$|^sourceforge\.net$/, 2],
  [/^ppa\.launchpad(?:content)?\.net$|^copr\.fedorainfracloud\.org$/, 1],
];

/**
 * What to trust when somebody trusts where `url` leads: the host, or, on a host that is many people's, the account there.
 * Undefined when that cannot be known.
 */
export function sourceToTrust(url: string): string | undefined {
  const [, host = '', path = ''] =
    /^(?:[a-z+]+:\/\/)?(?:[^/@]*@)?([^/:?#$\s]+)(?::\d+)?[/:]?([^?#\s]*)/i.exec(url.trim()) ?? [];
  const name = host.toLowerCase();
  if (!/[.]/.test(name)) return undefined;
  const segments = shared.find(([pattern]) => pattern.test(name))?.[1];
  if (segments === undefined) return name;
  const owner = path.split('/').slice(0, segments);
  return owner.length === segments && owner.every((part) => /^[\w.~-]+$/.test(part))
    ? [name, ...owner].join('/').toLowerCase()
    : undefined;
}

/** The ways to accept what comes from `url`. */
export function sourceAllowances(url: string): Allowance[] {
  const pattern = sourceToTrust(url);
  return pattern === undefined ? [] : [{ label: `source ${pattern}`, list: 'trust.sources', pattern }];
}
