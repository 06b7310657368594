import { describe, expect, it } from 'vitest';
import { documentsBehind } from '../../src/compose/documents';
import { lintCompose } from '../../src/compose-linter';
import { applyEdits } from '../../src/edits';
import { defaultPolicy } from '../../src/policy/policy';
import { allRules } from '../../src/rules';

const rules = allRules.filter(({ meta }) =>
  /^(?:stateful-service|misplaced-volume|anonymous-volume|literal-password)$/.test(meta.id),
);

function run(text: string, path: string, files: Readonly<Record<string, string>> = {}) {
  return lintCompose({
    text,
    kind: 'compose',
    policy: defaultPolicy,
    today: new Date('2026-11-21'),
    contextFile: (name) => files[name],
    surroundings: { path },
    rules,
  }).findings;
}

const store = 'services:\n  db:\n    image: postgres:17\n';
const kept = '    volumes:\n      - data:/var/lib/postgresql/data\n';
const volumes = 'volumes:\n  data:\n';

describe('a file with others beside it', () => {
  it('keeps the data where the base file says so', () => {
    const base = { 'docker-compose.yml': store + kept + volumes };
    expect(run(store, 'app/compose.prod.yaml', base)).toEqual([]);
    expect(run(store, 'app/compose.prod.yaml')).toHaveLength(1);
    const other = { 'compose.yaml': `services:\n  database:\n    image: postgres:17\n${kept}${volumes}` };
    expect(run(store, 'compose.prod.yaml', other)).toHaveLength(1);
  });

  it('keeps the data where the override file says so, which compose reads by itself', () => {
    const override = `services:\n  db:\n${kept}`;
    expect(run(store, 'compose.yaml', { 'compose.override.yaml': override })).toEqual([]);
    expect(run(store, 'docker-compose.yml', { 'compose.override.yaml': override })).toHaveLength(1);
    expect(run(store, 'compose.prod.yaml', { 'compose.prod.override.yaml': override })).toHaveLength(1);
  });

  it('loses it all the same where it says that nothing of the base file holds', () => {
    const base = { 'compose.yaml': store + kept + volumes };
    expect(run(`${store}    volumes: !override []\n`, 'compose.prod.yaml', base)).toHaveLength(1);
    expect(run(`${store}    volumes: []\n`, 'compose.prod.yaml', base)).toEqual([]);
  });

  it('has the health check and the restart policy of both', () => {
    const text = `${store}${kept}  app:\n    image: node:24\n    restart: always\n    depends_on: [db]\n${volumes}`;
    expect(run(text, 'compose.prod.yaml')[0]?.message).toMatch(/no health check.*no restart policy/);
    const base = `${store}    restart: always\n    healthcheck:\n      test: ["CMD", "pg_isready"]\n`;
    expect(run(text, 'compose.prod.yaml', { 'compose.yaml': base })).toEqual([]);
  });

  it('is judged only for what it says itself', () => {
    const base = {
      'compose.yaml': `services:\n  db:\n    image: postgres:18\n    environment:\n      POSTGRES_PASSWORD: geheim\n${kept}${volumes}`,
    };
    expect(run('services:\n  db:\n    restart: always\n', 'compose.prod.yaml', base)).toEqual([]);
    expect(run('services:\n  db:\n    image: postgres:18.1\n', 'compose.prod.yaml', base)).toEqual([]);
  });
});

describe('several documents in one file', () => {
  it('are put together', () => {
    expect(run(`${store}---\nservices:\n  db:\n${kept}`, 'compose.yaml')).toEqual([]);
    expect(run(`---\n${store}`, 'compose.yaml')).toHaveLength(1);
    expect(run(`${store}---\nservices:\n  app:\n${kept}`, 'compose.yaml')).toHaveLength(1);
  });

  it.each([
    ['', 0],
    ['a: 1\n', 0],
    ['# c\n\n---\na: 1\n', 0],
    ['%YAML 1.2\n---\na: 1\n', 0],
    ['a: 1\n---\nb: 2\n--- # c\nd: 1\n', 2],
    ['a: |\n  ---\n---x: 1\n', 0],
    ['---\n'.repeat(1000), 10],
  ])('are found: %j', (text, count) => expect(documentsBehind(text)).toHaveLength(count));
});

describe('names', () => {
  it('of included files are taken', () => {
    const text = `include:\n  - ./more/db.yaml\n  - path: [x.yaml]\n${store}`;
    const files = { 'more/db.yaml': 'volumes:\n  db-data:\n', 'x.yaml': 'volumes:\n  db-data-2:\n' };
    const [finding] = run(text, 'compose.yaml', files);
    expect(applyEdits(text, finding?.fixes[0]?.edits ?? [])).toContain(
      '- db-data-3:/var/lib/postgresql/data',
    );
  });
});

describe('what cannot be read', () => {
  const mongo = '  other:\n    image: mongo:8.3\n';

  it.each([
    [
      'a quote that is not closed',
      `${store}${kept}    environment:\n      POSTGRES_PASSWORD: "geh\n${volumes}`,
    ],
    ['a key that is half typed', `${store}    vol\n`],
    ['a tab', `${store}\tvolumes:\n      - data:/var/lib/postgresql/data\n`],
    ['a list that is not closed', `${store}    volumes: [data:/var/lib/postgresql/da\n`],
    [
      'something that services take over',
      `x-a: &a\n  image: postgres:17\n  vol\nservices:\n  db:\n    <<: *a\n`,
    ],
  ])('is not judged: %s', (_, text) => expect(run(text, 'compose.yaml')).toEqual([]));

  it('leaves the other services judged, and nothing to repair', () => {
    const findings = run(`${store}    vol\n${mongo}`, 'compose.yaml');
    expect(findings.map(({ message }) => message.slice(0, 7))).toEqual(['MongoDB']);
    expect(findings[0]?.fixes).toEqual([]);
  });
});

describe('a digest', () => {
  const pinned = `services:\n  db:\n    image: postgres:latest@sha256:${'0'.repeat(64)}\n`;

  it('leaves open where the data is that the newest version has elsewhere', () => {
    for (const target of ['/var/lib/postgresql/data', '/var/lib/postgresql'])
      expect(run(`${pinned}    volumes: ["data:${target}"]\n${volumes}`, 'compose.yaml')).toEqual([]);
  });

  it('does not hide that there is no volume at all', () => {
    const [finding] = run(pinned, 'compose.yaml');
    expect(finding?.message).toContain('in a volume without a name here (nothing is mounted for it)');
  });
});
