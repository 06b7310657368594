import type { PinArgument } from '../../../server/src/protocol';

/** The argument of a command that is about the image at a place; undefined when it is none. Total. */
export function placeOf(argument: unknown): PinArgument | undefined {
  const { uri, position, everywhere, first } = (argument ?? {}) as Partial<
    Record<keyof PinArgument, unknown>
  >;
  const { line, character } = (position ?? {}) as { line?: unknown; character?: unknown };
  return typeof uri === 'string' && isIndex(line) && isIndex(character)
    ? {
        uri,
        position: { line, character },
        ...(everywhere === true ? { everywhere } : {}),
        ...(isRepair(first) ? { first } : {}),
      }
    : undefined;
}

function isRepair(value: unknown): value is NonNullable<PinArgument['first']> {
  const { version, edits } = (value ?? {}) as { version?: unknown; edits?: unknown };
  return (typeof version === 'number' || version === null) && Array.isArray(edits);
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
