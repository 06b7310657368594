import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json';
import { version } from '../../src/cli/version';
import { knowledgeSources } from '../../src/knowledge/sources';
import { stubEngine } from '../lsp/stub-engine';
import { run, world } from './world';

const dirty = 'FROM babim/web:latest\n';

describe('paths', () => {
  it('that are folders are searched for Dockerfiles of every name', async () => {
    const names = [
      'Dockerfile',
      'a/Dockerfile.dev',
      'a/b/web.Dockerfile',
      '.devcontainer/x.dockerfile',
      'Containerfile.old',
    ];
    const others = [
      'node_modules/x/Dockerfile',
      '.git/Dockerfile',
      'Dockerfile.dockerignore',
      'README.md',
      'xDockerfile',
    ];
    const cwd = await world(Object.fromEntries([...names, ...others].map((name) => [name, dirty])));
    const { out } = await run(cwd, ['--format', 'json']);
    expect(
      JSON.parse(out)
        .map(({ file }: { file: string }) => file)
        .sort(),
    ).toEqual([...names].sort());
  });

  it('that are files are linted whatever their name, and once', async () => {
    const cwd = await world({ 'x.txt': dirty, Dockerfile: 'FROM debian:12\n' });
    const { out, code } = await run(cwd, ['x.txt', '.', './x.txt', '-f', 'json']);
    expect(JSON.parse(out)).toHaveLength(2);
    expect(code).toBe(1);
  });

  it('that lead nowhere are told, the rest is linted', async () => {
    const cwd = await world({ Dockerfile: 'FROM debian:12\n' });
    const { code, out, err } = await run(cwd, ['missing', 'Dockerfile']);
    expect([code, out]).toEqual([2, 'Clean: 1 file checked.\n']);
    expect(err).toContain('dockerfile-hygiene: missing: no such file or folder\n');
  });

  it('without any Dockerfile are a mistake', async () => {
    const { code, err, out } = await run(await world({ 'README.md': '' }), []);
    expect([code, out, err]).toEqual([
      2,
      '',
      'dockerfile-hygiene: no Dockerfile or compose file found in .\n',
    ]);
  });
});

describe('a file', () => {
  it('that is binary or huge is passed over; only a named one makes the run a failure', async () => {
    const files = {
      Dockerfile: dirty,
      'Dockerfile.bin': 'FROM a\0b',
      'Dockerfile.huge': 'x'.repeat(3 * 1024 * 1024),
    };
    const cwd = await world(files);
    const searched = await run(cwd, []);
    expect(searched.code).toBe(1);
    expect(searched.err).toContain('Dockerfile.bin: binary file, skipped');
    expect(searched.err).toContain('Dockerfile.huge: larger than 2 Mi characters, skipped');
    expect((await run(cwd, ['Dockerfile.bin', 'Dockerfile'])).code).toBe(2);
  });

  it('that is no UTF-8 is linted all the same, and not rewritten', async () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('# '),
      0xff,
      ...new TextEncoder().encode('\nFROM a:latest\n'),
    ]);
    const cwd = await world({ Dockerfile: bytes });
    const { code, out, err } = await run(cwd, ['--fix']);
    expect([code, out]).toEqual([1, expect.stringContaining('Dockerfile:2:8')]);
    expect(err).toContain('not UTF-8, not fixed');
    expect(new Uint8Array(await readFile(join(cwd, 'Dockerfile')))).toEqual(bytes);
  });

  it('with a byte order mark has the columns that editors show', async () => {
    const cwd = await world({ Dockerfile: `\uFEFF${dirty}` });
    expect((await run(cwd, [])).out).toContain('Dockerfile:1:6 ');
  });
});

