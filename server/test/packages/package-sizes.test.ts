import { describe, expect, test } from 'vitest';
import { packageSizes } from '../../src/packages/package-sizes';
import { parseImageReference } from '../../src/syntax/image-reference';
import { indexOf, paragraph } from './archive';

const index = indexOf(
  paragraph('server', {
    Depends: 'lib',
    Recommends: 'docs, tools',
    'Installed-Size': '1000',
    Size: '300000',
  }),
  paragraph('lib', { 'Installed-Size': '500', Size: '200000' }),
  paragraph('docs', { 'Installed-Size': '2000', Size: '900000' }),
  paragraph('tools', { Depends: 'lib', 'Installed-Size': '40' }),
  paragraph('g++', {}),
  paragraph('git', { 'Installed-Size': '1000' }),
  paragraph('small'),
  paragraph('only', { Provides: 'virtual' }),
  paragraph('gcc', { Depends: 'libc6-dev' }),
  paragraph('libc6-dev'),
  paragraph('ca-certificates'),
);
const sizes = packageSizes([index], 3);

function ask(
  names: readonly string[],
  {
    recommends = true,
    base = 'debian:12',
    release = '12',
    earlier = [] as { names: string[]; recommends: boolean }[],
  } = {},
) {
  return sizes.installation({
    distribution: 'debian',
    release,
    base: parseImageReference(base),
    earlier,
    names,
    recommends,
  });
}

describe('what an installation costs', () => {
  test('recommended packages apart', () => {
    const answer = ask(['server']);
    expect(answer).toMatchObject({
      bytes: 1_200_000 + 1024 * 3540,
      recommendedBytes: 1024 * 2040,
      packages: ['docs', 'lib', 'server', 'tools'],
      recommended: ['docs', 'tools'],
      unknown: [],
      source: 'Debian 12, main, amd64, 2026-01-01',
    });
    expect(answer?.sizes.get('docs')).toBe(1024 * 2000);
    expect(ask(['server'], { recommends: false })).toMatchObject({
      bytes: 1_200_000 + 1024 * 1500,
      recommendedBytes: 0,
      downloadBytes: 500_000,
      recommended: [],
    });
  });

  test('what earlier commands installed is there', () => {
    const earlier = [{ names: ['tools'], recommends: false }];
    expect(ask(['server'], { earlier })?.packages).toEqual(['docs', 'server']);
  });

  test('slim images leave manuals, translations and documentation out', () => {
    const sizeOf = (base: string, name: string) => ask([name], { base, recommends: false })?.sizes.get(name);
    const git = 1024 * 1000;
    expect(sizeOf('debian:12', 'git')).toBe(git);
    const slim = sizeOf('debian:12-slim', 'git') ?? git;
    expect(slim).toBeLessThan(0.9 * git);
    for (const base of [
      'python:3.13-slim-bookworm',
      'nginx:1.29',
      'php:8-fpm',
      'mcr.microsoft.com/dotnet/aspnet:8.0',
    ])
      expect(sizeOf(base, 'git')).toBe(slim);
    expect(sizeOf('golang:1.25', 'small')).toBe(1024 * 10);
    // Never more than half of what was not measured.
    expect(sizeOf('debian:12-slim', 'small')).toBe(1024 * 5);
    expect(sizeOf('debian:12-slim', 'docs')).toBeGreaterThan(1024 * 1900);
  });

  test('what the base has is there', () => {
    expect(ask(['gcc'])?.packages).toEqual(['gcc', 'libc6-dev']);
    expect(ask(['gcc'], { base: 'rust:1-slim' })).toMatchObject({ bytes: 0, packages: [] });
    expect(ask(['gcc'], { base: 'rust:1' })).toMatchObject({ bytes: 0, packages: [] });
    expect(ask(['gcc'], { base: 'node:20-slim' })?.packages).toEqual(['gcc', 'libc6-dev']);
  });

  test('a base of which nothing is known leaves it open', () => {
    expect(ask(['gcc'], { base: 'example.org/own:1' })).toBeUndefined();
    expect(ask(['gcc'], { base: 'library/wordpress' })).toBeUndefined();
    expect(ask(['gcc'], { release: '11' })).toBeUndefined();
  });

  test('releases go by number or codename', () => {
    expect(ask(['gcc'], { release: 'bookworm' })).toBeDefined();
    expect(sizes.listBytes('debian', 'bookworm')).toBe(1000);
    expect(sizes.listBytes('debian', '13')).toBeUndefined();
  });

  test('operands as people write them', () => {
    expect(
      ask(['g++', 'virtual', 'gcc=4:12.2.0-3', 'docs/bookworm-backports', 'lib:amd64', 'tools+'])?.packages,
    ).toEqual(['docs', 'g++', 'gcc', 'lib', 'libc6-dev', 'only', 'tools']);
    expect(ask(['server', 'docs-'])?.packages).toContain('server');
    expect(ask(['gcc', './local.deb', 'lib:i386', 'php*', 'nothing'])?.unknown).toEqual([
      './local.deb',
      'lib:i386',
      'php*',
      'nothing',
    ]);
    expect(ask(['nothing'])).toBeUndefined();
  });
});
