// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files, not of TypeScript
import { describe, expect, it } from 'vitest';
import { newComposeFile } from '../../src/compose/add-service';
import type { ServiceAddition } from '../../src/compose/addition';
import { parseCompose } from '../../src/compose/parse';
import { replaceBuild } from '../../src/compose/replace-build';
import { applyEdits } from '../../src/edits';

const store: ServiceAddition = {
  add: 'service',
  name: 'db',
  title: 'MySQL',
  image: 'mysql:8.4',
  port: 3306,
  directories: ['/var/lib/mysql'],
  environment: { MYSQL_DATABASE: 'shop' },
  secretVariable: 'MYSQL_ROOT_PASSWORD_FILE',
  secretForm: undefined,
  demanded: [],
  hostname: undefined,
  health: ['CMD-SHELL', 'mysqladmin ping'],
  stopSeconds: undefined,
  backup: { how: 'Dump it.', dump: 'mysqldump --host={host} > {file}', extension: 'sql' },
  mounts: [{ from: 'init.sql', to: '/docker-entrypoint-initdb.d/init.sql' }],
};
const replaced = (text: string) => {
  const edits = replaceBuild(text, store, 'db', './db');
  return edits && applyEdits(text, edits);
};
const password = '    environment:\n      - MYSQL_ROOT_PASSWORD=${PASSWORD}\n';

describe('replaceBuild', () => {
  it('exchanges the build for the image, and mounts what it added', () => {
    const text = `services:\n  db: # shop\n    build: ./db\n${password}    ports:\n      - "127.0.0.1:3306:3306"\n`;
    expect(replaced(text)).toBe(`services:
  db: # shop
    image: mysql:8.4
    environment:
      - MYSQL_ROOT_PASSWORD=\${PASSWORD}
      - MYSQL_DATABASE=shop
    ports:
      - "127.0.0.1:3306:3306"
    volumes:
      - db-data:/var/lib/mysql
      - ./db/init.sql:/docker-entrypoint-initdb.d/init.sql:ro

volumes:
  db-data:
`);
  });
  it('leaves volumes for the data as they are', () => {
    const text = `services:\n  db:\n    build:\n      context: ./db\n      args:\n        A: b\n${password}    volumes:\n      - ./data:/var/lib/mysql\n`;
    const after = replaced(text) ?? '';
    expect(after).toContain('  db:\n    image: mysql:8.4\n    environment:');
    expect(after).toContain('      - ./data:/var/lib/mysql\n      - ./db/init.sql:');
    expect(after).not.toContain('db-data');
    expect(parseCompose(after).services[0]?.build).toBeUndefined();
  });
  it.each([
    ['the password stood in the Dockerfile', 'services:\n  db:\n    build: ./db\n'],
    ['the built image has a name', `services:\n  db:\n    build: ./db\n    image: shop-db\n${password}`],
    [
      'it is built in another way',
      `services:\n  db:\n    build: &b ./db\n${password}  x:\n    build: *b\n`
        .replace('db:\n    build: &b', 'other:\n    build: &b')
        .replace('x:', 'db:'),
    ],
    ['a comment would go', `services:\n  db:\n    build:\n      # why\n      context: ./db\n${password}`],
  ])('not where %s', (_, text) => expect(replaced(text)).toBeUndefined());
});

it('a new file for such an image builds nothing', () => {
  const text = newComposeFile(store, { context: '.', dockerfile: undefined });
  expect(parseCompose(text).services.map(({ name }) => name)).toEqual(['db', 'db-backup']);
  expect(text).not.toContain('build');
});
