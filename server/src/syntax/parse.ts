import type { Dockerfile, Instruction, SyntaxProblem } from './ast';
import { findInstructions } from './dockerfile-ast-adapter';
import { type Building, toInstruction } from './instruction';
import { scanLines } from './logical-lines';
import { mask } from './mask';
import { globalScope } from './scope';
import { span } from './span';
import { buildStages } from './stages';
import { showsTemplate } from './template';

/** Longer texts are no Dockerfiles; in UTF-16 units. */
const maxLength = 2_000_000;

/**
 * Parses a Dockerfile. Total: what cannot be understood is in `problems`.
 * A text that is too long or binary gives a Dockerfile without instructions.
 */
export function parseDockerfile(text: string): Dockerfile {
  if (text.length > maxLength) return refused(text, 'the file is too long');
  if (text.includes('\0')) return refused(text, 'the file is binary');

  const scan = scanLines(text);
  const problems: SyntaxProblem[] = [...scan.problems];
  const instructions = buildInstructions(text, scan, problems);
  const stages = buildStages(instructions, globalScope(instructions, scan.escape), scan.escape, problems);
  return {
    text,
    escape: scan.escape,
    directives: scan.directives,
    comments: scan.comments,
    instructions,
    stages,
    template: instructions.some((instruction) => showsTemplate(text, instruction)),
    problems,
  };
}

function buildInstructions(
  text: string,
  scan: ReturnType<typeof scanLines>,
  problems: SyntaxProblem[],
): Instruction[] {
  const found = new Map(findInstructions(mask(text, scan)).map((one) => [one.span.start, one]));
  const file: Building = { text, escape: scan.escape, problems };
  let stage = -1;
  return scan.lines.map((line, index) => {
    const first = line.text.at(0);
    const instruction = toInstruction(file, line, found.get(first), index, stage);
    if (instruction.keyword !== 'FROM') return instruction;
    stage++;
    return { ...instruction, stage };
  });
}

function refused(text: string, message: string): Dockerfile {
  return {
    text,
    escape: '\\',
    directives: [],
    comments: [],
    instructions: [],
    stages: [],
    template: false,
    problems: [{ span: span(0, 0), message }],
  };
}
