import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import type { ImageFactsTable } from '../../src/image-facts';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';
import { allRules } from '../../src/rules';
import { examples } from './examples';

const today = new Date('2026-11-21');

describe.each(allRules.map((rule) => [rule.meta.id, rule] as const))('page of %s', (id, rule) => {
  const blocks = examples(rule.meta.page);
  // A rule that is off by default is shown in a preset that has it.
  const policy = { ...defaultPolicy, preset: rule.meta.presets?.[0] ?? defaultPolicy.preset };
  const run = (text: string, images: ImageFactsTable) => lint({ text, policy, today, images });

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

  it.each(blocks.filter((b) => b.kind === 'bad').map((b) => [b.text, b.images] as const))(
    'flags exactly this rule in\n%s',
    (text, images) => {
      const found = run(text, images).findings.map((f) => f.rule);
      expect(new Set(found)).toEqual(new Set([id]));
    },
  );

  it.each(blocks.filter((b) => b.kind === 'good').map((b) => [b.text, b.images] as const))(
    'is silent on\n%s',
    (text, images) => {
      expect(run(text, images).findings).toEqual([]);
    },
  );

  it.each(
    blocks.flatMap((b, i) =>
      b.kind === 'fixed' ? [[blocks[i - 1]?.text ?? '', b.text, b.images] as const] : [],
    ),
  )('repairs\n%s', (bad, fixed, images) => {
    const [finding] = run(bad, images).findings;
    const [fix] = finding?.fixes ?? [];
    expect(fix).toBeDefined();
    if (!fix) return;
    expect(applyEdits(bad, fix.edits)).toBe(fixed);
    expect(run(fixed, images).findings).toEqual([]);
  });
});
