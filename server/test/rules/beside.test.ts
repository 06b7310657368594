import { describe, expect, it } from 'vitest';
import { addToCompose, newComposeFile } from '../../src/compose/add-service';
import type { ComposeAddition, ServiceAddition } from '../../src/compose/addition';
import { lintCompose } from '../../src/compose-linter';
import { applyEdits } from '../../src/edits';
import type { Fix } from '../../src/findings';
import { services } from '../../src/knowledge/services';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';
import { serviceBeside } from '../../src/rules/state/beside';

const today = new Date('2026-11-21');

const besideIn = (text: string): (Fix & { readonly beside: ComposeAddition })[] =>
  lint({ text, policy: defaultPolicy, today })
    .findings.filter(({ rule }) => rule === 'stateful-service')
    .flatMap(({ fixes }) => fixes.flatMap((fix) => (fix.beside ? [{ ...fix, beside: fix.beside }] : [])));

const app = `FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends postgresql python3 && rm -rf /var/lib/apt/lists/*
COPY app.py /srv/
CMD ["python3", "/srv/app.py"]
`;

describe('an application with a server in its image', () => {
  it('is offered the server beside it, and one elsewhere', () => {
    const fixes = besideIn(app);
    expect(fixes.map(({ title }) => title)).toEqual([
      'Run PostgreSQL from compose.yaml, with a named volume and a backup job',
      'Use a PostgreSQL that is managed elsewhere (DATABASE_URL)',
    ]);
    for (const { edits } of fixes)
      expect(applyEdits(app, edits)).toBe(app.replace('postgresql python3', 'postgresql-client python3'));
    expect(fixes[0]?.beside).toMatchObject({
      name: 'db',
      image: 'postgres:18',
      directories: ['/var/lib/postgresql'],
      secretVariable: 'POSTGRES_PASSWORD_FILE',
    });
  });
  it('must have something of its own', () => {
    expect(besideIn(app.replace(/CMD.*\n/, ''))).toEqual([]);
    expect(besideIn(app.replace(/COPY.*\n/, ''))).toEqual([]);
  });
});

describe('an image that is its makers’ one with scripts', () => {
  const scripts =
    'FROM postgres:16\nENV POSTGRES_DB=shop POSTGRES_PASSWORD=secret\nCOPY sql/ /docker-entrypoint-initdb.d/\n';
  it('is offered the image itself, with the scripts mounted', () => {
    const [fix, ...more] = besideIn(scripts);
    expect(more).toEqual([]);
    expect(fix?.edits).toEqual([]);
    expect(fix?.beside).toMatchObject({
      image: 'postgres:16',
      directories: ['/var/lib/postgresql/data'],
      environment: { POSTGRES_DB: 'shop' },
      mounts: [{ from: 'sql/', to: '/docker-entrypoint-initdb.d' }],
    });
  });
  it('takes a release that lives', () => {
    const [fix] = besideIn(
      'FROM postgres:9.6-alpine\nCOPY init.sql /docker-entrypoint-initdb.d/10-init.sql\n',
    );
    expect(fix?.beside).toMatchObject({
      image: expect.stringMatching(/^postgres:\d\d-alpine$/),
      mounts: [{ from: 'init.sql', to: '/docker-entrypoint-initdb.d/10-init.sql' }],
    });
  });
  it.each([
    ['something else is built in', `${scripts}RUN apt-get update\n`],
    ['a pattern is copied', 'FROM postgres:16\nCOPY *.sql /docker-entrypoint-initdb.d/\n'],
    ['something else is copied', 'FROM postgres:16\nCOPY my.conf /etc/postgresql/\n'],
    [
      'the scripts stand in the Dockerfile',
      'FROM postgres:16\nCOPY <<A /docker-entrypoint-initdb.d/a.sql\nselect 1;\nA\n',
    ],
    ['it is somebody else’s image', scripts.replace('postgres:16', 'someone/postgres:16')],
    ['nothing is copied', 'FROM postgres:16\nENV TZ=UTC\n'],
  ])('not where %s', (_, text) => expect(besideIn(text)).toEqual([]));
});

describe('what is written', () => {
  const additions = services.flatMap((service): (readonly [string, ServiceAddition])[] => {
    const addition = serviceBeside(service, '2026-11-21');
    return addition ? [[service.id, addition]] : [];
  });
  const application = { context: '.', dockerfile: undefined };
  it('is known for the services that are met most', () => {
    const ids = additions.map(([id]) => id);
    for (const id of [
      'postgresql',
      'mysql',
      'mariadb',
      'mongodb',
      'redis',
      'valkey',
      'rabbitmq',
      'elasticsearch',
    ])
      expect(ids).toContain(id);
    expect(ids.length).toBeGreaterThanOrEqual(15);
  });
  it.each(additions)('for %s is a file that nothing is found in', (_, addition) => {
    const text = newComposeFile(addition, application);
    const { compose, findings } = lintCompose({ text, kind: 'compose', policy: defaultPolicy, today });
    expect(compose.problems).toEqual([]);
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
  it.each(additions)('for %s goes into a file that is there, once', (_, addition) => {
    const text = 'services:\n  web:\n    build: .\n';
    const after = applyEdits(text, addToCompose(text, addition, 'web', '.') ?? []);
    const { compose, findings } = lintCompose({ text: after, kind: 'compose', policy: defaultPolicy, today });
    const own = compose.services.filter(({ image }) => image?.value === addition.image);
    expect(own.length).toBe(addition.backup.dump === undefined ? 1 : 2);
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(addToCompose(after, addition, 'web', '.')).toBeUndefined();
  });
});
