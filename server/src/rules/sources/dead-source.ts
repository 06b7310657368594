import { type DeadSource, deadSource as lookUp } from '../../knowledge/dead-sources';
import type { Build, StageModel } from '../../provenance/model';
import { defineRule, type Report } from '../rule';
import page from './dead-source.md';
import { byVersion, type DeadPlace, useSuccessor } from './dead-source-repairs';
import { namesForeignSuite } from './foreign-suite';
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
      const groups = new Map<string, DeadPlace[]>();
      const answering = new Set<number>();
      const places = addressesOf(build, stage);
      for (const place of places) {
        const dead = lookUpPlace(place, stage, day);
        if (!dead) {
          if (place.keyServer) answering.add(place.instruction.span.start);
          continue;
        }
        // The lines of one source stand in instructions of their own as often as in one.
        const where = place.repository?.suite ? '' : place.instruction.span.start;
        const key = `${where} ${dead.story} ${sameThing(place)}`;
        const group = groups.get(key);
        if (group) group.push({ place, dead });
        else groups.set(key, [{ place, dead }]);
      }
      const versioned = byVersion(places);
      for (const group of groups.values()) {
        const { place, dead } = group[0] as DeadPlace;
        const found = report(
          build,
          group,
          versioned,
          place.keyServer && answering.has(place.instruction.span.start),
        );
        if (dead.empty) yield { ...found, fixes: group.length === 1 ? removeEmptyArchive(build, place) : [] };
        else yield servesRelease(dead.successor, stage, day) ? found : { ...found, fixes: [] };
      }
    }
  },
});

/** What is known of an address; of a source with several suites, each of them is asked for. */
function lookUpPlace({ address, repository }: NamedAddress, stage: StageModel, day: string) {
  const named = repository?.suites?.map(({ name }) => name) ?? [];
  const suites = named.length > 0 ? named : [repository?.suite];
  const found = suites.map((suite) => lookUp(address, suite && ofBase(suite, stage), day));
  const dead = found.find((d) => d?.gone) ?? found.find((d) => d !== undefined);
  if (!dead) return undefined;
  // What is still there for another suite stays where it is; and where another release is mixed in, to get it is no repair.
  const moves = found.every((d) => d?.successor === dead.successor);
  return moves && !(repository && namesForeignSuite(repository, stage, day))
    ? dead
    : { ...dead, successor: undefined };
}

/** `$(lsb_release -sc)` is the codename of the base. */
function ofBase(suite: string, { distribution }: StageModel): string {
  const { release } = distribution ?? {};
  return release === undefined
    ? suite
    : suite.replace(/^(?:\$\(|`)\s*lsb_release\s+-(?:cs|sc|c\s+-s|s\s+-c)\s*(?:\)|`)/, release);
}

/** Servers of one pool that are tried in turn are one problem; so is one repository with its sources. */
function sameThing({ address, keyServer }: NamedAddress): string {
  return keyServer ? '' : address;
}

/**
 * @param versioned addresses by the downloads that they take a version from
 * @param othersAsked true when the instruction asks other servers for the key too
 */
function report(
  build: Build,
  group: readonly DeadPlace[],
  versioned: ReturnType<typeof byVersion>,
  othersAsked: boolean,
): Report {
  const all = [...group].sort((a, b) => a.place.span.start - b.place.span.start);
  const { place, dead } = all[0] as DeadPlace;
  return {
    span: place.span,
    severity: dead.gone && !othersAsked ? 'error' : 'warning',
    message: `${dead.story} (${time(dead)}): ${effect(place, dead, othersAsked)}. ${dead.instead}${following(all)}`,
    related: [
      ...place.definitions.map((span) => ({ span, message: 'its address is set here' })),
      ...all.slice(1).map((more) => ({ span: more.place.span, message: 'and here' })),
    ],
    fixes: useSuccessor(build, all, versioned),
  };
}

function effect(
  { keyServer, fetch, address }: NamedAddress,
  { gone, empty }: DeadSource,
  othersAsked: boolean,
): string {
  if (othersAsked) return 'to ask it only costs time, and fewer servers are left to answer';
  if (gone) return 'this step cannot work any more';
  if (empty) return 'it brings nothing any more';
  if (keyServer) return 'older ones get no key';
  // A file of one version gets no updates anywhere.
  const version = fetch !== undefined && /\d\.\d/.test(address.replace(/^\w+:\/\/[^/]*/, ''));
  return `what is left there is old${version ? '' : ' and gets no updates'}`;
}

function following(all: readonly DeadPlace[]): string {
  return all.some(({ place, dead }) => dead.redirects && !place.follows())
    ? ' It redirects, which curl follows with -L only.'
    : '';
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
