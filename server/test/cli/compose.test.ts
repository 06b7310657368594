// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files, not of TypeScript
import { expect, it } from 'vitest';
import { lintDocument } from '../../src/compose-linter';
import { allRules } from '../../src/rules';
import { run, world } from './world';

const rules = allRules.filter(({ meta }) => meta.family === 'bases');
const engine = {
  rules,
  lint: (input: Parameters<typeof lintDocument>[0]) => lintDocument({ ...input, rules }),
};
const text = 'services:\n  a:\n    image: redis\n';

it('compose files are found in folders, and linted as such when they are named', async () => {
  const cwd = await world({
    'compose.yaml': text,
    'deploy/docker-compose.prod.yml': text,
    'node_modules/x/compose.yaml': text,
    'values.yaml': text,
    'composer.yml': text,
    Dockerfile: 'FROM debian:13\n',
  });
  const all = await run(cwd, ['--format', 'json'], { engine });
  const files = JSON.parse(all.out) as { file: string; findings: { rule: string }[] }[];
  expect(files.map(({ file, findings }) => [file, findings.map((f) => f.rule)])).toEqual([
    ['Dockerfile', []],
    ['compose.yaml', ['floating-base']],
    ['deploy/docker-compose.prod.yml', ['floating-base']],
  ]);
  const named = await run(cwd, ['compose.yaml'], { engine });
  expect(named.out).toContain('compose.yaml');
  expect(named.code).toBe(1);
});

it('standard input is a compose file by the path that it is given', async () => {
  const cwd = await world({});
  const { out } = await run(cwd, ['-', '--stdin-path', 'compose.yaml'], { engine, stdin: text });
  expect(out).toContain('floating-base');
});

it('values come from .env beside the file, and SARIF and fixes know compose files', async () => {
  const cwd = await world({
    'app/compose.yaml': text.replace('redis', 'redis:${V}'),
    'app/.env': 'V=latest\n',
    '.env': 'V=7\n',
  });
  const sarif = await run(cwd, ['--format', 'sarif'], { engine });
  expect(JSON.parse(sarif.out).runs[0].results).toMatchObject([
    {
      ruleId: 'floating-base',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'app/compose.yaml' } } }],
    },
  ]);
});
