import type { ListItem } from './ast';

/** An operator of a list and where it stands (offsets into the text that was searched). */
export interface FoundOperator {
  readonly operator: ListItem['operator'];
  readonly start: number;
  readonly end: number;
}

const OPERATORS = ['&&', '||', ';', '&', '\n'] as const;

/**
 * The list operator that follows a command, which no parser node carries a position for.
 *
 * @param value shell text
 * @param from offset of the end of the command
 * @param until where to stop looking
 * @returns the operator; its `operator` is empty when nothing or something else follows
 */
export function operatorAfter(value: string, from: number, until = value.length): FoundOperator {
  let at = from;
  while (at < until) {
    if (value[at] === ' ' || value[at] === '\t' || value[at] === '\r') at++;
    else if (value[at] === '\\' && value[at + 1] === '\n') at += 2;
    else if (value[at] === '#') while (at < until && value[at] !== '\n') at++;
    else break;
  }
  const operator = at < until ? OPERATORS.find((o) => value.startsWith(o, at)) : undefined;
  return operator
    ? { operator, start: at, end: at + operator.length }
    : { operator: '', start: from, end: from };
}
