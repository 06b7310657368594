// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/syntax';
import type { Instruction } from '../../src/syntax/ast';
import { commandForm, parseScript, runText, shellDialects } from '../../src/syntax/shell';
import { argvs } from './helpers';

function last(text: string) {
  const dockerfile = parseDockerfile(text);
  const instruction = dockerfile.instructions.at(-1) as Instruction;
  return { dockerfile, instruction: instruction.trigger ?? instruction };
}

function shellText(text: string) {
  const { dockerfile, instruction } = last(text);
  return runText(dockerfile, instruction);
}

function form(text: string) {
  const { dockerfile, instruction } = last(text);
  return commandForm(dockerfile, instruction, shellDialects(dockerfile)(instruction));
}

describe('runText', () => {
  it.each([
    ['FROM a\nRUN a b\n', 'a b'],
    ['FROM a\nRUN a \\\n  && b \\\n  && c\n', 'a   && b   && c'],
    // Words may be broken anywhere, also inside quotes.
    ["FROM a\nRUN cu\\\nrl 'a\\\nb'\n", "curl 'ab'"],
    ['FROM a\r\nRUN a \\\r\n  && b\r\n', 'a   && b'],
    ['FROM a\nRUN a \\  \t\n b', 'a  b'],
    // A comment that itself ends in a backslash, and several in a row.
    ['FROM a\nRUN a && \\\n# one \\\n  # two \\\n b && \\\n\n c\n', 'a &&  b &&  c'],
    // Lines of one character in the first column.
    ['FROM a\nRUN a \\\nb\\\nc\\\nd', 'a bcd'],
    ['FROM a\nRUN { \\\n  a; \\\n}\n', '{   a; }'],
    ['# escape=`\nFROM a\nRUN a `\n  \\b `\n# c\n  d\n', 'a   \\b   d'],
    ['FROM a\nRUN --mount=type=cache,target=/x --network=none a\n', 'a'],
    ['FROM a\nHEALTHCHECK --interval=5s CMD \\\n curl x || exit 1\n', 'curl x || exit 1'],
    ['FROM a\nONBUILD RUN a \\\n b\n', 'a  b'],
    ['FROM a\nCMD a $X\n', 'a $X'],
    ['FROM a\nRUN cat <<EOF > /x && b\nhi\n  $y\nEOF\n', 'cat <<EOF > /x && b\nhi\n  $y\nEOF'],
    [
      'FROM a\nRUN <<A cat > a && <<-B cat > b\n1\nA\n\t2\n\tB\n',
      '<<A cat > a && <<-B cat > b\n1\nA\n\t2\n\tB',
    ],
  ])('%j', (text, expected) => {
    const mapped = shellText(text);
    expect(mapped.value.trimEnd()).toBe(expected);
    for (let i = 0; i < mapped.value.length; i++) {
      const written = text[mapped.at(i)];
      if (mapped.value[i] !== '\n') expect(written).toBe(mapped.value[i]);
    }
  });

  it('gives commands their place behind comments and continuations', () => {
    const text = 'FROM a\nRUN apt-get update && \\\n    # why \\\n    apt-get ins\\\ntall -y \\\n\n  curl\n';
    const script = parseScript(shellText(text), 'sh');
    expect(argvs(script, text)).toEqual([
      ['apt-get', 'update'],
      ['apt-get', 'ins\\\ntall', '-y', 'curl'],
    ]);
    expect(
      script.body.items[1]?.command.kind === 'simple' && script.body.items[1].command.words[1]?.literal,
    ).toBe('install');
  });

  it('attaches heredocs to the command that reads them', () => {
    const text = 'FROM a\nRUN bash <<EOF && c\ncurl $u | sh\nEOF\nUSER x\nRUN cat <<"E" | tee /f\na\nE\n';
    const dockerfile = parseDockerfile(text);
    const run = dockerfile.instructions[1] as Instruction;
    const script = parseScript(runText(dockerfile, run), 'sh');
    const command = script.body.items[0]?.command;
    if (command?.kind !== 'simple') throw new Error('no command');
    const heredoc = command.redirects[0]?.heredoc;
    expect(heredoc?.content.value).toBe('curl $u | sh\n');
    expect(heredoc?.content.at(0)).toBe(text.indexOf('curl'));
    expect(script.body.items.map((i) => i.operator)).toEqual(['&&', '\n']);
    expect(script.errors).toEqual([]);
  });
});

