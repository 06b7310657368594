import { describe, expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

function found(rule: string, lines: string) {
  const text = `FROM debian:13\n${lines}\n`;
  const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
  const [one] = findings.filter((f) => f.rule === rule);
  return {
    message: one?.message ?? '',
    titles: (one?.fixes ?? []).map((f) => f.title),
    fixes: one?.fixes ?? [],
  };
}

const again = /, and again whenever the file changes there$/;

describe('a checksum for an address that moves', () => {
  it('of a package has to be renewed, and the message says that it moves', () => {
    const { message, titles, fixes } = found(
      'package-file',
      'RUN curl -fsSLo a.deb https://dl.google.com/linux/direct/google-chrome-stable_current_amd64.deb && dpkg -i a.deb',
    );
    expect(message).toContain('it also adds the package repository of its vendor (dl.google.com)');
    expect(message).toContain('The address names no version');
    expect(titles[0]).toMatch(again);
    expect(fixes[0]?.fillIn?.title).toBe(
      'Check the download with its SHA-256; the build stops whenever the file changes there',
    );
  });

  it.each([
    ['https://get.example.org/install.sh', true],
    ['https://deb.nodesource.com/setup_24.x', true],
    ['https://raw.githubusercontent.com/nvm-sh/nvm/master/install.sh', true],
    ['https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.1/install.sh', false],
  ])('of a script: %s', (url, moves) => {
    const { titles } = found('remote-script', `RUN curl -fsSL ${url} | bash`);
    expect(again.test(titles.at(-1) ?? '')).toBe(moves);
  });

  it('the component main of an archive is no branch', () => {
    const { message, titles } = found(
      'package-file',
      'RUN curl -fsSLO https://snapshot.debian.org/archive/debian/20250801T000000Z/pool/main/h/hello/hello_2.10-3_amd64.deb && dpkg -i hello_2.10-3_amd64.deb',
    );
    expect(message).toMatch(
      /^A package file of the distribution from snapshot\.debian\.org is installed by dpkg/,
    );
    expect(titles).toEqual([
      'Check the download: the build stops until you fill in the SHA-256 of the package',
    ]);
  });
});
