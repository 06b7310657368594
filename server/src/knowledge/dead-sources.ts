import { deadPlaces } from './dead-source-table';
import type { Distribution } from './distributions';
import { productOf, releasesNamed } from './lifecycles';

/** A place that is gone, or that gets nothing new. */
export interface DeadSource {
  /** True when nothing answers any more; false when old content is left. */
  readonly gone: boolean;
  /** True for an archive that still answers and whose packages no longer install. */
  readonly empty?: boolean;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as precisely as it is known. */
  readonly since: string;
  /** True when `since` is only the time by which it was surely over. */
  readonly byThen: boolean;
  /** What happened: a sentence without its time and its full stop. */
  readonly story: string;
  /** What to do: whole sentences. */
  readonly instead: string;
  /** The address to write instead, where that is certain to work. */
  readonly successor: string | undefined;
  /** How the successor of an address beside this one is made, for `successorOf`. */
  readonly rewrite: string | undefined;
  /** True when the successor sends on to another place, so that only who follows gets an answer. */
  readonly redirects: boolean;
}

/** A tool that a release of a distribution no longer has. */
export interface DeadTool {
  /** `Debian 13`. */
  readonly release: string;
  readonly story: string;
  readonly instead: string;
}

interface Row extends Omit<DeadSource, 'successor' | 'redirects'> {
  readonly scheme: RegExp | undefined;
  readonly path: RegExp | undefined;
  readonly suite: RegExp | undefined;
  readonly except: readonly string[];
}

const table = readTable(deadPlaces);

function readTable(text: string): Map<string, Row[]> {
  const byPlace = new Map<string, Row[]>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [when = '', where = '', story = '', instead = '', rewrite] = line.split(' | ');
    const [state, since = ''] = when.split(' ');
    const words = where.split(' ');
    const pattern = (word: string | undefined) =>
      word === undefined ? undefined : new RegExp(`^${word}`, 'i');
    const row: Row = {
      gone: state === 'gone',
      ...(state === 'empty' && { empty: true }),
      since: since.replace('<', ''),
      byThen: since.startsWith('<'),
      story,
      instead,
      rewrite,
      scheme: pattern(words.find((w) => w.endsWith('://'))),
      path: pattern(words.find((w) => w.startsWith('/'))),
      suite: pattern(words.find((w) => w.startsWith('suite:'))?.slice('suite:'.length)),
      except: words.filter((w) => w.startsWith('!')).map((w) => w.slice(1)),
    };
    for (const place of words) {
      if (/^[/!]|:\/\/$|^suite:/.test(place)) continue;
      byPlace.set(place, [...(byPlace.get(place) ?? []), row]);
    }
  }
  return byPlace;
}

/**
 * What is known of an address that is gone or gets nothing new: a URL, a bare host or `host/path`, a key server, or
 * `ppa:owner/name`. `undefined` for everything else, also for what redirects.
 *
 * @param suite the suite of an apt source, when the address is one
 * @param day YYYY-MM-DD, for what ends with a release
 */
