import { describe, expect, it } from 'vitest';
import { addWord, removeOption, removePackages, removeWords, replaceWord, shellQuote } from '../../src/edits';
import { applied, lastRun, simple } from './helpers';

function run(text: string) {
  const found = lastRun(`FROM a\n${text}`);
  const command = simple(found, 'apt');
  const word = (raw: string) => {
    const w = command.words.find((candidate) => candidate.raw === raw);
    if (!w) throw new Error(`no ${raw}`);
    return w;
  };
  return { ...found, command, word };
}

describe('removeWords', () => {
  it.each([
    ['RUN apt install -y a b c', ['b'], 'RUN apt install -y a c'],
    ['RUN apt install -y a b c', ['a', 'b'], 'RUN apt install -y c'],
    ['RUN apt install -y a b c', ['a', 'c'], 'RUN apt install -y b'],
    ['RUN apt install \\\n  a \\\n  b \\\n  c\n', ['b'], 'RUN apt install \\\n  a \\\n  c\n'],
    ['RUN apt install \\\n  a \\\n  b && \\\n  z\n', ['b'], 'RUN apt install \\\n  a && \\\n  z\n'],
    ['RUN apt install \\\n  a \\\n  # why b\n  b \\\n && z\n', ['b'], 'RUN apt install \\\n  a \\\n && z\n'],
    ['RUN apt install a > /log b', ['b'], 'RUN apt install a > /log'],
    ['RUN X=1 apt install a', ['apt'], undefined],
  ])('%j without %j', (text, words, expected) => {
    const r = run(text);
    const result = applied(
      r,
      removeWords(
        r.command,
        words.map((w) => r.word(w)),
      ),
    );
    expect(result?.slice('FROM a\n'.length)).toBe(expected);
  });

  it('takes an option with its value', () => {
    const r = run('RUN apt -o x=y install --force a');
    expect(applied(r, removeOption(r.command, r.word('-o'), r.word('x=y')))).toBe(
      'FROM a\nRUN apt install --force a',
    );
    expect(applied(r, removeOption(r.command, r.word('--force')))).toBe('FROM a\nRUN apt -o x=y install a');
  });
});

describe('packages', () => {
  it('go with the command when none is left', () => {
    const r = run('RUN u && apt install a b && z\n');
    const packages = [r.word('a'), r.word('b')];
    const remove = (gone: typeof packages) =>
      applied(r, removePackages(r.dockerfile, r.instruction, r.script, r.command, packages, gone));
    expect(remove(packages)).toBe('FROM a\nRUN u && z\n');
    expect(remove(packages.slice(1))).toBe('FROM a\nRUN u && apt install a && z\n');
  });
});

describe('single words', () => {
  it('are replaced and added', () => {
    const r = run('RUN apt install \\\n  a \\\n  b');
    expect(applied(r, replaceWord(r.word('a'), 'a=1'))).toBe('FROM a\nRUN apt install \\\n  a=1 \\\n  b');
    expect(applied(r, addWord(r.command, r.word('install'), '-y'))).toBe(
      'FROM a\nRUN apt install -y \\\n  a \\\n  b',
    );
    expect(applied(r, addWord(r.command, undefined, 'c'))).toBe('FROM a\nRUN apt install \\\n  a \\\n  b c');
  });
});

describe('shellQuote', () => {
  it.each([
    ['a-b/c.d=1', 'a-b/c.d=1'],
    ['a b', "'a b'"],
    ["it's", "'it'\\''s'"],
    ['$x', "'$x'"],
    ['', "''"],
  ])('%j', (text, quoted) => {
    expect(shellQuote(text)).toBe(quoted);
  });
});
