import type {
  CheckedImage,
  PinnedImage,
  PinResult,
  RegistryRefusal,
  RegistryStatusParams,
} from '../../../server/src/protocol';

/** Why nobody was asked. */
export function refusalText({ refused }: RegistryRefusal): string {
  return refused === 'no-registry'
    ? 'A browser cannot reach registries. Open the folder in VS Code on a machine to pin images or to check them for updates.'
    : 'Asking registries is switched off by the setting dockerfileHygiene.registry.lookups.';
}

/** What came of pinning: a sentence, and whether something did not work. */
export interface PinWords {
  readonly text: string;
  readonly isProblem: boolean;
}

/** @param images all that pinning looked at; the edits are made */
export function pinWords(images: readonly PinnedImage[]): PinWords {
  const pinned = distinct(images.filter(({ state }) => state === 'pinned'));
  const problems = distinct(images.filter(({ state }) => state === 'failed' || state === 'elsewhere'));
  const done =
    pinned.length === 1 && pinned[0]
      ? `${pinned[0].image} is pinned to ${shortDigest(pinned[0].digest ?? '')}.`
      : pinned.length > 1
        ? `${pinned.length} images are pinned to their digests.`
        : undefined;
  if (problems.length > 0)
    return {
      text: sentences(done, ...firstFew(problems.map(({ message }) => message ?? ''))),
      isProblem: true,
    };
  if (done !== undefined) return { text: done, isProblem: false };
  const [only, ...others] = distinct(images);
  if (!only) return { text: 'There is no image of a registry to pin.', isProblem: false };
  const text = others.length === 0 && only.message ? only.message : 'All images have a digest already.';
  return { text, isProblem: false };
}

/**
 * The question before files are changed, and what will change, a line per file.
 * @param nameOf how a document is called
 */
export function confirmWords(
  { documents }: PinResult,
  nameOf: (uri: string) => string,
): { readonly question: string; readonly detail: string } {
  const changed = documents.map(({ uri, images }) => ({
    name: nameOf(uri),
    images: images.filter(({ state }) => state === 'pinned').map(({ image }) => image),
  }));
  const files = changed.filter(({ images }) => images.length > 0);
  const count = files.reduce((sum, { images }) => sum + images.length, 0);
  const lines = files
    .slice(0, mostFiles)
    .map(({ name, images }) => `${name}: ${[...new Set(images)].join(', ')}`);
  const more = files.length - lines.length;
  return {
    question: `Write ${count === 1 ? 'the digest' : `${count} digests`} into ${counted(files.length, 'file')}?`,
    detail: [...lines, ...(more > 0 ? [`and ${counted(more, 'more file')}`] : [])].join('\n'),
  };
}

/** As many as a dialog has room for. */
const mostFiles = 12;

/** What checking for updates came to, in a sentence or two. */
export function updateSummary(images: readonly CheckedImage[]): string {
  const asked = distinct(images.filter(({ state }) => state !== 'unknown'));
  if (asked.length === 0) return 'There is no base image that could have an update.';
  const count = (state: CheckedImage['state']) => asked.filter((image) => image.state === state).length;
  const [stale, failed, unpinned] = [count('stale'), count('failed'), count('unpinned')];
  const pinned = asked.length - unpinned - failed;
  return sentences(
    pinned === 0
      ? undefined
      : `${stale} of ${counted(pinned, 'pinned base image')} ${stale === 1 ? 'has' : 'have'} an update.`,
    unpinned === 0
      ? undefined
      : `${counted(unpinned, 'image')} without a digest ${unpinned === 1 ? 'has' : 'have'} nothing to compare.`,
    failed === 0 ? undefined : `${counted(failed, 'image')} could not be asked about.`,
    ...firstFew(asked.flatMap(({ state, message }) => (state === 'failed' && message ? [message] : []))),
  );
}

/**
 * The same at length, a line per place, for the output channel.
 * @param nameOf how a document is called
 */
export function updateReport(images: readonly CheckedImage[], nameOf: (uri: string) => string): string[] {
  return images.map((image) => `${nameOf(image.uri)}:${image.line + 1} ${image.image}: ${stateWords(image)}`);
}

function stateWords({ state, pinned = '', digest = '', changes = [], message = '' }: CheckedImage): string {
  switch (state) {
    case 'current':
      return 'up to date';
    case 'unpinned':
      return `no digest; the tag names ${digest}`;
    case 'stale': {
      const what = changes.map(({ label, before, after }) =>
        before === undefined ? `${label} ${after}` : `${label} ${before} to ${after}`,
      );
      return [`update from ${pinned} to ${digest}`, ...what].join(', ');
    }
    default:
      return message;
  }
}

/** The entry in the language status; undefined when there is nothing to say. */
export function statusWords({
  asking,
  problems,
}: RegistryStatusParams):
  | { readonly text: string; readonly detail: string; readonly isBusy: boolean; readonly isProblem: boolean }
  | undefined {
  const [first, ...others] = problems;
  const isBusy = asking > 0;
  if (!first) return isBusy ? { text: 'Registry: asking…', detail: '', isBusy, isProblem: false } : undefined;
  return {
    text:
      others.length === 0
        ? `Registry: ${first.message.replace(/\.$/, '')}`
        : `Registries: ${problems.length} could not be asked`,
    detail: others.length === 0 ? '' : problems.map(({ message }) => message).join(' '),
    isBusy,
    isProblem: true,
  };
}

/** `sha256:0123456789ab…`: enough to compare by eye. */
function shortDigest(digest: string): string {
  return digest.length > 19 ? `${digest.slice(0, 19)}…` : digest;
}

/** One of each image: several places may name the same. */
function distinct<T extends { readonly image: string; readonly state: string; readonly pinned?: string }>(
  images: readonly T[],
): T[] {
  return [...new Map(images.map((i) => [JSON.stringify([i.image, i.state, i.pinned]), i])).values()];
}

/** Messages are short; the rest stands in the output. */
function firstFew(texts: readonly string[]): string[] {
  const different = [...new Set(texts)];
  const more = different.length - 2;
  return more > 0 ? [...different.slice(0, 2), `And ${more} more of the kind.`] : different;
}

function sentences(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
