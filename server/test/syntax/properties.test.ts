// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfile text
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contains,
  expand,
  type Instruction,
  imageUses,
  type MappedText,
  parseDockerfile,
  type Span,
  scopeAt,
} from '../../src/syntax';
import { findInstructions } from '../../src/syntax/dockerfile-ast-adapter';
import { scanLines } from '../../src/syntax/logical-lines';
import { mask } from '../../src/syntax/mask';

const tokens = [
  'FROM',
  'RUN',
  'COPY',
  'ADD',
  'ENV',
  'ARG',
  'LABEL',
  'ONBUILD',
  'HEALTHCHECK',
  'CMD',
  'SHELL',
  'AS',
  'debian:12',
  'a',
  '$A',
  '${A:-b}',
  '${A',
  '${A/x/y}',
  'A=1',
  'A="b c"',
  '"',
  "'",
  '\\',
  '`',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\\\n',
  '\\\r\n',
  '\\ \n',
  '`\n',
  '#',
  '# c\n',
  '# escape=`\n',
  '# syntax=a/b:1\n',
  '<<EOF',
  '<<-EOF',
  '<< "EOF"',
  '\nEOF\n',
  '\n\tEOF\n',
  '<',
  '["a","b c"]',
  '["a\\u0041"]',
  '[',
  ']',
  ',',
  '--from=0',
  '--from=a',
  '--mount=type=bind,from=x',
  '--mount="a b"',
  '--',
  '-',
  '=',
  '{{',
  '\ufeff',
  '\u00a0',
  '\f',
  '\v',
  '\u2028',
  'é',
  '😀',
  '\ud800',
];

const token = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...tokens) }, fc.string({ maxLength: 4 }));
const jumble = fc.array(token, { maxLength: 60, size: 'max' }).map((parts) => parts.join(''));

/** Lines that look like instructions, so that more than the first word is reached. */
const instructions = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'FROM',
        'RUN',
        'RUN',
        'COPY',
        'ADD',
        'ENV',
        'ARG',
        'ONBUILD RUN',
        'CMD',
        'HEALTHCHECK CMD',
        'x',
      ),
      fc.array(token, { maxLength: 8, size: 'max' }),
      fc.constantFrom('\n', '\n', '\r\n', ' \\\n', '\\\n# c\n', '\nEOF\n'),
    ),
    { maxLength: 12, size: 'max' },
  )
  .map((lines) => lines.map(([keyword, parts, end]) => `${keyword} ${parts.join(' ')}${end}`).join(''));

const dockerfiles = fc.oneof(jumble, instructions);

const runs = { numRuns: 1500 };

function spansOf(instruction: Instruction): Span[] {
  return [
    instruction.keywordSpan,
    instruction.body,
    ...instruction.words.map((word) => word.span),
    ...instruction.flags.flatMap((flag) => [flag.span, ...flag.options.map((option) => option.span)]),
    ...(instruction.json ? [instruction.json.span, ...instruction.json.items.map((item) => item.span)] : []),
    ...instruction.pairs.flatMap((pair) => [
      pair.span,
      pair.key.span,
      ...(pair.value ? [pair.value.span] : []),
    ]),
    ...instruction.heredocs.flatMap((heredoc) => [
      heredoc.operator,
      ...(heredoc.terminator ? [heredoc.terminator] : []),
    ]),
    ...(instruction.trigger ? [instruction.trigger.span, ...spansOf(instruction.trigger)] : []),
  ];
}

/** Texts that nothing is decoded in: each unit maps to itself. */
function plainTexts(instruction: Instruction): MappedText[] {
  return [
    ...instruction.words.map((word) => word.text),
    ...instruction.pairs.flatMap((pair) => [pair.key.text, ...(pair.value ? [pair.value.text] : [])]),
    ...instruction.heredocs.map((heredoc) => heredoc.content),
    ...instruction.flags.flatMap((flag) => (flag.value ? [flag.value] : [])),
    ...(instruction.trigger ? plainTexts(instruction.trigger) : []),
  ];
}

describe('any text', () => {
  it('is parsed, resolved and expanded without a crash', () => {
    fc.assert(
      fc.property(dockerfiles, (text) => {
        const file = parseDockerfile(text);
        imageUses(file);
        for (const one of file.instructions) {
          const scope = scopeAt(file, one);
          for (const word of one.words) expand(word.text, scope, { escape: file.escape });
        }
      }),
      runs,
    );
  });

  it('gives spans inside the document, and children inside their parents', () => {
    fc.assert(
      fc.property(dockerfiles, (text) => {
        const file = parseDockerfile(text);
        const document = { start: 0, end: text.length };
        const outer = [
          ...file.instructions.map((one) => one.span),
          ...file.comments.map((one) => one.span),
          ...file.directives.map((one) => one.span),
          ...file.problems.map((one) => one.span),
          ...imageUses(file).map((one) => one.span),
        ];
        for (const where of outer) {
          expect(where.start).toBeLessThanOrEqual(where.end);
          expect(contains(document, where)).toBe(true);
        }
        for (const one of file.instructions) {
          for (const where of spansOf(one)) {
            expect(where.start).toBeLessThanOrEqual(where.end);
            expect(contains(one.span, where)).toBe(true);
          }
        }
        for (const [i, one] of file.instructions.entries()) {
          expect(one.index).toBe(i);
          expect(one.span.start).toBeGreaterThanOrEqual(file.instructions[i - 1]?.span.end ?? 0);
        }
      }),
      runs,
    );
  });

  it('maps every undecoded unit to its own place', () => {
    fc.assert(
      fc.property(dockerfiles, (text) => {
        for (const one of parseDockerfile(text).instructions) {
          for (const mapped of plainTexts(one)) {
            for (let i = 0; i < mapped.value.length; i++) expect(text[mapped.at(i)]).toBe(mapped.value[i]);
          }
        }
      }),
      runs,
    );
  });

  it('keeps its length and lines in the mask, and dockerfile-ast sees our instructions there', () => {
    fc.assert(
      fc.property(dockerfiles, (text) => {
        const scan = scanLines(text);
        const masked = mask(text, scan);
        expect(masked.length).toBe(text.length);
        const ends = (value: string): number[] => [...value.matchAll(/\n/g)].map((match) => match.index);
        expect(ends(masked)).toEqual(ends(text));
        expect(findInstructions(masked).map((one) => one.span.start)).toEqual(
          scan.lines.map((line) => line.text.at(0)),
        );
      }),
      runs,
    );
  });
});
