import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  insertCommandAfter,
  insertCommandBefore,
  removeCommands,
  removeWords,
} from '../../src/edits';
import { parseDockerfile } from '../../src/syntax';
import type { Dockerfile } from '../../src/syntax/ast';
import { walkCommands } from '../../src/syntax/shell';
import { lastRun, named, type Run } from './helpers';

const commands = [
  ...[
    'a',
    'b 1 2',
    'x',
    'x --y "z w"',
    'x \\\n    1 \\\n    2',
    'cd /d',
    'e > /f 2>&1',
    'x | g',
    'h | x',
    '! x',
  ],
  ...[
    '(x; i)',
    '{ x; }',
    'if j; then x; k; fi',
    'for l in 1; do x; done',
    'm "$(x)"',
    "sh -c 'x; n'",
    'X=1 x',
  ],
];
const joiners = [
  ...[
    ' && ',
    '; ',
    ' || ',
    ' & ',
    ' \\\n    && ',
    ' && \\\n    ',
    '; \\\n\t',
    ' && \\\n# note\n    ',
    ' \\\n  # x\n  && ',
  ],
  ...[' && \\\n\n  ', '\\\n&& ', ' \\\r\n && '],
];
const chain = fc
  .tuple(
    fc.constantFrom(...commands),
    fc.array(fc.tuple(fc.constantFrom(...joiners), fc.constantFrom(...commands)), { maxLength: 5 }),
    fc.constantFrom('', ';'),
  )
  .map(([first, rest, end]) => first + rest.flat().join('') + end);
const file = fc
  .tuple(fc.constantFrom('RUN ', 'RUN --network=none ', 'RUN \\\n  ', 'ONBUILD RUN '), chain, fc.boolean())
  .map(
    ([head, body, more]) =>
      `FROM a\n# c\nENV b=1\n${head}${body}${more ? '\n\n# d\nUSER e\nCMD ["f"]\n' : ' \\\n  # end'}`,
  );

/** The instructions' texts but for the one with this index. */
function others(dockerfile: Dockerfile, index: number): string[] {
  return dockerfile.instructions
    .filter((i) => i.index !== index)
    .map((i) => dockerfile.text.slice(i.span.start, i.span.end));
}

function count(run: Run, name: string): number {
  let n = 0;
  walkCommands(run.script.body, (c) => {
    if (c.kind === 'simple' && c.words[0]?.raw === name) n++;
  });
  return n;
}

describe('whatever the chain', () => {
  it('removing commands leaves valid text and everything else', () => {
    let done = 0;
    fc.assert(
      fc.property(file, fc.nat(), (text, pick) => {
        const run = lastRun(text);
        const candidates = named(run, 'x');
        fc.pre(candidates.length > 0);
        const gone = pick % 3 === 0 ? candidates : [candidates[pick % candidates.length] as never];
        const edits = removeCommands(run.dockerfile, run.instruction, run.script, gone);
        if (!edits) return;
        done++;
        const result = applyEdits(text, edits);
        const after = parseDockerfile(result);
        const { index } = run.instruction;
        const lost = run.dockerfile.instructions.length - after.instructions.length;
        expect([0, 1]).toContain(lost);
        const rest = lost
          ? after.instructions.map((i) => result.slice(i.span.start, i.span.end))
          : others(after, index);
        expect(rest).toEqual(others(run.dockerfile, index));
        if (lost) return;
        const now = lastRun(result);
        expect(now.script.errors).toEqual([]);
        expect(count(now, 'x')).toBeLessThan(count(run, 'x'));
        // Nothing dangles.
        expect(result).not.toMatch(/(&&|\|\||;)[\s\\]*(&&|\|\|)|&&[\s\\]*$/);
        if (gone === candidates && named(now, 'x').length === 0)
          expect(removeCommands(now.dockerfile, now.instruction, now.script, [])).toEqual([]);
      }),
      { numRuns: 1500 },
    );
    expect(done).toBeGreaterThan(100);
  });

  it('inserting adds one command and changes no other', () => {
    fc.assert(
      fc.property(file, fc.boolean(), fc.nat(), (text, before, pick) => {
        const run = lastRun(text);
        const items = run.script.body.items;
        const command = items[pick % items.length]?.command;
        if (!command) return;
        const insert = before ? insertCommandBefore : insertCommandAfter;
        const edits = insert(run.dockerfile, run.instruction, run.script, command, 'NEW');
        if (!edits) return;
        const now = lastRun(applyEdits(text, edits));
        expect(now.script.errors).toEqual([]);
        expect(count(now, 'NEW')).toBe(1);
        expect(count(now, 'x')).toBe(count(run, 'x'));
        expect(others(now.dockerfile, run.instruction.index)).toEqual(
          others(run.dockerfile, run.instruction.index),
        );
      }),
      { numRuns: 800 },
    );
  });

  it('removing words removes just them', () => {
    fc.assert(
      fc.property(file, fc.nat(), (text, pick) => {
        const run = lastRun(text);
        walkCommands(run.script.body, (command, ancestors) => {
          if (command.kind !== 'simple' || command.words.length < 2 || ancestors.length > 0) return;
          const word = command.words[1 + (pick % (command.words.length - 1))];
          const edits = word && removeWords(command, [word]);
          if (!edits) return;
          const now = lastRun(applyEdits(text, edits));
          expect(now.script.errors).toEqual([]);
          const all = (r: Run) => {
            const words: string[] = [];
            walkCommands(r.script.body, (c) => {
              if (c.kind === 'simple') words.push(...c.words.map((w) => w.raw));
            });
            return words.length;
          };
          const inner = word.parts.some((p) => p.kind === 'command');
          if (!inner) expect(all(now)).toBe(all(run) - 1);
        });
      }),
      { numRuns: 500 },
    );
  });
});
