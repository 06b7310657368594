/** One way to authenticate that a server offers. */
export interface Challenge {
  /** `bearer`, `basic`: lower case. */
  readonly scheme: string;
  /** Names in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameter = new RegExp(`(${token})[ \\t]*=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))`, 'y');
const scheme = new RegExp(`(${token})(?:[ \\t]+|(?=,|$))`, 'y');
const separator = /[ \t]*(?:,[ \t]*)*/y;
const maxLength = 16_384;

/** Reads a WWW-Authenticate header (RFC 9110, section 11.6.1); what cannot be read ends the list. */
export function parseChallenges(header: string): readonly Challenge[] {
  if (header.length > maxLength) return [];
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const match = pattern.exec(header);
    if (match) at = pattern.lastIndex;
    return match;
  };
  while (at < header.length) {
    const start = at;
    take(separator);
    const current = challenges.at(-1);
    const pair = current ? take(parameter) : undefined;
    if (pair && current) {
      const [, name = '', quoted, bare = ''] = pair;
      current.parameters[name.toLowerCase()] ??= quoted?.replace(/\\(.)/g, '$1') ?? bare;
      continue;
    }
    const next = take(scheme);
    if (next?.[1]) challenges.push({ scheme: next[1].toLowerCase(), parameters: {} });
    if (at === start) break;
  }
  return challenges;
}
