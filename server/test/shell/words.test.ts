// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import { describe, expect, it } from 'vitest';
import type { ShellWord, Simple, WordPart } from '../../src/syntax/shell';
import { literalText } from '../../src/syntax/shell';
import { sh, simples, slice } from './helpers';

function first(text: string): Simple {
  const [command] = simples(sh(text).body);
  if (!command) throw new Error('no command');
  return command;
}

function word(text: string): ShellWord {
  const found = first(`x ${text}`).words[1];
  if (!found) throw new Error('no word');
  return found;
}

function parameter(text: string): Extract<WordPart, { kind: 'parameter' }> {
  const part = word(text).parts.find((p) => p.kind === 'parameter');
  if (part?.kind !== 'parameter') throw new Error('no parameter');
  return part;
}

describe('literal words', () => {
  it.each([
    ['abc', 'abc'],
    [`"a"b'c'`, 'abc'],
    ['a\\ b\\"c', 'a b"c'],
    [`'a\\b'`, 'a\\b'],
    [`"a\\b\\"\\$x"`, 'a\\b"$x'],
    [`$'a\\tb\\'c'`, "a\tb'c"],
    [`$'\\x41\\101'`, 'AA'],
    ['""', ''],
    ["''x", 'x'],
    ['/var/lib/*', '/var/lib/*'],
    ['{a,b}?[cd]', '{a,b}?[cd]'],
    ['~/x', '~/x'],
    ['a\\\nb', 'ab'],
    ['--opt="v w"', '--opt=v w'],
    ["'it'\\''s'", "it's"],
    ['ünï😀', 'ünï😀'],
  ])('%j', (written, literal) => {
    const w = word(written);
    expect(w.literal).toBe(literal);
    expect(w.raw).toBe(written);
    expect(w.text.value).toBe(written);
    expect(literalText(w)?.value).toBe(literal);
  });

  it.each(['$x', '"a$x"', '$(a)', '`a`', '$((1))', '${x}', '<(a)', '{$a,b}'])(
    '%j is not literal',
    (written) => {
      expect(word(written).literal).toBeUndefined();
      expect(literalText(word(written))).toBeUndefined();
    },
  );

  it('map back to the document, so that the operand of sh -c can be read', () => {
    const document = `sh -c 'curl "u" | sh'"\\"x"`;
    const text = literalText(first(document).words[2] as ShellWord);
    const at = text?.value.indexOf('u"') ?? -1;
    expect(document[text?.at(at) ?? -1]).toBe('u');
    expect(document[text?.at((text?.value.length ?? 0) - 1) ?? -1]).toBe('x');
  });
});

describe('parameters', () => {
  it.each([
    ['$x', 'x', undefined, undefined, undefined],
    ['${x}', 'x', undefined, undefined, undefined],
    ['$1', '1', undefined, undefined, undefined],
    ['"$@"', '@', undefined, undefined, undefined],
    ['${x:-a b}', 'x', ':-', 'a b', undefined],
    ['${x-$y}', 'x', '-', '$y', undefined],
    ['${x:=d}', 'x', ':=', 'd', undefined],
    ['${x:?msg}', 'x', ':?', 'msg', undefined],
    ['${x#*/}', 'x', '#', '*/', undefined],
    ['${x%%-*}', 'x', '%%', '-*', undefined],
    ['${x/a/b}', 'x', '/', 'a', 'b'],
    ['${x//./_}', 'x', '//', '.', '_'],
    ['${x:1:2}', 'x', ':', '1', '2'],
    ['${x^^}', 'x', '^^', undefined, undefined],
    ['${#x}', 'x', 'length', undefined, undefined],
    ['${!x}', 'x', '!', undefined, undefined],
    ['${a[1]}', 'a', undefined, undefined, undefined],
  ])('%s', (written, name, operator, operand, replacement) => {
    const part = parameter(written);
    expect([part.name, part.operator, part.operand?.raw, part.replacement?.raw]).toEqual([
      name,
      operator,
      operand,
      replacement,
    ]);
    expect(`x ${written}`.slice(part.span.start, part.span.end)).toBe(written.replaceAll('"', ''));
    expect(part.quoted).toBe(written.startsWith('"'));
  });
});

describe('assignments', () => {
  it('stand before the command', () => {
    const command = first('A=1 B+="x y" C= D=(a "b c") E=$(f) cmd G=1');
    expect(
      command.assignments.map((a) => [a.name, a.append, a.value?.raw, a.array?.map((w) => w.literal)]),
    ).toEqual([
      ['A', false, '1', undefined],
      ['B', true, '"x y"', undefined],
      ['C', false, undefined, undefined],
      ['D', false, undefined, ['a', 'b c']],
      ['E', false, '$(f)', undefined],
    ]);
    expect(command.words.map((w) => w.literal)).toEqual(['cmd', 'G=1']);
  });

  it('as arguments of export are words', () => {
    expect(first('export A="b c" D=$x').words.map((w) => w.literal)).toEqual(['export', 'A=b c', undefined]);
  });

  it('alone have no words', () => {
    expect(first('A=1').words).toEqual([]);
  });
});

describe('redirections', () => {
  it('have operator, descriptor and target', () => {
    const document = 'a < in > out 2>/dev/null >&2 &> all 3>>f {v}> g <<< "here" 2>&1';
    const found = first(document).redirects.map((r) => [r.operator, r.fd, r.target?.raw, slice(document, r)]);
    expect(found).toEqual([
      ['<', undefined, 'in', '< in'],
      ['>', undefined, 'out', '> out'],
      ['>', '2', '/dev/null', '2>/dev/null'],
      ['>&', undefined, '2', '>&2'],
      ['&>', undefined, 'all', '&> all'],
      ['>>', '3', 'f', '3>>f'],
      ['>', '{v}', 'g', '{v}> g'],
      ['<<<', undefined, '"here"', '<<< "here"'],
      ['>&', '2', '1', '2>&1'],
    ]);
  });

  it('of compounds belong to them', () => {
    const [item] = sh('for x in a; do b; done > f 2>&1').body.items;
    expect(item?.command.kind === 'loop' && item.command.redirects.map((r) => r.operator)).toEqual([
      '>',
      '>&',
    ]);
  });

  it('carry heredocs', () => {
    const command = first('cat <<EOF >f\na $x\n\tb\nEOF\n');
    expect(command.redirects[0]?.target?.literal).toBe('EOF');
    expect(command.redirects[0]?.heredoc?.content.value).toBe('a $x\n\tb\n');
    expect(command.redirects[0]?.heredoc?.expand).toBe(true);
    expect(command.redirects[0]?.heredoc?.body?.parts.map((p) => p.kind)).toEqual([
      'text',
      'parameter',
      'text',
    ]);
  });

  it('carry heredocs without tabs and without expansion', () => {
    const document = "cat <<-'E'\n\t\ta $x\n\tb\n\tE\n";
    const heredoc = first(document).redirects[0]?.heredoc;
    expect(heredoc?.content.value).toBe('a $x\nb\n');
    expect(heredoc?.content.at(0)).toBe(document.indexOf('a $x'));
    expect(heredoc?.content.at(5)).toBe(document.indexOf('b'));
    expect(heredoc?.expand).toBe(false);
    expect(heredoc?.body).toBeUndefined();
  });
});
