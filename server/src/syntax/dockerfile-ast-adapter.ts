import { DockerfileParser } from 'dockerfile-ast';
import { LineIndex } from './lines';
import { type Span, span } from './span';

/** Where the library sees an instruction. */
export interface FoundInstruction {
  readonly span: Span;
  readonly keyword: Span;
}

/**
 * The only use of dockerfile-ast: the instructions of a masked text (see `mask.ts`) in order.
 * Empty when the library fails; it has no say about anything but where instructions lie.
 */
export function findInstructions(masked: string): FoundInstruction[] {
  try {
    const index = new LineIndex(masked);
    return DockerfileParser.parse(masked)
      .getInstructions()
      .map((instruction) => {
        const whole = instruction.getRange();
        const keyword = instruction.getInstructionRange();
        return {
          span: span(index.offsetAt(whole.start), index.offsetAt(whole.end)),
          keyword: span(index.offsetAt(keyword.start), index.offsetAt(keyword.end)),
        };
      });
  } catch {
    return [];
  }
}
