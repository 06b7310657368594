import { insertLineAfter, removeInstruction, type TextEdit } from '../../edits';
import type { Build } from '../../provenance/model';
import type { Instruction } from '../../syntax/ast';

/** Moves a VOLUME below `last`; undefined where its words would mean something else there. */
export function moveVolume(
  { dockerfile }: Build,
  volume: Instruction,
  last: Instruction,
): TextEdit[] | undefined {
  if (last.index <= volume.index || redefined(dockerfile.instructions, volume, last)) return undefined;
  const text = dockerfile.text.slice(volume.span.start, volume.span.end);
  return [...removeInstruction(dockerfile, volume), ...insertLineAfter(dockerfile, last, text)];
}

/** True when a variable that the instruction uses gets another value on the way. */
function redefined(instructions: readonly Instruction[], volume: Instruction, last: Instruction): boolean {
  const words = volume.json ? volume.json.items : volume.words;
  const used = new Set(words.flatMap((w) => [...w.text.value.matchAll(/\$\{?(\w+)/g)].map((m) => m[1])));
  return instructions
    .slice(volume.index + 1, last.index + 1)
    .some(({ pairs }) => pairs.some((pair) => used.has(pair.key.text.value)));
}
