import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

const folder = fileURLToPath(new URL('../fixes/', import.meta.url));

/** `… Dockerfile …`, a line `#>> title of the fix`, and what the fix makes of it; without title: no fix is offered. */
const separator = /^#>> ?(.*)\n/m;

function fixesOf(rule: string, text: string) {
  const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
  return findings.filter((f) => f.rule === rule).flatMap((f) => f.fixes);
}

/** What fixes make of whole files, to the byte. */
describe.each(readdirSync(folder))('repairs of %s', (rule) => {
  it.each(readdirSync(folder + rule))('%s', (file) => {
    const source = readFileSync(`${folder}${rule}/${file}`, 'utf8');
    const [before = '', title = '', after = ''] = source.split(separator);
    const fixes = fixesOf(rule, before).filter((f) => /Debian’s|^Write out/.test(f.title));
    if (title === '') {
      expect(fixes.map((f) => f.title)).toEqual([]);
      return;
    }
    expect(fixes.map((f) => f.title)).toContain(title);
    const fix = fixes.find((f) => f.title === title);
    expect(applyEdits(before, fix?.edits ?? [])).toBe(after);
  });
});
