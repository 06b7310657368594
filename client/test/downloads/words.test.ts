import { describe, expect, it } from 'vitest';
import { fillInArgument } from '../../src/downloads/argument';
import { agreement, doneText, type Outlook, refusedText, sizeText } from '../../src/downloads/words';

const outlook = (more: Partial<Outlook> = {}): Outlook => ({
  what: 'sha256',
  url: 'https://example.org/tool.tar.gz',
  host: 'example.org',
  ...more,
});

describe('before a download', () => {
  it('says who is asked, for how much, and what the answer is worth', () => {
    const { question, detail } = agreement(outlook({ size: 12_345_678 }));
    expect(question).toBe('Download 12.3 MB from example.org to compute its SHA-256?');
    expect(detail).toContain('https://example.org/tool.tar.gz');
    expect(detail).toContain('what example.org serves now');
    expect(detail).not.toContain('encrypted');
  });

  it('says who serves it in the end, and when nothing protects the way', () => {
    const { question, detail } = agreement(
      outlook({ url: 'http://example.org/x', servedBy: 'cdn.example.net' }),
    );
    expect(question).toContain('a file of unknown size');
    expect(detail).toContain('example.org sends on to cdn.example.net');
    expect(detail).toContain('what cdn.example.net serves now');
    expect(detail).toContain('not encrypted');
  });
});

it('says what was filled in', () => {
  expect(doneText('sha256', 'ab'.repeat(32), 'example.org')).toContain('abababababab…');
  expect(doneText('commit', 'ab'.repeat(20), 'example.org')).toMatch(
    /^The commit that example\.org names now/,
  );
});

it('says why nobody was asked', () => {
  expect(refusedText({ refused: 'off' })).toContain('dockerfileHygiene.registry.lookups');
  expect(refusedText({ refused: 'no-registry' })).toContain('browser');
});

it('sizes are as people say them', () => {
  expect([1, 812, 34_512, 12_345_678].map(sizeText)).toEqual(['1 byte', '812 bytes', '34.5 kB', '12.3 MB']);
});

describe('the argument of the command', () => {
  const good = { uri: 'file:///a', position: { line: 1, character: 2 }, rule: 'remote-script', choice: 0 };

  it('is taken as it is', () => {
    expect(fillInArgument({ ...good, everywhere: true })).toEqual(good);
  });

  it.each([undefined, null, 1, {}, { ...good, choice: -1 }, { ...good, rule: 1 }, { ...good, uri: 1 }])(
    'is refused: %j',
    (argument) => {
      expect(fillInArgument(argument)).toBeUndefined();
    },
  );
});
