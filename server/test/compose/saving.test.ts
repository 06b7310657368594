// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files, not of TypeScript
import { describe, expect, it } from 'vitest';
import { parseCompose } from '../../src/compose/parse';
import { lintCompose } from '../../src/compose-linter';
import { applyEdits } from '../../src/edits';
import { defaultPolicy } from '../../src/policy/policy';
import { allRules } from '../../src/rules';

function run(text: string, path = 'compose.prod.yaml', preset: 'strict' | 'recommended' = 'strict') {
  return lintCompose({
    text,
    kind: 'compose',
    policy: { ...defaultPolicy, preset },
    today: new Date('2026-11-21'),
    surroundings: { path },
    rules: allRules,
  }).findings.filter(({ rule }) => rule !== 'undigested-base');
}

const compose = (...lines: readonly string[]) =>
  `services:\n  db:\n    image: postgres:17\n    volumes: ["data:/var/lib/postgresql/data"]\n${lines.map((line) => `    ${line}\n`).join('')}volumes:\n  data:\n`;

describe('data that nobody saves', () => {
  it('is told in the preset strict, for production', () => {
    const [finding, ...others] = run(compose());
    expect(others).toEqual([]);
    expect(finding?.severity).toBe('hint');
    expect(finding?.message).toContain('Nothing in this file saves what PostgreSQL keeps');
    expect(run(compose(), 'compose.yaml')).toEqual([]);
    expect(run(compose('environment: { NODE_ENV: production }'), 'compose.yaml')).toHaveLength(1);
    expect(run(compose(), 'compose.prod.yaml', 'recommended')).toEqual([]);
    expect(run(compose(), 'tests/compose.prod.yaml')).toEqual([]);
  });

  it.each([
    compose('# The host backs it up at night.'),
    compose().replace('volumes:\n  data', '  dump:\n    image: postgres:17\nvolumes:\n  data'),
    compose('labels: ["docker-volume-backup.stop-during-backup=true"]'),
    compose().replace('  db:', '  # hygiene: stateful postgresql reason="ours" backup="by the host"\n  db:'),
    compose().replace('image: postgres:17', 'image: redis:8.2').replace('/var/lib/postgresql/data', '/data'),
  ])('is not told where somebody does, or it can be made again: %#', (text) =>
    expect(run(text).filter(({ message }) => message.includes('saves what'))).toEqual([]),
  );
});

it('brings nothing new once the data is kept', () => {
  const text = compose('ports: ["5432:5432"]').replace(
    '    volumes: ["data:/var/lib/postgresql/data"]\n',
    '',
  );
  const [before, ...more] = run(text);
  expect(more).toEqual([]);
  const kept = before?.fixes.find(({ title }) => title === 'Keep the data in a named volume');
  const after = run(applyEdits(text, kept?.edits ?? []));
  expect(after).toHaveLength(1);
  expect(before?.message.endsWith(after[0]?.message ?? '')).toBe(true);
});

