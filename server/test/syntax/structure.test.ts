import { describe, expect, it } from 'vitest';
import { imageUses, parseDockerfile, scopeAt } from '../../src/syntax';
import { keywords, outline, textOf, words } from './helpers';

describe('files that crash or hang dockerfile-ast', () => {
  it('C1: looks up variables between and after stages, and in indented snippets', () => {
    for (const text of ['FROM a\nARG X=1\n\n\nFROM b', '  ARG A=$B\nFROM a', '  LABEL a=$X']) {
      const file = parseDockerfile(text);
      for (const instruction of file.instructions) scopeAt(file, instruction).lookup('X');
      expect(file.instructions.length).toBeGreaterThan(0);
    }
  });

  it('C2: takes stages whose names form a cycle', () => {
    const file = parseDockerfile('FROM b AS a\nWORKDIR /x\nFROM a AS b\nWORKDIR y');
    expect(file.stages.map((stage) => stage.base.kind)).toEqual(['image', 'stage']);
  });

  it('C3: takes a continuation that a comment with the escape character ends', () => {
    expect(keywords('RUN \\\n# comment\\comment\n')).toEqual(['RUN']);
  });

  it('C4: parses without the global Buffer of Node', () => {
    const { Buffer } = globalThis;
    try {
      Reflect.deleteProperty(globalThis, 'Buffer');
      expect(outline('\ufeffFROM a\nRUN b \\\n c')).toEqual(['FROM a', 'RUN b \\\n c']);
    } finally {
      globalThis.Buffer = Buffer;
    }
  });
});

describe('directives and comments', () => {
  it('L1: an unknown directive ends the head of the file', () => {
    const file = parseDockerfile('# foo=bar\n# escape=`\nFROM a\nRUN x \\\n y');
    expect(file.escape).toBe('\\');
    expect(file.directives).toEqual([]);
    expect(file.comments.map((comment) => comment.text)).toEqual(['foo=bar', 'escape=`']);
    expect(file.instructions).toHaveLength(2);
  });

  it.each(['# use x=y because', '# see https://x?a=b'])(
    'L2: takes %j on the first line for a comment',
    (line) => {
      const file = parseDockerfile(`${line}\nFROM a`);
      expect(file.comments.map((comment) => textOf(file, comment.span))).toEqual([line]);
      expect(file.directives).toEqual([]);
    },
  );

  it('L3: a directive without a value ends the head of the file', () => {
    const file = parseDockerfile('# syntax=\n# escape=`\nFROM a');
    expect(file.directives).toEqual([]);
    expect(file.escape).toBe('\\');
    expect(file.comments).toHaveLength(2);
  });

  it('L4: notes a directive given twice and an escape character that does not exist', () => {
    const twice = parseDockerfile('# escape=`\n# escape=\\\nFROM a');
    expect(twice.problems.map((problem) => problem.message)).toEqual([
      'only one escape parser directive can be used',
    ]);
    expect(twice.escape).toBe('`');
    expect(parseDockerfile('# escape=x\nFROM a').problems).toHaveLength(1);
  });

  it('L5: reads check', () => {
    const file = parseDockerfile('# check=skip=JSONArgsRecommended;error=true\nFROM a');
    const [directive] = file.directives;
    expect(directive).toMatchObject({ name: 'check', value: 'skip=JSONArgsRecommended;error=true' });
    expect(textOf(file, directive?.valueSpan)).toBe('skip=JSONArgsRecommended;error=true');
  });

  it('L6: finds syntax below a #! line, and nothing else changes there', () => {
    const file = parseDockerfile('#!/usr/bin/env buildit\n# syntax=docker/dockerfile:1\n# escape=`\nFROM a');
    expect(file.directives.map((directive) => directive.name)).toEqual(['syntax']);
    expect(file.escape).toBe('\\');
    expect(file.comments.map((comment) => comment.text)).toEqual(['!/usr/bin/env buildit', 'escape=`']);
  });

  it('takes blanks and upper case in directives', () => {
    const file = parseDockerfile(
      '#  Syntax = docker/dockerfile:1  \r\n#\tESCAPE\t=\t`\r\nFROM a\r\nRUN x `\r\n y',
    );
    expect(file.directives.map(({ name, value }) => [name, value])).toEqual([
      ['syntax', 'docker/dockerfile:1'],
      ['escape', '`'],
    ]);
    expect(file.instructions).toHaveLength(2);
    expect(textOf(file, file.directives[0]?.valueSpan)).toBe('docker/dockerfile:1');
  });

  it('knows which comments stand inside an instruction', () => {
    const file = parseDockerfile('# a\nRUN b \\\n  # c\\\n d\n# e');
    expect(file.comments.map(({ text, inside }) => [text, inside])).toEqual([
      ['a', false],
      ['c\\', true],
      ['e', false],
    ]);
  });
});

