// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files, not of TypeScript
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addToCompose, newComposeFile } from '../../src/compose/add-service';
import type { ServiceAddition } from '../../src/compose/addition';
import { parseCompose } from '../../src/compose/parse';
import { applyEdits } from '../../src/edits';

const database: ServiceAddition = {
  add: 'service',
  name: 'db',
  title: 'PostgreSQL',
  image: 'postgres:18',
  port: 5432,
  directories: ['/var/lib/postgresql'],
  environment: { POSTGRES_DB: 'shop' },
  secretVariable: 'POSTGRES_PASSWORD_FILE',
  secretForm: undefined,
  demanded: [],
  hostname: undefined,
  health: ['CMD-SHELL', 'pg_isready --username="${POSTGRES_USER:-postgres}"'],
  stopSeconds: undefined,
  backup: {
    how: 'Dump it.',
    dump: 'PGPASSWORD="$(cat {secret})" pg_dumpall --host={host} --username=postgres > {file}',
    extension: 'sql',
  },
  mounts: [{ from: 'init.sql', to: '/docker-entrypoint-initdb.d/init.sql' }],
};
const variable = { add: 'variable', name: 'DATABASE_URL', form: 'postgresql://…' } as const;

const added = (text: string, application: string | undefined, folder = '.') => {
  const edits = addToCompose(text, database, application, folder);
  return edits && applyEdits(text, edits);
};

describe('newComposeFile', () => {
  it('writes the application, the service and a way to save it', () => {
    const text = newComposeFile({ ...database, mounts: [] }, { context: '.', dockerfile: undefined });
    expect(text).toBe(`services:
  app:
    build: .
    depends_on:
      db:
        condition: service_healthy

  # PostgreSQL: other services reach it at db:5432.
  # Its password is read from secrets/db_password.txt: write one there, and keep the file out of version control.
  db:
    image: postgres:18
    restart: unless-stopped
    environment:
      POSTGRES_DB: shop
      POSTGRES_PASSWORD_FILE: /run/secrets/db_password
    secrets:
      - db_password
    volumes:
      - db-data:/var/lib/postgresql
    healthcheck:
      test: ["CMD-SHELL", "pg_isready --username=\\"$\${POSTGRES_USER:-postgres}\\""]
      interval: 10s
      timeout: 5s
      retries: 10
      start_period: 30s

  # Saves PostgreSQL to the volume db-backup. Let a scheduler run it daily, copy what it writes elsewhere, and try a restore:
  #   docker compose run --rm db-backup
  db-backup:
    image: postgres:18
    profiles:
      - backup
    restart: "no"
    entrypoint: ["/bin/sh", "-ec"]
    command:
      - "PGPASSWORD=\\"$$(cat /run/secrets/db_password)\\" pg_dumpall --host=db --username=postgres > \\"/backup/db-$$(date +%Y-%m-%dT%H%M%S).sql\\""
    secrets:
      - db_password
    volumes:
      - db-backup:/backup
    depends_on:
      db:
        condition: service_healthy

volumes:
  db-data:
  db-backup:

secrets:
  db_password:
    file: ./secrets/db_password.txt
`);
    expect(parseCompose(text).problems).toEqual([]);
  });
  it('tells an application where a service elsewhere is', () => {
    expect(newComposeFile(variable, { context: '.', dockerfile: 'api.Dockerfile' })).toBe(`services:
  app:
    build:
      context: .
      dockerfile: api.Dockerfile
    environment:
      DATABASE_URL: \${DATABASE_URL:?must be set}
`);
  });
});

