/** What applies to a service: its own keys, those of merge keys, those of what it extends. */
import type { Span } from '../syntax/span';
import type { YamlMap, YamlNode, YamlScalar } from './yaml-tree';

/** A value, and where it came in when it does not stand where it is used. */
export interface Located<T extends YamlNode = YamlNode> {
  readonly node: T;
  /** The alias, merge key's value or `extends` that brought it; undefined for what stands here itself. */
  readonly use: Span | undefined;
}

/** A key with its value. */
export interface Field {
  readonly key: string;
  readonly keySpan: Span;
  readonly use: Span | undefined;
  /** Undefined for a key without a value. */
  readonly value: Located | undefined;
}

/** The fields of one map, last one first where a key stands twice. */
export type Layer = readonly Field[];

/** Aliases of aliases, and merges in merges: nobody writes more. */
const deepest = 10;

/** Fields that merges may bring in all in all: a few lines of YAML can name the same map over and over. */
export class Budget {
  private left = 100_000;

  /** False when it is used up. */
  take(count: number): boolean {
    this.left -= count;
    return this.left >= 0;
  }
}

/** What an alias stands for; undefined for an unknown anchor. */
export function follow(node: YamlNode | undefined, use?: Span): Located | undefined {
  let at = node;
  let from = use;
  for (let hops = 0; at?.kind === 'alias' && hops < deepest; hops++) {
    from ??= at.span;
    at = at.target;
  }
  return at === undefined || at.kind === 'alias' ? undefined : { node: at, use: from };
}

/** The fields of a map, with those that its merge keys bring and it does not have itself. */
export function fieldsOf(map: Located, budget: Budget, depth = 0): Layer {
  const { node, use } = map;
  if (node.kind !== 'map' || depth > deepest || !budget.take(node.entries.length)) return [];
  const fields = new Map<string, Field>();
  for (const { key, keySpan, value, merge } of node.entries)
    if (!merge) fields.set(key, { key, keySpan, use, value: follow(value, use) });
  for (const source of node.entries.flatMap((entry) => (entry.merge ? mergedIn(entry.value, use) : [])))
    for (const field of fieldsOf(source, budget, depth + 1))
      if (!fields.has(field.key)) fields.set(field.key, field);
  return [...fields.values()];
}

/** The maps that a merge key names: one, or a list of them, earlier ones first. */
function mergedIn(value: YamlNode | undefined, use: Span | undefined): Located[] {
  const source = follow(value, use);
  if (!source || !value) return [];
  const from = source.use ?? value.span;
  if (source.node.kind !== 'list') return [{ node: source.node, use: from }];
  return source.node.items.flatMap((item) => {
    const one = follow(item, use);
    return one ? [{ node: one.node, use: one.use ?? item.span }] : [];
  });
}

/** The values of a key, those of upper layers first. `!reset` takes a value away, `!override` those below it. */
export function valuesOf(layers: readonly Layer[], key: string): Field[] {
  const out: Field[] = [];
  for (const layer of layers) {
    const field = layer.find((other) => other.key === key);
    const tag = field?.value?.node.kind === 'alias' ? undefined : field?.value?.node.tag;
    if (tag === '!reset') break;
    if (field) out.push(field);
    if (tag === '!override') break;
  }
  return out;
}

/** The value that holds: that of the uppermost layer. */
export function firstValue(layers: readonly Layer[], key: string): Located | undefined {
  return valuesOf(layers, key)[0]?.value;
}

/** The items of a list that every layer adds to; a scalar counts as a list of itself. */
export function itemsOf(layers: readonly Layer[], key: string): Located[] {
  return valuesOf(layers, key).flatMap(({ value }) => listItems(value));
}

/** The items of one value; a scalar counts as a list of itself, and nothing as none. */
export function listItems(value: Located | undefined): Located[] {
  if (!value) return [];
  const { node, use } = value;
  if (node.kind === 'list')
    return node.items.flatMap((item) => {
      const one = follow(item, use);
      return one ? [one] : [];
    });
  return node.kind === 'scalar' && !node.isNull ? [value] : [];
}

export function isScalarAt(value: Located | undefined): value is Located<YamlScalar> {
  return value?.node.kind === 'scalar';
}

export function isMapAt(value: Located | undefined): value is Located<YamlMap> {
  return value?.node.kind === 'map';
}
