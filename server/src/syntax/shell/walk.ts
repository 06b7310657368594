import type { Command, List, Redirect, ShellWord, WordPart } from './ast';

/** How a command hangs in the one around it. */
export type Role =
  /** Member of a pipeline. */
  | 'pipeline'
  /** What a group, loop, case clause or function runs, or one arm of an `if`. */
  | 'body'
  /** Decides whether the rest runs: `if …`, `while …`. */
  | 'condition'
  /** Inside `$(…)` or backticks of a word. */
  | 'substitution'
  /** Inside `<(…)` or `>(…)`. */
  | 'process';

export interface Ancestor {
  readonly command: Command;
  readonly role: Role;
}

/**
 * Called for each command before those in it. `ancestors` has the outermost first, each with the role in which
 * it holds the next. Returning false skips what is inside; other results do not matter.
 */
export type Visitor = (command: Command, ancestors: readonly Ancestor[]) => unknown;

/** Visits every command of a list depth first, in the order of the text, also those in substitutions. */
export function walkCommands(list: List, visitor: Visitor): void {
  walkList(list, visitor, []);
}

function walkList(list: List, visitor: Visitor, ancestors: readonly Ancestor[]): void {
  for (const item of list.items) walkCommand(item.command, visitor, ancestors);
}

function walkCommand(command: Command, visitor: Visitor, ancestors: readonly Ancestor[]): void {
  if (visitor(command, ancestors) === false) return;
  const as = (role: Role): readonly Ancestor[] => [...ancestors, { command, role }];
  const lists = (role: Role, ...inner: (List | undefined)[]) => {
    for (const list of inner) if (list) walkList(list, visitor, as(role));
  };
  const words = (all: readonly (ShellWord | undefined)[]) => {
    for (const word of all) if (word) walkParts(word.parts, visitor, as);
  };
  switch (command.kind) {
    case 'simple':
      for (const a of command.assignments) words([a.value, ...(a.array ?? [])]);
      words(command.words);
      break;
    case 'pipeline':
      for (const member of command.commands) walkCommand(member, visitor, as('pipeline'));
      return;
    case 'group':
      lists('body', command.body);
      break;
    case 'if':
      for (const branch of command.branches) {
        lists('condition', branch.condition);
        lists('body', branch.body);
      }
      lists('body', command.otherwise);
      break;
    case 'loop':
      words(command.words);
      lists('condition', command.condition);
      lists('body', command.body);
      break;
    case 'case':
      words([command.subject]);
      for (const clause of command.clauses) {
        words(clause.patterns);
        lists('body', clause.body);
      }
      break;
    case 'function':
      walkCommand(command.body, visitor, as('body'));
      break;
    case 'test':
      words(command.words);
      break;
  }
  words(command.redirects.flatMap(redirectWords));
}

function redirectWords(redirect: Redirect): (ShellWord | undefined)[] {
  return redirect.heredoc ? [redirect.heredoc.body] : [redirect.target];
}

function walkParts(
  parts: readonly WordPart[],
  visitor: Visitor,
  as: (role: Role) => readonly Ancestor[],
): void {
  for (const part of parts) {
    if (part.kind === 'command') walkList(part.body, visitor, as('substitution'));
    else if (part.kind === 'process') walkList(part.body, visitor, as('process'));
    else if (part.kind === 'arithmetic') walkParts(part.parts, visitor, as);
    else if (part.kind === 'parameter')
      for (const word of [part.operand, part.replacement]) if (word) walkParts(word.parts, visitor, as);
  }
}
