import { describe, expect, it } from 'vitest';
import { type Flag, parseDockerfile } from '../../src/syntax';
import { only, textOf, words } from './helpers';

function flags(text: string): [string, string | undefined][] {
  return only(text).instruction.flags.map((flag) => [flag.name, flag.value?.value]);
}

function options(flag: Flag | undefined): [string, string | undefined][] {
  return (flag?.options ?? []).map((option) => [option.key, option.value?.value]);
}

describe('flags', () => {
  it('F1: quotes keep a value together and are removed', () => {
    const { file, instruction } = only('RUN --mount="type=secret,id=my s,target=/x y" echo');
    expect(options(instruction.flags[0])).toEqual([
      ['type', 'secret'],
      ['id', 'my s'],
      ['target', '/x y'],
    ]);
    expect(words(instruction)).toEqual(['echo']);
    expect(textOf(file, instruction.flags[0]?.options[1]?.span)).toBe('id=my s');
    expect(textOf(file, instruction.flags[0]?.options[2]?.value?.spanOf())).toBe('/x y');
  });

  it('F2: a lone -- ends the flags', () => {
    expect(flags('COPY -- --weird /x')).toEqual([]);
    expect(words(only('COPY -- --weird /x').instruction)).toEqual(['--weird', '/x']);
    expect(words(only('RUN -- --mount=foo').instruction)).toEqual(['--mount=foo']);
  });

  it('F3: the first other word ends the flags', () => {
    const { instruction } = only('RUN a--b --mount=type=cache foo');
    expect(instruction.flags).toEqual([]);
    expect(words(instruction)).toEqual(['a--b', '--mount=type=cache', 'foo']);
  });

  it('F4: each flag is found whatever stands beside it', () => {
    expect(flags('COPY --link --from=b x y')).toEqual([
      ['link', undefined],
      ['from', 'b'],
    ]);
    expect(flags('FROM --platform=x --y=z a')).toEqual([
      ['platform', 'x'],
      ['y', 'z'],
    ]);
  });

  it('F5: a mount option in quotes of its own may hold a comma', () => {
    const { instruction } = only(`RUN --mount='type=cache,"id=a,b",readonly' x`);
    expect(options(instruction.flags[0])).toEqual([
      ['type', 'cache'],
      ['id', 'a,b'],
      ['readonly', undefined],
    ]);
  });

  it('F5: quotes around a mount option value are gone before commas are looked at, as in BuildKit', () => {
    const { instruction } = only('RUN --mount=type=cache,id="a,b" x');
    expect(options(instruction.flags[0])).toEqual([
      ['type', 'cache'],
      ['id', 'a'],
      ['b', undefined],
    ]);
  });

  it('F6: the JSON form of HEALTHCHECK is known', () => {
    const { instruction } = only('HEALTHCHECK --interval=5s CMD ["curl", "-f", "http://localhost/"]');
    expect(instruction.json?.items.map((item) => item.text.value)).toEqual([
      'curl',
      '-f',
      'http://localhost/',
    ]);
    expect(words(instruction)[0]).toBe('CMD');
  });

  it('a flag may be split over lines', () => {
    const { file, instruction } = only('COPY --from=bu\\\n# c\nild a b');
    expect(instruction.flags[0]?.value?.value).toBe('build');
    expect(textOf(file, instruction.flags[0]?.value?.spanOf())).toBe('bu\\\n# c\nild');
  });
});

function json(text: string): string[] | undefined {
  return only(text).instruction.json?.items.map((item) => item.text.value);
}

