import { codenameOf, versionOfCodename } from './codenames';
import { systemImages } from './distribution-images';
import {
  compareVersions,
  isSupported,
  type Product,
  productOf,
  type Release,
  releasesNamed,
} from './lifecycles';
import { newestBuilt } from './newest-built';
import { productOfOfficial } from './official-products';
import { distanceOf, newerThan } from './release-distance';
import { builtTags, isBuilt } from './tag-history';

/** A tag of the same image that is built and supported. */
export interface LivingTag {
  readonly tag: string;
  /** Last day (YYYY-MM-DD) on which everything that the tag names is supported, as far as it is announced. */
  readonly until: string | undefined;
  /** What changes, in the order of the tag: from and to as in the tag, and by how much. */
  readonly changes: readonly { readonly from: string; readonly to: string; readonly distance: string }[];
}

/** A living release that ends sooner than this many days is not worth a move, when there is another. */
const worthMoving = 180;

/**
 * Tags of the Docker Official Image `image` to put where `tag` stands: of the same variant, built on the facts' day
 * and supported on `day` (YYYY-MM-DD); the nearest release first, then, if it is another, the newest. What is supported
 * in the tag stays. Empty when there is none.
 */
export function livingTags(image: string, tag: string, day: string): readonly LivingTag[] {
  // A day or a step before a release names one build; what lives is the release.
  const words = tag
    .split('-')
    .filter((word, i) => i === 0 || !/^(?:\d{8}|rc\d*|beta\d*|alpha\d*)$/.test(word));
  const [first = ''] = words;
  const product = productOfOfficial(image, first);
  const software = product && part(product, first);
  const rest = words.slice(software ? 1 : 0).map((word) => ({ word, system: systemWord(word) }));
  const systemAt = rest.findIndex(({ system }) => system !== undefined);
  const system = rest[systemAt]?.system;
  const later = new Date(Date.parse(day) + worthMoving * 86_400_000).toISOString().slice(0, 10);
  const softwares = software ? choices(software, day, later) : [undefined];
  const found: LivingTag[] = [];
  for (const to of softwares) {
    const systems = system ? choices(system, day, later, true) : [undefined];
    for (const systemTo of systems) {
      const built = assemble(image, to?.word, rest, systemAt, systemTo?.word);
      if (built === undefined || built === tag) continue;
      found.push({
        tag: built,
        // What nobody announced is unknown, and so is then the whole.
        until: software || systemImages.has(image) ? earliest([to?.release, systemTo?.release]) : undefined,
        changes: [
          ...(software && to && to.word !== first ? [change(software, to)] : []),
          ...(system && systemTo && systemTo.word !== rest[systemAt]?.word ? [change(system, systemTo)] : []),
        ],
      });
      break;
    }
  }
  if (found.length === 0 && !software) {
    // Its releases are not in the facts: the newest version that is built, on the same system while that lives.
    for (const systemTo of system ? choices(system, day, later, true) : [undefined]) {
      const variant = rest
        .slice(1)
        .map(({ word }, i) => (i === systemAt - 1 && systemTo ? systemTo.word : word));
      const newest = newestBuilt(image, first, variant);
      if (newest === undefined) continue;
      const moves = system && systemTo && systemTo.word !== rest[systemAt]?.word;
      found.push({
        tag: [newest, ...variant].join('-'),
        until: undefined,
        changes: [
          { from: first, to: newest, distance: 'the newest that is built' },
          ...(moves ? [change(system, systemTo)] : []),
        ],
      });
      break;
    }
  }
  const nearest = found[0];
  const newest = found.at(-1);
  return [nearest, newest === nearest ? undefined : newest].filter((t) => t !== undefined);
}

/** A part of a tag that names releases of a product. */
interface Part {
  readonly product: Product;
  readonly word: string;
  /** What stands before the release in the word: `alpine` of `alpine3.12`, `v` of `v3`. */
  readonly prefix: string;
  readonly releases: readonly Release[];
  readonly style: 'codename' | 'number';
}

interface Choice {
  readonly release: Release;
  readonly word: string;
}

function part(product: Product, word: string, prefix = ''): Part | undefined {
  const version = word.slice(prefix.length).replace(/^v(?=\d)/, '');
  const number = versionOfCodename(product.id, version);
  const releases = releasesNamed(product, number ?? version);
  if (releases.length === 0) return undefined;
  const lead = prefix === '' && /^v\d/.test(word) ? 'v' : prefix;
  // Node.js is known by its numbers, whatever the tag says.
  const style =
    /^\d/.test(version) || (product.category !== 'os' && product.releases.some((r) => /^\d/.test(r.cycle)))
      ? 'number'
      : 'codename';
  return { product, word, prefix: lead, releases, style };
}

/** The distribution's release in a word of a tag. */
function systemWord(word: string): Part | undefined {
  for (const id of ['debian', 'ubuntu'] as const) {
    const product = productOf(id);
    if (product && versionOfCodename(id, word) !== undefined) return part(product, word);
  }
  const numbered = /^(alpine|ubi|oraclelinux|ol)(\d[\d.]*)$/.exec(word);
  const product =
    numbered &&
    productOf(
      { alpine: 'alpine-linux', ubi: 'rhel', oraclelinux: 'oracle-linux', ol: 'oracle-linux' }[
        numbered[1] ?? ''
      ] ?? '',
    );
  return product ? part(product, word, numbered?.[1]) : undefined;
}

