/** Host and path of an address, lower case; the path without query and with its leading slash. */
export interface Place {
  readonly host: string;
  readonly path: string;
}

/** Takes an address apart; `undefined` for what is none. Without a scheme, `host/path` is read as one. */
export function placeOf(url: string): Place | undefined {
  const text = url.trim().replace(/^["'<]|["'>]$/g, '');
  const match = /^(?:[a-z][a-z+]*:\/\/)?(?:[^/@\s]*@)?([^/:\s?#]+\.[^/:\s?#]+)(?::\d+)?([^?#\s]*)/i.exec(
    text,
  );
  if (match === null) return undefined;
  return { host: (match[1] ?? '').toLowerCase(), path: (match[2] ?? '').toLowerCase() || '/' };
}

/**
 * Whether the place is covered by a pattern of the catalogue: `host` or `host/path`, where `*` stands for any
 * characters, `*.host` for any host below, and the path is a prefix unless it ends in `$`.
 */
export function matchesPlace(pattern: string, { host, path }: Place): boolean {
  const slash = pattern.indexOf('/');
  const hostPattern = slash < 0 ? pattern : pattern.slice(0, slash);
  if (!toRegExp(hostPattern, true).test(host)) return false;
  if (slash < 0) return true;
  const exact = pattern.endsWith('$');
  return toRegExp(pattern.slice(slash, exact ? -1 : undefined), exact).test(path);
}

const compiled = new Map<string, RegExp>();

function toRegExp(glob: string, exact: boolean): RegExp {
  const key = `${glob}\n${exact}`;
  let expression = compiled.get(key);
  if (expression === undefined) {
    const body = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    expression = new RegExp(`^${body}${exact ? '$' : ''}`);
    compiled.set(key, expression);
  }
  return expression;
}
