import { cutFromList, type LoopList, loopListAt, type TextEdit } from '../../edits';
import type { Fix } from '../../findings';
import { type DeadSource, successorOf } from '../../knowledge/dead-sources';
import type { Build, Fetch } from '../../provenance/model';
import type { Span } from '../../syntax/span';
import type { NamedAddress } from './named-addresses';

/** A place where an address stands that is dead. */
export interface DeadPlace {
  readonly place: NamedAddress;
  readonly dead: DeadSource;
}

type Versioned = ReadonlyMap<Fetch, readonly NamedAddress[]>;

/** Addresses by the downloads that they take a part from, such as a version. */
export function byVersion(places: readonly NamedAddress[]): Versioned {
  const out = new Map<Fetch, NamedAddress[]>();
  for (const place of places)
    for (const fetch of place.fetch?.url.fetches ?? []) {
      const known = out.get(fetch);
      if (known) known.push(place);
      else out.set(fetch, [place]);
    }
  return out;
}

/**
 * Writes the successor, where it is known and every place of the address stands in the file as it is.
 *
 * A server in a list that has the successor already goes out of it.
 *
 * @param group the places of one finding, in the order of the file
 * @param versioned the addresses of the stage by the downloads that they take a version from
 */
export function useSuccessor(build: Build, group: readonly DeadPlace[], versioned: Versioned): Fix[] {
  const all = [
    ...group.map(({ place, dead }) => ({ place, dead, successor: dead.successor })),
    ...versionedBy(group, versioned),
  ];
  const edits: TextEdit[] = [];
  const cut: { readonly list: LoopList; readonly place: Span }[] = [];
  const asked = new Set<string>();
  for (const { place, dead, successor } of all) {
    // A later step looks for the file under its old name.
    if (successor === undefined || (place.fetch && fileName(successor) !== fileName(place.address)))
      return [];
    if (dead.redirects && !place.follows()) return [];
    const list = place.keyServer && loopListAt(build.dockerfile, place.instruction, place.span);
    // Asked once, it need not be asked again.
    if (list && (list.texts.includes(successor) || asked.has(`${list.words[0]?.span.start} ${successor}`))) {
      cut.push({ list, place: place.span });
      continue;
    }
    const edit = change(place, successor);
    if (!edit) return [];
    edits.push(edit);
    if (list) asked.add(`${list.words[0]?.span.start} ${successor}`);
  }
  const [first] = group;
  if (!first?.dead.successor) return [];
  const onlyCut = edits.length === 0;
  for (const list of new Map(cut.map((c) => [c.list.words, c.list])).values())
    edits.push(
      ...cutFromList(
        list,
        cut.filter((c) => c.list.words === list.words).map((c) => c.place),
      ),
    );
  if (onlyCut) return [{ title: `Do not ask ${first.place.address} any more`, tier: 'suggested', edits }];
  return [{ title: `Use ${shown(first, first.dead.successor)} instead`, tier: 'suggested', edits }];
}

/** Downloads of the version that an address of the group names: only the successor has the newer ones. */
function versionedBy(group: readonly DeadPlace[], versioned: Versioned) {
  return group.flatMap(({ place: { fetch, address }, dead }) =>
    fetch && dead.redirects
      ? (versioned.get(fetch) ?? [])
          .filter((other) => hostOf(other.address) === hostOf(address))
          .map((place) => ({ place, dead, successor: successorOf(dead, place.address) }))
      : [],
  );
}

/** The new host where everything else stays, else the whole new address. */
function shown({ place }: DeadPlace, successor: string): string {
  const host = hostOf(successor);
  const same = successor.slice(host.length) === place.address.slice(hostOf(place.address).length);
  return same && host !== '' ? host : successor;
}

/** Scheme and host. */
function hostOf(address: string): string {
  return /^(?:[a-z][a-z\d+.-]*:\/\/)?[^/:]*/i.exec(address)?.[0] ?? '';
}

function fileName(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

/** Replaces only the part of the address that differs. */
function change({ address, place }: NamedAddress, successor: string): TextEdit | undefined {
  if (address === successor) return undefined;
  let head = 0;
  while (head < address.length && head < successor.length && address[head] === successor[head]) head++;
  let tail = 0;
  const most = Math.min(address.length, successor.length) - head;
  while (tail < most && address[address.length - 1 - tail] === successor[successor.length - 1 - tail]) tail++;
  // An insertion has no place of its own: it takes the unit before along.
  if (head + tail === address.length && head > 0) head--;
  const span = place(head, address.length - tail);
  return span && { span, newText: successor.slice(head, successor.length - tail) };
}
