import type { OutlineResult } from '../../../server/src/protocol';
import type { Step, StepPosition } from './events';

type Instruction = OutlineResult['instructions'][number];

/**
 * Finds the instruction of the Dockerfile that a step of the build runs.
 *
 * Neither the number nor the text decides alone: BuildKit prints variables expanded, counts only what makes a layer, and
 * adds the ONBUILD instructions of the base image; two instructions may have the same text.
 *
 * @returns the instruction, or undefined when the step belongs to none (`exporting to image`) or it cannot be told.
 */
export function matchInstruction(step: Step, outline: OutlineResult): Instruction | undefined {
  const { position } = step;
  if (!position) return ofImage(step.instruction, outline.instructions);
  const keyword = step.instruction.split(' ', 1)[0]?.toUpperCase();
  const wanted = fold(step.instruction);
  const inStage = outline.instructions.filter((i) => isInStage(i, position, outline.instructions));
  const candidates = inStage.filter((i) => i.keyword.toUpperCase() === keyword);
  const numbered = byNumber(position, outline.instructions, inStage);
  if (numbered && candidates.includes(numbered)) {
    const sameText = candidates.filter((i) => fold(i.text) === wanted);
    if (sameText.length === 0 || sameText.includes(numbered)) return numbered;
  }
  return (
    candidates.find((i) => fold(i.text) === wanted) ??
    outline.instructions.find((i) => fold(i.text) === wanted) ??
    closest(wanted, candidates)
  );
}

/** Layers are what BuildKit counts (`dockerfile2llb`): these, and the FROM of an image that is neither a stage nor `scratch`. */
const layers = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

function byNumber(
  position: StepPosition,
  all: readonly Instruction[],
  inStage: readonly Instruction[],
): Instruction | undefined {
  if (position.counts === 'file') return all[position.index - 1];
  if (position.counts === 'stage') return inStage[position.index - 1];
  const counted = inStage.filter((i) => layers.has(i.keyword.toUpperCase()));
  // Whether FROM counts shows in the total.
  if (position.total === counted.length) return counted[position.index - 1];
  if (position.total === counted.length + 1) {
    return position.index === 1 ? inStage.find(isFrom) : counted[position.index - 2];
  }
  return undefined;
}

function isInStage(instruction: Instruction, position: StepPosition, all: readonly Instruction[]): boolean {
  if (position.counts === 'file') return true;
  const stages = all.filter(isFrom);
  if (position.stageNumber !== undefined) return instruction.stage === position.stageNumber - 1;
  if (position.counts === 'stage') return instruction.stage === Math.max(0, stages.length - 1);
  const named = stages.find((from) => stageName(from)?.toLowerCase() === position.stage?.toLowerCase());
  if (position.stage === undefined) return instruction.stage === stages.length - 1 || stages.length === 1;
  if (named) return instruction.stage === named.stage;
  const number = /^stage-(\d+)$/.exec(position.stage);
  return number ? instruction.stage === Number(number[1]) : true;
}

function isFrom(instruction: Instruction): boolean {
  return instruction.keyword.toUpperCase() === 'FROM';
}

function stageName(from: Instruction): string | undefined {
  return /\sAS\s+(\S+)\s*$/i.exec(from.text)?.[1];
}

/** `load metadata for docker.io/library/debian:12`, as BuildKit says before a FROM: the first FROM or COPY of that image. */
function ofImage(label: string, instructions: readonly Instruction[]): Instruction | undefined {
  const image = /load metadata for (\S+)$/.exec(label)?.[1];
  if (!image) return undefined;
  const wanted = shortImage(image);
  return instructions.find((i) => i.text.split(/[\s=,]/).some((word) => shortImage(word) === wanted));
}

function shortImage(image: string): string {
  return image.replace(/^docker\.io\/(?:library\/)?/, '').replace(/:latest$/, '');
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The candidate that shares the longest beginning with the text, if that is more than the keyword. */
function closest(wanted: string, candidates: readonly Instruction[]): Instruction | undefined {
  if (candidates.length === 1) return candidates[0];
  let best: Instruction | undefined;
  let longest = wanted.indexOf(' ') + 3;
  for (const candidate of candidates) {
    const length = sharedPrefix(fold(candidate.text), wanted);
    if (length > longest) [best, longest] = [candidate, length];
  }
  return best;
}

function sharedPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
