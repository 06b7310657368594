import { expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { allRules } from '../../src/rules';
import { run, world } from './world';

const engine = { lint, rules: allRules };
const copiesAll = 'FROM node:24-slim\nWORKDIR /app\nCOPY package.json .\nRUN npm ci\nCOPY . .\n';
const secret = 'DB_PASSWORD=correct-horse-battery\n';

/** What is said of copies of the whole context. */
async function said(cwd: string, argv: readonly string[]): Promise<string[]> {
  const { out } = await run(cwd, [...argv, '--format', 'json'], { engine });
  const files = JSON.parse(out) as { findings: { rule: string; message: string }[] }[];
  const findings = files.flatMap((file) => file.findings);
  return findings.filter(({ rule }) => rule === 'broad-copy').map(({ message }) => message);
}

it('what would be copied with the context is looked up beside the Dockerfile', async () => {
  const cwd = await world({
    '.git/config': '',
    'package.json': '{}',
    Dockerfile: copiesAll,
    '.env': secret,
  });
  expect(await said(cwd, ['Dockerfile'])).toEqual([expect.stringContaining('.env, which holds a secret')]);
});

it('a context above the Dockerfile is found by what is copied', async () => {
  const cwd = await world({
    '.git/config': '',
    'web/package.json': '{}',
    'web/docker/Dockerfile': copiesAll,
    'web/.env': secret,
  });
  expect(await said(cwd, ['web'])).toHaveLength(1);
});

it('what an ignore file keeps out, and a small context, are nothing to speak of', async () => {
  const cwd = await world({
    'a/package.json': '{}',
    'a/Dockerfile': copiesAll,
    'a/.env': secret,
    'a/.dockerignore': '.env\n',
    'b/package.json': '{}',
    'b/Dockerfile': copiesAll,
    'b/node_modules/x/index.js': 'x\n',
  });
  expect(await said(cwd, ['a', 'b'])).toEqual([]);
  expect(await said(cwd, ['a', 'b', '--preset', 'strict'])).toEqual([
    expect.stringContaining('there is no .dockerignore'),
  ]);
});
