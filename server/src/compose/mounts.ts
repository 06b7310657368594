import { type Budget, fieldsOf, isMapAt, type Located } from './layers';
import type { ComposeMount } from './model';
import { isTrue, PlacedText, type Reading, textOf, unknownPart } from './scalars';

/** One entry of `volumes:` or `tmpfs:` of a service; undefined for what is none. */
export function mountOf(item: Located, reading: Reading, budget: Budget): ComposeMount | undefined {
  if (isMapAt(item)) return longMount(item, reading, budget);
  const text = PlacedText.of(item, reading);
  return text && shortMount(text);
}

/** An entry of `tmpfs:`: a path, maybe with options. */
export function memoryMount(item: Located, reading: Reading): ComposeMount | undefined {
  const text = PlacedText.of(item, reading);
  if (!text) return undefined;
  const colon = text.value.indexOf(':');
  const end = colon < 0 ? text.value.length : colon;
  return {
    type: 'tmpfs',
    source: undefined,
    target: text.known(0, end),
    readOnly: false,
    hasOptions: false,
    span: text.use,
    targetSpan: text.spanOf(0, end),
    own: text.own,
  };
}

/** `source:target:mode`, `source:target`, `target`. */
function shortMount(text: PlacedText): ComposeMount {
  const parts = partsOf(text.value);
  const [first, second, third] = parts;
  const shared = { span: text.use, own: text.own };
  if (!first || text.value === unknownPart)
    return {
      ...shared,
      type: 'other',
      source: undefined,
      target: undefined,
      readOnly: false,
      hasOptions: false,
      targetSpan: undefined,
    };
  const mode = third ? text.value.slice(third.start, third.end) : '';
  // `/data:ro` is a path with a mode: no path in a container is called so.
  const isAlone =
    !second || (!third && /^(?:ro|rw|z|Z)(?:,|$)/.test(text.value.slice(second.start, second.end)));
  const target = isAlone ? first : second;
  const source = isAlone ? undefined : first;
  return {
    ...shared,
    type: source === undefined ? 'anonymous' : kindOf(text.value.slice(source.start, source.end)),
    source: source && text.known(source.start, source.end),
    target: text.known(target.start, target.end),
    hasOptions: false,
    readOnly: /(?:^|,)ro(?:,|$)/.test(isAlone && second ? text.value.slice(second.start, second.end) : mode),
    targetSpan: text.spanOf(target.start, target.end),
  };
}

/** A source that is a path is bound; a name is a volume. What a variable decides is one or the other, and kept. */
function kindOf(source: string): 'volume' | 'bind' {
  return /^(?:[./~\\]|[A-Za-z]:[\\/])/.test(source) || source.includes(unknownPart) || /[\\/]/.test(source)
    ? 'bind'
    : 'volume';
}

/** The parts between colons; a drive's colon (`C:\data`) is none. */
function partsOf(value: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let start = 0;
  for (let at = 0; at <= value.length; at++) {
    if (at < value.length && value[at] !== ':') continue;
    const isDrive =
      at === start + 1 && /[A-Za-z]/.test(value[start] ?? '') && /[\\/]/.test(value[at + 1] ?? '');
    if (at < value.length && isDrive) continue;
    parts.push({ start, end: at });
    start = at + 1;
  }
  return parts;
}

function longMount(item: Located, reading: Reading, budget: Budget): ComposeMount {
  const fields = fieldsOf(item, budget);
  const field = (name: string) => fields.find(({ key }) => key === name)?.value;
  const type = textOf(field('type'), reading) ?? 'volume';
  const source = PlacedText.of(field('source') ?? field('src'), reading);
  const target = PlacedText.of(field('target') ?? field('destination') ?? field('dst'), reading);
  const isVolume = type === 'volume';
  return {
    type: isVolume && !source ? 'anonymous' : (kinds.get(type) ?? 'other'),
    source: source?.known(0, source.value.length),
    target: target?.known(0, target.value.length),
    readOnly: isTrue(field('read_only') ?? field('readonly'), reading),
    hasOptions: field('volume') !== undefined,
    span: item.use ?? item.node.span,
    targetSpan: target?.spanOf(0, target.value.length),
    own: item.use === undefined,
  };
}

const kinds: ReadonlyMap<string, ComposeMount['type']> = new Map([
  ['volume', 'volume'],
  ['bind', 'bind'],
  ['tmpfs', 'tmpfs'],
]);