describe('JSON forms', () => {
  it('J1: blanks in strings stay', () => {
    expect(json('CMD ["sh","-c","apt-get update && x"]')).toEqual(['sh', '-c', 'apt-get update && x']);
    expect(json('COPY ["a b","c/"]')).toEqual(['a b', 'c/']);
    expect(json('VOLUME ["/d e"]')).toEqual(['/d e']);
  });

  it('J2: escapes are decoded and point at the source', () => {
    expect(json('CMD ["\\u0041","x\\ny","\\t","a\\/b"]')).toEqual(['A', 'x\ny', '\t', 'a/b']);
    const { file, instruction } = only('CMD ["a\\u0041b"]');
    const text = instruction.json?.items[0]?.text;
    expect(text?.value).toBe('aAb');
    expect(textOf(file, text?.spanOf(2, 3))).toBe('b');
    expect(textOf(file, text?.spanOf(1, 2))).toBe('\\u0041');
    expect(textOf(file, text?.sub(0, 2).spanOf())).toBe('a\\u0041');
    expect(textOf(file, instruction.json?.items[0]?.span)).toBe('"a\\u0041b"');
  });

  it.each(['CMD ["a"] b', `CMD [ "a", 'b' ]`, 'RUN [ -f x ] && y', 'CMD "a"', 'CMD []x'])(
    'J3: %j is in shell form',
    (text) => {
      expect(json(text)).toBeUndefined();
    },
  );

  it('J4: an array may run over lines, with comments and another escape character', () => {
    const file = parseDockerfile('# escape=`\nCMD ["a", `\n  # why\n  "b c"]');
    const form = file.instructions[0]?.json;
    expect(form?.items.map((item) => textOf(file, item.span))).toEqual(['"a"', '"b c"']);
    expect(textOf(file, form?.span)).toBe('["a", `\n  # why\n  "b c"]');
  });

  it('J5: an array with something else than strings is a problem', () => {
    const { file, instruction } = only('CMD ["a", 1]');
    expect(instruction.json).toBeUndefined();
    expect(file.problems).toHaveLength(1);
  });

  it('may be empty', () => {
    expect(json('ENTRYPOINT []')).toEqual([]);
  });

  it('is not looked for where BuildKit has none', () => {
    expect(json('USER ["a"]')).toBeUndefined();
    expect(json('LABEL a=["a"]')).toBeUndefined();
  });
});

function pairs(text: string): [string, string | undefined][] {
  return only(text).instruction.pairs.map((pair) => [pair.key.text.value, pair.value?.text.value]);
}

describe('words and pairs', () => {
  it('V7: ARG takes several', () => {
    expect(pairs('ARG A=1 B=2')).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
    expect(pairs('ARG A B')).toEqual([
      ['A', undefined],
      ['B', undefined],
    ]);
  });

  it('reads both forms of ENV and LABEL', () => {
    expect(pairs('ENV a b  c')).toEqual([['a', 'b  c']]);
    expect(pairs('ENV a="b c" d=e\\ f g=\'h i\'')).toEqual([
      ['a', '"b c"'],
      ['d', 'e\\ f'],
      ['g', "'h i'"],
    ]);
    expect(pairs('LABEL a= "b c"=d')).toEqual([
      ['a', ''],
      ['"b c"', 'd'],
    ]);
  });

  it.each(['ENV a', 'ENV', 'LABEL a=b c', 'VOLUMES /x', 'ONBUILD VOLUMES /x'])(
    'notes that BuildKit refuses %j',
    (text) => {
      expect(parseDockerfile(text).problems).toHaveLength(1);
    },
  );

  it('points at the pair', () => {
    const { file, instruction } = only('ENV a=1 \\\n  b=2');
    expect(instruction.pairs.map((pair) => textOf(file, pair.span))).toEqual(['a=1', 'b=2']);
    expect(instruction.pairs.map((pair) => textOf(file, pair.value?.span))).toEqual(['1', '2']);
  });

  it('takes the rest of the line as one word where BuildKit does', () => {
    expect(words(only('WORKDIR /a b').instruction)).toEqual(['/a b']);
    expect(words(only('EXPOSE 80  443/tcp').instruction)).toEqual(['80', '443/tcp']);
  });

  it('reads the trigger of ONBUILD', () => {
    const { file, instruction } = only('ONBUILD COPY --from=a ["b c", "d"]');
    expect(instruction.trigger).toMatchObject({ keyword: 'COPY', index: 0, stage: -1 });
    expect(instruction.trigger && words(instruction.trigger)).toEqual(['"b c"', '"d"']);
    expect(textOf(file, instruction.trigger?.keywordSpan)).toBe('COPY');
    expect(only('ONBUILD').instruction.trigger).toBeUndefined();
  });
});