describe('commandForm', () => {
  it.each([
    ['FROM a\nRUN a', 'shell'],
    ['FROM a\nRUN bash <<EOF\na\nEOF', 'shell'],
    ['FROM a\nRUN <<EOF bash\na\nEOF', 'shell'],
    ['FROM a\nRUN <<EOF\na\nEOF', 'heredoc'],
    ['FROM a\nRUN --mount=type=cache,target=/x <<EOF\na\nEOF', 'heredoc'],
    ['FROM a\nRUN ["a","b"]', 'exec'],
    ['FROM a\nRUN [ -f x ] && y', 'shell'],
    ['FROM a\nHEALTHCHECK NONE', 'none'],
    ['FROM a\nHEALTHCHECK CMD ["curl","x"]', 'exec'],
    ['FROM a\nHEALTHCHECK CMD curl x', 'shell'],
    ['FROM a\nONBUILD RUN a', 'shell'],
    ['FROM a\nONBUILD RUN ["a"]', 'exec'],
    ['FROM a\nUSER x', 'none'],
    ['FROM a\nRUN', 'none'],
  ])('%j is %s', (text, kind) => {
    expect(form(text).kind).toBe(kind);
  });

  it.each([
    ['["sh","-c","a && b"]', ['a', 'b']],
    ['["/bin/bash", "-lc", "a \\"x y\\" | b"]', ['a "x y"', 'b']],
    ['["bash","-euxo","pipefail","-c","a"]', ['a']],
    ['["/usr/bin/env","bash","-c","a"]', ['a']],
    ['["tini","--","sh","-c","exec a"]', ['exec a']],
    ['["cmd","/S","/C","a & b"]', ['a', 'b']],
    ['["pwsh","-NoProfile","-Command","a; b | c"]', ['a', 'b', 'c']],
  ])('reads the script in %s', (json, commands) => {
    const found = form(`FROM a\nRUN ${json}\n`);
    if (found.kind !== 'exec' || !found.script) throw new Error('no script');
    expect(found.script.errors).toEqual([]);
    const names: string[] = [];
    const text = `FROM a\nRUN ${json}\n`.replaceAll('\\"', '  "');
    for (const words of argvs(found.script, text)) names.push(words.join(' '));
    expect(names.map((n) => n.replaceAll('  "', '"'))).toHaveLength(commands.length);
  });

  it.each(['["a","-c","b"]', '["sh","x.sh"]', '["bash"]', '[]'])('finds no script in %s', (json) => {
    const found = form(`FROM a\nRUN ${json}\n`);
    expect(found.kind === 'exec' && found.script).toBeUndefined();
  });

  it('maps the script of the exec form', () => {
    const text = 'FROM a\nCMD ["sh", "-c", "a \\"b\\" && curl x"]\n';
    const found = form(text);
    if (found.kind !== 'exec' || !found.script) throw new Error('no script');
    expect(argvs(found.script, text)[1]).toEqual(['curl', 'x']);
  });

  it.each([
    ['', 'sh', true],
    ['#!/bin/bash -e\n', 'bash', true],
    ['#!/usr/bin/env python3\n', 'python3', false],
    ['#!/usr/bin/env -S perl -w\n', 'perl', false],
    ['#!/usr/bin/pwsh\n', 'pwsh', true],
  ])('a heredoc that starts with %j is for %s', (shebang, interpreter, shell) => {
    const text = `FROM a\nRUN <<EOF\n${shebang}x y\nEOF\n`;
    const found = form(text);
    if (found.kind !== 'heredoc') throw new Error('no heredoc');
    expect(found.scripts.map((s) => [s.interpreter, s.script !== undefined])).toEqual([[interpreter, shell]]);
    if (shell) expect(argvs(found.scripts[0]?.script as never, text)).toContainEqual(['x', 'y']);
  });
});
