import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  removeAssignmentAt,
  removeCommandAt,
  removePairAt,
  removeWordsAt,
} from '../../src/edits';
import { parseDockerfile } from '../../src/syntax';

type Removal = typeof removeCommandAt;

/** The text after a removal at the first place of `part`. */
function after(text: string, part: string, removal: Removal): string | undefined {
  const dockerfile = parseDockerfile(text);
  const start = text.indexOf(part);
  const instruction = dockerfile.instructions.find((i) => i.span.start <= start && start < i.span.end);
  const edits = instruction && removal(dockerfile, instruction, { start, end: start + part.length });
  return edits && applyEdits(text, edits);
}

const words: Removal = (dockerfile, instruction, place) => removeWordsAt(dockerfile, instruction, [place]);

describe('words', () => {
  it.each([
    ['RUN a -x b\n', 'RUN a b\n'],
    ['RUN a \\\n  -x \\\n  b | c\n', 'RUN a \\\n  b | c\n'],
    ['RUN a "-x" b\n', 'RUN a b\n'],
    ['RUN sh -c "a -x b"\n', 'RUN sh -c "a b"\n'],
    ['RUN ["sh", "-c", "a -x b"]\n', 'RUN ["sh", "-c", "a b"]\n'],
    ['RUN f() { a -x "$1"; }; f b\n', 'RUN f() { a "$1"; }; f b\n'],
    ['RUN y=$(a -x b)\n', 'RUN y=$(a b)\n'],
  ])('%j', (text, expected) => expect(after(text, '-x', words)).toBe(expected));

  it('are left where they are part of something else', () => {
    expect(after('RUN sh -c "-xb"\n', '-x', words)).toBeUndefined();
    expect(after('RUN ["a", "-x"]\n', '-x', words)).toBeUndefined();
  });
});

describe('commands', () => {
  it.each([
    ['RUN a && x y && b\n', 'RUN a && b\n'],
    ['FROM a\nRUN x y\nRUN b\n', 'FROM a\nRUN b\n'],
  ])('%j', (text, expected) => expect(after(text, 'y', removeCommandAt)).toBe(expected));

  it.each(['RUN a | x y\n', 'RUN x y || b\n', 'RUN if x y; then b; fi\n'])('%j is left alone', (text) =>
    expect(after(text, 'y', removeCommandAt)).toBeUndefined(),
  );
});

describe('assignments', () => {
  it.each([
    ['RUN X=1 a\n', 'RUN a\n'],
    ['RUN A=2 X=1 B=3 a\n', 'RUN A=2 B=3 a\n'],
    ['RUN export X=1 && a\n', 'RUN a\n'],
    ['RUN export A=2 X=1 && a\n', 'RUN export A=2 && a\n'],
    ['RUN env X=1 a\n', 'RUN env a\n'],
  ])('%j', (text, expected) => expect(after(text, 'X=1', removeAssignmentAt)).toBe(expected));
});

describe('pairs', () => {
  it.each([
    ['FROM a\nENV X=1\nRUN b\n', 'FROM a\nRUN b\n'],
    ['ENV X=1 \\\n    B=2\n', 'ENV B=2\n'],
    ['ENV A=1 \\\n    X=1 \\\n    B=2\n', 'ENV A=1 \\\n    B=2\n'],
    ['ENV A=1 \\\n    X=1\n', 'ENV A=1\n'],
  ])('%j', (text, expected) => expect(after(text, 'X=1', removePairAt)).toBe(expected));
});
