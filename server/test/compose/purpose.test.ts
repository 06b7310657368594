// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files, not of TypeScript
import { describe, expect, it } from 'vitest';
import { parseCompose } from '../../src/compose/parse';
import { isDevelopmentPath, isDevelopmentService, isDevelopmentSetup } from '../../src/compose/purpose';

describe('a path for development or tests', () => {
  it.each([
    'docker-compose.dev.yml',
    'compose.override.yaml',
    'app/docker-compose-test.yml',
    'docker-compose.ci.yaml',
    '.devcontainer/docker-compose.yml',
    'server/tests/compose.yaml',
    'e2e/docker-compose.yml',
    'deploy/dev/docker-compose.yml',
  ])('%s', (path) => expect(isDevelopmentPath(path)).toBe(true));

  it.each([
    'docker-compose.yml',
    '/home/me/dev/shop/compose.yaml',
    '/usr/local/src/shop/compose.yaml',
    'deploy/compose.prod.yaml',
    'devices/compose.yaml',
    'city/compose.latest.yaml',
    undefined,
  ])('not %s', (path) => expect(isDevelopmentPath(path)).toBe(false));
});

describe('services', () => {
  const file = (text: string) => parseCompose(`services:\n${text}`);

  it.each(['  db-test:\n    image: a', '  db:\n    profiles: [dev]', '  db:\n    profiles: ["dev", "test"]'])(
    'are for development: %s',
    (text) => expect(file(text).services.map(isDevelopmentService)).toEqual([true]),
  );

  it.each(['  latest:\n    image: a', '  db:\n    profiles: [dev, backup]', '  device:\n    image: a'])(
    'are not: %s',
    (text) => expect(file(text).services.map(isDevelopmentService)).toEqual([false]),
  );

  it.each([
    ['one in development', '  a:\n    environment:\n      NODE_ENV: development', true],
    [
      'one of each',
      '  a:\n    environment: [NODE_ENV=development]\n  b:\n    environment: [NODE_ENV=production]',
      false,
    ],
    ['what a variable decides', '  a:\n    environment:\n      NODE_ENV: ${NODE_ENV:-development}', false],
    ['none', '  a:\n    image: a', false],
  ])('%s', (_, text, expected) => expect(isDevelopmentSetup(file(text))).toBe(expected));
});
