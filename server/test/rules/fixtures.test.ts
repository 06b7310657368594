import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../src/compose-linter';
import { defaultPolicy } from '../../src/policy/policy';
import { LineIndex } from '../../src/syntax';
import { fakeSizes } from '../packages/fake-sizes';

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));

interface Marked {
  readonly text: string;
  readonly expected: readonly string[];
}

/** Takes the marker lines out of a fixture; each becomes `line:from-to rule`, lines 1-based, columns 1-based, end exclusive. */
function readMarkers(source: string): Marked {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of source.split('\n')) {
    const marker = /^#( *)(\^+)(…?) ([a-z -]+)$/.exec(line);
    if (!marker) {
      lines.push(line);
      continue;
    }
    const [, blanks = '', carets = '', more, rules = ''] = marker;
    const from = blanks.length + 2;
    const to = more ? '…' : String(from + carets.length);
    for (const rule of rules.trim().split(' ')) expected.push(`${lines.length}:${from}-${to} ${rule}`);
  }
  return { text: lines.join('\n'), expected };
}

function found(file: string, text: string): string[] {
  const lines = new LineIndex(text);
  const isCompose = /\.ya?ml$/.test(file);
  return lintDocument({
    text,
    kind: isCompose ? 'compose' : 'dockerfile',
    // A compose file is judged by its name as well.
    ...(isCompose && { surroundings: { path: file } }),
    policy: defaultPolicy,
    today: new Date('2026-11-21'),
    packages: fakeSizes,
  }).findings.map((f) => {
    const start = lines.positionAt(f.span.start);
    const end = lines.positionAt(f.span.end);
    const to = end.line === start.line ? String(end.character + 1) : '…';
    return `${start.line + 1}:${start.character + 1}-${to} ${f.rule}`;
  });
}

describe('fixtures', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) =>
    /Dockerfile$|\.ya?ml$/.test(f),
  );

  it('are there', () => expect(files.length).toBeGreaterThan(5));

  it.each(files)('%s has exactly its marked findings', (file) => {
    const { text, expected } = readMarkers(readFileSync(folder + file, 'utf8'));
    expect(found(file, text).sort()).toEqual([...expected].sort());
  });
});
