import type { Asker } from './asker';
import { badResponse } from './http-problems';
import { listOf, parseRecord } from './json';
import { isTag } from './reference';
import type { RegistryReference } from './registry';

const pageSize = 1000;
const maxPage = 4 * 1024 * 1024;

/**
 * The tags of a repository, page by page (OCI distribution specification, "Listing Tags").
 * @param limit how many at most
 * @throws {RegistryError}
 */
export async function listTags(
  asker: Asker,
  reference: RegistryReference,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const { registry, repository } = reference;
  const tags = new Set<string>();
  let path: string | URL | undefined = `tags/list?n=${Math.min(pageSize, Math.max(1, limit))}`;
  while (path !== undefined && tags.size < limit) {
    const answer = await asker.ask({
      reference,
      path,
      method: 'GET',
      headers: { accept: 'application/json' },
      limit: maxPage,
      what: `${registry}/${repository}`,
      signal,
    });
    const page = parseRecord(answer.body);
    if (!page) throw badResponse(registry, 'the list of tags cannot be read');
    const before = tags.size;
    for (const tag of listOf(page.tags)) {
      if (typeof tag === 'string' && isTag(tag) && tags.size < limit) tags.add(tag);
    }
    // A page with nothing new would be followed by itself for ever.
    path = tags.size > before ? nextPage(answer.headers.link, answer.url, registry) : undefined;
  }
  return [...tags];
}

/** The address in a Link header with rel=next (RFC 8288), only ever at the same registry. */
function nextPage(link: string | undefined, from: URL, registry: string): URL | undefined {
  const target = /<([^<>]*)>\s*;[^<]*\brel\s*=\s*"?next"?/i.exec(link ?? '')?.[1];
  if (target === undefined) return undefined;
  const next = URL.canParse(target, from.href) ? new URL(target, from) : undefined;
  if (next?.origin !== from.origin || next.username || next.password || !next.pathname.startsWith('/v2/')) {
    throw badResponse(registry, 'its list of tags goes on at another place');
  }
  return next;
}
