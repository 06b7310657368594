// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/syntax';
import type { Instruction } from '../../src/syntax/ast';
import { MappedText } from '../../src/syntax/mapped-text';
import { type Dialect, parseScript, shellDialects } from '../../src/syntax/shell';
import { argvs, simples } from './helpers';

function read(text: string, dialect: Dialect) {
  return parseScript(MappedText.slice(text, 0), dialect);
}

describe('PowerShell', () => {
  it.each([
    ["Invoke-WebRequest -Uri 'https://x.example/a b' -OutFile c:\\x.zip ; b", [4 + 1, 1]],
    ['iwr x | iex', [2, 1]],
    ["iex ((New-Object Net.WebClient).DownloadString('https://x.example'))", [2]],
    ['if (Test-Path x) { a b; c } else { d }', [2, 2, 1, 1, 1]],
    ['$x = @{a=1; b=2}; y', [3, 1]],
    ['a "b; c" && d || e', [2, 1, 1]],
    ["$ErrorActionPreference = 'Stop'; $ProgressPreference = 'x';", [3, 3]],
    ['a # b; c\nd', [1, 1]],
  ])('%j', (text, counts) => {
    expect(argvs(read(text, 'powershell'), text).map((words) => words.length)).toEqual(counts);
  });

  it('decodes words', () => {
    const [command] = simples(read('a \'it\'\'s\' "x`"y" z$env:T ${v} "b c"d', 'powershell').body);
    expect(command?.words.map((w) => w.literal)).toEqual(['a', "it's", 'x"y', undefined, undefined, 'b cd']);
    expect(command?.words[3]?.parts[1]).toMatchObject({ kind: 'parameter', name: 'env:T' });
    expect(command?.words[4]?.parts[0]).toMatchObject({ kind: 'parameter', name: 'v' });
  });

  it('keeps redirections and pipelines', () => {
    const script = read('a 2>&1 > log | b *>> x', 'powershell');
    expect(script.body.items[0]?.command.kind).toBe('pipeline');
    expect(
      simples(script.body).map((c) => c.redirects.map((r) => [r.fd, r.operator, r.target?.literal])),
    ).toEqual([
      [
        ['2', '>&', undefined],
        [undefined, '>', 'log'],
      ],
      [['*', '>>', 'x']],
    ]);
  });
});

describe('cmd', () => {
  it.each([
    ['mkdir c:\\x && cd c:\\x & dir', ['&&', '&', '']],
    ['curl.exe -o x "https://x.example/?a&b" || exit 1', ['||', '']],
  ])('%j', (text, operators) => {
    expect(read(text, 'cmd').body.items.map((i) => i.operator)).toEqual(operators);
  });

  it('knows variables and the caret', () => {
    const [command] = simples(read('echo %PATH%;x a^&b "c d"', 'cmd').body);
    expect(command?.words.map((w) => w.literal)).toEqual(['echo', undefined, 'a&b', 'c d']);
    expect(command?.words[1]?.parts[0]).toMatchObject({ kind: 'parameter', name: 'PATH' });
  });
});

describe('shellDialects', () => {
  function dialects(text: string): Dialect[] {
    const dockerfile = parseDockerfile(text);
    const of = shellDialects(dockerfile);
    return dockerfile.instructions.filter((i: Instruction) => i.keyword === 'RUN').map((i) => of(i));
  }
  it.each<[string, Dialect[]]>([
    ['FROM debian\nRUN a', ['sh']],
    ['FROM debian\nSHELL ["/bin/bash","-o","pipefail","-c"]\nRUN a', ['sh']],
    [
      'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN a\nSHELL ["powershell","-Command"]\nRUN b',
      ['cmd', 'powershell'],
    ],
    [
      'FROM mcr.microsoft.com/windows/nanoserver:1809 AS b\nSHELL ["pwsh"]\nRUN a\nFROM b\nRUN c',
      ['powershell', 'powershell'],
    ],
    ['FROM x AS b\nSHELL ["pwsh.exe"]\nFROM debian\nRUN c', ['sh']],
    ['FROM golang:1.22-windowsservercore\nRUN a', ['cmd']],
    ['ARG V=1\nFROM mcr.microsoft.com/dotnet/framework/runtime:$V\nRUN a', ['cmd']],
    ['# escape=`\nFROM example.com/team/app:1\nRUN a', ['cmd']],
    ['# escape=`\nFROM debian:12\nRUN a', ['sh']],
    // ASP.NET is Windows only, ASP.NET Core is not.
    ['FROM microsoft/aspnet:4.8\nRUN a', ['cmd']],
    ['FROM microsoft/aspnetcore:2.0\nRUN a', ['sh']],
    ['FROM --platform=windows/amd64 golang\nRUN a', ['cmd']],
    [
      'FROM a\nSHELL ["C:\\\\Windows\\\\System32\\\\cmd.exe","/S","/C"]\nRUN a\nSHELL ["sh","-c"]\nRUN b',
      ['cmd', 'sh'],
    ],
    ['FROM a\nSHELL ["pwsh"]\nONBUILD RUN x\nRUN y', ['powershell']],
  ])('%j', (text, expected) => {
    expect(dialects(text)).toEqual(expected);
  });
});
