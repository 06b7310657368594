import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultTag, tagProblem } from '../../src/build/tag';

describe('tagProblem', () => {
  it.each([
    'myapp',
    'myapp:dev',
    'my-app_x/sub.part:1.0-rc_2',
    'a__b',
    'a--b',
    'localhost/app',
    'localhost:5000/app:1',
    'registry.example.com:443/group/app',
    'Registry.Example.com/app',
    '[::1]:5000/app',
  ])('accepts %s', (tag) => expect(tagProblem(tag)).toBeUndefined());

  it.each([
    '',
    ' ',
    'My App',
    'MyApp',
    'app:',
    'app:-x',
    'app:a/b',
    'a..b',
    'a/',
    '/a',
    '-a',
    'a:b:c',
    'app@sha256:abc',
    `app:${'x'.repeat(129)}`,
    'reg:port/app',
    '--privileged',
  ])('refuses %j', (tag) => expect(tagProblem(tag)).toBeTypeOf('string'));
});

describe('defaultTag', () => {
  it('makes names fit', () => {
    expect(defaultTag('My App (2)', 'Dockerfile')).toBe('my-app-2:dev');
    expect(defaultTag('app', 'Dockerfile.worker')).toBe('app-worker:dev');
    expect(defaultTag('app', 'Web.Dockerfile')).toBe('app-web:dev');
    expect(defaultTag('日本', '')).toBe('image:dev');
  });

  it('is always valid', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 400 }), (folder, file) => {
        return tagProblem(defaultTag(folder, `Dockerfile.${file}`)) === undefined;
      }),
    );
  });
});
