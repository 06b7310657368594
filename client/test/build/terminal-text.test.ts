import { describe, expect, it } from 'vitest';
import type { BuildEvent, Step } from '../../src/build/events';
import { unwrap } from '../../src/build/failure';
import { TerminalText } from '../../src/build/terminal-text';

const a: Step = { id: 'a', label: '[1/2] RUN a', instruction: 'RUN a' };
const b: Step = { id: 'b', label: '[2/2] RUN b', instruction: 'RUN b' };
const internal: Step = { id: 'i', label: '[internal] load .dockerignore', instruction: '' };

function show(...events: BuildEvent[]): string[] {
  const text = new TerminalText();
  return events.flatMap((event) => text.lines(event)).map((line) => line.replace(/\u001b\[[0-9;]*m/g, ''));
}

describe('TerminalText', () => {
  it('shows steps with their output, however they mix', () => {
    expect(
      show(
        { kind: 'started', step: a },
        { kind: 'log', step: a, line: 'one' },
        { kind: 'started', step: b },
        { kind: 'log', step: b, line: 'two' },
        { kind: 'log', step: a, line: 'three' },
        { kind: 'finished', step: a, how: 'done', milliseconds: 1200 },
        { kind: 'failed', step: b, error: 'exit code: 1' },
        { kind: 'note', line: 'ERROR: failed to solve' },
        { kind: 'warning', message: 'use AS', line: 3 },
      ),
    ).toEqual([
      '▸ [1/2] RUN a',
      '    one',
      '▸ [2/2] RUN b',
      '    two',
      '… [1/2] RUN a',
      '    three',
      '✓ [1/2] RUN a 1.2 s',
      '✗ [2/2] RUN b',
      '    exit code: 1',
      'ERROR: failed to solve',
      '! use AS (line 3)',
    ]);
  });

  it('is silent about what the builder does for itself, unless that takes long', () => {
    expect(
      show(
        { kind: 'started', step: internal },
        { kind: 'finished', step: internal, how: 'done', milliseconds: 20 },
      ),
    ).toEqual([]);
    expect(show({ kind: 'finished', step: internal, how: 'done', milliseconds: 3000 })).toHaveLength(1);
  });

  it('switches off a colour that a step leaves on', () => {
    expect(new TerminalText().lines({ kind: 'log', step: undefined, line: '\u001b[31mred' })).toEqual([
      '    \u001b[31mred\u001b[0m',
    ]);
  });
});

describe('unwrap', () => {
  it.each([
    [
      'ERROR: failed to solve: rpc error: code = Unknown desc = failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line 2: Unknown flag: x',
      'dockerfile parse error line 2: Unknown flag: x',
    ],
    [
      'building at STEP "RUN [\\"a\\"]": while running runtime: exit status 1',
      'while running runtime: exit status 1',
    ],
    ['Error response from daemon: pull access denied', 'pull access denied'],
    ['plain', 'plain'],
    ['ERROR: ', 'ERROR:'],
  ])('%s', (message, expected) => expect(unwrap(message)).toBe(expected));
});
