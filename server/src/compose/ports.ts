import { type Budget, fieldsOf, isMapAt, type Located } from './layers';
import type { ComposePort } from './model';
import { PlacedText, type Reading, textOf, unknownPart } from './scalars';

/** One entry of `ports:`; undefined for what is none. */
export function portOf(item: Located, reading: Reading, budget: Budget): ComposePort | undefined {
  if (isMapAt(item)) return longPort(item, reading, budget);
  const text = PlacedText.of(item, reading);
  return text && shortPort(text);
}

/** `[[host-address:]host-port:]container-port[/protocol]`; an address of IPv6 may stand in brackets. */
function shortPort(text: PlacedText): ComposePort {
  const { value } = text;
  const shared = { span: text.use, form: 'short' as const, quote: text.quote, own: text.own };
  const slash = value.indexOf('/');
  const end = slash < 0 ? value.length : slash;
  const protocol = slash < 0 ? 'tcp' : value.slice(slash + 1).toLowerCase();
  const last = value.lastIndexOf(':', end - 1);
  const part = (from: number, to: number) => (to > from ? text.shown(from, to) : undefined);
  const target = text.known(last + 1, end) || undefined;
  // A variable alone may hold any of these forms.
  if (last < 0 && value.includes(unknownPart))
    return { ...shared, hostAddress: undefined, published: undefined, target: undefined, protocol };
  if (last < 0) return { ...shared, hostAddress: undefined, published: undefined, target, protocol };
  const before = last === 0 ? -1 : value.lastIndexOf(':', last - 1);
  const inBrackets = value.startsWith('[') ? value.indexOf(']') : -1;
  const split =
    inBrackets >= 0 ? (value[inBrackets + 1] === ':' && inBrackets + 1 < last ? inBrackets + 1 : -1) : before;
  const address = split < 0 ? undefined : part(0, split)?.replace(/^\[(.*)\]$/, '$1');
  return { ...shared, hostAddress: address, published: part(split + 1, last), target, protocol };
}

function longPort(item: Located, reading: Reading, budget: Budget): ComposePort {
  const fields = fieldsOf(item, budget);
  const field = (name: string) => textOf(fields.find(({ key }) => key === name)?.value, reading);
  const target = field('target');
  return {
    hostAddress: field('host_ip'),
    published: field('published'),
    target: target?.includes('$') ? undefined : target,
    protocol: field('protocol')?.toLowerCase() ?? 'tcp',
    span: item.use ?? item.node.span,
    form: 'long',
    quote: undefined,
    own: item.use === undefined,
  };
}