export function deadSource(address: string, suite: string | undefined, day: string): DeadSource | undefined {
  const ppa = ppaOf(address);
  if (ppa !== undefined) {
    const [owner] = ppa.split('/');
    const row = [...(table.get(ppa) ?? []), ...(table.get(`${owner}/*`) ?? [])][0];
    return row && found(row, address);
  }
  const [, scheme = '', host = '', path = ''] =
    /^(?:([a-z][a-z0-9+.-]*:\/\/))?(?:[^/@\s]*@)?([\w-]+(?:\.[\w-]+)+)(?::\d+)?([/?#]\S*)?$/i.exec(address) ??
    [];
  if (host === '') return undefined;
  const name = host.toLowerCase();
  for (const place of [name, ...domainsOf(name).map((domain) => `*.${domain}`)]) {
    for (const row of table.get(place) ?? []) {
      if (row.except.includes(name)) continue;
      if (row.scheme && !row.scheme.test(scheme)) continue;
      if (row.path && !row.path.test(path)) continue;
      if (row.suite && (suite === undefined || !row.suite.test(suite))) continue;
      return found(row, address);
    }
  }
  return endedNodeLine(name, path, day);
}

/** `example.org` of `a.b.example.org`, with everything between and itself. */
function domainsOf(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'));
}

/** `ppa:owner/name` of that text itself or of its address on Launchpad. */
function ppaOf(address: string): string | undefined {
  const match = /^(?:ppa:|\w+:\/\/ppa\.launchpad(?:content)?\.net\/)([\w.+-]+\/[\w.+-]+)/i.exec(address);
  return match?.[1] && `ppa:${match[1].toLowerCase()}`;
}

function found(row: Row, address: string): DeadSource {
  const { gone, empty, since, byThen, story, instead, rewrite } = row;
  return {
    gone,
    ...(empty && { empty }),
    since,
    byThen,
    story,
    instead,
    rewrite,
    successor: rewrite && rewritten(rewrite, address),
    redirects: rewrite?.startsWith('redirect=') === true,
  };
}

/**
 * The address that takes the place of another one in the same dead place: of what is fetched beside it. `undefined` where none
 * is known.
 */
export function successorOf(dead: DeadSource, address: string): string | undefined {
  return dead.rewrite && rewritten(dead.rewrite, address);
}

/** The address after a rewrite of the table; `undefined` where it does not apply to this form of it. */
function rewritten(rewrite: string, address: string): string | undefined {
  const [, kind, value = ''] = /^(\w+)=(.*)$/.exec(rewrite) ?? [];
  const [, scheme = '', host = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/)?([^/:]+)(.*)$/i.exec(address) ?? [];
  switch (kind) {
    case 'host':
      return `${scheme}${value}${rest}`;
    case 'scheme':
      return `${value}://${host}${rest.replace(/^:\d+/, '')}`;
    case 'all':
      return value.startsWith('ppa:') === address.startsWith('ppa:') ? value : undefined;
    case 'prefix':
    case 'redirect': {
      const [old = '', successor = ''] = value.split(' ');
      return scheme !== '' && rest.startsWith(old) ? successor + rest.slice(old.length) : undefined;
    }
  }
  return undefined;
}

/**
 * NodeSource's packages and setup scripts of a line of Node.js that has ended: they install its last version at best.
 * Source: the days are those of `lifecycles.ts`, the addresses are NodeSource's guide.
 */
function endedNodeLine(host: string, path: string, day: string): DeadSource | undefined {
  const version = nodeLineOf(host, path);
  const node = version === undefined ? undefined : productOf('nodejs');
  if (version === undefined || node === undefined) return undefined;
  const releases = version.startsWith('0.') ? [] : releasesNamed(node, version);
  const end = version.startsWith('0.12')
    ? '2016-12-31'
    : version.startsWith('0.')
      ? '2016-10-31'
      : releases[0]?.end;
  if (end === undefined || (end !== 'past' && end >= day)) return undefined;
  const known = end !== 'past';
  return {
    gone: false,
    since: known ? end : '2017',
    byThen: !known,
    story: `Node.js ${version} reached its end`,
    instead:
      'Use the official image of Node.js in a version that is maintained, or the distribution’s nodejs.',
    successor: undefined,
    rewrite: undefined,
    redirects: false,
  };
}

function nodeLineOf(host: string, path: string): string | undefined {
  const script =
    /^\/(?:nodesource\/distributions\/(?:master|main)\/(?:deb|rpm)\/)?setup(?:_(\d+(?:\.\d+)?)(?:\.x)?)?$/.exec(
      path,
    );
  if (/^(?:deb|rpm)\.nodesource\.com$/.test(host)) {
    // The first script had no version in its name.
    if (script) return script[1] ?? '0.10';
    return /^\/(?:node|pub)_(\d+(?:\.\d+)?)(?:\.x)?(?:\/|$)/.exec(path)?.[1];
  }
  return host === 'raw.githubusercontent.com' && path.startsWith('/nodesource/') ? script?.[1] : undefined;
}

/** Debian releases and Ubuntu releases that have apt 3.0.3 or later; codenames, and `sid`. */
const withoutAptKey: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  debian: new Map([
    ['trixie', 'Debian 13'],
    ['forky', 'Debian 14'],
    ['sid', 'Debian unstable'],
  ]),
  ubuntu: new Map([
    ['questing', 'Ubuntu 25.10'],
    ['resolute', 'Ubuntu 26.04'],
    ['stonking', 'Ubuntu 26.10'],
  ]),
};

/**
 * Whether a release no longer has a tool: `apt-key` (apt dropped it in 3.0.3), or on Debian
 * `software-properties-common` with `add-apt-repository` (not in Debian since 13). `undefined` when it is there or nothing
 * is known. Source: NEWS of apt 3.0.3 and the package lists of Debian 13; curated 2026-11-21.
 */
export function deadTool(name: string, distribution: Distribution | undefined): DeadTool | undefined {
  const release = withoutAptKey[distribution?.distribution ?? '']?.get(distribution?.release ?? '');
  if (release === undefined) return undefined;
  if (name === 'apt-key')
    return {
      release,
      story: `${release} no longer has apt-key`,
      instead: 'Write the key to a file below /etc/apt/keyrings and name it with signed-by.',
    };
  if (
    distribution?.distribution === 'debian' &&
    /^(?:software-properties-common|add-apt-repository|apt-add-repository)$/.test(name)
  )
    return {
      release,
      story: `${release} no longer has software-properties-common, the package of add-apt-repository`,
      instead: 'Write the source to a file below /etc/apt/sources.list.d; PPAs are built for Ubuntu.',
    };
  return undefined;
}
