/** A repository as Docker resolves it. */
interface Repository {
  readonly registry: string;
  readonly repository: string;
}

/**
 * True when a `trust.images` pattern covers an image's repository. `*` stands for any text, slashes too.
 * A pattern without a host is Docker Hub's, as in a Dockerfile (`babim/*`, `debian`); a host alone is all it serves.
 */
export function matchesImage(pattern: string, image: Repository): boolean {
  return glob(normalisedPattern(pattern)).test(`${image.registry}/${image.repository}`.toLowerCase());
}

/**
 * What {@link matchesImage} compares `host/path` (lower case) with, as the source of a regular expression that other
 * engines (RE2, Go) read the same way; for tools that enforce the same trust.
 */
export function imagePatternSource(pattern: string): string {
  return globSource(normalisedPattern(pattern));
}

/**
 * True when a `trust.sources` pattern covers the place software comes from.
 *
 * Patterns: a host (`deb.nodesource.com`, `*.example.com`), a host with a path that must lead the address's path, whole
 * segments only (`download.docker.com/linux`), or a PPA (`ppa:ondrej/php`, `ppa:ondrej/*`). The scheme is not compared;
 * a port is compared when the pattern names one.
 * @param source a URL, a bare `host/path`, an scp-like git address, or a PPA name
 */
export function matchesSource(pattern: string, source: string): boolean {
  const wanted = pattern.trim().toLowerCase();
  if (wanted.startsWith('ppa:') || source.toLowerCase().startsWith('ppa:'))
    return wanted.startsWith('ppa:') && glob(wanted).test(source.trim().toLowerCase());
  const place = placeOf(source);
  if (!place) return false;
  const [, host = '', port, path = ''] =
    /^([^/:]*)(?::(\d+))?(\/.*)?$/.exec(wanted.replace(/^[a-z][a-z0-9+.-]*:\/\//, '')) ?? [];
  if (host === '' || !glob(host).test(place.host)) return false;
  if (port !== undefined && port !== place.port) return false;
  const prefix = path.replace(/\/?\*?$/, '');
  return prefix === '' || place.path === prefix || place.path.startsWith(`${prefix}/`);
}

function normalisedPattern(pattern: string): string {
  const text = pattern.trim().toLowerCase();
  const slash = text.indexOf('/');
  const first = slash < 0 ? text : text.slice(0, slash);
  if (text === '*') return text;
  if (slash < 0) return /[.:]/.test(first) ? `${text}/*` : `docker.io/library/${text}`;
  // The rule by which Docker tells a host from a namespace, and a leading * may stand for any host.
  if (/[.:*]/.test(first) || first === 'localhost')
    return text.replace(/^(index\.|registry-1\.)docker\.io\//, 'docker.io/');
  return `docker.io/${text}`;
}

function glob(pattern: string): RegExp {
  return new RegExp(globSource(pattern), 's');
}

function globSource(pattern: string): string {
  const source = pattern
    .split(/\*+/)
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('.*');
  return `^${source}$`;
}

/** Host, port and lower-cased path of an address; undefined when it has no host. */
function placeOf(
  source: string,
): { readonly host: string; readonly port: string; readonly path: string } | undefined {
  const text = source.trim();
  const scp = /^[\w.-]+@([\w.-]+):(?!\/\/)(.*)$/.exec(text);
  const address = scp
    ? `https://${scp[1]}/${scp[2]}`
    : /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
      ? text
      : `https://${text}`;
  // One parser for all schemes: only for the web's own ones are hosts lower-cased and `..` resolved reliably.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase() ?? '';
  try {
    const url = new URL(/^(https?|ftp)$/.test(scheme) ? address : address.replace(/^[^:]+:/, 'https:'));
    return { host: url.hostname.toLowerCase(), port: url.port, path: url.pathname.toLowerCase() };
  } catch {
    return undefined;
  }
}
