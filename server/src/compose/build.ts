import { inlineOf } from './inline';
import {
  type Budget,
  fieldsOf,
  firstValue,
  isMapAt,
  isScalarAt,
  type Layer,
  type Located,
  valuesOf,
} from './layers';
import type { ComposeBuild } from './model';
import { type Reading, scalarOf, textOf } from './scalars';
import { variablesOf } from './variables';

/** `build:` of a service: a folder, or what there is to say of the build. Undefined when there is none. */
export function buildOf(
  layers: readonly Layer[],
  reading: Reading,
  budget: Budget,
): ComposeBuild | undefined {
  const fields = valuesOf(layers, 'build');
  const top = fields[0]?.value;
  if (!top) return undefined;
  const place = top.use ?? top.node.span;
  if (isScalarAt(top)) {
    const context = scalarOf(top, reading);
    return context && { ...empty, span: place, context };
  }
  const inner = fields.flatMap(({ value }) => (isMapAt(value) ? [fieldsOf(value, budget)] : []));
  if (inner.length === 0) return undefined;
  const scalar = (name: string) => scalarOf(firstValue(inner, name), reading);
  return {
    span: place,
    context:
      scalar('context') ??
      contextBelow(
        fields.map(({ value }) => value),
        reading,
      ),
    dockerfile: scalar('dockerfile'),
    target: scalar('target'),
    args: variablesOf(inner, 'args', reading, budget),
    inline: inlineOf(firstValue(inner, 'dockerfile_inline'), reading),
    additionalContexts: variablesOf(inner, 'additional_contexts', reading, budget).map(({ name, value }) => ({
      name,
      value: value?.value,
    })),
  };
}

const empty: Omit<ComposeBuild, 'span'> = {
  context: undefined,
  dockerfile: undefined,
  target: undefined,
  args: [],
  inline: undefined,
  additionalContexts: [],
};

/** The folder that a service below names in the short form. */
function contextBelow(values: readonly (Located | undefined)[], reading: Reading) {
  const short = values.find((value) => isScalarAt(value) && textOf(value, reading) !== undefined);
  return short && scalarOf(short, reading);
}