/** Releases to move to, nearest first: the one that stands there while it is supported, else newer ones. */
function choices(from: Part, day: string, later: string, others = false): readonly Choice[] {
  const { product, releases } = from;
  const stays = releases.filter((release) => isSupported(release, day));
  const current = stays[0] ? [{ release: stays[0], word: from.word }] : [];
  if (current.length > 0 && !others) return current;
  const newer = newerThan(product, releases[0]);
  const out = newer.filter(
    (release) => release.released !== undefined && release.released <= day && isSupported(release, day),
  );
  // Where a product has long-term releases, the others are stops on the way.
  const longTerm = out.filter(({ longTermSince }) => longTermSince !== undefined && longTermSince <= day);
  const hasLongTerm = product.releases.some(({ longTermSince }) => longTermSince !== undefined);
  // Nothing newer is known: back to the newest long-term release, which outlives what came between.
  if (out.length === 0 && hasLongTerm && longTermMatters.has(product.id) && current.length === 0) {
    const back = product.releases
      .filter((r) => r.longTermSince !== undefined && r.longTermSince <= day && isSupported(r, later))
      .sort((a, b) => compareVersions(b.cycle, a.cycle))[0];
    const word = back && inStyle(from, back, day);
    return back && word !== undefined ? [{ release: back, word }] : [];
  }
  const fit = hasLongTerm && longTerm.length > 0 && longTermMatters.has(product.id) ? longTerm : out;
  const lasting = fit.filter((release) => isSupported(release, later) && !isShortLived(product, release));
  const list = (lasting.length > 0 ? lasting : fit).flatMap((release) => {
    const word = inStyle(from, release, day);
    return word === undefined ? [] : [{ release, word }];
  });
  // A bare `3` can stand for several releases: one choice, for the newest of them.
  const byWord = new Map(list.map((choice) => [choice.word, choice]));
  return [...current, ...byWord.values()];
}

/** A release without an announced end, of a product that has a new one every few weeks: over before the facts say so. */
function isShortLived({ releases }: Product, { end, released }: Release): boolean {
  if (end !== undefined || released === undefined) return false;
  const yearBefore = `${Number(released.slice(0, 4)) - 1}${released.slice(4)}`;
  return (
    releases.filter((r) => r.released !== undefined && r.released > yearBefore && r.released <= released)
      .length > 5
  );
}

/** Products whose releases between the long-term ones are short-lived. */
const longTermMatters = new Set([
  'nodejs',
  'ubuntu',
  'eclipse-temurin',
  'amazon-corretto',
  'azul-zulu',
  'ibm-semeru',
  'sapmachine',
  'mysql',
  'mariadb',
]);

/** A release written as the part is: codename for codename, no finer than the product's releases. */
function inStyle({ product, prefix, word, style }: Part, release: Release, day: string): string | undefined {
  if (style === 'codename') return codenameOf(product.id, release.cycle) ?? release.codename;
  const asked = /\d/.test(word) ? word.slice(prefix.length).split('.').length : 1;
  const cut = release.cycle.split('.').slice(0, asked).join('.');
  // `8` is a fair stand-in for 8.3 only while what it names is supported.
  return releasesNamed(product, cut).some((r) => isSupported(r, day)) ? `${prefix}${cut}` : undefined;
}

/** The built tag made of these parts; a variant without its system's release is taken where that is all there is. */
function assemble(
  image: string,
  version: string | undefined,
  rest: readonly { readonly word: string }[],
  systemAt: number,
  system: string | undefined,
): string | undefined {
  const words = rest.map(({ word }, i) => (i === systemAt && system !== undefined ? system : word));
  const tag = [...(version === undefined ? [] : [version]), ...words].join('-');
  if (isBuilt(image, tag)) return tag;
  if (version === undefined) return undefined;
  // The publisher may tag finer than the release: `8.0` for 8, or nothing but exact patches.
  const variant = words.map((word) => `-${word}`).join('');
  const finer = builtTags(image)
    .filter((other) => other.startsWith(`${version}.`) && other.endsWith(variant))
    .map((other) => other.slice(0, other.length - variant.length))
    .filter((other) => /^v?[\d.]+$/.test(other));
  const shortest = Math.min(...finer.map((other) => other.split('.').length));
  const [newest] = finer
    .filter((other) => other.split('.').length === shortest)
    .sort(compareVersions)
    .reverse();
  return newest === undefined ? undefined : `${newest}${variant}`;
}

function change(from: Part, to: Choice): LivingTag['changes'][number] {
  const bare = (word: string) => word.slice(from.prefix.length);
  return {
    from: bare(from.word),
    to: bare(to.word),
    distance: distanceOf(from.product, from.releases[0], to.release),
  };
}

/** The first end among them; undefined when one of them is not announced. */
function earliest(releases: readonly (Release | undefined)[]): string | undefined {
  const ends = releases.flatMap((release) => (release ? [release.end] : []));
  return ends.includes(undefined) ? undefined : ends.sort()[0];
}
