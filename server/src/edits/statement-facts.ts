import { type Command, walkCommands } from '../syntax/shell';
import type { Span } from '../syntax/span';
import type { Statement } from './statement-at';

/** Variables that a statement leaves set in its shell: `X=1`, `export X`, `read X`, and those of a file that is read in. */
export function namesSet({ command }: Statement): string[] {
  const names: string[] = [];
  const item = { command, operator: '' as const, operatorSpan: undefined };
  walkCommands({ kind: 'list', span: command.span, items: [item] }, (inner) => {
    if (inner.kind !== 'simple') return true;
    const [name, ...words] = inner.words;
    if (!name) names.push(...inner.assignments.map((a) => a.name));
    else if (/^(?:export|read|declare|local)$/.test(name.literal ?? ''))
      names.push(...words.flatMap((w) => /^([A-Za-z_]\w*)(?:=|$)/.exec(w.raw)?.[1] ?? []));
    else if (/^(?:\.|source)$/.test(name.literal ?? '')) names.push('ID', 'VERSION_CODENAME', 'VERSION_ID');
    return true;
  });
  return names;
}

/** The words of a statement that is one simple command, as written; its name first. Undefined for other statements. */
export function writtenWords({ command }: Statement): readonly string[] | undefined {
  return command.kind === 'simple' ? command.words.map((w) => w.raw) : undefined;
}

/** The places of the `for` loops in the scripts that statements are of. */
export function forLoops(statements: Iterable<Statement>): Span[] {
  const loops = new Set<Command>();
  for (const { body } of new Set([...statements].map((s) => s.script)))
    walkCommands(body, (command) => {
      if (command.kind === 'loop' && command.type === 'for') loops.add(command);
      return true;
    });
  return [...loops].map((loop) => loop.span);
}
