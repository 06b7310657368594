import type { Dockerfile, Instruction, Source } from './ast';
import { imageSource, resolveOperand } from './source';
import type { Span } from './span';

/** One operand that may name an image. */
export interface ImageUse {
  readonly via: 'from' | 'copy' | 'add' | 'mount' | 'syntax';
  readonly onbuild: boolean;
  readonly source: Source;
  /** The operand in the document. */
  readonly span: Span;
  /** Index of the stage it stands in; -1 before the first FROM. */
  readonly stage: number;
  /** The instruction itself, for ONBUILD its trigger; undefined for the syntax directive. */
  readonly instruction: Instruction | undefined;
}

/** Every operand that may name an image, in document order. */
export function imageUses(dockerfile: Dockerfile): ImageUse[] {
  const uses = syntaxUses(dockerfile);
  for (const instruction of dockerfile.instructions) {
    const inner = instruction.trigger ?? instruction;
    for (const [via, text] of operands(inner)) {
      const source = resolveOperand(dockerfile, inner, text);
      const { stage } = instruction;
      uses.push({
        via,
        onbuild: inner !== instruction,
        source,
        span: text.spanOf(),
        stage,
        instruction: inner,
      });
    }
  }
  return uses;
}

type Operands = readonly (readonly [ImageUse['via'], Instruction['words'][number]['text']])[];

function operands(instruction: Instruction): Operands {
  switch (instruction.keyword) {
    case 'FROM':
      return instruction.words.slice(0, 1).map((word) => ['from', word.text] as const);
    case 'COPY':
    case 'ADD': {
      const via = instruction.keyword === 'COPY' ? 'copy' : 'add';
      return instruction.flags.flatMap((flag) =>
        flag.name.toLowerCase() === 'from' && flag.value ? [[via, flag.value] as const] : [],
      );
    }
    case 'RUN':
      return instruction.flags.flatMap((flag) =>
        flag.options.flatMap((option) =>
          option.key === 'from' && option.value ? [['mount', option.value] as const] : [],
        ),
      );
    default:
      return [];
  }
}

/** `# syntax=image …`: the first word is the image. */
function syntaxUses(dockerfile: Dockerfile): ImageUse[] {
  const directive = dockerfile.directives.find(({ name }) => name === 'syntax');
  if (!directive) return [];
  const [value = ''] = directive.value.split(' ');
  const where = { start: directive.valueSpan.start, end: directive.valueSpan.start + value.length };
  const source = imageSource({ span: where, value, variables: [] }, value);
  return [{ via: 'syntax', onbuild: false, source, span: where, stage: -1, instruction: undefined }];
}