describe('the text report', () => {
  it('has a line per finding and a summary', async () => {
    const cwd = await world({
      Dockerfile: `FROM debian:12\n${dirty}`,
      'a/Dockerfile': 'FROM x:latest\n',
      'b/Dockerfile': '',
    });
    const { code, out } = await run(cwd, []);
    expect(code).toBe(1);
    expect(out).toBe(`Dockerfile:2:6   error    Nobody knows babim.  someone
Dockerfile:2:16  warning  The tag *latest* moves.  moving-tag

a/Dockerfile:1:8  warning  The tag *latest* moves.  moving-tag

3 findings (1 error, 2 warnings) in 3 files. 2 can be repaired with --fix.
`);
    expect((await run(cwd, ['--quiet', 'b'])).out).toBe('');
  });

  it('does not pass on what would steer the terminal', async () => {
    const engine = stubEngine();
    const lint: typeof engine.lint = (input) => {
      const result = engine.lint(input);
      return {
        ...result,
        findings: result.findings.map((finding) => ({ ...finding, message: 'a\u001b[31mb\nc' })),
      };
    };
    const cwd = await world({ Dockerfile: dirty });
    expect((await run(cwd, ['-q'], { engine: { ...engine, lint } })).out).toContain('a [31mb c');
  });
});

describe('exit code', () => {
  it.each([
    ['error', 'FROM x:latest', 0],
    ['warning', 'FROM x:latest', 1],
    ['hint', 'FROM x:latest', 1],
    ['error', 'FROM babim/x:1', 1],
    ['never', 'FROM babim/x:1', 0],
  ])('--fail-on %s for %s is %i', async (level, text, code) => {
    expect((await run(await world({ Dockerfile: text }), ['--fail-on', level])).code).toBe(code);
  });

  it.each([
    ['--colour'],
    ['--format', 'xml'],
    ['--fail-on', 'fatal'],
    ['--preset', 'loud'],
    ['--today', '2026-02-30'],
    ['--today', 'tomorrow'],
    ['--policy', 'x', '--no-policy'],
    ['--policy', 'missing.json'],
    ['--fix', '-'],
    ['--explain', 'nothing'],
    ['--insecure-registry', 'registry.example.com'],
    ['--check-updates', '--insecure-registry', 'http://registry.example.com'],
    ['--output', 'no/such/folder/x'],
  ])('of wrong arguments is 2: %s %s', async (...argv) => {
    const { code, err } = await run(await world({ Dockerfile: dirty }), argv);
    expect(code).toBe(2);
    expect(err).toMatch(/^dockerfile-hygiene: ./);
  });
});

describe('policy', () => {
  const off = '{ "rules": { "moving-tag": "off" } }';
  const rulesIn = (out: string) =>
    JSON.parse(out).flatMap((file: { findings: { rule: string }[] }) =>
      file.findings.map(({ rule }) => rule),
    );

  it('is the nearest file up to the repository', async () => {
    const cwd = await world({
      '.dockerfile-hygiene.json': '{ "rules": { "someone": "off" } }',
      'repo/.git/config': '[remote "origin"]\n\turl = git@github.com:Acme/web.git\n',
      'repo/a/Dockerfile': dirty,
      'other/Dockerfile': dirty,
    });
    const engine = stubEngine();
    const { out } = await run(cwd, ['-f', 'json'], { engine });
    expect(rulesIn(out)).toEqual(['moving-tag', 'someone', 'moving-tag']);
    expect(engine.calls.map(({ surroundings }) => surroundings?.owners)).toEqual([[], ['acme']]);
  });

  it('can be named, left out, and judged on a day', async () => {
    const cwd = await world({
      Dockerfile: `# hygiene: ignore someone expires=2026-01-31\n${dirty}`,
      'p.json': off,
      '.dockerfile-hygiene.json': '{ "rules": { "someone": "off" } }',
    });
    expect(
      rulesIn((await run(cwd, ['-f', 'json', '--policy', 'p.json', '--today', '2026-02-01'])).out),
    ).toEqual(['someone']);
    expect(
      rulesIn((await run(cwd, ['-f', 'json', '--policy', 'p.json', '--today', '2026-01-31'])).out),
    ).toEqual([]);
    expect(
      rulesIn((await run(cwd, ['-f', 'json', '--no-policy', '--today', '2026-02-01'])).out),
    ).toHaveLength(2);
  });

  it('takes its preset from the command line when that says one', async () => {
    const cwd = await world({ Dockerfile: dirty, '.dockerfile-hygiene.json': '{ "preset": "recommended" }' });
    const engine = stubEngine();
    await run(cwd, ['--preset', 'strict'], { engine });
    expect(engine.calls[0]?.policy.preset).toBe('strict');
  });

  it('that is broken is told once, with the place', async () => {
    const cwd = await world({
      'a/Dockerfile': '',
      'b/Dockerfile': '',
      '.dockerfile-hygiene.json': '{\n  "preset": 3 }',
    });
    const { code, err } = await run(cwd, []);
    expect(code).toBe(0);
    expect(err.match(/\.dockerfile-hygiene\.json:2:13: preset must be/g)).toHaveLength(1);
  });
});

