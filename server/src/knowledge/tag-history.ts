import text from './data/official-tag-history.txt';

/** What is known of one tag of a Docker Official Image. */
export type TagState =
  /** Still built on {@link tagHistoryDate}. */
  | { readonly state: 'built' }
  /** Not built since the day (YYYY-MM-DD); `orEarlier` when only a wider tag of it is known. */
  | { readonly state: 'ended'; readonly since: string; readonly orEarlier: boolean }
  /** An exact patch that a newer one of the same release replaced. */
  | { readonly state: 'superseded'; readonly by: string };

const histories = new Map<string, ReadonlyMap<string, string>>();

/** Tag → last day (`''` while built) of one image. */
function historyOf(image: string): ReadonlyMap<string, string> {
  const known = histories.get(image);
  if (known) return known;
  const history = new Map<string, string>();
  for (const [suffixes, days] of Object.entries(entriesOf(image)))
    for (const group of days.split('|')) {
      const colon = group.indexOf(':');
      const day = group.slice(0, colon);
      for (const version of group.slice(colon + 1).split(' '))
        for (const suffix of suffixes.split(' '))
          history.set(suffix === '.' ? version : `${version}-${suffix}`, day);
    }
  histories.set(image, history);
  return history;
}

/** The line of one image in the table (see `scripts/knowledge/tag-history.mjs`): only what is asked for is parsed. */
function entriesOf(image: string): Readonly<Record<string, string>> {
  const mark = `\n${image} `;
  const start = text.indexOf(mark);
  return start < 0 ? {} : JSON.parse(text.slice(start + mark.length, text.indexOf('\n', start + 1)));
}

/** The last day (YYYY-MM-DD) that the facts about tags cover: what came later is unknown to them. */
export function tagHistoryDate(): string {
  return header().date;
}

/** Where the facts about tags come from. */
export function tagHistorySource(): string {
  return header().source;
}

function header(): { readonly source: string; readonly date: string } {
  return JSON.parse(text.slice(0, text.indexOf('\n')));
}

/** Tags of the Docker Official Image `image` (`python`, without `library/`) that were still built on {@link tagHistoryDate}. */
export function builtTags(image: string): readonly string[] {
  return [...historyOf(image)].filter(([, day]) => day === '').map(([tag]) => tag);
}

/** Whether a tag was still built on {@link tagHistoryDate}. */
export function isBuilt(image: string, tag: string): boolean {
  return historyOf(image).get(tag) === '';
}

/**
 * What became of a tag of the Docker Official Image `image`; undefined when the tag is unknown: it never existed, or
 * is newer than the facts.
 */
export function tagState(image: string, tag: string): TagState | undefined {
  const history = historyOf(image);
  const day = history.get(tag);
  if (day !== undefined)
    return day === ''
      ? { state: 'built' }
      : (supersededBy(history, tag) ?? { state: 'ended', since: dayOf(day), orEarlier: false });
  // Patches that ended are told by their minor version.
  const wider = shortened(tag);
  if (wider === undefined || !/^v?\d+\.\d+\.\d+/.test(tag)) return undefined;
  const widerDay = history.get(wider);
  if (widerDay === undefined) return undefined;
  if (widerDay === '') return supersededBy(history, tag);
  return { state: 'ended', since: dayOf(widerDay), orEarlier: true };
}

/** The newest built patch of the same minor version and variant, when `tag` is an older patch of it. */
function supersededBy(history: ReadonlyMap<string, string>, tag: string): TagState | undefined {
  const match = /^(v?\d+\.\d+)\.(\d+)((?:-.*)?)$/.exec(tag);
  if (!match) return undefined;
  const [, minor = '', patch = '', variant = ''] = match;
  let newest = -1;
  for (const [other, day] of history) {
    if (day !== '' || !other.startsWith(`${minor}.`) || !other.endsWith(variant)) continue;
    const middle = other.slice(minor.length + 1, other.length - variant.length);
    if (/^\d+$/.test(middle)) newest = Math.max(newest, Number(middle));
  }
  return newest > Number(patch) ? { state: 'superseded', by: `${minor}.${newest}${variant}` } : undefined;
}

function shortened(tag: string): string | undefined {
  const match = /^(v?\d+(?:\.\d+)+)(.*)$/.exec(tag);
  if (!match) return undefined;
  const [, version = '', rest = ''] = match;
  return `${version.slice(0, version.lastIndexOf('.'))}${rest}`;
}

/** `200421` → `2020-04-21`. */
function dayOf(code: string): string {
  return `20${code.slice(0, 2)}-${code.slice(2, 4)}-${code.slice(4, 6)}`;
}
