import type { Instruction, Source, Stage, SyntaxProblem } from './ast';
import type { Scope } from './expansion';
import { resolve } from './source';
import { StageNames } from './stage-names';

const nameShape = /^[a-z][a-z0-9-_.]*$/;

/** Builds the stages from the instructions in order. */
export function buildStages(
  instructions: readonly Instruction[],
  global: Scope,
  escapeChar: '\\' | '`',
  problems: SyntaxProblem[],
): Stage[] {
  const stages: Stage[] = [];
  const names = new StageNames();
  let members: Instruction[] = [];
  for (const instruction of instructions) {
    if (instruction.keyword !== 'FROM') {
      members.push(instruction);
      continue;
    }
    members = [];
    const index = stages.length;
    const nameWord = nameOf(instruction, problems);
    const stage: Stage = {
      index,
      name: nameWord?.text.value.toLowerCase(),
      nameSpan: nameWord?.span,
      from: instruction,
      instructions: members,
      base: baseOf(instruction, global, escapeChar, names, index),
    };
    stages.push(stage);
    names.add(stage);
  }
  return stages;
}

function nameOf(from: Instruction, problems: SyntaxProblem[]): Instruction['words'][number] | undefined {
  const [image, as, name] = from.words;
  const isAs = as?.text.value.toLowerCase() === 'as';
  if (!image || (from.words.length > 1 && !(from.words.length === 3 && isAs))) {
    problems.push({ span: from.span, message: 'FROM requires either one or three arguments' });
  }
  if (!name || !isAs) return undefined;
  if (nameShape.test(name.text.value.toLowerCase())) return name;
  problems.push({ span: name.span, message: 'invalid name for a build stage' });
  return undefined;
}

function baseOf(
  from: Instruction,
  global: Scope,
  escapeChar: '\\' | '`',
  names: StageNames,
  index: number,
): Source {
  const [image] = from.words;
  return image
    ? resolve(image.text, global, escapeChar, names, index, false)
    : { kind: 'unknown', operand: undefined };
}
