import type { Span } from '../syntax/span';
import { type Budget, fieldsOf, firstValue, follow, isMapAt, type Layer, type Located } from './layers';
import { textOf } from './scalars';
import { type ServiceEntries, servicesIn } from './services';
import { readYaml } from './yaml-adapter';
import type { YamlEntry } from './yaml-tree';

/** Services that extend one another are followed so far. */
const deepest = 10;
/** More files than anybody extends. */
const mostFiles = 20;

/** The layers of a service, its own first. */
export interface Layers {
  readonly layers: readonly Layer[];
  /** True when it extends something that could not be followed. */
  readonly unknown: boolean;
}

/** Follows `extends:`, within a file and to others. */
export class ExtendedFiles {
  private readonly files = new Map<string, ServiceEntries | undefined>();

  constructor(
    private readonly readFile: ((name: string) => string | undefined) | undefined,
    private readonly budget: Budget,
  ) {}

  /**
   * What applies to a service.
   * @param among the services of its file
   */
  layersOf(entry: YamlEntry, among: ServiceEntries): Layers {
    const layers: Layer[] = [];
    let at: { entry: YamlEntry; among: ServiceEntries; folder: string } = { entry, among, folder: '' };
    let use: Span | undefined;
    const seen = new Set<YamlEntry>();
    for (let depth = 0; depth < deepest; depth++) {
      if (seen.has(at.entry)) return { layers, unknown: false };
      seen.add(at.entry);
      const located = follow(at.entry.value);
      if (!located) return { layers, unknown: false };
      const fields = fieldsOf(located, this.budget).map((field) => (use ? moved(field, use) : field));
      layers.push(fields);
      const parent = fields.find(({ key }) => key === 'extends');
      if (!parent?.value) return { layers, unknown: false };
      // All that comes from elsewhere stands, for this file, where it says so first.
      use ??= parent.value.use ?? parent.value.node.span;
      const next = this.parentOf(parent.value, at);
      if (!next) return { layers, unknown: true };
      at = next;
    }
    return { layers, unknown: true };
  }

  private parentOf(
    value: Located,
    { among, folder }: { among: ServiceEntries; folder: string },
  ): { entry: YamlEntry; among: ServiceEntries; folder: string } | undefined {
    const reading = { text: '', values: new Map<string, string>() };
    const fields = isMapAt(value) ? [fieldsOf(value, this.budget)] : [];
    const name = isMapAt(value) ? textOf(firstValue(fields, 'service'), reading) : textOf(value, reading);
    const file = textOf(firstValue(fields, 'file'), reading);
    if (file === undefined) {
      const entry = among.get(name ?? '');
      return entry && { entry, among, folder };
    }
    const path = pathIn(folder, file);
    const services = path === undefined ? undefined : this.servicesOf(path);
    const entry = services?.get(name ?? '');
    if (!entry || !services || path === undefined) return undefined;
    return { entry, among: services, folder: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '' };
  }

  private servicesOf(path: string): ServiceEntries | undefined {
    if (!this.files.has(path)) {
      const text = this.files.size < mostFiles ? this.readFile?.(path) : undefined;
      this.files.set(path, text === undefined ? undefined : servicesIn(readYaml(text).root));
    }
    return this.files.get(path);
  }
}

function moved(field: Layer[number], use: Span): Layer[number] {
  return { ...field, use, value: field.value && { node: field.value.node, use } };
}

/** A path relative to the compose file's folder; undefined when it leads out of it, or is absolute. */
function pathIn(folder: string, path: string): string | undefined {
  if (/^[/\\]|^[A-Za-z]:|\$|\0/.test(path)) return undefined;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
