/** Names under which URLs and options carry secrets. */
const secretName = '[\\w.-]*(?:token|secret|passw(?:or)?d|api[_-]?key|credential|signature)[\\w-]*|auth|sig';
const inQuery = new RegExp(`([?&;](?:${secretName})=)[^&#\\s]+`, 'gi');
const inOption = new RegExp(`((?:^|\\s)--?(?:${secretName})[=:])\\S+`, 'gi');

/**
 * A text without logins: `user:password@` in URLs, and the values of query parameters and options that are called a
 * password, token or the like. What cannot be parted from its URL for sure is left out with the login.
 */
function withoutSecrets(text: string): string {
  if (!/[@=:]/.test(text)) return text;
  return (
    text
      .replace(/(:\/\/)[^/?#\s'"]*@/g, '$1')
      // A password with a slash in it: what stands behind the colon is no port.
      .replace(/(:\/\/)[^/?#\s'"@:$[\]]+:(?!\d*(?:[/?#\s'"]|$))(?!\$)[^\s'"@]*@/g, '$1')
      .replace(inQuery, '$1***')
      .replace(inOption, '$1***')
  );
}

/** `--token VALUE`: the value is a word of its own. */
const beforeSecret = new RegExp(`^--?(?:${secretName})$`, 'i');

/** The same value with every text in it, also in lists and objects, without logins. A list of texts may be a command's words. */
export function strip<T>(value: T): T {
  if (typeof value === 'string') return withoutSecrets(value) as T;
  if (Array.isArray(value))
    return value.map((item, i) =>
      typeof item === 'string' && typeof value[i - 1] === 'string' && beforeSecret.test(value[i - 1])
        ? '***'
        : strip(item),
    ) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, strip(inner)])) as T;
}
