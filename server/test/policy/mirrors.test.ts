import { describe, expect, it } from 'vitest';
import { originOf } from '../../src/policy/mirrors';
import { parseImageReference } from '../../src/syntax';

const origin = (image: string, mirrors: Record<string, string>) => {
  const reference = parseImageReference(image);
  if (!reference) throw new Error(image);
  const { registry, repository, tag, digest } = originOf(reference, mirrors);
  return [`${registry}/${repository}`, tag, digest];
};

describe('originOf', () => {
  it.each([
    ['mirror.example.com/library/debian:trixie', 'docker.io/library/debian'],
    ['mirror.example.com/debian:trixie', 'docker.io/library/debian'],
    ['mirror.example.com/grafana/grafana:11.2', 'docker.io/grafana/grafana'],
    ['mirror.example.com/quay/prometheus/prometheus:v3', 'quay.io/prometheus/prometheus'],
    ['mirror.example.community/debian:trixie', 'mirror.example.community/debian'],
    ['debian:trixie', 'docker.io/library/debian'],
  ])('%s', (image, expected) => {
    const mirrors = { 'mirror.example.com': 'docker.io', 'https://mirror.example.com/quay/': 'quay.io/' };
    expect(origin(image, mirrors)[0]).toBe(expected);
  });

  it('keeps tag and digest', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(origin(`m.example.com/debian:12@${digest}`, { 'm.example.com': 'docker.io' })).toEqual([
      'docker.io/library/debian',
      '12',
      digest,
    ]);
  });

  it('leaves a reference alone whose mirror names nothing sensible', () => {
    expect(origin('m.example.com/debian:12', { 'm.example.com': '::' })[0]).toBe('m.example.com/debian');
  });
});
