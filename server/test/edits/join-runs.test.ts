import { describe, expect, it } from 'vitest';
import { appendCommand, applyEdits, joinRuns } from '../../src/edits';
import { parseDockerfile } from '../../src/syntax';

function join(text: string): string | undefined {
  const dockerfile = parseDockerfile(text);
  const runs = dockerfile.instructions.filter((i) => i.keyword === 'RUN');
  const edits = joinRuns(dockerfile, runs);
  return edits && applyEdits(text, edits);
}

function append(text: string): string | undefined {
  const dockerfile = parseDockerfile(text);
  const [run] = dockerfile.instructions.filter((i) => i.keyword === 'RUN');
  const edits = run && appendCommand(dockerfile, run, 'rm -rf /x/*');
  return edits && applyEdits(text, edits);
}

describe('joinRuns', () => {
  it.each([
    ['FROM a\nRUN b\nRUN c && d\n', 'FROM a\nRUN b \\\n && c && d\n'],
    [
      'FROM a\nRUN b; c\n\n# why\nRUN d \\\n && e\nCMD f\n',
      'FROM a\nRUN b; c \\\n# why\n && d \\\n && e\nCMD f\n',
    ],
    ['FROM a\nRUN (cd b; c)\nRUN d\n', 'FROM a\nRUN (cd b; c) \\\n && d\n'],
    ['FROM a\nRUN b || c\nRUN d\n', 'FROM a\nRUN b || c \\\n && d\n'],
  ])('%j', (text, expected) => {
    expect(join(text)).toBe(expected);
    expect(parseDockerfile(expected).problems).toEqual([]);
  });

  it.each([
    'FROM a\nRUN b\nWORKDIR /x\nRUN c\n',
    'FROM a\nRUN cd b\nRUN c\n',
    'FROM a\nRUN X=1 && b\nRUN c\n',
    'FROM a\nRUN b\nRUN c; d\n',
    'FROM a\nRUN b\nRUN c || d\n',
    'FROM a\nRUN b # note\nRUN c\n',
    'FROM a\nRUN b &\nRUN c\n',
    'FROM a\nRUN ["b"]\nRUN c\n',
    'FROM a\nRUN --mount=type=cache,target=/x b\nRUN c\n',
    'FROM a\nRUN <<E\nb\nE\nRUN c\n',
    'FROM a\nRUN b\n',
  ])('not %j', (text) => expect(join(text)).toBeUndefined());
});

describe('appendCommand', () => {
  it.each([
    ['FROM a\nRUN b && c\n', 'FROM a\nRUN b && c && rm -rf /x/*\n'],
    ['FROM a\nRUN b \\\n && c\n', 'FROM a\nRUN b \\\n && c \\\n && rm -rf /x/*\n'],
    ['FROM a\nRUN b; c\n', 'FROM a\nRUN b; c && rm -rf /x/*\n'],
    ['FROM a\nRUN <<E\nset -e\nb\nE\n', 'FROM a\nRUN <<E\nset -e\nb\nrm -rf /x/*\nE\n'],
  ])('%j', (text, expected) => expect(append(text)).toBe(expected));

  it.each(['FROM a\nRUN b || c\n', 'FROM a\nRUN b &\n', 'FROM a\nRUN ["b"]\n', 'FROM a\nRUN b; exec c\n'])(
    'not %j',
    (text) => expect(append(text)).toBeUndefined(),
  );
});
