import { replaceInstruction, type TextEdit } from '../../edits';
import type { Build, Operand } from '../../provenance/model';

/** A VOLUME whose brackets are no JSON array, so that they are read as letters of the folders' names. */
export interface BracketedVolume {
  /** The folders that are meant, variables put in. */
  readonly meant: readonly string[];
  /** What becomes a volume: `[/data`. */
  readonly read: readonly string[];
  /** Writes the array properly; undefined where it is not certain what is meant. */
  readonly edits: readonly TextEdit[] | undefined;
}

/** The brackets of `VOLUME [/data]`, `VOLUME ['/a', '/b']`, `VOLUME ["/a" "/b"]`; undefined for any other. */
export function bracketedVolume(build: Build, operands: readonly Operand[]): BracketedVolume | undefined {
  const [first] = operands;
  if (!first || first.instruction.json) return undefined;
  const { instruction } = first;
  const { body } = instruction;
  const written = build.dockerfile.text.slice(body.start, body.end).trim();
  if (!written.startsWith('[') || !written.endsWith(']')) return undefined;
  const meant = foldersIn(operands.map(({ value }) => value.text).join(' '));
  if (meant.length === 0) return undefined;
  const parts = foldersIn(written);
  const certain =
    !/[\n\\]/.test(written) && parts.every((part) => /^(?:\/|\$\{?\w+\}?)[^\s"'`,[\]{}]*$/.test(part));
  const line = `VOLUME [${parts.map((part) => `"${part}"`).join(', ')}]`;
  return {
    meant,
    read: build.stages.flatMap(({ volumes, triggeredVolumes }) =>
      [...volumes, ...triggeredVolumes].flatMap((v) => (v.instruction === instruction ? v.value.text : [])),
    ),
    edits: certain ? replaceInstruction(build.dockerfile, instruction, line) : undefined,
  };
}

function foldersIn(list: string): string[] {
  return list
    .replace(/[[\]"']/g, ' ')
    .split(/[\s,]+/)
    .filter((part) => part !== '');
}