describe('addToCompose', () => {
  it('adds at the end of the services and keeps what is there', () => {
    const text = `# What we run.
services:
  web: # the shop
    build: .
    ports:
      - "127.0.0.1:80:80"

  # Sends mail.
  worker:
    image: shop-worker:1

volumes:
  cache_files:
`;
    const after = added(text, 'web') ?? '';
    const read = parse(after) as { services: Record<string, unknown>; volumes: object; secrets: object };
    expect(Object.keys(read.services)).toEqual(['web', 'worker', 'db', 'db-backup']);
    expect(Object.keys(read.volumes).sort()).toEqual(['cache_files', 'db_backup', 'db_data']);
    expect(read.secrets).toEqual({ db_password: { file: './secrets/db_password.txt' } });
    expect(read.services.web).toMatchObject({ depends_on: { db: { condition: 'service_healthy' } } });
    for (const line of text.split('\n')) expect(after).toContain(line);
  });
  it('chooses names that are free, and paths from where the file is', () => {
    const text = 'services:\n    db:\n        image: mysql:8.4\nvolumes:\n    db2-data:\n';
    const after = added(text, undefined, './api') ?? '';
    expect(after).toContain('    db2:\n        image: postgres:18');
    expect(after).toContain('- db2-data2:/var/lib/postgresql');
    expect(after).toContain('- ./api/init.sql:/docker-entrypoint-initdb.d/init.sql:ro');
  });
  it('adds to lists as they are written', () => {
    const text =
      'services:\n  web:\n    build: .\n    depends_on: [cache]\n  cache:\n    image: memcached:1\n';
    expect(added(text, 'web')).toContain('depends_on: [cache, db]');
    const list = 'services:\n  web:\n    build: .\n    environment:\n      - A=b\n';
    const edits = addToCompose(list, variable, 'web', '.') ?? [];
    expect(applyEdits(list, edits)).toBe(
      `${list.trimEnd()}\n      - DATABASE_URL=\${DATABASE_URL:?must be set}\n`,
    );
    const map = 'services:\n  web:\n    build: .\n    environment:\n      A: b\n    tty: true\n';
    const more = addToCompose(map, variable, 'web', '.') ?? [];
    expect(applyEdits(map, more)).toContain(
      '      A: b\n      DATABASE_URL: ${DATABASE_URL:?must be set}\n    tty',
    );
  });
  it.each([
    ['      - back\n', ['back']],
    ['      - "back" # inside\n      # more\n      - front\n', ['back', 'front']],
    [' [back, front]\n', ['back', 'front']],
    ['      back:\n        aliases: [web]\n      front:\n', ['back', 'front']],
  ])('joins the networks of the application: %j', (networks, names) => {
    const list = networks.startsWith(' [') ? networks : `\n${networks}`;
    const text = `services:\n  web:\n    build: .\n    networks:${list}    tty: true\nnetworks:\n  back:\n  front:\n`;
    const read = parse(added(text, 'web') ?? '') as { services: Record<string, { networks?: unknown }> };
    expect(read.services.db?.networks).toEqual(names);
    expect(read.services['db-backup']?.networks).toEqual(names);
  });
  it('is not for an application in another network than the file’s, or where there is one already', () => {
    expect(added('services:\n  web:\n    build: .\n    network_mode: host\n', 'web')).toBeUndefined();
    expect(
      added(
        'services:\n  web:\n    build: .\n  old:\n    image: docker.io/library/postgres:17-alpine\n',
        'web',
      ),
    ).toBeUndefined();
  });
  it('keeps line ends, and ends without one', () => {
    const text = 'services:\r\n  web:\r\n    build: .';
    const after = added(text, 'web') ?? '';
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(parseCompose(after).services.map(({ name }) => name)).toEqual(['web', 'db', 'db-backup']);
  });
  it.each([
    ['what is no YAML', 'services:\n  a: [\n'],
    ['brackets', 'services: { web: { build: . } }\n'],
    ['the first version of the format', 'web:\n  build: .\n'],
    ['nothing', ''],
    ['several documents', 'services:\n  web:\n    build: .\n---\nservices: {}\n'],
  ])('does not try %s', (_, text) => expect(added(text, undefined)).toBeUndefined());
  it('does not say twice where a service is', () => {
    const text = 'services:\n  web:\n    build: .\n    environment:\n      DATABASE_URL: x\n';
    expect(addToCompose(text, variable, 'web', '.')).toBeUndefined();
    expect(addToCompose(text, variable, undefined, '.')).toBeUndefined();
  });
});
