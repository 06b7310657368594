import * as v from 'valibot';

/** A part of a value that its schema refuses. */
export interface Refusal {
  /** Keys and indexes from the root to the refused part; empty for the root. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Reads as much of `value` as its schema accepts: refused parts are cut out and told, the rest is kept.
 * Indexes in paths are those of the given value. `value` is not changed; it must be plain JSON data.
 */
export function salvage<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
): { readonly output: v.InferOutput<S> | undefined; readonly refusals: readonly Refusal[] } {
  const first = v.safeParse(schema, value);
  if (first.success) return { output: first.output, refusals: [] };
  const refusals = first.issues.map((issue) => ({
    path: (issue.path ?? []).map((item) => item.key as string | number),
    message: issue.message,
  }));
  if (refusals.some(({ path }) => path.length === 0)) return { output: undefined, refusals };
  const second = v.safeParse(
    schema,
    without(
      value,
      refusals.map(({ path }) => path),
    ),
  );
  return { output: second.success ? second.output : undefined, refusals };
}

/** A copy of `value` without the parts at `paths`. */
function without(value: unknown, paths: readonly (readonly (string | number)[])[]): unknown {
  if (paths.length === 0) return value;
  const isCut = (key: string | number) => paths.some((path) => path.length === 1 && path[0] === key);
  const below = (key: string | number) =>
    paths.filter((path) => path.length > 1 && path[0] === key).map((path) => path.slice(1));
  if (Array.isArray(value))
    return value.flatMap((item, index) => (isCut(index) ? [] : [without(item, below(index))]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (isCut(key) ? [] : [[key, without(item, below(key))]])),
  );
}
