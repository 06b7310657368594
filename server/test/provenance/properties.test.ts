// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfile text
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';
import type { Build } from '../../src/provenance/model';
import { trace } from './helpers';

const tokens = [
  'FROM debian:13\n',
  'FROM a AS b\n',
  '\nRUN ',
  '\nADD ',
  '\nCOPY ',
  '\nCOPY --from=0 ',
  '\nONBUILD RUN ',
  '\nWORKDIR ',
  '\nENV ',
  '\nARG ',
  '\nCMD ',
  '\nENTRYPOINT ',
  '\nVOLUME ',
  '\nEXPOSE ',
  '\nSHELL ["powershell"]\n',
  '\n',
  '\\\n',
  '\r\n',
  ' ',
  ' && ',
  ' | ',
  ' || ',
  '; ',
  ' > ',
  ' >> ',
  ' < ',
  ' <<< ',
  ' <<EOF\n',
  '\nEOF\n',
  '$(',
  '`',
  ')',
  '<(',
  '{',
  '}',
  '(',
  '"',
  "'",
  '$A',
  '${A:-b}',
  '${A##*/}',
  '${A/b/c}',
  '${A',
  'A=b ',
  'A+=$A ',
  'curl -fsSLO ',
  'curl -o ',
  'wget -O- ',
  'wget -P /tmp ',
  'git clone ',
  'https://dl.example.org/a.sh',
  'https://dl.example.org/$A',
  ' sh ',
  ' bash -s ',
  ' bash -c ',
  ' python3 - ',
  ' sudo ',
  ' env A=b ',
  ' xargs ',
  ' eval ',
  ' . ',
  ' iex ',
  'sha256sum -c ',
  'gpg --verify ',
  '[ ',
  ' ]',
  '[[ ',
  ' ]]',
  'echo ',
  'printf %s ',
  'deb https://apt.example.org x main',
  '/etc/apt/sources.list.d/a.list',
  '/etc/yum.repos.d/a.repo',
  '/etc/apk/repositories',
  'tee -a ',
  'cat ',
  'sed -i ',
  'tar xz ',
  'mv a.sh b.sh',
  'cp ',
  'rm ',
  'cd /tmp',
  'apt-get install postgresql ',
  'apk add -X ',
  'add-apt-repository ppa:a/b',
  'if ',
  'then ',
  'else ',
  'fi',
  'for a in ',
  'do ',
  'done',
  'while ',
  'case a in a) ',
  ';; esac',
  'f() ',
  'f ',
  '["',
  '", "',
  '"]',
  '[program:a]\ncommand=',
  '*',
  '?',
  '[a-',
  '#',
  '\\',
  '\u{1F600}',
  '\0',
];

const soup = fc.array(fc.constantFrom(...tokens), { maxLength: 60 }).map((parts) => parts.join(''));

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('Dockerfile'))
  .map((file) => readFileSync(folder + file, 'utf8'));

/** A fixture with slices deleted, doubled or swapped. */
const mutated = fc
  .tuple(
    fc.constantFrom(...fixtures),
    fc.array(fc.tuple(fc.nat(2), fc.nat(), fc.nat(40), fc.nat(), fc.nat(40)), { minLength: 1, maxLength: 4 }),
  )
  .map(([fixture, changes]) => {
    let text = fixture;
    for (const [kind, at, length, other, size] of changes) {
      const from = at % (text.length + 1);
      const to = Math.min(text.length, from + length);
      if (kind === 0) text = text.slice(0, from) + text.slice(to);
      else if (kind === 1) text = text.slice(0, to) + text.slice(from);
      else {
        const second = Math.min(text.length, to + (other % (text.length + 1 - to)));
        const end = Math.min(text.length, second + size);
        text =
          text.slice(0, from) +
          text.slice(second, end) +
          text.slice(to, second) +
          text.slice(from, to) +
          text.slice(end);
      }
    }
    return text;
  });

/** Every span in a model, wherever it is. */
function spansOf(build: Build): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const { start, end } = value as Record<string, unknown>;
    if (typeof start === 'number' && typeof end === 'number') spans.push({ start, end });
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(build.stages);
  visit(build.imageUses);
  return spans;
}

function outside(text: string): { start: number; end: number }[] {
  return spansOf(trace(text)).filter(({ start, end }) => !(0 <= start && start <= end && end <= text.length));
}

describe('following any text', () => {
  it('never throws, and every span lies in the document', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(outside(text)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('never throws on damaged fixtures, and every span lies in the document', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        expect(outside(text)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('gives every rule a model that it can read, and findings inside the document', () => {
    fc.assert(
      fc.property(fc.oneof(soup, mutated), (text) => {
        const { findings, failures } = lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') });
        expect(failures).toEqual([]);
        for (const finding of findings) {
          for (const { start, end } of [finding.span, ...finding.related.map((r) => r.span)]) {
            expect(0 <= start && start <= end && end <= text.length).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const found = () =>
          lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') }).findings.map(
            (f) => `${f.rule} ${f.span.start} ${f.span.end}`,
          );
        expect(found()).toEqual(found());
      }),
      { numRuns: 50 },
    );
  });
});

describe('the budget', () => {
  const commands = (text: string) => trace(text).stages.reduce((n, stage) => n + stage.commands.length, 0);

  it('stops at so many commands', () => {
    const many = commands(`FROM debian:13\nRUN true${' && true'.repeat(22_000)}\n`);
    expect(many).toBeGreaterThan(1_000);
    expect(many).toBeLessThanOrEqual(20_000);
  });

  it('counts rounds of nested loops and calls of functions', () => {
    const loop = (body: string) => `for a in 1 2 3 4 5 6 7 8 9 10 11 12; do ${body}; done`;
    let nested = 'true';
    for (let i = 0; i < 8; i++) nested = loop(nested);
    expect(commands(`FROM debian:13\nRUN ${nested}\n`)).toBeLessThanOrEqual(20_000);
    const calls = Array.from({ length: 10 }, (_, i) => `f${i + 1}() { f${i}; f${i}; f${i}; f${i}; }`).join(
      '; ',
    );
    expect(commands(`FROM debian:13\nRUN f0() { true; }; ${calls}; f10\n`)).toBeLessThanOrEqual(20_000);
  });

  it('ends on functions and scripts that call themselves', () => {
    expect(commands('FROM debian:13\nRUN f() { f; f; }; f\n')).toBeLessThanOrEqual(20_000);
    expect(
      commands('FROM debian:13\nCOPY <<EOF /a.sh\nsh /a.sh; sh /a.sh\nEOF\nRUN sh /a.sh\n'),
    ).toBeLessThanOrEqual(20_000);
    expect(commands('FROM debian:13\nRUN x=\'eval "$x"; eval "$x"\'; eval "$x"\n')).toBeLessThanOrEqual(
      20_000,
    );
  });

  it('does not let a variable double itself without end', () => {
    const doubling = Array.from({ length: 60 }, () => 'x=$x$x').join('; ');
    const stage = trace(`FROM debian:13\nRUN x=abcdefgh; ${doubling}; echo $x > /f\n`).stages[0];
    expect(stage).toBeDefined();
  });
});
