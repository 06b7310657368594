import { compileIndex } from '../../src/packages/compile';
import type { PackageIndex } from '../../src/packages/index';
import { numberOf } from '../../src/packages/index';
import { resolve } from '../../src/packages/resolve';

/** A paragraph of a `Packages` file; sizes default to 10 KiB and 4000 bytes. */
export function paragraph(name: string, fields: Readonly<Record<string, string>> = {}): string {
  const all = {
    Package: name,
    Version: '1.0',
    'Installed-Size': '10',
    Size: '4000',
    Priority: 'optional',
    ...fields,
  };
  return `${Object.entries(all)
    .map(([field, value]) => `${field}: ${value}`)
    .join('\n')}\n`;
}

/** What every release has. */
export const minimum = [
  paragraph('dpkg', { Essential: 'yes', Depends: 'libc6' }),
  paragraph('apt'),
  paragraph('libc6', { Version: '2.36' }),
];

export function indexOf(...paragraphs: readonly string[]): PackageIndex {
  const texts = [[...minimum, ...paragraphs].join('\n')];
  return compileIndex({ distribution: 'debian', release: '12', date: '2026-01-01', texts, listBytes: 1000 });
}

/** Names of what is added, sorted. */
export function added(
  index: PackageIndex,
  names: readonly string[],
  { recommends = true, present = [] as readonly string[] } = {},
): string[] {
  const numbers = (list: readonly string[]) => list.map((name) => numberOf(index, name) ?? -1);
  const before = new Set([...index.base, ...numbers(present)]);
  return resolve(index, before, { named: numbers(names), recommends })
    .map((n) => index.names[n] ?? '')
    .sort();
}
