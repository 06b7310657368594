import type { Fix } from '../../findings';
import { supportOf } from '../../knowledge/image-releases';
import { livingTags } from '../../knowledge/living-tags';
import { lookalikeOf } from '../../knowledge/lookalikes';
import { officialNameOf } from '../../knowledge/official-images';
import { renamedVariant } from '../../knowledge/renamed-variants';
import { curatedReplacement } from '../../knowledge/replacements';
import { retiredPublisher } from '../../knowledge/retired-publishers';
import { successorImages } from '../../knowledge/successor-images';
import { versionTagInsteadOf } from '../../knowledge/tags';
import { type ImageReference, parseImageReference } from '../../syntax';
import type { RuleContext } from '../rule';
import { onReleaseBefore } from './clean-move';
import { floatingTag } from './floating-tag';
import { dayOf, endOf, rebuildsOf } from './lifetime';
import type { ImagePlace } from './places';
import { judge } from './trust';

/** A better reference, and what there is to say of the way to it. */
interface Better {
  readonly reference: ImageReference;
  readonly says: readonly string[];
  /** Last day of its support, when that was looked up. */
  readonly until: string | undefined;
}

/**
 * Repairs of one image, at all `places` that name it, best first: each makes the reference as good as the facts allow in one go (published by
 * somebody trusted, alive, with a version), whatever was found of it, so that no repair leads to the next finding.
 * @param solved says whether a reference no longer has the problem that the caller reports
 */
export function repairs(
  places: readonly ImagePlace[],
  context: RuleContext,
  solved: (reference: ImageReference) => boolean,
): Fix[] {
  const [place] = places;
  if (!place?.reference || !place.origin) return [];
  const start: Better = { reference: place.origin, says: [], until: undefined };
  const fixes: Fix[] = [];
  const offered = new Set<string>();
  for (const better of improve(places, start, context, 4)) {
    if (better.says.length === 0 || !solved(better.reference)) continue;
    const image = written(place, better.reference);
    // Ways that differ in their first steps may meet.
    if (offered.has(image)) continue;
    offered.add(image);
    const replaced = places.map(({ replace }) => replace(image));
    if (replaced.includes(undefined)) continue;
    // Several places may take their image from one argument.
    const edits = replaced
      .flatMap((edits) => edits ?? [])
      .filter((edit, i, all) => all.findIndex(({ span }) => span.start === edit.span.start) === i);
    const until = better.until === undefined ? '' : `, supported until ${better.until}`;
    fixes.push({
      title: `Use ${image}${until} (${better.says.join('; ')})`,
      tier: 'suggested',
      edits,
      afterwards: 'pin-digest',
    });
  }
  return fixes;
}

/** Applies one improvement after the other; the choice between releases makes it several ways. */
function* improve(
  places: readonly ImagePlace[],
  from: Better,
  context: RuleContext,
  depth: number,
): Iterable<Better> {
  const next = depth === 0 ? [] : nextSteps(places, from, context);
  if (next.length === 0) {
    yield from;
    return;
  }
  for (const step of next) yield* improve(places, step, context, depth - 1);
}

function nextSteps(places: readonly ImagePlace[], from: Better, context: RuleContext): Better[] {
  const { reference } = from;
  const day = dayOf(context.today);
  const step = (image: string, says: string, until?: string): Better[] => {
    const better = parseImageReference(image);
    if (!better || !places.every(({ fits }) => fits(reference, better))) return [];
    const clean = (to: ImageReference) => places.every(({ isCleanMove }) => isCleanMove(to, day));
    if (clean(better))
      return [
        {
          reference: better,
          says: says === '' ? from.says : [...from.says, says],
          until: until ?? from.until,
        },
      ];
    const older = onReleaseBefore(better)
      .flatMap((text) => parseImageReference(text) ?? [])
      .find((other) => clean(other) && endOf(other, day) === undefined);
    if (!older) return [];
    return [
      {
        reference: older,
        says: [...from.says, 'the newest release that has what the build uses'],
        until: supportOf(older),
      },
    ];
  };
  const tagged = (tag: string | undefined, digest = '') =>
    `${reference.text.slice(0, reference.parts.repository.end)}${tag === undefined ? '' : `:${tag}`}${digest}`;

  const meant = lookalikeOf(reference);
  if (meant !== undefined)
    return step(
      `${meant}${reference.tag === undefined ? '' : `:${reference.tag}`}`,
      'the name that was meant',
    );

  const moved = retiredPublisher(reference) !== undefined;
  if ((moved || !judge(reference, context).trusted) && places.every(({ via }) => via === 'from')) {
    const replacement = curatedReplacement(reference);
    const better = replacement && step(replacement.image, lowerFirst(replacement.note.replace(/\.$/, '')));
    if (better && better.length > 0) return better;
  }

  const official = officialNameOf(reference);
  const end = endOf(reference, day);
  if (end) {
    const living =
      official === undefined || reference.tag === undefined || end.official
        ? []
        : livingTags(official, reference.tag, day).flatMap((living) =>
            step(tagged(living.tag), changesInWords(official, living.changes), living.until),
          );
    if (living.length > 0) return living;
    const successors = successorImages(reference, day).flatMap(({ image, until, changes }) =>
      step(image, [successorNote(end), ...changes].filter(Boolean).join('; ') || 'the next release', until),
    );
    if (successors.length > 0) return successors;
    return [];
  }

  if (official !== undefined && floatingTag(reference)) {
    const tag = versionTagInsteadOf(official, reference.tag);
    return tag === undefined || floatingTag({ ...reference, tag })
      ? []
      : step(tagged(tag), from.says.length > 0 ? '' : versionNote(official, places), untilOf(official, tag));
  }

  const frontend = frontendTag(reference);
  if (frontend !== undefined) return step(tagged(frontend), 'every release of this line');

  const rebuilds = rebuildsOf(reference);
  if (rebuilds && official !== undefined) {
    if (rebuilds.state === 'superseded')
      return from.says.length > 0 ? [] : step(tagged(rebuilds.by), 'newer patches of the same release');
    return livingOf(official, reference.tag ?? '', day).flatMap(({ tag, says, until }) =>
      step(tagged(tag), says, until),
    );
  }
  return [];
}

