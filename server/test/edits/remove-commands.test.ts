import { describe, expect, it } from 'vitest';
import { removeCommands } from '../../src/edits';
import { applied, lastRun, named } from './helpers';

/** Removes every statement named x…; `F` stands for `FROM a`. */
function without(text: string): string | undefined {
  const run = lastRun(`FROM a\n${text}`);
  const edits = removeCommands(run.dockerfile, run.instruction, run.script, named(run, 'x'));
  return applied(run, edits)?.slice('FROM a\n'.length);
}

describe('removeCommands', () => {
  it.each([
    // One line.
    ['RUN a && x && b\n', 'RUN a && b\n'],
    ['RUN x && b\n', 'RUN b\n'],
    ['RUN a && x\n', 'RUN a\n'],
    ['RUN a && x; b\n', 'RUN a; b\n'],
    ['RUN a; x && b\n', 'RUN a; b\n'],
    ['RUN a; x; b\n', 'RUN a; b\n'],
    ['RUN a; x\n', 'RUN a\n'],
    ['RUN a; x;\n', 'RUN a;\n'],
    ['RUN a & x && b\n', 'RUN a & b\n'],
    ['RUN a & x &\n', 'RUN a &\n'],
    ['RUN x & b\n', 'RUN b\n'],
    ['RUN a && x 1 && x 2 && b && x 3\n', 'RUN a && b\n'],
    ['RUN a && x | y && b\n', 'RUN a && b\n'],
    ['RUN a && x > /f 2>&1 && b\n', 'RUN a && b\n'],
    ['RUN a && x || true\n', undefined],
    ['RUN a || x\n', undefined],
    ['RUN a || x && b\n', undefined],
    ['RUN a && x &\n', undefined],
    ['RUN a | x && b\n', undefined],
    ['RUN if x; then b; fi\n', undefined],
    ['RUN a "$(x)"\n', undefined],
    ['RUN while a; do x; done\n', undefined],
    ['RUN if a; then x; b; fi\n', 'RUN if a; then b; fi\n'],
    ['RUN if a; then b; x; fi\n', 'RUN if a; then b; fi\n'],
    ['RUN if a; then b && x; fi\n', 'RUN if a; then b; fi\n'],
    ['RUN a && (x; b) && c\n', 'RUN a && (b) && c\n'],
    ['RUN a && (x) && c\n', 'RUN a && c\n'],
    ['RUN a && { b; x; } && c\n', 'RUN a && { b; } && c\n'],
    ['RUN case a in b) c; x;; esac\n', 'RUN case a in b) c;; esac\n'],
    ['RUN f() { x; b; } && f\n', 'RUN f() { b; } && f\n'],
    ['RUN a && x ) b\n', undefined],
    // Continuations: operator at the start or the end of the line, first, middle, last.
    ['RUN a \\\n    && x 1 \\\n    && b\n', 'RUN a \\\n    && b\n'],
    ['RUN a \\\n    && x 1\n', 'RUN a\n'],
    ['RUN x 1 \\\n    && a \\\n    && b\n', 'RUN a \\\n    && b\n'],
    ['RUN a && \\\n    x 1 && \\\n    b\n', 'RUN a && \\\n    b\n'],
    ['RUN a && \\\n    x \\\n      --y \\\n      z && \\\n    b\n', 'RUN a && \\\n    b\n'],
    ['RUN x && \\\n    b\n', 'RUN b\n'],
    ['RUN \\\n    x && \\\n    b\n', 'RUN \\\n    b\n'],
    ['RUN set -e; \\\n\tx; \\\n\tb; \\\n\tc\n', 'RUN set -e; \\\n\tb; \\\n\tc\n'],
    ['RUN set -e; \\\n\tb; \\\n\tx\n', 'RUN set -e; \\\n\tb\n'],
    ['RUN set -e; \\\n\tb; \\\n\tx;\n', 'RUN set -e; \\\n\tb;\n'],
    ['RUN a \\\r\n    && x 1 \\\r\n    && b\r\nUSER y\r\n', 'RUN a \\\r\n    && b\r\nUSER y\r\n'],
    // Comments between the lines: those above the command go, others stay.
    ['RUN a && \\\n# about x\\\n    x && \\\n# about b\n    b\n', 'RUN a && \\\n# about b\n    b\n'],
    [
      'RUN a \\\n    # about x\n    && x \\\n    # about b\n    && b\n',
      'RUN a \\\n    # about b\n    && b\n',
    ],
    ['RUN x \\\n    # about b\n    && b\n', 'RUN \\\n    # about b\n    b\n'],
    ['RUN x && \\\n    # about b\n    b\n', 'RUN \\\n    # about b\n    b\n'],
    ['RUN a && \\\n\n    x && \\\n\n    b\n', 'RUN a && \\\n\n    b\n'],
    // The whole instruction.
    ['RUN x\nUSER b\n', 'USER b\n'],
    ['RUN x 1 && \\\n  x 2\nUSER b\n', 'USER b\n'],
    ['USER b\n\nRUN x\n\nCMD c\n', 'USER b\n\nCMD c\n'],
    ['USER b\nRUN x', 'USER b'],
    ['RUN ["sh", "-c", "x"]\nUSER b\n', 'USER b\n'],
    ['ONBUILD RUN x && a\n', 'ONBUILD RUN a\n'],
    ['ONBUILD RUN x\nUSER b\n', 'USER b\n'],
    ['RUN --mount=type=cache,target=/c x && a\n', 'RUN --mount=type=cache,target=/c a\n'],
    // Inside JSON.
    ['RUN ["sh", "-c", "a && x \\"y\\" && b"]\n', 'RUN ["sh", "-c", "a && b"]\n'],
    // Heredocs.
    ['RUN <<EOF\na\nx\nb\nEOF\nUSER c\n', 'RUN <<EOF\na\nb\nEOF\nUSER c\n'],
    ['RUN <<EOF\nx # why\nb\nEOF\n', 'RUN <<EOF\nb\nEOF\n'],
    ['RUN <<EOF\na # keep\n# about x\nx # why\nEOF\n', 'RUN <<EOF\na # keep\nEOF\n'],
    ['RUN <<EOF\na\nx && b\nEOF\n', 'RUN <<EOF\na\nb\nEOF\n'],
    ['RUN <<EOF\nx\nEOF\nUSER c\n', 'USER c\n'],
    ['RUN x <<EOF > /f && \\\n  b\nhi\nEOF\nUSER c\n', 'RUN b\nUSER c\n'],
    ['RUN a <<A && x <<B\n1\nA\n2\nB\nUSER c\n', 'RUN a <<A\n1\nA\nUSER c\n'],
    // Backtick.
  ])('%j', (text, expected) => {
    expect(without(text)).toBe(expected);
  });

  it('with the backtick as escape character', () => {
    const text = '# escape=`\nFROM debian\nRUN a `\n && x `\n && b\n';
    const run = lastRun(text);
    const edits = removeCommands(run.dockerfile, run.instruction, run.script, named(run, 'x'));
    expect(applied(run, edits)).toBe('# escape=`\nFROM debian\nRUN a `\n && b\n');
  });
});
