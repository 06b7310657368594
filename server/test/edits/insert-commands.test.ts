import { describe, expect, it } from 'vitest';
import { insertCommandAfter, insertCommandBefore, replaceCommand } from '../../src/edits';
import { applied, lastRun, simple } from './helpers';

type Insert = typeof insertCommandBefore;

function inserted(insert: Insert, text: string, command = 'NEW 1'): string | undefined {
  const run = lastRun(`FROM a\n${text}`);
  const edits = insert(run.dockerfile, run.instruction, run.script, simple(run, 'x'), command);
  return applied(run, edits)?.slice('FROM a\n'.length);
}

describe('insertCommandBefore', () => {
  it.each([
    ['RUN x', 'RUN NEW 1 && x'],
    ['RUN a && x && b', 'RUN a && NEW 1 && x && b'],
    ['RUN a \\\n    && x', 'RUN a \\\n    && NEW 1 \\\n    && x'],
    ['RUN x && \\\n    b', 'RUN NEW 1 && \\\n    x && \\\n    b'],
    ['RUN set -e; \\\n\ta; \\\n\tx', 'RUN set -e; \\\n\ta; \\\n\tNEW 1; \\\n\tx'],
    ['RUN a; \\\n\tx', 'RUN a; \\\n\tNEW 1 && \\\n\tx'],
    ['RUN a && \\\n  # about x\n  x && b', 'RUN a && \\\n  # about x\n  NEW 1 && \\\n  x && b'],
    ['RUN a | x', 'RUN a | { NEW 1 && x; }'],
    ['RUN a || x', 'RUN a || { NEW 1 && x; }'],
    ['RUN a "$(x)"', 'RUN a "$({ NEW 1 && x; })"'],
    ['RUN ["sh","-c","a && x"]', 'RUN ["sh","-c","a && NEW 1 && x"]'],
    ['RUN if a; then x; fi', 'RUN if a; then NEW 1 && x; fi'],
    ['RUN <<EOF\nset -e\na\nx\nEOF\n', 'RUN <<EOF\nset -e\na\nNEW 1\nx\nEOF\n'],
    ['RUN <<EOF\na\nx\nEOF\n', 'RUN <<EOF\na\nNEW 1 &&\nx\nEOF\n'],
    ['RUN a \\\r\n && x\r\n', 'RUN a \\\r\n && NEW 1 \\\r\n && x\r\n'],
    ['RUN a <<EOF && x\nhi\nEOF\n', 'RUN a <<EOF && NEW 1 && x\nhi\nEOF\n'],
  ])('%j', (text, expected) => {
    expect(inserted(insertCommandBefore, text)).toBe(expected);
  });

  it('writes JSON escapes in the exec form', () => {
    expect(inserted(insertCommandBefore, 'RUN ["sh","-c","x"]', 'y "z"')).toBe(
      'RUN ["sh","-c","y \\"z\\" && x"]',
    );
  });
});

describe('insertCommandAfter', () => {
  it.each([
    ['RUN x', 'RUN x && NEW 1'],
    ['RUN a && x && b', 'RUN a && x && NEW 1 && b'],
    ['RUN a \\\n    && x', 'RUN a \\\n    && x \\\n    && NEW 1'],
    ['RUN x && \\\n    b', 'RUN x && \\\n    NEW 1 && \\\n    b'],
    ['RUN a | x', 'RUN a | { x && NEW 1; }'],
    ['RUN x &', 'RUN { x && NEW 1; } &'],
    ['RUN x <<EOF\nhi\nEOF\n', 'RUN x <<EOF && NEW 1\nhi\nEOF\n'],
  ])('%j', (text, expected) => {
    expect(inserted(insertCommandAfter, text)).toBe(expected);
  });
});

describe('replaceCommand', () => {
  function replaced(text: string, command: string | string[]): string | undefined {
    const run = lastRun(`FROM a\n${text}`);
    const edits = replaceCommand(run.dockerfile, run.instruction, run.script, simple(run, 'x'), command);
    return applied(run, edits)?.slice('FROM a\n'.length);
  }
  it.each<[string, string | string[], string | undefined]>([
    ['RUN a && x 1 2 && b', 'y', 'RUN a && y && b'],
    ['RUN a \\\n  && x \\\n     1', ['y', 'z'], 'RUN a \\\n  && y \\\n  && z'],
    ['RUN a | x', 'y && z', 'RUN a | { y && z; }'],
    ['RUN a | x', 'y', 'RUN a | y'],
    ['RUN x <<EOF\nhi\nEOF\n', 'y', undefined],
    ['RUN ["sh","-c","x"]', 'y "z"', 'RUN ["sh","-c","y \\"z\\""]'],
    ['RUN a && x', [], undefined],
  ])('%j by %j', (text, command, expected) => {
    expect(replaced(text, command)).toBe(expected);
  });
});