/** Living tags for one that is frozen: by its release, or, for software whose releases are not known here, its newest version. */
function livingOf(
  official: string,
  tag: string,
  day: string,
): { tag: string; says: string; until: string | undefined }[] {
  const living = livingTags(official, tag, day);
  if (living.length > 0)
    return living.map((l) => ({
      tag: l.tag,
      says: changesInWords(official, l.changes) || 'it is still built',
      until: l.until,
    }));
  const renamed = renamedVariant(official, tag);
  if (renamed !== undefined)
    return [{ tag: renamed, says: renamedNote(tag, renamed), until: untilOf(official, renamed) }];
  const variant = tag.split('-').slice(1).join('-');
  const newest = versionTagInsteadOf(official, variant === '' ? undefined : variant);
  return newest === undefined || floatingTag(`${official}:${newest}`)
    ? []
    : [{ tag: newest, says: `from ${tag.split('-')[0]}, which is no longer built`, until: undefined }];
}

/** Where a store runs, there may be data of another version. */
function versionNote(official: string, places: readonly ImagePlace[]): string {
  const hasData = stores.test(official) && places.some(({ via }) => via === 'service');
  return `a version that is maintained${hasData ? '; data that is there may be of another one' : ''}`;
}

function renamedNote(tag: string, renamed: string): string {
  const [from, to] = [tag, renamed].map((t) => t.split('-')[0] ?? '');
  return from === to ? 'the same, as it is built now' : `the variant as it is built now; ${from} → ${to}`;
}

/** Docker's frontend for Dockerfiles has two lines of version 1: the stable one, and the one with what is tried out. */
function frontendTag(reference: ImageReference): string | undefined {
  if (
    !floatingTag(reference) ||
    `${reference.registry}/${reference.repository}` !== 'docker.io/docker/dockerfile'
  )
    return undefined;
  if (/^(?:labs|experimental)$/.test(reference.tag ?? '')) return '1-labs';
  return reference.tag === undefined || reference.tag === 'latest' ? '1' : undefined;
}

function untilOf(official: string, tag: string): string | undefined {
  const reference = parseImageReference(`${official}:${tag}`);
  return reference && supportOf(reference);
}

function successorNote(end: NonNullable<ReturnType<typeof endOf>>): string {
  if (end.official) return `in place of the ${end.official.status} image`;
  return end.retired ? 'where it is published now' : '';
}

/** Stores whose data a new major version does not read. */
const stores =
  /^(?:postgres|mysql|mariadb|mongo|percona|elasticsearch|neo4j|cassandra|couchdb|influxdb|solr|rabbitmq|redmine|nextcloud|drupal)$/;

function changesInWords(
  official: string,
  changes: readonly { from: string; to: string; distance: string }[],
): string {
  const words = changes.map(({ from, to, distance }) => `${from} → ${to}, ${distance}`).join('; ');
  const far = changes.some(({ distance }) => /major|release/.test(distance));
  if (stores.test(official) && far) return `${words}; data of the old version must be migrated`;
  // Every series has system tables of its own.
  return official === 'mariadb' && changes.some(({ from, to }) => from !== to && to !== '')
    ? `${words}; data of the old version needs \`mariadb-upgrade\``
    : words;
}

/** The reference as it is to stand in its place: under the mirror's name where a mirror was written. */
function written(place: ImagePlace, better: ImageReference): string {
  const { reference, origin } = place;
  if (!reference || !origin || reference === origin) return better.text;
  const lead = `${origin.registry}/${origin.repository}`;
  if (`${better.registry}/${better.repository}` !== lead) return better.text;
  const rest = better.text.slice(better.parts.repository.end);
  return `${reference.text.slice(0, reference.parts.repository.end)}${rest}`;
}

/** A sentence as it stands inside of another: names keep their capital. */
function lowerFirst(sentence: string): string {
  return sentence.replace(/^(?:The|A|An|It)\b/, (word) => word.toLowerCase());
}
