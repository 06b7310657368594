/** Reads `Packages` files: paragraphs of `Field: value` lines, as Debian's archives publish them. */
import type { Comparison } from './version';

/** One name in a relation: `libc6 (>= 2.36)`. */
export interface Relation {
  readonly name: string;
  readonly comparison: Comparison | undefined;
  readonly version: string;
}

/** Alternatives, the preferred one first: `default-mta | mail-transport-agent`. */
export type Alternatives = readonly Relation[];

/** What an index says of one package, as far as installing it is concerned. */
export interface PackageRecord {
  readonly name: string;
  readonly version: string;
  readonly section: string;
  readonly priority: string;
  /** `amd64`, `all`. */
  readonly architecture: string;
  readonly essential: boolean;
  /** KiB on disk, as the package states. */
  readonly installedSize: number;
  /** Bytes of the package's file. */
  readonly size: number;
  /** `Pre-Depends` and `Depends`. */
  readonly depends: readonly Alternatives[];
  readonly recommends: readonly Alternatives[];
  readonly provides: readonly Relation[];
  /** `Conflicts` and `Breaks`. */
  readonly conflicts: readonly Relation[];
}

/** Every package of an index's text, in its order; paragraphs without name or version are left out. */
export function* readPackages(text: string): Generator<PackageRecord> {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n\n', start);
    const record = toRecord(fieldsOf(text, start, end < 0 ? text.length : end));
    if (record !== undefined) yield record;
    if (end < 0) return;
    start = end + 2;
  }
}

const wanted = new Set(
  `package version architecture section priority essential important installed-size size pre-depends depends recommends provides
   conflicts breaks`.split(/\s+/),
);

function fieldsOf(text: string, start: number, end: number): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let last: string | undefined;
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline > end ? end : newline;
    const first = text.charCodeAt(at);
    if (first === 32 || first === 9) {
      if (last !== undefined) fields.set(last, `${fields.get(last)} ${text.slice(at, stop).trim()}`);
    } else {
      const colon = text.indexOf(':', at);
      const name = colon >= 0 && colon < stop ? text.slice(at, colon).toLowerCase() : '';
      last = wanted.has(name) ? name : undefined;
      if (last !== undefined) fields.set(last, text.slice(colon + 1, stop).trim());
    }
    at = stop + 1;
  }
  return fields;
}

function toRecord(fields: ReadonlyMap<string, string>): PackageRecord | undefined {
  const field = (name: string) => fields.get(name) ?? '';
  const [name, version] = [field('package'), field('version')];
  if (name === '' || version === '') return undefined;
  return {
    name,
    version,
    section: field('section'),
    priority: field('priority'),
    architecture: field('architecture'),
    essential: field('essential') === 'yes',
    installedSize: numberOf(field('installed-size')),
    size: numberOf(field('size')),
    depends: [...relationsOf(field('pre-depends')), ...relationsOf(field('depends'))],
    recommends: relationsOf(field('recommends')),
    provides: relationsOf(field('provides')).flat(),
    conflicts: [...relationsOf(field('conflicts')), ...relationsOf(field('breaks'))].flat(),
  };
}

function numberOf(text: string): number {
  return /^\d{1,12}$/.test(text) ? Number(text) : 0;
}

function relationsOf(text: string): Alternatives[] {
  if (text === '') return [];
  return text
    .split(',')
    .map((group) => group.split('|').flatMap(relationOf))
    .filter((group) => group.length > 0);
}

const relationPattern = /^\s*([^\s(:[<]+)(?::[\w-]+)?\s*(?:\(\s*(<<|<=|>=|>>|=|<|>)\s*([^)\s]+)\s*\))?/;

function relationOf(text: string): readonly Relation[] {
  const match = relationPattern.exec(text);
  if (match?.[1] === undefined) return [];
  const sign = match[2];
  // The single signs are the old spelling of `<=` and `>=`.
  const comparison = sign === '<' ? '<=' : sign === '>' ? '>=' : (sign as Comparison | undefined);
  return [{ name: match[1], comparison, version: match[3] ?? '' }];
}
