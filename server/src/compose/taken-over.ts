import type { ServiceEntries } from './services';
import { entryOf, type YamlEntry, type YamlNode } from './yaml-tree';

/**
 * By the name of each service, those of the file that have its `volumes` because they take them over: by an alias, a merge key or
 * `extends`, directly or through others. What is mounted in the one is mounted in all of them.
 */
export function takenOver(services: ServiceEntries): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<YamlNode, string>();
  for (const [name, { value }] of services) {
    if (value && value.kind !== 'alias') owners.set(value, name);
    const volumes = entryOf(value, 'volumes')?.value;
    if (volumes && volumes.kind !== 'alias') owners.set(volumes, name);
  }
  const takers = new Map<string, string[]>();
  for (const [name, entry] of services)
    for (const source of sourcesOf(entry, services)) {
      const owner = owners.get(source);
      if (owner === undefined || owner === name) continue;
      const known = takers.get(owner);
      if (known) known.push(name);
      else takers.set(owner, [name]);
    }
  return takers;
}

/** More maps than anybody puts together for one service. */
const most = 100;

/** The nodes that a service has its volumes from. */
function sourcesOf({ value }: YamlEntry, services: ServiceEntries): Set<YamlNode> {
  const seen = new Set<YamlNode>();
  const open: (YamlNode | undefined)[] = [value];
  for (let at = open.pop(); at !== undefined || open.length > 0; at = open.pop()) {
    if (at === undefined || seen.has(at) || seen.size > most) continue;
    seen.add(at);
    if (at.kind === 'alias') open.push(at.target);
    if (at.kind === 'list') open.push(...at.items.filter(({ kind }) => kind === 'alias' || kind === 'map'));
    if (at.kind !== 'map') continue;
    const volumes = entryOf(at, 'volumes')?.value;
    if (volumes?.kind === 'alias') open.push(volumes);
    // A list of its own hides the one that a merge key brings, and adds to the one that `extends` does.
    if (!volumes) for (const entry of at.entries) if (entry.merge) open.push(entry.value);
    const parent = parentOf(at);
    if (parent !== undefined) open.push(services.get(parent)?.value);
  }
  return seen;
}

/** The service of the same file that a service extends. */
function parentOf(service: YamlNode): string | undefined {
  const extended = entryOf(service, 'extends')?.value;
  if (entryOf(extended, 'file')) return undefined;
  const name = extended?.kind === 'map' ? entryOf(extended, 'service')?.value : extended;
  return name?.kind === 'scalar' ? name.value : undefined;
}