describe('standard input', () => {
  it('is linted under the path it is said to have', async () => {
    const cwd = await world({ 'a/.dockerfile-hygiene.json': '{ "rules": { "someone": "off" } }' });
    const { out } = await run(cwd, ['-', '--stdin-path', 'a/Dockerfile'], { stdin: dirty });
    expect(out).toContain('a/Dockerfile:1:16  warning');
    expect((await run(cwd, ['-'], { stdin: dirty })).out).toContain('<stdin>:1:6 ');
  });
});

describe('--fix', () => {
  it('rewrites files with their safe fixes, and reports what is left', async () => {
    const cwd = await world({ Dockerfile: `\uFEFF${dirty}`, 'a/Dockerfile': 'FROM x:1\r\n' });
    const { code, out } = await run(cwd, ['--fix', '-q']);
    expect([code, out]).toEqual([1, expect.stringMatching(/^Dockerfile:1:6 +error .*\n$/)]);
    expect(await readFile(join(cwd, 'Dockerfile'), 'utf8')).toBe('\uFEFFFROM babim/web:1\n');
    expect(await readFile(join(cwd, 'a/Dockerfile'), 'utf8')).toBe('FROM x:1\r\n');
  });
});

it('--output writes the report to a file', async () => {
  const cwd = await world({ Dockerfile: dirty });
  expect((await run(cwd, ['-f', 'json', '-o', 'report.json'])).out).toBe('');
  expect(JSON.parse(await readFile(join(cwd, 'report.json'), 'utf8'))).toHaveLength(1);
});

it('a rule that throws is told once and hides nothing', async () => {
  const cwd = await world({ Dockerfile: dirty, 'a/Dockerfile': dirty });
  const { out, err } = await run(cwd, []);
  expect(err.match(/rule broken failed/g)).toHaveLength(1);
  expect(out).toContain('4 findings');
});

it('--explain, --help and --version print what they say', async () => {
  expect((await run('/', ['--explain', 'someone'])).out).toMatch(/^# Somebody\n/);
  expect((await run('/', ['--help'])).out).toContain('--fail-on');
  expect(await run('/', ['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  expect(version).toBe(manifest.version);
});

it('--knowledge-dates prints an aligned table of all facts', async () => {
  const { code, out } = await run('/', ['--knowledge-dates']);
  const [head = '', ...rows] = out.trimEnd().split('\n');
  expect([code, head]).toEqual([0, expect.stringMatching(/^Day {9}What it tells +Source$/)]);
  expect(rows.map((row) => row.slice(0, 10))).toEqual(knowledgeSources().map(({ date }) => date));
  for (const [index, { about, source }] of knowledgeSources().entries()) {
    expect(rows[index]?.slice(12)).toMatch(about);
    expect(rows[index]?.slice(head.indexOf('Source'))).toBe(source);
  }
});

it('JSON has 1-based places, fixes and related places', async () => {
  const cwd = await world({ Dockerfile: 'FROM x:latest\n' });
  expect(JSON.parse((await run(cwd, ['-f', 'json'])).out)).toEqual([
    {
      file: 'Dockerfile',
      findings: [
        {
          rule: 'moving-tag',
          severity: 'warning',
          message: 'The tag *latest* moves.',
          range: { start: { line: 1, column: 8 }, end: { line: 1, column: 14 } },
          fixes: [
            {
              title: 'Use recent',
              tier: 'safe',
              edits: [
                { range: { start: { line: 1, column: 8 }, end: { line: 1, column: 14 } }, newText: 'recent' },
              ],
            },
            {
              title: 'Use none',
              tier: 'suggested',
              edits: [
                { range: { start: { line: 1, column: 7 }, end: { line: 1, column: 14 } }, newText: '' },
              ],
            },
          ],
          related: [
            { message: 'of this', range: { start: { line: 1, column: 1 }, end: { line: 1, column: 5 } } },
          ],
        },
      ],
    },
  ]);
});
