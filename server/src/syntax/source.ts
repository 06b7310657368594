import type { Dockerfile, Instruction, Operand, Source } from './ast';
import { type Expansion, expand, type Scope } from './expansion';
import type { ImageReference } from './image-reference';
import { parseImageReference } from './image-reference';
import type { MappedText } from './mapped-text';
import { scopeAt } from './scope';
import { type Span, span } from './span';
import { StageNames } from './stage-names';
import { hasTemplateMark } from './template';

/**
 * Says what an operand names: a stage, `scratch`, an image, or nothing that can be known.
 * A name of this or a later stage is `unknown`, as BuildKit would not take it for an image.
 * @param instruction FROM, or the instruction (or trigger) that has `--from` or `--mount`
 * @param text the operand as written
 */
export function resolveOperand(dockerfile: Dockerfile, instruction: Instruction, text: MappedText): Source {
  const scope = scopeAt(dockerfile, instruction);
  let names = namesOf.get(dockerfile);
  if (!names) {
    names = new StageNames();
    for (const stage of dockerfile.stages) names.add(stage);
    namesOf.set(dockerfile, names);
  }
  return resolve(text, scope, dockerfile.escape, names, instruction.stage, instruction.keyword !== 'FROM');
}

const namesOf = new WeakMap<Dockerfile, StageNames>();

/**
 * The same for a file that is still being built.
 * @param names of the stages known so far
 * @param current index of the stage that the operand stands in
 * @param numbers true where a stage may be named by its number
 */
export function resolve(
  text: MappedText,
  scope: Scope,
  escapeChar: '\\' | '`',
  names: StageNames,
  current: number,
  numbers: boolean,
): Source {
  const operand = toOperand(text, expand(text, scope, { escape: escapeChar }));
  const { value } = operand;
  if (value === undefined || value === '' || hasTemplateMark(text.value)) return { kind: 'unknown', operand };
  if (value === 'scratch') return { kind: 'scratch', operand };
  const earlier = names.before(value, current);
  if (earlier !== undefined) return { kind: 'stage', stage: earlier, operand };
  // In FROM, a name that only comes later is an image's; elsewhere the whole stage graph is known.
  if (numbers && names.has(value)) return { kind: 'unknown', operand };
  if (numbers && /^\d+$/.test(value)) {
    const stage = Number(value);
    return stage < current ? { kind: 'stage', stage, operand } : { kind: 'unknown', operand };
  }
  return imageSource(operand, value);
}

/** An operand that can only name an image. */
export function imageSource(operand: Operand, value: string): Source {
  const reference = parseImageReference(value);
  return reference ? { kind: 'image', reference, operand } : { kind: 'unknown', operand };
}

function toOperand(text: MappedText, expansion: Expansion): Operand {
  return { span: text.spanOf(), value: expansion.value, variables: expansion.variables };
}

/**
 * Where in the document a part of an image reference stands.
 * @returns undefined when the part is not written, or variables, escapes or continuations make it up
 */
export function partSpan(
  dockerfile: Dockerfile,
  source: Source,
  part: keyof ImageReference['parts'],
): Span | undefined {
  if (source.kind !== 'image') return undefined;
  const { operand, reference } = source;
  const where = reference.parts[part];
  if (!where || operand.variables.length > 0) return undefined;
  const raw = dockerfile.text.slice(operand.span.start, operand.span.end);
  const quoted = raw === `"${reference.text}"` || raw === `'${reference.text}'`;
  if (!quoted && raw !== reference.text) return undefined;
  const start = operand.span.start + (quoted ? 1 : 0);
  return span(start + where.start, start + where.end);
}
