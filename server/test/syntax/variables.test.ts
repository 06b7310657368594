// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfile text
import { describe, expect, it } from 'vitest';
import { expand, MappedText, parseDockerfile, scopeAt } from '../../src/syntax';
import { lastBase, scopeOf, textOf, valueAtEnd, valueWith } from './helpers';

describe('expansion', () => {
  it.each([
    ['${V-12}', { V: undefined }, '12'],
    ['${V-12}', { V: '' }, ''],
    ['${V-12}', { V: '1' }, '1'],
    ['${V+x}', { V: '' }, 'x'],
    ['${V+x}', {}, ''],
    ['${V?x}', { V: '1' }, '1'],
    ['${V:?x}', { V: '' }, undefined],
    ['${V?x}', {}, undefined],
  ])('V1: %s with %j is %j', (text, values, expected) => {
    expect(valueWith(values, text)).toBe(expected);
  });

  it.each([
    ['${V#v}', 'v1.2', '1.2'],
    ['${V#*.}', 'a.b.c', 'b.c'],
    ['${V##*.}', 'a.b.c', 'c'],
    ['${V%.*}', 'a.b.c', 'a.b'],
    ['${V%%.*}', 'a.b.c', 'a'],
    ['${V%%-*}', '12-slim-x', '12'],
    ['${V%?}', '12', '1'],
    ['${V#\\*}', '*a', 'a'],
    ['${V#x}', 'abc', 'abc'],
    ['${V/rc/beta}', '1rc-rc', '1beta-rc'],
    ['${V//./_}', '1.2.3', '1_2_3'],
    ['${V/\\//_}', 'a/b/c', 'a_b/c'],
    ['${V//\\//_}', 'a/b/c', 'a_b_c'],
    ['${V/.*/}', '1.2.3', '1'],
    ['${V//}', 'abc', undefined],
  ])('V2: %s of %j is %j', (text, value, expected) => {
    expect(valueWith({ V: value }, text)).toBe(expected);
  });

  it.each([
    ['${A:-${B}}', { B: '1' }, '1'],
    ['${A:-x${B}y}', { B: '1' }, 'x1y'],
    ['${A:-${B:-${C:-d}}}', {}, 'd'],
    ['${A:+${B}}', { A: '1', B: '2' }, '2'],
    ['${A#${B}}', { A: 'v1', B: 'v' }, '1'],
    ['${A:-"b c"}', {}, 'b c'],
  ])('V3: %s with %j is %j', (text, values, expected) => {
    expect(valueWith(values, text)).toBe(expected);
  });

  it.each([
    ['V4', 'debian:${V:-12}', {}, 'debian:12'],
    ['V5', '${V:+12}', { V: '1' }, '12'],
    ['V6', '${V:-12}', { V: '' }, '12'],
    ['V12', "'$X'", { X: '1' }, '$X'],
    ['V12', '"$X"', { X: '1' }, '1'],
    ['V14', '"\\$F"', { F: '1' }, '$F'],
    ['V14', '\\$F', { F: '1' }, '$F'],
    ['V14', '$$D', { D: '1' }, 'D'],
    ['V14', '$(cmd)', {}, '$(cmd)'],
    ['V14', '$((1+2))', {}, '$((1+2))'],
    ['V14', '$', {}, '$'],
    ['V15', '$É', { É: '1' }, '1'],
    ['V17', `"a"b'c'`, {}, 'abc'],
    ['V17', 'a\\ b', {}, 'a b'],
    ['V17', '"a\\b"', {}, 'a\\b'],
  ])('%s: %s', (_row, text, values, expected) => {
    expect(valueWith(values, text)).toBe(expected);
  });

  it.each(['${', '${}', '${{a}}', '${:x}', '${a', '${a:-b', '"a', "'a", '${a^^}', '${a:=b}', '${a[0]}'])(
    'BuildKit refuses %s',
    (text) => {
      const result = expand(MappedText.slice(text, 0), scopeOf({ a: '1' }));
      expect(result.value).toBeUndefined();
      expect(result.problem).toBeDefined();
    },
  );

  it('names the variables that decide, and no others', () => {
    const result = expand(MappedText.slice('${A:-$B}$C', 10), scopeOf({ A: '1', C: undefined }));
    expect(result.value).toBeUndefined();
    expect(result.missing).toEqual(['C']);
    expect(result.variables.map(({ name, span }) => [name, span.start, span.end])).toEqual([
      ['A', 10, 18],
      ['B', 15, 17],
      ['C', 18, 20],
    ]);
  });

  it('uses the escape character of the file, and leaves quotes alone where told', () => {
    const text = MappedText.slice('`$A "$A" \\$A', 0);
    expect(expand(text, scopeOf({ A: '1' }), { escape: '`' }).value).toBe('$A 1 \\1');
    expect(expand(text, scopeOf({ A: '1' }), { escape: '`', quotes: false }).value).toBe('$A "1" \\1');
  });

  it('stays small and quick on values that double and patterns that would backtrack', () => {
    const lines = Array.from({ length: 64 }, (_, i) => `ARG A${i + 1}=$A${i}$A${i}`);
    expect(lastBase(`ARG A0=xxxxxxxx\n${lines.join('\n')}\nFROM $A64`)).toBeUndefined();
    expect(valueWith({ A: 'a'.repeat(5000) }, `\${A#${'*a'.repeat(200)}b}`)).toBe('a'.repeat(5000));
    expect(valueWith({ A: 'a'.repeat(30000) }, '${A//*a*b/}')).toBeUndefined();
    expect(valueWith({}, '${a:-'.repeat(10000))).toBeUndefined();
  });
});

