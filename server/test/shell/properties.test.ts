// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MappedText } from '../../src/syntax/mapped-text';
import type { Dialect, Script } from '../../src/syntax/shell';
import { literalText, parseScript, walkCommands } from '../../src/syntax/shell';
import type { Span } from '../../src/syntax/span';

const tokens = [
  ...[
    'a',
    'b',
    'curl',
    ' ',
    ' ',
    ' ',
    '\n',
    '\\\n',
    '\\',
    ';',
    '&&',
    '||',
    '|',
    '&',
    '(',
    ')',
    '{',
    '}',
    '$(',
    '`',
  ],
  ...[
    '"',
    "'",
    "$'",
    '$x',
    '${x',
    '${x:-',
    '}',
    '$((',
    '))',
    '[[ ',
    ' ]]',
    '<<E',
    '\nE\n',
    '<<-',
    '<(',
    '>',
    '2>&1',
  ],
  ...[
    'if ',
    'then ',
    'fi ',
    'for x in ',
    'do ',
    'done ',
    'case x in ',
    'esac ',
    ';;',
    '!',
    'A=',
    'A=(',
    '#',
    '*',
    'é😀',
  ],
  ...['function f', 'time ', '%X%', '$env:Y', '^', '@{', '\r\n', '\t'],
];
const shellText = fc.array(fc.constantFrom(...tokens), { maxLength: 30 }).map((t) => t.join(''));

/** All spans of a script, wherever they are. */
function spans(node: unknown, found: Span[] = []): Span[] {
  if (node instanceof MappedText || typeof node !== 'object' || node === null) return found;
  const { start, end } = node as Partial<Span>;
  if (typeof start === 'number' && typeof end === 'number') found.push({ start, end });
  else for (const value of Object.values(node)) spans(value, found);
  return found;
}

describe.each<Dialect>(['sh', 'powershell', 'cmd'])('any text as %s', (dialect) => {
  const check = (text: string) => {
    const start = 11;
    const script: Script = parseScript(MappedText.slice(text, start), dialect);
    for (const s of spans(script)) {
      expect(s.start).toBeGreaterThanOrEqual(start);
      expect(s.end).toBeGreaterThanOrEqual(s.start);
      expect(s.end).toBeLessThanOrEqual(start + text.length);
    }
    for (const error of script.errors) expect(error.offset).toBeLessThanOrEqual(start + text.length);
    walkCommands(script.body, (command) => {
      if (command.kind !== 'simple' || dialect !== 'sh') return;
      for (const word of command.words) {
        if (word.literal !== undefined) expect(literalText(word)?.value).toBe(word.literal);
        expect(word.raw).toBe(word.text.value);
      }
    });
  };
  it('gives spans inside it and never throws', () => {
    fc.assert(fc.property(shellText, check), { numRuns: 1500 });
  });
  it('of random characters too', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), check), { numRuns: 500 });
  });
});

describe('words of sh text', () => {
  it('stand in the document where their span says', () => {
    fc.assert(
      fc.property(shellText, (text) => {
        // Escaped backticks are decoded, so their inside is no plain slice.
        fc.pre(!text.includes('`'));
        walkCommands(parseScript(MappedText.slice(text, 0), 'sh').body, (command) => {
          if (command.kind === 'simple')
            for (const word of command.words)
              expect(text.slice(word.span.start, word.span.end)).toBe(word.raw);
        });
      }),
      { numRuns: 1500 },
    );
  });
});
