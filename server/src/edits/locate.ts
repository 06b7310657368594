import type { Command, List, Script } from '../syntax/shell';

/** Where a command stands as a statement of its own. */
export interface Location {
  readonly list: List;
  readonly index: number;
  /** The compound whose body the list is; undefined for the script's own list. */
  readonly container: Command | undefined;
  /** True when the list, or one around it, decides whether something else runs (`if …`, `while …`). */
  readonly condition: boolean;
}

/**
 * Finds a command among the statements of a script. Members of pipelines and what stands in substitutions are no
 * statements: undefined.
 */
export function locate(script: Script, command: Command): Location | undefined {
  return inList(script.body, command, undefined, false);
}

function inList(
  list: List,
  command: Command,
  container: Command | undefined,
  condition: boolean,
): Location | undefined {
  const index = list.items.findIndex((item) => item.command === command);
  if (index >= 0) return { list, index, container, condition };
  for (const item of list.items) {
    for (const inner of innerLists(item.command)) {
      const found = inList(inner.list, command, item.command, condition || inner.condition);
      if (found) return found;
    }
  }
  return undefined;
}

function innerLists(command: Command): { list: List; condition: boolean }[] {
  const body = (list: List) => ({ list, condition: false });
  const test = (list: List) => ({ list, condition: true });
  switch (command.kind) {
    case 'group':
      return [body(command.body)];
    case 'if':
      return [
        ...command.branches.flatMap((b) => [test(b.condition), body(b.body)]),
        ...(command.otherwise ? [body(command.otherwise)] : []),
      ];
    case 'loop':
      return [...(command.condition ? [test(command.condition)] : []), body(command.body)];
    case 'case':
      return command.clauses.map((clause) => body(clause.body));
    case 'function':
      return innerLists(command.body);
    default:
      return [];
  }
}