describe('scopes', () => {
  it('V7: every variable of an ARG counts', () => {
    expect(lastBase('ARG A=1 B=2\nFROM x:$A-$B')).toBe('x:1-2');
  });

  it('V8: an ARG may use those before it', () => {
    expect(lastBase('ARG A=12\nARG B=debian:$A\nFROM $B')).toBe('debian:12');
  });

  it('V9: a stage inherits ENV and ARG of the stage it is built on', () => {
    expect(valueAtEnd('FROM a AS b\nARG X=1\nENV Y=2\nFROM b', '$X $Y')).toBe('1 2');
    expect(valueAtEnd('FROM a AS b\nARG X=1\nFROM c', '$X')).toBeUndefined();
  });

  it('V13: an ENV uses the values from before the instruction', () => {
    expect(valueAtEnd('FROM a\nENV A=0\nENV A=1 \\\n  B=$A', '$A$B')).toBe('10');
  });

  it('V16: the key of an ENV is expanded', () => {
    expect(valueAtEnd('FROM a\nARG K=FOO\nENV $K=1', '$FOO')).toBe('1');
  });

  it('V18: platform ARGs are predefined, in stages once they are declared', () => {
    expect(lastBase('FROM x:$TARGETARCH-$BUILDPLATFORM')).toBe('x:amd64-linux/amd64');
    expect(valueAtEnd('FROM a', '$TARGETOS')).toBeUndefined();
    expect(valueAtEnd('FROM a\nARG TARGETOS\nARG TARGETVARIANT', '$TARGETOS$TARGETVARIANT')).toBe('linux');
  });

  it('a global ARG reaches a stage that declares it', () => {
    expect(valueAtEnd('ARG A=1\nFROM a', '$A')).toBeUndefined();
    expect(valueAtEnd('ARG A=1\nFROM a\nARG A', '$A')).toBe('1');
    expect(valueAtEnd('ARG A=1\nFROM a\nARG A=2', '$A')).toBe('2');
    expect(lastBase('ARG P=\nFROM ${P}debian')).toBe('debian');
  });

  it('ENV wins over ARG wherever it stands', () => {
    expect(valueAtEnd('FROM a\nENV A=1\nARG A=2', '$A')).toBe('1');
    expect(valueAtEnd('FROM a\nARG A=2\nENV A=1', '$A')).toBe('1');
  });

  it('an ARG in a stage does not reach FROM', () => {
    expect(lastBase('FROM a\nARG V=1\nFROM b:$V')).toBeUndefined();
  });

  it('a declared ARG without a value is not known, but lets a default count', () => {
    expect(lastBase('ARG V\nFROM b:$V')).toBeUndefined();
    expect(lastBase('ARG V\nFROM b:${V:-2}')).toBe('b:2');
    expect(lastBase('FROM b:${V-2}')).toBe('b:2');
  });

  it('says where a value comes from', () => {
    const file = parseDockerfile('ARG V=12\nFROM a:$V AS b\nARG V\nFROM b\nRUN x');
    expect(file.stages[0]?.base.operand?.variables.map((use) => textOf(file, use.definition))).toEqual([
      'V=12',
    ]);
    const run = file.instructions.at(-1);
    const binding = run && scopeAt(file, run).lookup('V');
    expect(binding).toMatchObject({ value: '12', kind: 'global' });
    expect(textOf(file, binding?.definition)).toBe('V=12');
  });

  it('merges many definitions rightly', () => {
    const lines = Array.from({ length: 300 }, (_, i) => `ENV A${i % 70}=${i}`);
    const file = `FROM a AS b\n${lines.join('\n')}\nFROM b\nENV A1=new`;
    expect(valueAtEnd(file, '$A0 $A1 $A19 $A20 $A69')).toBe('280 new 299 230 279');
  });
});

describe('stages', () => {
  it('V10: names are compared without case', () => {
    const file = parseDockerfile('FROM a AS Build\nFROM build\nCOPY --from=BUILD x y');
    expect(file.stages[0]?.name).toBe('build');
    expect(textOf(file, file.stages[0]?.nameSpan)).toBe('Build');
    expect(file.stages[1]?.base).toMatchObject({ kind: 'stage', stage: 0 });
  });

  it('V11: a variable may name a stage', () => {
    expect(lastBase('ARG S=build\nFROM a AS build\nFROM $S')).toBe('stage 0');
  });

  it('knows what belongs to which stage', () => {
    const file = parseDockerfile('ARG A\nFROM a\nRUN b\nFROM c\nRUN d\nUSER e');
    expect(file.instructions.map((one) => one.stage)).toEqual([-1, 0, 0, 1, 1, 1]);
    expect(file.stages.map((stage) => stage.instructions.length)).toEqual([1, 2]);
  });

  it('the last stage of a name before the reference counts', () => {
    expect(lastBase('FROM x AS a\nFROM y AS a\nFROM a AS b')).toBe('stage 1');
    expect(lastBase('FROM a AS a')).toBe('a');
  });
});
