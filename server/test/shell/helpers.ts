import { MappedText } from '../../src/syntax/mapped-text';
import type { Command, List, Script, ShellWord, Simple } from '../../src/syntax/shell';
import { parseScript, walkCommands } from '../../src/syntax/shell';

/** Parses text that stands in a document at `start`. */
export function sh(text: string, start = 0): Script {
  return parseScript(MappedText.slice(text, start), 'sh');
}

/** Every simple command, depth first. */
export function simples(list: List): Simple[] {
  const found: Simple[] = [];
  walkCommands(list, (command: Command) => {
    if (command.kind === 'simple') found.push(command);
  });
  return found;
}

/** The words of every simple command as they stand in `document`. */
export function argvs(script: Script, document: string): string[][] {
  return simples(script.body)
    .map((command) => command.words.map((word) => slice(document, word)))
    .filter((words) => words.length > 0);
}

/** The document's text under a node. */
export function slice(document: string, node: Pick<ShellWord, 'span'>): string {
  return document.slice(node.span.start, node.span.end);
}
