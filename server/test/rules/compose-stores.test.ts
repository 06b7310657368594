// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files, not of TypeScript
import { describe, expect, it } from 'vitest';
import { lintCompose } from '../../src/compose-linter';
import { applyEdits } from '../../src/edits';
import { defaultPolicy } from '../../src/policy/policy';

function findings(text: string, rule = 'stateful-service') {
  const { findings, failures } = lintCompose({
    text,
    kind: 'compose',
    policy: defaultPolicy,
    today: new Date('2026-11-21'),
    contextFile: () => undefined,
    surroundings: {},
  });
  expect(failures).toEqual([]);
  return findings.filter((finding) => finding.rule === rule);
}

const titles = (text: string, rule?: string) =>
  findings(text, rule).flatMap(({ fixes }) => fixes.map(({ title }) => title));

const messages = (text: string, rule?: string) => findings(text, rule).map(({ message }) => message);

describe('a service that others take over', () => {
  const own = '    image: postgres:17\n    ports: ["127.0.0.1::5432"]\n';
  it.each([
    ['a merge key', `services:\n  db: &db\n${own}  second:\n    <<: *db\n`],
    ['a list of merge keys', `services:\n  db: &db\n${own}  second:\n    <<: [*db]\n`],
    ['an alias', `services:\n  db: &db\n${own}  second: *db\n`],
    ['extends', `services:\n  db:\n${own}  second:\n    extends: { service: db }\n`],
    [
      'its list alone',
      `services:\n  db:\n${own}    volumes: &v\n      - ./a.sql:/docker-entrypoint-initdb.d/a.sql:ro\n  second:\n    image: postgres:17\n    volumes: *v\n`,
    ],
  ])('by %s gets no volume, which all of them would write to', (_, text) => {
    const [first] = findings(text);
    expect(first?.message).toContain('PostgreSQL');
    expect(first?.fixes.map(({ title }) => title)).not.toContain('Keep the data in a named volume');
  });

  it('and whose volumes they replace, gets one', () => {
    const text = `services:\n  db: &db\n${own}  second:\n    <<: *db\n    volumes:\n      - second:/var/lib/postgresql/data\nvolumes:\n  second:\n`;
    expect(titles(text)).toContain('Keep the data in a named volume');
  });

  it('does not get a list that would hide the merged one', () => {
    const text =
      'x-base: &base\n  volumes:\n    - ./my.cnf:/etc/mysql/conf.d/my.cnf:ro\nservices:\n  db:\n    <<: *base\n    image: mysql:8.4\n';
    expect(findings(text)).toHaveLength(1);
    expect(titles(text)).not.toContain('Keep the data in a named volume');
  });
});

describe('two servers on one data directory', () => {
  const service = (name: string, more = '') =>
    `  ${name}:\n    image: postgres:17\n    volumes:\n      - data:/var/lib/postgresql/data\n${more}`;
  const file = (...services: string[]) => `services:\n${services.join('')}volumes:\n  data:\n`;

  it('are told, at the second', () => {
    const text = file(service('a'), service('b'));
    const [found, ...others] = findings(text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: 'warning', message: expect.stringContaining('a and b both') });
    expect(found?.span.start).toBe(text.lastIndexOf('data:/var'));
  });

  it('are told where both take the volume over', () => {
    const text =
      'x-db: &db\n  image: mysql:8.4\n  volumes:\n    - ./data:/var/lib/mysql\nservices:\n  a:\n    <<: *db\n  b:\n    <<: *db\n';
    expect(messages(text)).toEqual([expect.stringContaining('a and b both')]);
  });

  it.each([
    ['a client', service('b', '    command: psql -h a\n')],
    ['a backup', service('b', '    entrypoint: ["sh", "-c", "pg_basebackup -D /backup"]\n')],
    ['the other of two profiles', service('b', '    profiles: [new]\n')],
    ['another folder', service('b', '    environment:\n      PGDATA: /var/lib/postgresql/data/second\n')],
    ['read only', service('b').replace('data\n', 'data:ro\n').replace('postgres:17', 'alpine:3.22')],
  ])('are not: %s', (_, second) => {
    expect(messages(file(service('a'), second)).filter((m) => m.includes('both'))).toEqual([]);
  });
});