describe('a backup job', () => {
  const job = (text: string) => {
    const [finding] = run(text);
    const fix = finding?.fixes.find(({ title }) => title === 'Add a backup job');
    if (!fix) return undefined;
    const after = applyEdits(text, fix.edits);
    expect(run(after)).toEqual([]);
    const { problems, services } = parseCompose(after);
    expect(problems).toEqual([]);
    expect(services.map(({ name }) => name)).toEqual(['db', 'db-backup']);
    return after;
  };

  it('takes the password from the same secret', () => {
    const text = `${compose(
      'environment:',
      '  POSTGRES_USER: shop',
      '  POSTGRES_PASSWORD_FILE: /run/secrets/db',
      'secrets: [db]',
      'networks: [inner]',
    )}networks:\n  inner:\nsecrets:\n  db:\n    file: ./db.txt\n`;
    expect(job(text)).toContain(
      [
        '',
        '  # Saves PostgreSQL to the volume db-backup. Let a scheduler run it daily, copy what it writes elsewhere, and try a restore:',
        '  #   docker compose run --rm db-backup',
        '  db-backup:',
        '    image: postgres:17',
        '    profiles:',
        '      - backup',
        '    restart: "no"',
        '    entrypoint: ["/bin/sh", "-ec"]',
        '    command:',
        '      - "PGPASSWORD=\\"$$(cat /run/secrets/db)\\" pg_dumpall --host=db --username=\\"$${POSTGRES_USER:-postgres}\\" > \\"/backup/db-$$(date +%Y-%m-%dT%H%M%S).sql\\""',
        '    environment:',
        '      POSTGRES_USER: shop',
        '    secrets:',
        '      - db',
        '    networks:',
        '      - inner',
        '    volumes:',
        '      - db-backup:/backup',
        'volumes:',
        '  db-backup:',
        '  data:',
      ].join('\n'),
    );
  });

  it('takes the password from the same variable, or the same file', () => {
    const variable = job(compose('environment:', '  - POSTGRES_PASSWORD=${DB_PASSWORD:?set it}'));
    expect(variable).toContain('      POSTGRES_PASSWORD: ${DB_PASSWORD:?set it}\n');
    expect(variable).toContain('PGPASSWORD=\\"$$POSTGRES_PASSWORD\\" pg_dumpall');
    expect(job(compose('environment: [POSTGRES_PASSWORD]'))).toContain(
      'POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}\n',
    );
    const file = job(compose('env_file: ./db.env', 'healthcheck: { test: [CMD, pg_isready] }'));
    expect(file).toContain('    env_file:\n      - ./db.env\n');
    expect(file).toContain('condition: service_healthy\n');
  });

  it('dumps as the root of other servers', () => {
    const text = compose('environment: { MYSQL_ROOT_PASSWORD: "$ROOT" }')
      .replace('postgres:17', 'mysql:8.4')
      .replace('/var/lib/postgresql/data', '/var/lib/mysql');
    expect(job(text)).toContain('MYSQL_PWD=\\"$$MYSQL_ROOT_PASSWORD\\" mysqldump --host=db --user=root');
    const mongo = compose('env_file: [db.env]')
      .replace('postgres:17', 'mongo:8.3')
      .replace('/var/lib/postgresql/data', '/data/db');
    expect(job(mongo)).toContain(
      '--username=\\"$${MONGO_INITDB_ROOT_USERNAME:-root}\\" --password=\\"$$MONGO_INITDB_ROOT_PASSWORD\\"',
    );
  });

  it('is not offered where the password would stand in the file twice, or nobody knows it', () => {
    const literal = compose('environment: { POSTGRES_PASSWORD: geheim }');
    expect(run(literal).flatMap(({ fixes }) => fixes.map(({ title }) => title))).not.toContain(
      'Add a backup job',
    );
    expect(job(compose())).toBeUndefined();
    expect(job(compose('environment: { POSTGRES_PASSWORD_FILE: /etc/db }'))).toBeUndefined();
    expect(job(compose('env_file: db.env').replace('postgres:17', '"postgres:17"'))).toContain(
      'image: postgres:17\n    profiles',
    );
  });
});

describe('defaults of passwords', () => {
  it('that several services share are told once', () => {
    const text = compose('environment: { POSTGRES_PASSWORD: "${DB:-geheim}" }').replace(
      'volumes:\n  data',
      '  app:\n    image: node:24\n    environment: { DB_PASSWORD: "${DB:-geheim}", OTHER_PASSWORD: "${OTHER:-geheim}" }\nvolumes:\n  data',
    );
    const told = run(text, 'compose.yaml').filter(({ rule }) => rule === 'literal-password');
    expect(told.map(({ message }) => message.split(' ')[0])).toEqual(['POSTGRES_PASSWORD', 'OTHER_PASSWORD']);
  });
});
