import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

const get = 'wget https://dl.example.org/app-1.2.3.tar.gz';
const use = 'tar xzf app-1.2.3.tar.gz';
const script = 'curl -fsSL https://dl.example.org/v1.2.3/install.sh | bash';

/** The texts that the repairs of a RUN leave which compare with a checksum. */
function checked(run: string): string[] {
  const text = `FROM debian:12\nRUN ${run}\n`;
  const { findings } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
  return findings
    .filter((f) => f.rule === 'unverified-download' || f.rule === 'remote-script')
    .flatMap((f) => f.fixes)
    .filter((f) => f.title.includes('the build stops until you fill in'))
    .map((f) => applyEdits(text, f.edits));
}

describe('a comparison that would not stop the build', () => {
  it.each([
    `${get} && ${use} || true`,
    `(${get} && ${use}) || true`,
    `{ ${get}; ${use}; } || true`,
    `${get} || true; ${use}`,
    `${get} && ${use} || echo failed`,
    `${get} && ${use} || { echo failed; exit 0; }`,
    `${get} && ${use} || exit 0`,
    `${get} && ${use} || echo x && touch /done`,
    `${get} && ${use} & wait`,
    `(${get} && ${use}) & wait`,
    `(cd /opt && ${get} && ${use}); echo ok`,
    `if ${get}; then ${use}; fi`,
    `${script} || true`,
    `cd /opt && (${script}) || true`,
  ])('is not offered: %s', (run) => {
    expect(checked(run)).toEqual([]);
  });
});

describe('a comparison that has to end the shell itself', () => {
  it.each([
    [`${get} && ${use}`, false],
    [`${get}; ${use}`, true],
    [`${get} && ${use}; rm app-1.2.3.tar.gz`, true],
    [`if [ -n "$A" ]; then ${get} && ${use}; fi; echo ok`, true],
    [`if [ -n "$A" ]; then ${get} && ${use}; else echo no; fi && echo ok`, false],
    [`if [ -z "$A" ]; then echo no; else ${get} && ${use}; fi; echo ok`, true],
    [`case "$A" in x) ${get} && ${use};; esac; echo ok`, true],
    [`set -e; ${get}; ${use}`, false],
    // A shell with -e does not stop at what stands left of &&.
    [`set -e; ${get} && ${use}; echo ok`, true],
    [`set -e; if [ -n "$A" ]; then ${script}; fi; echo ok`, true],
    [`set -e; (${get}; ${use}); echo ok`, false],
    [`(${get}; ${use}) && echo ok`, true],
    [`${get} || exit 1; ${use}`, false],
    [`${get} && ${use} || { echo failed; exit 1; }`, false],
    [`(${get} && ${use}) || (echo failed; exit 1)`, false],
    [`test -f app-1.2.3.tar.gz || ${get} && ${use}`, false],
    [`${script}; echo ok`, true],
  ])('%s: %s', (run, exits) => {
    const [after, ...more] = checked(run);
    expect(more).toEqual([]);
    expect(after).toContain('sha256sum -c -');
    expect(after?.includes('sha256sum -c - || exit 1; }')).toBe(exits);
  });
});
