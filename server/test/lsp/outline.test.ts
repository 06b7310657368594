import { expect, it } from 'vitest';
import { outlineOf } from '../../src/lsp/outline';

const texts = (dockerfile: string) => outlineOf(dockerfile).instructions.map(({ text }) => text);

it.each([
  ['from  debian\n', ['FROM debian']],
  ['FROM a\nRUN x \\\n\n# c\n\n  y', ['FROM a', 'RUN x y']],
  ['FROM a\r\nRUN x\\\r\n y\r\n', ['FROM a', 'RUN x y']],
  ['# escape=`\nFROM a\nRUN x `\n y\n', ['FROM a', 'RUN x y']],
  ['FROM a\nRUN <<EOF\necho hi\nEOF\nCMD ["x"]\n', ['FROM a', 'RUN <<EOF', 'CMD ["x"]']],
  [
    'FROM a\nRUN --mount=type=cache,target=/x \\\n  make <<A <<B && y\n1\nA\n2\nB\n',
    ['FROM a', 'RUN --mount=type=cache,target=/x make <<A <<B && y'],
  ],
  ['', []],
])('%j', (dockerfile, expected) => {
  expect(texts(dockerfile)).toEqual(expected);
});

it('an instruction with a heredoc ends on its last line', () => {
  expect(outlineOf('FROM a\nRUN <<EOF\nx\nEOF\n').instructions[1]).toMatchObject({
    startLine: 1,
    endLine: 3,
  });
});
