import { describe, expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

/** The images that the repairs of the base offer. */
function offered(text: string): string[] {
  const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
  return findings
    .filter(({ rule }) => rule === 'end-of-life-base')
    .flatMap(({ fixes }) => fixes.map(({ title }) => title.split(' ')[1]?.replace(/,$/, '') ?? ''));
}

describe('a base moves to a release that has what the build uses', () => {
  it.each([
    ['FROM debian:jessie-slim\nRUN echo hello\n', ['debian:bookworm-slim', 'debian:trixie-slim']],
    ['FROM debian:jessie-slim\nRUN apt-key add /vendor.asc\n', ['debian:bookworm-slim']],
    [
      'FROM debian:jessie-slim\nRUN apt-get install -y software-properties-common\n',
      ['debian:bookworm-slim'],
    ],
    ['FROM ubuntu:16.04\nRUN apt-key add /vendor.asc\n', ['ubuntu:24.04']],
    ['FROM postgres:13-bullseye\nRUN apt-key list\n', ['postgres:15-bookworm', 'postgres:18-bookworm']],
  ])('%j: %j', (text, images) => {
    expect(offered(text)).toEqual(images);
  });

  it('and stays where it is when its sources are of its own release', () => {
    const source =
      'echo "deb http://ftp.de.debian.org/debian buster-updates main" > /etc/apt/sources.list.d/a.list';
    expect(offered(`FROM debian:buster\nRUN ${source}\n`)).toEqual([]);
  });
});
