import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';
import { allRules } from '../../src/rules';

const today = new Date('2026-11-21');
const run = (text: string) => lint({ text, policy: defaultPolicy, today });

interface Example {
  readonly kind: 'bad' | 'good' | 'fixed';
  readonly text: string;
}

/** The fenced `dockerfile bad|good|fixed` blocks of a page, in order. */
function examples(page: string): Example[] {
  return [...page.matchAll(/^```dockerfile (bad|good|fixed)\n(.*?)^```$/gms)].map((m) => ({
    kind: m[1] as Example['kind'],
    text: m[2] as string,
  }));
}

describe.each(allRules.map((rule) => [rule.meta.id, rule] as const))('page of %s', (id, rule) => {
  const blocks = examples(rule.meta.page);

  it('has the headings of every page and is titled by its rule', () => {
    const prose = rule.meta.page.replaceAll(/^```.*?^```$/gms, '');
    const headings = [...prose.matchAll(/^#+ (.*)$/gm)].map((m) => m[1]);
    expect(headings).toEqual([
      id,
      'What it flags',
      'Why',
      'What to do instead',
      'Fix and its safety',
      'Options',
    ]);
    expect(blocks.some((b) => b.kind === 'bad')).toBe(true);
    expect(blocks.some((b) => b.kind === 'good')).toBe(true);
    if (rule.meta.fixes !== 'none') expect(blocks.some((b) => b.kind === 'fixed')).toBe(true);
  });

  it.each(blocks.filter((b) => b.kind === 'bad').map((b) => [b.text]))(
    'flags exactly this rule in\n%s',
    (text) => {
      const found = run(text).findings.map((f) => f.rule);
      expect(new Set(found)).toEqual(new Set([id]));
    },
  );

  it.each(blocks.filter((b) => b.kind === 'good').map((b) => [b.text]))('is silent on\n%s', (text) => {
    expect(run(text).findings).toEqual([]);
  });

  it.each(blocks.flatMap((b, i) => (b.kind === 'fixed' ? [[blocks[i - 1]?.text ?? '', b.text]] : [])))(
    'repairs\n%s',
    (bad, fixed) => {
      const [finding] = run(bad).findings;
      const [fix] = finding?.fixes ?? [];
      expect(fix).toBeDefined();
      if (!fix) return;
      expect(applyEdits(bad, fix.edits)).toBe(fixed);
      expect(run(fixed).findings).toEqual([]);
    },
  );
});
