import { compareVersions, type Product, type Release } from './lifecycles';

/** Releases after one, the next first. By number: the facts stand in the order of publication. */
export function newerThan(product: Product, than: Release | undefined): readonly Release[] {
  if (!than) return [];
  if (!/^\d/.test(than.cycle)) return product.releases.slice(0, product.releases.indexOf(than)).reverse();
  return product.releases
    .filter((release) => compareVersions(release.cycle, than.cycle) > 0)
    .sort((a, b) => compareVersions(a.cycle, b.cycle));
}

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** How far `to` is from `from`, in words: `three minors`, `two long-term releases`. */
export function distanceOf(product: Product, from: Release | undefined, to: Release): string {
  if (!from) return '';
  const count = (n: number, unit: string) => `${numbers[n] ?? String(n)} ${unit}${n === 1 ? '' : 's'}`;
  const [fromMajor = 0, fromMinor] = from.cycle.split('.').map(Number);
  const [toMajor = 0, toMinor] = to.cycle.split('.').map(Number);
  const newer = newerThan(product, from);
  const between = newer.slice(0, newer.indexOf(to) + 1);
  const steps = between.length;
  // Counted, not subtracted: there was no PHP 6.
  const majors = new Set(between.map(({ cycle }) => cycle.split('.')[0]));
  majors.delete(String(fromMajor));
  if (!newer.includes(to)) return 'the long-term release before';
  if (product.id === 'ubuntu')
    return count(
      between.filter(({ longTermSince }) => longTermSince !== undefined).length,
      'long-term release',
    );
  if (product.category === 'os') return count(steps, 'release');
  // Until 9.6 its major versions had two numbers.
  if (product.id === 'postgresql') return count(steps, 'major');
  if (fromMinor !== undefined && toMinor !== undefined && fromMajor === toMajor) return count(steps, 'minor');
  return toMajor < 1000 ? count(majors.size, 'major') : count(steps, 'release');
}
