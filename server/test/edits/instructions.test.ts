import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  insertLineAfter,
  insertLineBefore,
  mergeEdits,
  removeInstruction,
  replaceInstruction,
  type TextEdit,
} from '../../src/edits';
import { parseDockerfile } from '../../src/syntax';
import type { Instruction } from '../../src/syntax/ast';

function target(text: string) {
  const dockerfile = parseDockerfile(text);
  const instruction = dockerfile.instructions.find((i) => i.keyword === 'USER' || i.trigger) as Instruction;
  return { dockerfile, instruction: instruction.trigger ?? instruction };
}

describe('instructions', () => {
  it.each([
    ['FROM a\nUSER x\nCMD c\n', 'FROM a\nCMD c\n'],
    ['FROM a\r\nUSER x\r\nCMD c\r\n', 'FROM a\r\nCMD c\r\n'],
    ['FROM a\n\n# about x\nUSER x\n\nCMD c\n', 'FROM a\n\n# about x\n\nCMD c\n'],
    ['FROM a\n\nUSER x\n\nCMD c\n', 'FROM a\n\nCMD c\n'],
    ['FROM a\n  USER x \\\n  # c\n  y\nCMD c\n', 'FROM a\nCMD c\n'],
    ['FROM a\nUSER x', 'FROM a'],
    ['FROM a\r\nUSER x', 'FROM a'],
    ['USER x', ''],
    ['FROM a\nONBUILD RUN x\nCMD c\n', 'FROM a\nCMD c\n'],
    ['FROM a\nONBUILD COPY <<E /f\nb\nE\nCMD c\n', 'FROM a\nCMD c\n'],
  ])('%j loses its line', (text, expected) => {
    const { dockerfile, instruction } = target(text);
    expect(applyEdits(text, removeInstruction(dockerfile, instruction))).toBe(expected);
  });

  it('get lines before and behind them', () => {
    const text = 'FROM a\r\n  USER x\r\n';
    const { dockerfile, instruction } = target(text);
    expect(applyEdits(text, insertLineBefore(dockerfile, instruction, '# c'))).toBe(
      'FROM a\r\n  # c\r\n  USER x\r\n',
    );
    expect(applyEdits(text, insertLineAfter(dockerfile, instruction, 'RUN y'))).toBe(
      'FROM a\r\n  USER x\r\n  RUN y\r\n',
    );
    expect(applyEdits(text, replaceInstruction(dockerfile, instruction, 'USER z'))).toBe(
      'FROM a\r\n  USER z\r\n',
    );
  });

  it('get lines behind them at the end of the file', () => {
    const { dockerfile, instruction } = target('FROM a\nUSER x');
    expect(applyEdits(dockerfile.text, insertLineAfter(dockerfile, instruction, 'RUN y'))).toBe(
      'FROM a\nUSER x\nRUN y',
    );
  });
});

describe('edits', () => {
  const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

  it('apply in any order', () => {
    expect(applyEdits('abcdef', [edit(4, 5, 'X'), edit(0, 1, ''), edit(2, 2, '-'), edit(2, 2, '+')])).toBe(
      'b-+cdXf',
    );
  });

  it.each([[[edit(0, 3, ''), edit(2, 4, '')]], [[edit(0, 9, '')]], [[edit(-1, 1, '')]]])(
    'that do not fit throw',
    (edits) => {
      expect(() => applyEdits('abcdef', edits)).toThrow(RangeError);
    },
  );

  it('merge set by set, whole or not at all', () => {
    const merged = mergeEdits([
      [edit(0, 2, 'A'), edit(8, 9, '')],
      [edit(4, 5, 'B')],
      [edit(1, 3, 'C'), edit(6, 7, 'D')],
      [edit(4, 5, 'B'), edit(11, 12, 'E')],
      [edit(5, 6, '')],
    ]);
    expect(merged.skipped).toEqual([2, 4]);
    expect(merged.edits.map((e) => e.newText)).toEqual(['A', 'B', '', 'E']);
  });
});
