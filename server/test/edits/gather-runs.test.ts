import { describe, expect, it } from 'vitest';
import { applyEdits, gatherRuns } from '../../src/edits';
import { parseDockerfile } from '../../src/syntax';

function gather(text: string): string | undefined {
  const dockerfile = parseDockerfile(text);
  const runs = dockerfile.instructions.filter((i) => i.keyword === 'RUN');
  const edits = gatherRuns(dockerfile, runs);
  return edits && applyEdits(text, edits);
}

describe('gatherRuns', () => {
  it.each([
    ['FROM a\nRUN b\nCOPY c .\nRUN d && e\n', 'FROM a\nCOPY c .\nRUN b \\\n    && d && e\n'],
    [
      'FROM a\n\n# tools\nRUN b \\\n    # why\n    && c\n\nWORKDIR /x\nCOPY d .\nRUN --mount=type=cache,target=/y e\nCMD f\n',
      'FROM a\n\n# tools\n\nWORKDIR /x\nCOPY d .\nRUN --mount=type=cache,target=/y b \\\n    # why\n    && c \\\n    && e\nCMD f\n',
    ],
    ['FROM a\nRUN b\nRUN c\nCOPY d .\nRUN e\n', 'FROM a\nCOPY d .\nRUN b \\\n    && c \\\n    && e\n'],
  ])('%j', (text, expected) => {
    expect(gather(text)).toBe(expected);
    expect(parseDockerfile(expected).problems).toEqual([]);
  });

  it.each([
    'FROM a\nRUN b\nUSER c\nRUN d\n',
    'FROM a\nRUN cd b\nCOPY c .\nRUN d\n',
    'FROM a\nRUN b\nCOPY c .\nRUN d; e\n',
    'FROM a\nRUN --mount=type=cache,target=/y b\nCOPY c .\nRUN d\n',
    'FROM a\nRUN b\nCOPY c .\nRUN ["d"]\n',
    'FROM a\nRUN b\nFROM c\nRUN d\n',
  ])('not %j', (text) => expect(gather(text)).toBeUndefined());
});
