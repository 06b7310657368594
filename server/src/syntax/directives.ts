import { type Span, span } from './span';

/** What a line at the head of a file would set. */
export interface DirectiveLine {
  /** Lower-cased. */
  readonly name: string;
  readonly value: string;
  readonly valueSpan: Span;
}

const shape = /^#\s*([a-zA-Z][a-zA-Z0-9]*)[\t\f\r ]*=[\t\f\r ]*(.+?)[\t\f\r ]*$/d;

/**
 * Reads `# name = value`.
 * @param line one physical line without leading blanks and without its line end
 * @param offset document offset of the line's first unit
 * @returns undefined when the line has not the shape of a directive (an empty value has not)
 */
export function readDirective(line: string, offset: number): DirectiveLine | undefined {
  const match = shape.exec(line);
  if (!match) return undefined;
  const [start, end] = match.indices?.[2] ?? [0, 0];
  return {
    name: (match[1] as string).toLowerCase(),
    value: match[2] as string,
    valueSpan: span(offset + start, offset + end),
  };
}

/** True for the directives that BuildKit knows; any other name ends the head of the file. */
export function isKnownDirective(name: string): name is 'syntax' | 'escape' | 'check' {
  return name === 'syntax' || name === 'escape' || name === 'check';
}