describe('what the command starts', () => {
  const run = (image: string, command: string) =>
    messages(`services:\n  a:\n    image: ${image}\n    command: ${command}\n`).join();
  it.each([
    [`"sh -c 'exec etcd -name etcd1'"`, 'etcd'],
    ['etcd -name etcd1', 'etcd'],
    ['["gosu", "etcd", "etcd"]', 'etcd'],
    ['["sh", "-c", "sleep 1 && exec postgres"]', 'PostgreSQL'],
    ['["-c", "max_connections=2"]', 'PostgreSQL'],
  ])('decides: %s', (command, name) => {
    expect(run('registry.opensource.zalan.do/acid/spilo-16:3.2', command)).toContain(name);
  });

  it('that nobody knows is no server of an image that nobody knows', () => {
    expect(run('someone/postgres:1', 'haproxy -f /x')).toBe('');
    expect(run('someone/postgres:1', 'postgres')).toContain('PostgreSQL');
    expect(run('mariadb:11.8', 'mysqld --sql-mode=ANSI')).toContain('MariaDB');
  });
});

describe('repairs of stores in compose files', () => {
  it('publish on this machine also where the data’s place is not known', () => {
    const text = 'services:\n  a:\n    image: someone/postgres:1\n    ports:\n      - "5432:5432"\n';
    const [loss, open] = findings(text);
    expect(loss?.message).toMatch(/^Nothing is mounted for the data of PostgreSQL: it is gone .* or stays/);
    expect(open?.fixes[0]?.title).toBe('Publish the port on this machine only');
    const after = applyEdits(text, open?.fixes[0]?.edits ?? []);
    expect(after).toContain('"127.0.0.1:5432:5432"');
    expect(findings(after)).toHaveLength(1);
  });

  it('say who will wait for a health check', () => {
    const text = (more: string) =>
      `services:\n  db:\n    image: valkey/valkey:9.0\n    volumes:\n      - data:/data\n  app:\n    image: node:24\n    depends_on: [db]\n${more}  cron:\n    image: node:24\n    depends_on:\n      - db\nvolumes:\n  data:\n`;
    expect(titles(text(''))).toEqual(['Add a health check, and let app and cron wait for it']);
    const swarm = text('    deploy:\n      update_config:\n        order: start-first\n');
    const [found] = findings(swarm);
    expect(found?.fixes[0]?.title).toBe('Add a health check');
    expect(applyEdits(swarm, found?.fixes[0]?.edits ?? [])).toContain('depends_on: [db]');
  });

  it('name the volume of a mount in the long form', () => {
    const text =
      'services:\n  db:\n    image: mysql:8.4\n    volumes:\n      - type: volume\n        target: /var/lib/mysql\n';
    const [found] = findings(text);
    const after = applyEdits(text, found?.fixes[0]?.edits ?? []);
    expect(after).toContain('        target: /var/lib/mysql\n        source: db-data\n');
    expect(findings(after)).toEqual([]);
  });

  it('leave a port alone whose variable may hold an address', () => {
    const text = (port: string) =>
      `services:\n  db:\n    image: mysql:8.4\n    volumes:\n      - data:/var/lib/mysql\n    ports:\n      - ${port}\nvolumes:\n  data:\n`;
    expect(titles(text('"${DB_PORT}:3306"'))).not.toContain('Publish the port on this machine only');
    expect(titles(text('"${DB_PORT:-3306}:3306"'))).toContain('Publish the port on this machine only');
    expect(messages(text('"3306"'))[0]).toContain('on a port of the engine’s choice, on all interfaces');
  });

  it('do not take away the programs that a service runs', () => {
    const text = (test: string) =>
      `services:\n  db:\n    image: mariadb:10.5\n    volumes:\n      - data:/var/lib/mysql\n    healthcheck:\n      test: ${test}\nvolumes:\n  data:\n`;
    const old = titles(text('["CMD", "mysqladmin", "ping"]'), 'end-of-life-base').join('\n');
    expect(old).toMatch(/mariadb:10\.\d+/);
    expect(old).toContain('mariadb-upgrade');
    expect(old).not.toMatch(/mariadb:1[12]/);
    expect(titles(text('["CMD", "healthcheck.sh", "--connect"]'), 'end-of-life-base').join()).toMatch(
      /mariadb:1[12]/,
    );
    const mongo = 'services:\n  db:\n    image: mongo:4.4\n    command: ["sh", "-c", "mongo --eval 1"]\n';
    expect(titles(mongo, 'end-of-life-base').join()).not.toMatch(/Use mongo:[678]/);
  });
});

