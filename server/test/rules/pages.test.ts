import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../src/compose-linter';
import { applyEdits } from '../../src/edits';
import { defaultPolicy } from '../../src/policy/policy';
import { allRules } from '../../src/rules';
import { fakeSizes } from '../packages/fake-sizes';
import { type Example, examples } from './examples';

const today = new Date('2026-11-21');

describe.each(allRules.map((rule) => [rule.meta.id, rule] as const))('page of %s', (id, rule) => {
  const blocks = examples(rule.meta.page);
  // A rule that is off by default is shown in a preset that has it.
  const policy = { ...defaultPolicy, preset: rule.meta.presets?.[0] ?? defaultPolicy.preset };
  const run = ({ text, language: kind, images, buildContext }: Omit<Example, 'kind'>) =>
    lintDocument({ text, kind, policy, today, images, buildContext, packages: fakeSizes });

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

  it.each(blocks.filter((b) => b.kind === 'bad').map((b) => [b.text, b] as const))(
    'flags exactly this rule in\n%s',
    (_, block) => {
      const found = run(block).findings.map((f) => f.rule);
      expect(new Set(found)).toEqual(new Set([id]));
    },
  );

  it.each(blocks.filter((b) => b.kind === 'good').map((b) => [b.text, b] as const))(
    'is silent on\n%s',
    (_, block) => {
      expect(run(block).findings).toEqual([]);
    },
  );

  it.each(
    blocks.flatMap((b, i) => {
      const bad = blocks[i - 1];
      return b.kind === 'fixed' && bad ? [[bad.text, bad, b] as const] : [];
    }),
  )('repairs\n%s', (_, bad, fixed) => {
    const [finding] = run(bad).findings;
    const [fix] = finding?.fixes ?? [];
    expect(fix).toBeDefined();
    if (!fix) return;
    expect(applyEdits(bad.text, fix.edits)).toBe(fixed.text);
    expect(run(fixed).findings).toEqual([]);
  });
});
