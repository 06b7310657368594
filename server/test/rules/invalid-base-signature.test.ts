import { describe, expect, it } from 'vitest';
import type { ImageFacts } from '../../src/image-facts';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

const [checked, other] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`];
const signature = (state: 'valid' | 'invalid' | 'none', digest = checked) => ({
  state,
  digest,
  checked: '2026-11-21T00:00:00Z',
  detail: 'That is so.',
});
const remote = (digest: string) => ({ digest, checked: '2026-11-21T00:00:00Z', platforms: [] });

function found(text: string, facts: ImageFacts, key = 'docker.io/library/debian:trixie') {
  const { findings } = lint({ text, policy: defaultPolicy, images: new Map([[key, facts]]) });
  return findings
    .filter(({ rule }) => rule === 'invalid-base-signature')
    .map(({ span, message, severity }) => [severity, text.slice(span.start, span.end), message]);
}

describe('a bad signature', () => {
  const bad = { signature: signature('invalid') };

  it('is an error at every operand with that digest', () => {
    const text = `FROM debian:trixie@${checked}\nCOPY --from=debian:trixie@${checked} /a /a\n`;
    expect(found(text, bad)).toEqual([
      ['error', `debian:trixie@${checked}`, 'The signature of debian is not good. That is so.'],
      ['error', `debian:trixie@${checked}`, 'The signature of debian is not good. That is so.'],
    ]);
  });

  it('counts for a tag as long as the tag names what was checked', () => {
    expect(found('FROM debian:trixie\n', { ...bad, remote: remote(checked) })).toHaveLength(1);
    expect(found('FROM debian:trixie\n', { ...bad, remote: remote(other) })).toEqual([]);
    expect(found('FROM debian:trixie\n', bad)).toEqual([]);
  });

  it('counts for an image that is named by its digest alone', () => {
    const text = `FROM debian@${checked}\n`;
    expect(found(text, bad, `docker.io/library/debian@${checked}`)).toHaveLength(1);
  });

  it('says nothing of another digest, image or stage', () => {
    expect(found(`FROM debian:trixie@${other}\n`, { ...bad, remote: remote(checked) })).toEqual([]);
    expect(found('FROM ubuntu:26.04\n', { ...bad, remote: remote(checked) })).toEqual([]);
    expect(found('FROM scratch AS debian\nFROM debian\n', { ...bad, remote: remote(checked) })).toEqual([]);
  });
});

it.each(['valid', 'none'] as const)('a signature that is %s is no finding', (state) => {
  expect(found('FROM debian:trixie\n', { signature: signature(state), remote: remote(checked) })).toEqual([]);
});
