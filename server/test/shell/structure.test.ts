import { describe, expect, it } from 'vitest';
import { walkCommands } from '../../src/syntax/shell';
import type { Ancestor } from '../../src/syntax/shell/walk';
import { sh, slice } from './helpers';

describe('lists', () => {
  it('say what stands after each command, and where', () => {
    const document = 'a && b || c ; d & e # note && x\nf\n\ng';
    const items = sh(document).body.items;
    expect(items.map((i) => i.operator)).toEqual(['&&', '||', ';', '&', '\n', '\n', '']);
    for (const item of items)
      if (item.operatorSpan)
        expect(document.slice(item.operatorSpan.start, item.operatorSpan.end)).toBe(item.operator);
  });

  it('know the operator behind a heredoc and before a comment', () => {
    expect(sh('cat <<E &&\nx\nE\nb').body.items.map((i) => i.operator)).toEqual(['&&', '']);
    expect(sh('a && # why\n b').body.items.map((i) => i.operator)).toEqual(['&&', '']);
  });

  it('inside compounds too', () => {
    const [item] = sh('if a && b; then c; d; fi').body.items;
    if (item?.command.kind !== 'if') throw new Error('no if');
    expect(item.command.branches[0]?.condition.items.map((i) => i.operator)).toEqual(['&&', ';']);
    expect(item.command.branches[0]?.body.items.map((i) => i.operator)).toEqual([';', ';']);
  });
});

describe('pipelines', () => {
  it.each([
    ['a | b', false, 2],
    ['! a', true, 1],
    ['! a | b', true, 2],
    ['time a', false, 1],
    ['time ! a | b |& c', true, 3],
  ])('%s', (text, negated, count) => {
    const command = sh(text).body.items[0]?.command;
    if (command?.kind !== 'pipeline') throw new Error('no pipeline');
    expect([command.negated, command.commands.length]).toEqual([negated, count]);
    expect(slice(text, command)).toBe(text);
  });
});

describe('compounds', () => {
  it.each([
    ['( a; )', 'group'],
    ['{ a; } > f', 'group'],
    ['if a; then b; fi', 'if'],
    ['for x in a; do b; done', 'loop'],
    ['for ((i=0; i<3; i++)); do b; done', 'loop'],
    ['select x in a; do b; done', 'loop'],
    ['until a; do b; done', 'loop'],
    ['case x in y) z;; esac', 'case'],
    ['f() { a; }', 'function'],
    ['[[ a == b ]]', 'test'],
    ['((1))', 'test'],
    ['coproc a', 'simple'],
  ])('%s is a %s', (text, kind) => {
    const command = sh(text).body.items[0]?.command;
    expect(command?.kind).toBe(kind);
    if (command && kind !== 'simple') expect(slice(text, command)).toBe(text);
  });

  it('that never close reach to their last command', () => {
    const text = 'if a; then b; c';
    const command = sh(text).body.items[0]?.command;
    expect(command && slice(text, command)).toBe(text);
  });
});

describe('walkCommands', () => {
  function roles(text: string): string[] {
    const found: string[] = [];
    walkCommands(sh(text).body, (command, ancestors: readonly Ancestor[]) => {
      if (command.kind === 'simple')
        found.push(`${command.words[0]?.raw ?? ''}:${ancestors.map((a) => a.role).join('/')}`);
    });
    return found;
  }

  it('tells how each command hangs in the others', () => {
    expect(
      roles('a | b; if c; then d $(e <(f)); fi; g() { h; }; [[ $(i) ]]; for x in $(j); do k; done'),
    ).toEqual([
      'a:pipeline',
      'b:pipeline',
      'c:condition',
      'd:body',
      'e:body/substitution',
      'f:body/substitution/process',
      'h:body/body',
      'i:substitution',
      'j:substitution',
      'k:body',
    ]);
  });

  it('skips what the visitor refuses', () => {
    const seen: string[] = [];
    walkCommands(sh('( a ); b').body, (command) => {
      seen.push(command.kind);
      return command.kind !== 'group';
    });
    expect(seen).toEqual(['group', 'simple']);
  });
});