describe('lines', () => {
  it('L7: two or three escape characters at the end of a line do not continue it', () => {
    expect(keywords('RUN echo a \\\\\nUSER x')).toEqual(['RUN', 'USER']);
    expect(keywords('RUN echo a \\\\\\\nUSER x')).toEqual(['RUN', 'USER']);
  });

  it('L8: a line with the escape character alone joins the next', () => {
    const file = parseDockerfile('\n\\\nRUN x');
    expect(file.instructions.map((one) => textOf(file, one.span))).toEqual(['RUN x']);
  });

  it('L9: odd blanks are blanks', () => {
    expect(keywords('FROM\fa\nRUN\vx\n\u00a0RUN x\n\u00a0# c')).toEqual(['FROM', 'RUN', 'RUN']);
    expect(parseDockerfile('\u00a0# c').comments).toHaveLength(1);
  });

  it('L10: a carriage return alone ends no line', () => {
    const file = parseDockerfile('FROM a\rRUN b\r');
    expect(file.instructions).toHaveLength(1);
    expect(file.problems).toHaveLength(1);
  });

  it('L11: blank continuation lines are left out', () => {
    const file = parseDockerfile('RUN a \\\n\n \t\n  b\nUSER c');
    expect(file.instructions.map((one) => one.keyword)).toEqual(['RUN', 'USER']);
    expect(file.instructions.map(words)).toEqual([['a', 'b'], ['c']]);
  });

  it('L12: an escape character on the last line ends with that line', () => {
    expect(outline('FROM a\nRUN b \\\n')).toEqual(['FROM a', 'RUN b \\']);
    expect(outline('FROM a\nRUN b \\\n# c\n\n')).toEqual(['FROM a', 'RUN b \\']);
  });

  it('joins a keyword that is split over lines', () => {
    const file = parseDockerfile('FR\\\nOM a\nRU\\\n# c\nN b');
    expect(file.instructions.map((one) => one.keyword)).toEqual(['FROM', 'RUN']);
    expect(file.instructions.map((one) => textOf(file, one.keywordSpan))).toEqual([
      'FR\\\nOM',
      'RU\\\n# c\nN',
    ]);
  });

  it('takes a byte order mark, CRLF and blanks after the escape character', () => {
    const file = parseDockerfile('\ufeffFROM a\r\nRUN b \\ \t\r\n  c\r\n');
    expect(file.instructions.map(words)).toEqual([['a'], ['b', 'c']]);
    expect(file.instructions.map((one) => textOf(file, one.span))).toEqual(['FROM a', 'RUN b \\ \t\r\n  c']);
  });

  it('keeps an unknown instruction', () => {
    expect(keywords('FROM a\nVOLUMES /x\n')).toEqual(['FROM', 'VOLUMES']);
  });

  it('refuses binary and huge texts without looking at them', () => {
    for (const text of ['FROM a\0', 'FROM a\n'.repeat(400_000)]) {
      const file = parseDockerfile(text);
      expect(file.instructions).toEqual([]);
      expect(file.problems).toHaveLength(1);
      expect(imageUses(file)).toEqual([]);
    }
  });
});

describe('bodies', () => {
  it('A1: a comment between continuation lines that ends in the escape character is a comment', () => {
    const file = parseDockerfile('RUN a \\\n  # one \\\n  # two \\\n  && b');
    const [run] = file.instructions;
    expect(run && words(run)).toEqual(['a', '&&', 'b']);
    expect(textOf(file, run?.body)).toBe('a \\\n  # one \\\n  # two \\\n  && b');
    expect(file.comments.map(({ text, inside }) => [text, inside])).toEqual([
      ['one \\', true],
      ['two \\', true],
    ]);
  });

  it('A2: keeps lines of one character', () => {
    const file = parseDockerfile('RUN a \\\nb\\\nc\\\nd');
    const [run] = file.instructions;
    expect(run && words(run)).toEqual(['a', 'bcd']);
    expect(textOf(file, run?.body)).toBe('a \\\nb\\\nc\\\nd');
  });

  it('the body leaves out flags and heredocs', () => {
    const file = parseDockerfile('RUN --network=none <<EOF cat  \nx\nEOF\n');
    const [run] = file.instructions;
    expect(textOf(file, run?.body)).toBe('<<EOF cat');
    expect(textOf(file, run?.span)).toBe('RUN --network=none <<EOF cat  \nx\nEOF');
  });

  it('a split word points at both lines', () => {
    const file = parseDockerfile('FROM debian:\\\n12');
    const word = file.instructions[0]?.words[0];
    expect(word?.text.value).toBe('debian:12');
    expect(textOf(file, word?.span)).toBe('debian:\\\n12');
    expect(textOf(file, word?.text.spanOf(7))).toBe('12');
  });
});
