import { insertLineAfter, removeInstruction, type TextEdit } from '../../edits';
import type { Fix } from '../../findings';
import type { Build, StageModel } from '../../provenance/model';
import type { Touch } from '../../provenance/touches';
import type { Dockerfile, Instruction } from '../../syntax/ast';
import { changes, type Volume } from './volume-changes';
import { folderOf, isWithin } from './volumes';

/** Moves each VOLUME of a stage below the last instruction that writes into any of its folders. */
export class Moves {
  private readonly last = new Map<Instruction, Instruction>();
  private readonly known = new Map<Instruction, readonly TextEdit[] | undefined>();

  constructor(
    private readonly build: Build,
    private readonly stage: StageModel,
    private readonly volumes: readonly Volume[],
    touches: readonly Touch[],
  ) {
    for (const touch of touches) {
      for (const volume of volumes) {
        const instruction = volume.operand?.instruction;
        if (instruction && changes(touch, volume)) this.last.set(instruction, touch.instruction);
      }
    }
  }

  /** The repair that moves these; none where one of them has to stay. */
  fixFor(found: readonly (Instruction | undefined)[]): Fix[] {
    const edits: TextEdit[] = [];
    for (const instruction of new Set(found)) {
      const move = instruction && this.move(instruction);
      if (!move) return [];
      edits.push(...move);
    }
    const title = 'Move VOLUME below the last instruction that writes there';
    return [{ title, tier: 'suggested', edits }];
  }

  private move(volume: Instruction): readonly TextEdit[] | undefined {
    if (!this.known.has(volume)) this.known.set(volume, this.edits(volume));
    return this.known.get(volume);
  }

  /** Undefined where another volume is in its way, or where its words would mean something else further down. */
  private edits(volume: Instruction): TextEdit[] | undefined {
    const { dockerfile } = this.build;
    const last = this.last.get(volume);
    if (!last || last.index <= volume.index || this.isCovered(volume)) return undefined;
    if (redefined(dockerfile.instructions, volume, last) || isOpen(dockerfile, last)) return undefined;
    const text = dockerfile.text.slice(volume.span.start, volume.span.end);
    return [...removeInstruction(dockerfile, volume), ...insertLineAfter(dockerfile, last, text)];
  }

  /** True when a folder of the instruction, one in it or one above it is a volume by other means as well. */
  private isCovered(volume: Instruction): boolean {
    const own = this.stage.volumes.flatMap((v) => (v.instruction === volume ? (folderOf(v) ?? []) : []));
    const others = [
      ...this.stage.volumes.flatMap((v) => (v.instruction === volume ? [] : (folderOf(v) ?? []))),
      ...this.volumes.flatMap((v) => (v.operand?.instruction === volume ? [] : v.folder)),
    ];
    return own.some((folder) => others.some((other) => isWithin(other, folder) || isWithin(folder, other)));
  }
}

/** True for an instruction that the end of the file cuts off: what is put behind it would become a part of it. */
function isOpen(dockerfile: Dockerfile, { span, heredocs }: Instruction): boolean {
  const { text } = dockerfile;
  const end = text.indexOf('\n', span.end);
  const rest = text.slice(span.start, end < 0 ? text.length : end).trimEnd();
  return rest.endsWith(dockerfile.escape) || heredocs.some((heredoc) => heredoc.terminator === undefined);
}

/** True when a variable that the instruction uses gets another value on the way. */
function redefined(instructions: readonly Instruction[], volume: Instruction, last: Instruction): boolean {
  const words = volume.json ? volume.json.items : volume.words;
  const used = new Set(words.flatMap((w) => [...w.text.value.matchAll(/\$\{?(\w+)/g)].map((m) => m[1])));
  if (used.size === 0) return false;
  return instructions
    .slice(volume.index + 1, last.index + 1)
    .some(({ pairs }) => pairs.some((pair) => used.has(pair.key.text.value)));
}
