import { entryOf, type YamlEntry, type YamlNode } from './yaml-tree';

/**
 * The entries of a file's services. A file of the first version has them at the top: it has no `services:`, and something
 * in it has an image or a build.
 */
export function servicesIn(root: YamlNode | undefined): ServiceEntries {
  if (root?.kind !== 'map') return new Map();
  const section = entryOf(root, 'services');
  if (section) {
    const { value } = section;
    const map = value?.kind === 'alias' ? value.target : value;
    return map?.kind === 'map' ? byName(map.entries) : new Map();
  }
  const isFirstVersion = !entryOf(root, 'version') && !entryOf(root, 'include');
  return isFirstVersion ? byName(root.entries.filter(runsSomething)) : new Map();
}

/** The services of a file by name. */
export type ServiceEntries = ReadonlyMap<string, YamlEntry>;

/** The last entry of each name, in the document's order; merge keys and extensions are no services. */
function byName(entries: readonly YamlEntry[]): ServiceEntries {
  const services = new Map<string, YamlEntry>();
  for (const entry of entries) {
    if (entry.merge || entry.key.startsWith('x-')) continue;
    services.delete(entry.key);
    services.set(entry.key, entry);
  }
  return services;
}

function runsSomething({ key, merge, value }: YamlEntry): boolean {
  return (
    !merge && !key.startsWith('x-') && (entryOf(value, 'image') ?? entryOf(value, 'build')) !== undefined
  );
}
