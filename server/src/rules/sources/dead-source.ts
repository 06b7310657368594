import type { TextEdit } from '../../edits';
import type { Fix } from '../../findings';
import { type DeadSource, deadSource as lookUp } from '../../knowledge/dead-sources';
import type { Build } from '../../provenance/model';
import { defineRule, type Report } from '../rule';
import page from './dead-source.md';
import { removeEmptyArchive, servesRelease } from './launchpad-archives';
import { missingTools } from './missing-tools';
import { addressesOf, type NamedAddress } from './named-addresses';

export const deadSource = defineRule({
  meta: {
    id: 'dead-source',
    family: 'sources',
    severity: 'error',
    since: '0.3.0',
    summary:
      'A host, key server, repository, protocol or tool that no longer exists, or gets nothing new, is used.',
    fixes: 'suggested',
    page,
  },
  *check(build: Build, context) {
    const day = context.today.toISOString().slice(0, 10);
    for (const stage of build.stages) {
      yield* missingTools(stage);
      const groups = new Map<string, Found[]>();
      const answering = new Set<number>();
      for (const place of addressesOf(build, stage)) {
        const dead = lookUp(place.address, place.suite, day);
        if (!dead) {
          if (place.keyServer) answering.add(place.instruction.span.start);
          continue;
        }
        const key = `${place.instruction.span.start} ${dead.story} ${sameThing(place)}`;
        const group = groups.get(key);
        if (group) group.push({ place, dead });
        else groups.set(key, [{ place, dead }]);
      }
      for (const group of groups.values()) {
        const { place, dead } = group[0] as Found;
        const found = report(group, place.keyServer && answering.has(place.instruction.span.start));
        if (dead.empty) yield { ...found, fixes: group.length === 1 ? removeEmptyArchive(build, place) : [] };
        else yield servesRelease(dead.successor, stage, day) ? found : { ...found, fixes: [] };
      }
    }
  },
});

interface Found {
  readonly place: NamedAddress;
  readonly dead: DeadSource;
}

/** Servers of one pool that are tried in turn are one problem; so is one repository with its sources. */
function sameThing({ address, keyServer }: NamedAddress): string {
  return keyServer ? '' : address;
}

/** @param othersAsked true when the instruction asks other servers for the key too */
function report(group: readonly Found[], othersAsked: boolean): Report {
  const all = [...group].sort((a, b) => a.place.span.start - b.place.span.start);
  const { place, dead } = all[0] as Found;
  return {
    span: place.span,
    severity: dead.gone && !othersAsked ? 'error' : 'warning',
    message: `${dead.story} (${time(dead)}): ${effect(place, dead, othersAsked)}. ${dead.instead}`,
    related: [
      ...place.definitions.map((span) => ({ span, message: 'its address is set here' })),
      ...all.slice(1).map((more) => ({ span: more.place.span, message: 'and here' })),
    ],
    fixes: fixes(all),
  };
}

function effect({ keyServer }: NamedAddress, { gone, empty }: DeadSource, othersAsked: boolean): string {
  if (othersAsked) return 'to ask it only costs time, and fewer servers are left to answer';
  if (gone) return 'this step cannot work any more';
  if (empty) return 'it brings nothing any more';
  return keyServer ? 'older ones get no key' : 'what is left there is old and gets no updates';
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `1 May 2021`, `May 2021`, `2021`, `before 2021`. */
function time({ since, byThen }: DeadSource): string {
  const [year = '', month, day] = since.split('-');
  const name = month && months[Number(month) - 1];
  return `${byThen ? 'before ' : ''}${day ? `${Number(day)} ` : ''}${name ? `${name} ` : ''}${year}`;
}

/** Writes the successor, where it is known and every place of the address stands in the file as it is. */
function fixes(all: readonly Found[]): Fix[] {
  const edits: TextEdit[] = [];
  for (const { place, dead } of all) {
    const { successor } = dead;
    // A later step looks for the file under its old name.
    if (successor === undefined || (place.saved && fileName(successor) !== fileName(place.address)))
      return [];
    const edit = change(place, successor);
    if (!edit) return [];
    edits.push(edit);
  }
  const successor = all[0]?.dead.successor ?? '';
  const shown = /^(?:\w+:\/\/)?[^/]*/.exec(successor)?.[0] || successor;
  return [
    { title: `Use ${successor.startsWith('ppa:') ? successor : shown} instead`, tier: 'suggested', edits },
  ];
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
