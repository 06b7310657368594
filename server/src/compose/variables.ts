import {
  type Budget,
  fieldsOf,
  isMapAt,
  isScalarAt,
  type Layer,
  type Located,
  listItems,
  valuesOf,
} from './layers';
import type { ComposeVariable } from './model';
import { PlacedText, type Reading, scalarOf } from './scalars';

/** Names with values, as a list (`NAME=value`) or a map: `environment:`, `args:`, `labels:`. Upper layers win. */
export function variablesOf(
  layers: readonly Layer[],
  key: string,
  reading: Reading,
  budget: Budget,
): ComposeVariable[] {
  const found = new Map<string, ComposeVariable>();
  for (const { value } of valuesOf(layers, key)) {
    const here = new Map<string, ComposeVariable>();
    for (const variable of isMapAt(value) ? inMap(value, reading, budget) : inList(value, reading))
      here.set(variable.name, variable);
    for (const [name, variable] of here) if (!found.has(name)) found.set(name, variable);
  }
  return [...found.values()];
}

function inMap(map: Located, reading: Reading, budget: Budget): ComposeVariable[] {
  return fieldsOf(map, budget).map(({ key, keySpan, use, value }) => ({
    name: key,
    value: scalarOf(value, reading),
    span: use ?? {
      start: keySpan.start,
      end: Math.max(keySpan.end, value && !value.use ? value.node.span.end : keySpan.end),
    },
    form: 'map',
  }));
}

function inList(list: Located | undefined, reading: Reading): ComposeVariable[] {
  return listItems(list).flatMap((item): ComposeVariable[] => {
    const text = PlacedText.of(item, reading);
    const scalar = scalarOf(item, reading);
    if (!text || !scalar || !isScalarAt(item)) return [];
    const equals = text.value.indexOf('=');
    const name = text.known(0, equals < 0 ? text.value.length : equals)?.trim();
    if (name === undefined || name === '') return [];
    const span = text.use;
    if (equals < 0) return [{ name, value: undefined, span, form: 'list' }];
    const place = text.spanOf(equals + 1, text.value.length);
    const raw = item.node.value.slice(item.node.value.indexOf('=') + 1);
    return [
      {
        name,
        value: {
          value: text.known(equals + 1, text.value.length),
          raw,
          // The value alone is part of a scalar: it has no quotes of its own.
          span: place ?? span,
          quote: undefined,
          own: scalar.own && place !== undefined,
          variables: scalar.variables,
        },
        span,
        form: 'list',
      },
    ];
  });
}
