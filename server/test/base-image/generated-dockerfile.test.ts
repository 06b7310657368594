import { describe, expect, it } from 'vitest';
import { baseImageFiles } from '../../../client/src/base-image/files';
import { everyChoice } from '../../../client/test/base-image/choices';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

const judge = (text: string, preset: 'strict' | 'distribution-only') =>
  lint({ text, policy: { ...defaultPolicy, preset }, today: new Date('2026-11-21') });

describe('the Dockerfile of a base image that we generate', () => {
  it.each(everyChoice)('has no finding in the strict presets: %s', (_, choice) => {
    const text = baseImageFiles(choice).find(({ path }) => path === 'Dockerfile')?.text ?? '';
    for (const preset of ['strict', 'distribution-only'] as const) {
      expect(judge(text, preset)).toMatchObject({ findings: [], failures: [] });
    }
    // Or the linter would be silent about anything.
    expect(judge(text.replace('FROM scratch', 'FROM someone/debian'), 'strict').findings).not.toEqual([]);
  });
});
