import {
  type Dockerfile,
  expand,
  type Instruction,
  MappedText,
  parseDockerfile,
  type Scope,
  type Span,
  scopeAt,
} from '../../src/syntax';

/** The document's text in a span. */
export function textOf(file: Dockerfile, where: Span | undefined): string | undefined {
  return where && file.text.slice(where.start, where.end);
}

/** The instructions as keyword and first line break's worth of text, for structure tests. */
export function outline(text: string): string[] {
  const file = parseDockerfile(text);
  return file.instructions.map((one) => textOf(file, one.span) ?? '');
}

export function keywords(text: string): string[] {
  return parseDockerfile(text).instructions.map((one) => one.keyword);
}

export function only(text: string): { file: Dockerfile; instruction: Instruction } {
  const file = parseDockerfile(text);
  const instruction = file.instructions[0];
  if (file.instructions.length !== 1 || !instruction) throw new Error(`one instruction expected in ${text}`);
  return { file, instruction };
}

export function words(instruction: Instruction): string[] {
  return instruction.words.map((word) => word.text.value);
}

/** The value of `text` where the last instruction of `file` stands. */
export function valueAtEnd(dockerfile: string, text: string): string | undefined {
  const file = parseDockerfile(`${dockerfile}\nRUN probe`);
  const last = file.instructions.at(-1);
  if (!last) throw new Error('no instruction');
  return expand(MappedText.slice(text, 0), scopeAt(file, last), { escape: file.escape }).value;
}

/** A scope with these values; a name with the value undefined is declared and not known. */
export function scopeOf(values: Readonly<Record<string, string | undefined>>): Scope {
  return {
    lookup: (name) =>
      Object.hasOwn(values, name) ? { value: values[name], definition: undefined, kind: 'arg' } : undefined,
  };
}

/** The value that `text` has with these variables. */
export function valueWith(
  values: Readonly<Record<string, string | undefined>>,
  text: string,
): string | undefined {
  return expand(MappedText.slice(text, 0), scopeOf(values)).value;
}

/** The base of the last stage: the expanded operand, or `stage N`. */
export function lastBase(text: string): string | undefined {
  const source = parseDockerfile(text).stages.at(-1)?.base;
  return source?.kind === 'stage' ? `stage ${source.stage}` : source?.operand?.value;
}
