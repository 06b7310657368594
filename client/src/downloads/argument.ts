import type { FillInArgument } from '../../../server/src/protocol';
import { placeOf } from '../registry/place';

/** The argument of the command that completes a repair; undefined when it is none. Total. */
export function fillInArgument(argument: unknown): FillInArgument | undefined {
  const place = placeOf(argument);
  const { rule, choice } = (argument ?? {}) as Partial<Record<keyof FillInArgument, unknown>>;
  return place &&
    typeof rule === 'string' &&
    typeof choice === 'number' &&
    Number.isInteger(choice) &&
    choice >= 0
    ? { uri: place.uri, position: place.position, rule, choice }
    : undefined;
}
