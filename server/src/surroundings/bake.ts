import { type HclToken, hclTokens } from './hcl-tokens';

/**
 * The images and contexts that a `docker-bake` file makes: the tags of its targets and the names of their contexts
 * (unless such a context is an image from elsewhere).
 *
 * @param json whether the text is the JSON form; else it is HCL.
 */
export function bakeImages(text: string, json: boolean): string[] {
  const { variables, targets } = json ? readJson(text) : readHcl(text);
  const found = new Set<string>();
  for (const { tags, contexts } of targets) {
    for (const tag of tags) {
      const expanded = expand(tag, variables);
      if (expanded) found.add(expanded);
    }
    for (const [name, place] of contexts) {
      if (!/^(?:docker-image|oci-layout):\/\//.test(place)) found.add(name);
    }
  }
  return [...found];
}

interface BakeFile {
  readonly variables: ReadonlyMap<string, string>;
  readonly targets: readonly {
    readonly tags: readonly string[];
    readonly contexts: readonly (readonly [string, string])[];
  }[];
}

/** A longer value makes no name of an image. */
const longestValue = 255;
const empty: BakeFile = { variables: new Map(), targets: [] };

/** A variable without a default may hold anything: in a tag the tag is left out, in a name the whole image is. */
function expand(tag: string, variables: ReadonlyMap<string, string>): string | undefined {
  const known = tag.replace(/\$\{(\w+)\}/g, (whole, name: string) => {
    const value = variables.get(name) ?? '';
    return value === '' || value.length > longestValue ? whole : value;
  });
  const hole = known.indexOf('$');
  if (hole < 0) return known;
  const colon = known.indexOf(':', known.lastIndexOf('/', hole) + 1);
  return colon > 0 && colon < hole ? known.slice(0, colon) : undefined;
}

function readJson(text: string): BakeFile {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return empty;
  }
  const variables = new Map<string, string>();
  for (const [name, variable] of entries(entry(root, 'variable'))) {
    const value = entry(variable, 'default');
    if (typeof value === 'string') variables.set(name, value);
  }
  const targets = entries(entry(root, 'target')).map(([, target]) => ({
    tags: strings(entry(target, 'tags')),
    contexts: entries(entry(target, 'contexts')).flatMap(([name, place]) =>
      typeof place === 'string' ? [[name, place] as const] : [],
    ),
  }));
  return { variables, targets };
}

/** Reads the blocks `variable "x" { … }` and `target "x" { … }`; expressions beyond strings, lists and maps of strings are passed over. */
function readHcl(text: string): BakeFile {
  const variables = new Map<string, string>();
  const targets: { tags: string[]; contexts: [string, string][] }[] = [];
  const tokens = hclTokens(text);
  for (let at = 0; at < tokens.length; at++) {
    const [keyword, label, open] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (keyword?.kind !== 'name' || label?.kind !== 'string' || !isMark(open, '{')) continue;
    const end = closingOf(tokens, at + 2);
    const body = attributesOf(tokens.slice(at + 3, end));
    at = end;
    if (keyword.text === 'variable') {
      const value = body.get('default')?.[0];
      if (value?.kind === 'string') variables.set(label.text, value.text);
    } else if (keyword.text === 'target') {
      targets.push({
        tags: listed(body.get('tags') ?? []),
        contexts: mapped(body.get('contexts') ?? []),
      });
    }
  }
  return { variables, targets };
}

function isMark(token: HclToken | undefined, ...marks: string[]): boolean {
  return token?.kind === 'mark' && marks.includes(token.text);
}

/** Index of the token that closes the bracket at an index; the number of tokens when nothing does. */
function closingOf(tokens: readonly HclToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (isMark(tokens[at], '{', '[', '(')) depth++;
    else if (isMark(tokens[at], '}', ']', ')') && --depth === 0) return at;
  }
  return tokens.length;
}

/** What follows each `name =` of a block: the whole of a list or map, else one token. */
function attributesOf(body: readonly HclToken[]): ReadonlyMap<string, readonly HclToken[]> {
  const attributes = new Map<string, readonly HclToken[]>();
  for (let at = 0; at < body.length; at++) {
    const token = body[at];
    if (token?.kind === 'name' && isMark(body[at + 1], '=')) {
      const start = at + 2;
      at = isMark(body[start], '{', '[', '(') ? closingOf(body, start) : start;
      attributes.set(token.text, body.slice(start, at + 1));
    } else if (isMark(token, '{', '[', '(')) {
      at = closingOf(body, at);
    }
  }
  return attributes;
}

/** The strings that stand alone between the commas of a list. */
function listed(value: readonly HclToken[]): string[] {
  if (!isMark(value[0], '[')) return [];
  return value.flatMap((token, at) =>
    token.kind === 'string' && isMark(value[at - 1], '[', ',') && isMark(value[at + 1], ']', ',')
      ? [token.text]
      : [],
  );
}

/** The entries of a map whose values are strings. */
function mapped(value: readonly HclToken[]): [string, string][] {
  if (!isMark(value[0], '{')) return [];
  return value.flatMap((key, at): [string, string][] => {
    const entry = value[at + 2];
    return key.kind !== 'mark' && isMark(value[at + 1], '=', ':') && entry?.kind === 'string'
      ? [[key.text, entry.text]]
      : [];
  });
}

function entry(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];
}
