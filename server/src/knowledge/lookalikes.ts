import { isOfficialImage } from './official-images';
import { isPublicHub, publisherOf } from './publishers';
import { hostWithoutPort, libraryName, type Repository } from './repository';
import { isOneSlip } from './slips';
import { wellKnownOfficial, wellKnownOnHub, wellKnownRegistries } from './well-known-images';

/**
 * The well-known image that `ref` is one typing slip away from, as people write it (`ubuntu`, `grafana/grafana`,
 * `ghcr.io/owner/name`); `undefined` when it is none, or is known itself: an official image of any time, the image of
 * a catalogued publisher, a word that teams use for images of their own.
 */
export function lookalikeOf(ref: Repository): string | undefined {
  const host = hostWithoutPort(ref.registry);
  if (host !== 'docker.io') return otherRegistry(host, ref);
  const name = libraryName(ref);
  if (name !== undefined) return otherOfficial(name);
  if (publisherOf(ref) !== undefined || wellKnownOnHub.includes(ref.repository)) return undefined;
  const [namespace = '', image = '', ...deeper] = ref.repository.split('/');
  if (deeper.length > 0) return undefined;
  if (isOneSlip(namespace, 'library') && isOfficialImage(image)) return image;
  // In the vendor's own namespace nobody else can hold a name: only a slip in the namespace reaches a stranger.
  return wellKnownOnHub.find((known) => {
    const [vendor = '', product = ''] = known.split('/');
    return product === image && isOneSlip(namespace, vendor);
  });
}

function otherOfficial(name: string): string | undefined {
  if (name.length <= 3 || everyday.has(name) || isOfficialImage(name)) return undefined;
  return wellKnownOfficial.find((known) => isOneSlip(name, known));
}

function otherRegistry(host: string, ref: Repository): string | undefined {
  if (isPublicHub(host) || publisherOf(ref) !== undefined || wellKnownRegistries.includes(host))
    return undefined;
  const known = wellKnownRegistries.find((registry) =>
    // One letter decides between many short hosts (`icr.io`, `gcr.io`); only swapped letters are surely a slip.
    registry.length > 10
      ? isOneSlip(host, registry)
      : host.length === registry.length && isSwapped(host, registry),
  );
  return known === undefined ? undefined : `${known}/${ref.repository}`;
}

/** Same letters in another order, one slip apart. */
function isSwapped(host: string, registry: string): boolean {
  return isOneSlip(host, registry) && [...host].sort().join('') === [...registry].sort().join('');
}

/**
 * Words, products and names one edit from a well-known image that are chosen on purpose for images of one's own.
 * Found by trying English words and the names of free software against the list; curated 2026-11-21.
 */
const everyday = new Set([
  'admined',
  'admirer',
  'aldine',
  'alpina',
  'alvine',
  'cents',
  'clickmouse',
  'compose',
  'composed',
  'composes',
  'composex',
  'consol',
  'console',
  'decker',
  'docked',
  'docket',
  'ducker',
  'gobang',
  'grade',
  'groove',
  'hiproxy',
  'https',
  'httpx',
  'mingo',
  'opensdk',
  'photos',
  'postgrejs',
  'postgrey',
  'redline',
  'reds',
  'telegram',
  'topcat',
  'vanish',
]);