describe('interfaces that are open to everybody', () => {
  it.each([
    ['portainer/portainer-ce:2.33.1', '9443:9443', ''],
    ['dockersamples/visualizer:latest', '8080:8080', ''],
    ['traefik:3.6', '8080:8080', '    command: ["--api.insecure=true"]\n'],
  ])('%s', (image, port, more) => {
    const text = `services:\n  a:\n    image: ${image}\n    ports:\n      - "${port}"\n${more}`;
    expect(titles(text, 'open-port')).toContain('Publish it on this machine only');
  });

  it('Traefik’s dashboard is none where it is off', () => {
    const text = 'services:\n  a:\n    image: traefik:3.6\n    ports:\n      - "8080:8080"\n';
    expect(findings(text, 'open-port')).toEqual([]);
  });
});

describe('one defect that several services take over', () => {
  it('is told once, with a way out for all of them', () => {
    const text =
      'services:\n  one: &one\n    image: someone/postgres:1\n  two:\n    <<: *one\n  three:\n    <<: *one\n';
    const [found, ...others] = findings(text);
    expect(others).toEqual([]);
    expect(found?.related.map(({ message }) => message)).toEqual(['the same for two', 'the same for three']);
    const after = applyEdits(text, found?.fixes[0]?.edits ?? []);
    expect(after.match(/# hygiene: stateful postgresql/g)).toHaveLength(3);
    expect(findings(after)).toEqual([]);
  });

  it('is told of each that can be repaired by itself', () => {
    const text =
      'x-db: &db\n  image: postgres:17\nservices:\n  a:\n    <<: *db\n    user: "999"\n  b:\n    <<: *db\n    user: "999"\n';
    expect(findings(text)).toHaveLength(2);
  });
});

it('Percona’s server is called by its name', () => {
  expect(messages('services:\n  db:\n    image: percona:8.0\n').join()).toContain('Percona Server keeps');
});

describe('shared memory', () => {
  it('is not left to a volume where the file says how large it shall be', () => {
    const text =
      'services:\n  web:\n    image: nginx:1.30\n    shm_size: 1gb\n    volumes:\n      - /dev/shm\n      - ./a:/usr/share/nginx/html\n';
    const [found] = findings(text, 'anonymous-volume');
    expect(found?.severity).toBe('hint');
    const after = applyEdits(text, found?.fixes[0]?.edits ?? []);
    expect(after).not.toContain('/dev/shm');
    expect(findings(text.replace('    shm_size: 1gb\n', ''), 'anonymous-volume')).toEqual([]);
    const long = text.replace('- ./a:/usr/share/nginx/html', '- { type: tmpfs, target: /scratch }');
    const [other] = findings(long, 'anonymous-volume');
    expect(applyEdits(long, other?.fixes[0]?.edits ?? [])).toContain('/scratch');
  });
});

describe('a word in the place of a secret', () => {
  const text = (name: string, value: string, more = '') =>
    `services:\n  web:\n    image: node:24\n    environment:\n      ${name}: ${value}\n${more}`;
  it.each([
    ['APP_SECRET', 'replace-me-in-production'],
    ['JWT_SECRET', 'changeme'],
    ['SECRET_KEY', 'your-secret-key'],
  ])('%s: %s is a hint', (name, value) => {
    expect(findings(text(name, value), 'literal-password').map(({ severity }) => severity)).toEqual(['hint']);
    expect(titles(text(name, value), 'literal-password')[0]).toContain(name);
    expect(findings(text(name, value, '      NODE_ENV: development\n'), 'literal-password')).toEqual([]);
  });

  it.each([
    ['OPENAI_API_KEY', 'your-api-key-here'],
    ['STRIPE_SECRET_KEY', 'your-secret-key'],
    ['JWT_SECRET', '<changeme>'],
  ])('%s: %s must be replaced to work', (name, value) => {
    expect(findings(text(name, value), 'literal-password')).toEqual([]);
  });
});
