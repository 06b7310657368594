import { describe, expect, it } from 'vitest';
import { instructionAt, isSuppressed, suppressionsOf, unknownRules } from '../../src/policy/suppressions';
import { parseDockerfile } from '../../src/syntax';

const today = new Date('2026-06-15T00:00:00Z');
const codesOf = (rule: string) => (rule === 'floating-base' ? ['DL3006', 'DL3007'] : []);

/** Is a finding of `rule` on the first occurrence of `where` silenced? */
function silenced(text: string, where: string, rule = 'floating-base', more: object = {}): boolean {
  const dockerfile = parseDockerfile(text);
  const start = text.indexOf(where);
  const finding = {
    rule,
    span: { start, end: start + where.length },
    message: 'PostgreSQL keeps data.',
    ...more,
  };
  return isSuppressed(finding, dockerfile, suppressionsOf(dockerfile), codesOf, today);
}

describe('a suppression above an instruction', () => {
  it('holds for that instruction and no other', () => {
    const text = '# hygiene: ignore floating-base reason="mirror"\nFROM debian AS a\nFROM alpine\n';
    expect(silenced(text, 'debian')).toBe(true);
    expect(silenced(text, 'alpine')).toBe(false);
    expect(silenced(text, 'debian', 'untrusted-base')).toBe(false);
  });

  it('may be one of several comment lines, and name several rules', () => {
    const text =
      '# A note.\n  # hygiene: ignore x, floating-base,y reason="a, b" expires=2026-06-15\n# More.\nFROM debian\n';
    expect(silenced(text, 'debian')).toBe(true);
    expect(silenced(text, 'debian', 'y')).toBe(true);
    expect(silenced(text, 'debian', 'b')).toBe(false);
  });

  it('is parted from it by an empty line', () => {
    expect(silenced('# hygiene: ignore floating-base\n\nFROM debian\n', 'debian')).toBe(false);
  });

  it('holds for all rules when it says so, and in CRLF files', () => {
    expect(silenced('# hygiene: ignore all reason="x"\r\nFROM debian\r\n', 'debian')).toBe(true);
  });

  it('does not count after its last day, or when that is no date', () => {
    expect(silenced('# hygiene: ignore floating-base expires=2026-06-14\nFROM debian', 'debian')).toBe(false);
    expect(silenced('# hygiene: ignore floating-base expires=soon\nFROM debian', 'debian')).toBe(false);
  });

  it('is no suppression when it only looks like one', () => {
    for (const comment of [
      '# hygiene ignore floating-base',
      '# hygiene: ignored floating-base',
      '# hygiene: ignore',
    ])
      expect(silenced(`${comment}\nFROM debian`, 'debian')).toBe(false);
  });

  it('takes words after the options for loose text', () => {
    expect(silenced('# hygiene: ignore x reason=because floating-base\nFROM debian', 'debian')).toBe(false);
    expect(silenced('# hygiene: ignore x reason="because floating-base\nFROM debian', 'debian')).toBe(false);
  });
});

it('a suppression between continuation lines holds for the whole instruction', () => {
  const text =
    'FROM debian:12\nRUN curl x | sh && \\\n  # hygiene: ignore remote-script reason="ours"\n  curl y | sh\nRUN curl z | sh\n';
  expect(silenced(text, 'curl x', 'remote-script')).toBe(true);
  expect(silenced(text, 'curl y', 'remote-script')).toBe(true);
  expect(silenced(text, 'curl z', 'remote-script')).toBe(false);
});

it('a suppression for the file holds everywhere', () => {
  const text = '# hygiene: ignore-file floating-base reason="lab"\n\nFROM debian\nFROM alpine\n';
  expect(silenced(text, 'alpine')).toBe(true);
});

it("hadolint's suppressions hold for the rules that stand in for its codes", () => {
  expect(silenced('# hadolint ignore=DL3008,DL3006\nFROM debian\n', 'debian')).toBe(true);
  expect(silenced('# hadolint ignore=DL3008\nFROM debian\n', 'debian')).toBe(false);
  expect(silenced('# hadolint global ignore=DL3008, DL3006\n\nFROM debian\n', 'debian')).toBe(true);
  expect(silenced('# hadolint ignore=DL3006\nFROM debian\nFROM alpine', 'alpine')).toBe(false);
});

it('a declared stateful service is not reported', () => {
  const text = 'FROM postgres:17\n# hygiene: stateful postgresql reason="this image is the database"\n';
  expect(silenced(text, 'postgres:17', 'stateful-service', { subject: 'postgresql' })).toBe(true);
  expect(silenced(text, 'postgres:17', 'stateful-service', { subject: 'redis' })).toBe(false);
  expect(silenced(text, 'postgres:17', 'stateful-service')).toBe(true);
  expect(silenced(text, 'postgres:17', 'floating-base')).toBe(false);
});

it('slips of the pen in rule ids can be told', () => {
  const text =
    '# hygiene: ignore floatingbase, floating-base, all\n# hadolint ignore=DL9999\n# hygiene: stateful x\nFROM debian\n';
  const unknown = unknownRules(suppressionsOf(parseDockerfile(text)), new Set(['floating-base']));
  expect(unknown.map(({ span }) => text.slice(span.start, span.end))).toEqual(['floatingbase']);
});

it('instructionAt finds the instruction around an offset', () => {
  const text = '# x\nFROM a\n\nRUN b \\\n c\n';
  const dockerfile = parseDockerfile(text);
  expect(instructionAt(dockerfile, 0)).toBeUndefined();
  expect(instructionAt(dockerfile, text.indexOf('a'))?.keyword).toBe('FROM');
  expect(instructionAt(dockerfile, text.indexOf(' c'))?.keyword).toBe('RUN');
  expect(instructionAt(dockerfile, text.length)).toBeUndefined();
  expect(instructionAt(parseDockerfile(''), 0)).toBeUndefined();
});
