import type { Build, Operand, StageModel } from '../../provenance/model';

/** The folder that an operand of VOLUME means; undefined when it cannot be known. */
export function folderOf({ value }: Operand): string | undefined {
  const path = value.text.trim().replace(/\/+$/, '');
  return path.startsWith('/') && !/[$`*?"'[\]{}<>]/.test(path) ? path : undefined;
}

/** True when `path` is the folder or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Operands of VOLUME that every container of the image gets, by instruction, in the order of the document. */
export function volumesOfImage(build: Build): (readonly Operand[])[] {
  const stages = build.finalChain.flatMap((i): StageModel[] => (build.stages[i] ? [build.stages[i]] : []));
  const byInstruction = new Map<number, Operand[]>();
  for (const stage of stages) {
    for (const operand of [...stage.volumes, ...stage.triggeredVolumes]) {
      // Half typed: `VOLUME [`.
      if (!/[\w/\\$~]/.test(operand.value.text)) continue;
      const { index } = operand.instruction;
      const group = byInstruction.get(index);
      if (group) group.push(operand);
      else byInstruction.set(index, [operand]);
    }
  }
  return [...byInstruction].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** Names as a sentence lists them: `/a`, `/a and /b`, `/a, /b and /c`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
