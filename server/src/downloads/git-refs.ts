import { type Packet, packet } from './pkt-line';

/** The commits of a list, by the full name of the ref; of a tag that is an object of its own, the commit it names. */
export type Refs = ReadonlyMap<string, string>;

/**
 * What to ask a server for that answers in version 2 of the protocol (gitprotocol-v2(5)).
 * @param first what it said first
 * @returns undefined when the refs stand there already (versions 0 and 1)
 */
export function commandFor(first: readonly Packet[], ref: string | undefined): string | undefined {
  const lines = first.flatMap((p) => (typeof p === 'string' ? [] : [textOf(p)]));
  if (!lines.includes('version 2')) return undefined;
  const prefixes = ref === undefined ? ['HEAD'] : namesOf(ref);
  const format = lines.some((line) => line.startsWith('object-format='))
    ? [packet('object-format=sha1')]
    : [];
  return [
    packet('command=ls-refs'),
    ...format,
    '0001',
    packet('peel'),
    ...prefixes.map((prefix) => packet(`ref-prefix ${prefix}`)),
    '0000',
  ].join('');
}

/** Reads a list of refs in any version: `<id> <name>`, with `peeled:<id>` behind it or as `<name>^{}` below it. */
export function refsIn(packets: readonly Packet[]): Refs {
  const refs = new Map<string, string>();
  const peeled = new Map<string, string>();
  for (const item of packets) {
    if (typeof item === 'string') continue;
    // Behind NUL stands what the server can do.
    const [, id, name, rest = ''] = /^([0-9a-f]{40}) ([^\s\0]+)([^\0]*)/.exec(textOf(item)) ?? [];
    if (id === undefined || name === undefined || /^0+$/.test(id)) continue;
    const behind = /(?:^| )peeled:([0-9a-f]{40})(?= |$)/.exec(rest)?.[1];
    if (name.endsWith('^{}')) peeled.set(name.slice(0, -3), id);
    else refs.set(name, behind ?? id);
  }
  return new Map([...refs, ...peeled]);
}

/** What a ref's short name names; never guessed where it could be two things. */
export function choose(
  refs: Refs,
  ref: string | undefined,
): { readonly commit: string | undefined; readonly problem?: 'not-found' | 'ambiguous' } {
  const names = ref === undefined ? ['HEAD'] : namesOf(ref);
  const found = new Set(names.flatMap((name) => refs.get(name) ?? []));
  const [commit] = found;
  if (found.size === 1) return { commit };
  return { commit: undefined, problem: found.size === 0 ? 'not-found' : 'ambiguous' };
}

function namesOf(ref: string): readonly string[] {
  return ref.startsWith('refs/') ? [ref] : [`refs/heads/${ref}`, `refs/tags/${ref}`];
}

const textOf = (bytes: Buffer) => bytes.toString('utf8').replace(/\n$/, '');
