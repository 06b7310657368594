import { codenameOf, versionOfCodename } from './codenames';
import { systemImages } from './distribution-images';
import {
  type Distribution,
  type DistributionId,
  distributionOf,
  type TaggedRepository,
} from './distributions';
import { isSupported, type Product, productOf, type Release, releasesNamed } from './lifecycles';
import { officialNameOf } from './official-images';
import { productOfOfficial, withoutJavaBuild } from './official-products';
import { vendorProductOf } from './vendor-products';

/** A release of something that an image reference names. */
export interface ImageRelease {
  readonly product: Product;
  /** As people say it: `Python 3.9`, `Debian 10 (buster)`. */
  readonly name: string;
  /** `software`: what the image is for; `system`: the distribution below it, or the image itself. */
  readonly role: 'software' | 'system';
  /** All releases that the version may mean: one, or several for a bare major version. */
  readonly releases: readonly Release[];
}

const productsOfDistributions: Readonly<Partial<Record<DistributionId, string>>> = {
  debian: 'debian',
  ubuntu: 'ubuntu',
  alpine: 'alpine-linux',
  fedora: 'fedora',
  centos: 'centos',
  rhel: 'rhel',
  rocky: 'rocky-linux',
  almalinux: 'almalinux',
  amazon: 'amazon-linux',
  oracle: 'oracle-linux',
  opensuse: 'opensuse',
  sles: 'sles',
  photon: 'vmware-photon',
  mageia: 'mageia',
  devuan: 'devuan',
};

/**
 * The releases that an image's name and tag tell: the language or server it is for, and the distribution below it
 * where the reference names that too. What the reference does not say is not guessed at.
 */
export function releasesIn(ref: TaggedRepository): readonly ImageRelease[] {
  const software = softwareIn(ref);
  const system = systemIn(ref);
  if (software && system && software.product.id === system.product.id) return [software];
  return [software, system].filter((release) => release !== undefined);
}

function softwareIn(ref: TaggedRepository): ImageRelease | undefined {
  const image = officialNameOf(ref);
  if (image === undefined) {
    const vendor = vendorProductOf(ref);
    return vendor && imageRelease(vendor.product, vendor.version, 'software');
  }
  const [version = ''] = withoutJavaBuild(ref.tag ?? '').split(/[-_]/);
  const product = productOfOfficial(image, version);
  return product && imageRelease(product, version.replace(/^v/, ''), roleOf(product));
}

/** A distribution's own image is judged as a system. */
function roleOf({ category }: Product): ImageRelease['role'] {
  return category === 'os' ? 'system' : 'software';
}

function systemIn(ref: TaggedRepository): ImageRelease | undefined {
  if (ref.tag === undefined && !/\d/.test(ref.repository)) return undefined;
  const system = distributionOf(ref);
  if (system?.distribution === 'windows') return windowsRelease(ref);
  if (!system?.release || !isWritten(system, ref)) return undefined;
  const stream = system.distribution === 'centos' && /stream/.test(`${ref.repository}:${ref.tag ?? ''}`);
  const id = stream ? 'centos-stream' : productsOfDistributions[system.distribution];
  const product = id === undefined ? undefined : productOf(id);
  return product && imageRelease(product, system.release, 'system');
}

/** True when the reference itself says the release: what is only known of the publisher's habits may have changed. */
function isWritten({ distribution, release = '' }: Distribution, ref: TaggedRepository): boolean {
  const text = `${ref.repository}:${ref.tag ?? ''}`.toLowerCase();
  const named = distribution === 'debian' || distribution === 'ubuntu';
  const number = named ? versionOfCodename(distribution, release) : release;
  if (named && new RegExp(`(?<![a-z])${release}(?![a-z])`).test(text)) return true;
  // A bare number may be anybody's version: it counts behind the name of the system, or as a distribution's own tag.
  return (
    number !== undefined &&
    new RegExp(
      `(?:debian|ubuntu|alpine|ubi|rhel|el|centos|stream|fedora|linux|leap|bci[a-z-]*|photon|al|devuan|mageia|ol|rocky)[-_/:]?v?${number.replaceAll('.', '\\.?')}(?!\\d)|[/:](?:debian|ubuntu|alpine|ubi|fedora|leap|centos)[a-z-]*:(?:[a-z]+-?)?${number.replaceAll('.', '\\.')}(?!\\d)`,
    ).test(text)
  );
}

/** Windows images are tagged by build or by long-term release; some builds are both. */
function windowsRelease(ref: TaggedRepository): ImageRelease | undefined {
  const year = /(?<![\w.])(?:ltsc)?(20\d\d|1[67]09|1[6-9]0[379]|2\dh[12])(?![\w.])/i
    .exec(ref.tag ?? '')?.[1]
    ?.toLowerCase();
  if (year === undefined) return undefined;
  const nano = /nanoserver/.test(`${ref.repository}:${ref.tag ?? ''}`);
  const product = productOf(nano ? 'windows-nano-server' : 'windows-server-core');
  const cycle = { '1809': '2019', '1607': nano ? '1607' : '2016' }[year] ?? year;
  return product && imageRelease(product, cycle, 'system');
}

function imageRelease(
  product: Product,
  version: string,
  role: ImageRelease['role'],
): ImageRelease | undefined {
  const word =
    product.id === 'debian' || product.id === 'ubuntu'
      ? (versionOfCodename(product.id, version) ?? version)
      : version;
  const releases = releasesNamed(product, word);
  if (releases.length === 0) return undefined;
  return { product, role, releases, name: nameOf(product, word, releases) };
}

function nameOf(product: Product, version: string, releases: readonly Release[]): string {
  const [only] = releases;
  const cycle = releases.length === 1 && only ? only.cycle : version;
  const codename =
    product.id === 'debian' || product.id === 'ubuntu' ? codenameOf(product.id, cycle) : undefined;
  return `${product.title} ${cycle}${codename === undefined ? '' : ` (${codename})`}`;
}

/**
 * Whether a release is over on `day` (YYYY-MM-DD), and since when (`past`: nobody wrote when). A bare major version is
 * over when every release in it is.
 */
export function endedBy({ releases }: ImageRelease, day: string): string | undefined {
  if (releases.some((release) => isSupported(release, day))) return undefined;
  return releases
    .map(({ end }) => end ?? 'past')
    .sort((a, b) => (a === 'past' ? -1 : b === 'past' ? 1 : a < b ? -1 : 1))
    .at(-1);
}

/** The last day of support that is announced, for a release that is supported; undefined when none is. */
export function supportedUntil({ releases }: ImageRelease): string | undefined {
  const ends = releases.map(({ end }) => end);
  return ends.includes(undefined) ? undefined : ends.sort().at(-1);
}

/**
 * The last day (YYYY-MM-DD) on which everything that a reference names is supported; undefined when none is announced
 * for a part of it, or the releases of its software are not known here.
 */
export function supportOf(ref: TaggedRepository): string | undefined {
  const releases = releasesIn(ref);
  const image = officialNameOf(ref) ?? '';
  const told = releases.some(({ role }) => role === 'software') || systemImages.has(image);
  const ends = releases.map(supportedUntil);
  return !told || ends.includes(undefined) ? undefined : ends.sort()[0];
}
