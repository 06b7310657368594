import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endedBy, releasesIn } from '../../src/knowledge/image-releases';
import { isSupported, productOf, releasesNamed } from '../../src/knowledge/lifecycles';
import { livingTags } from '../../src/knowledge/living-tags';
import { officialNameOf } from '../../src/knowledge/official-images';
import { renamedVariant } from '../../src/knowledge/renamed-variants';
import { knowledgeSources } from '../../src/knowledge/sources';
import { successorImages } from '../../src/knowledge/successor-images';
import { builtTags, isBuilt, tagHistoryDate, tagState } from '../../src/knowledge/tag-history';
import { parseImageReference } from '../../src/syntax';

const day = '2026-11-21';

function reference(text: string) {
  const parsed = parseImageReference(text);
  if (!parsed) throw new Error(`no reference: ${text}`);
  return parsed;
}

/** `Python 3.9 ended 2025-10-31` for each release in an image that is over. */
const ended = (text: string, on = day) =>
  releasesIn(reference(text)).flatMap((release) => {
    const end = endedBy(release, on);
    return end === undefined ? [] : [`${release.name} ${end}`];
  });

describe('tags of official images', () => {
  it.each([
    ['python', '2.7', { state: 'ended', since: '2020-04-21', orEarlier: false }],
    ['python', '3', { state: 'built' }],
    ['golang', '1.13.4-alpine3.10', { state: 'ended', since: '2020-06-01', orEarlier: true }],
    ['node', '99', undefined],
    ['no-such-image', '1', undefined],
    ['constructor', '1', undefined],
  ])('%s:%s', (image, tag, state) => {
    expect(tagState(image, tag)).toEqual(state);
  });

  it('an old patch of a living minor version is superseded by its newest', () => {
    const state = tagState('python', '3.12.1');
    expect(state).toMatchObject({ state: 'superseded' });
    if (state?.state === 'superseded') expect(isBuilt('python', state.by)).toBe(true);
  });

  it('a patch newer than every known one is unknown', () => {
    expect(tagState('python', '3.13.999')).toBeUndefined();
  });
});

describe('releases in an image', () => {
  it.each([
    ['python:2.7', ['Python 2.7 2020-01-01']],
    ['python:3.9-slim-buster', ['Python 3.9 2025-10-31', 'Debian 10 (buster) 2024-06-30']],
    ['node:carbon-alpine', ['Node.js 8 2019-12-31']],
    ['golang:1.8', ['Go 1.8 past']],
    ['debian:9', ['Debian 9 (stretch) 2022-07-01']],
    ['debian:bullseye', ['Debian 11 (bullseye) 2026-08-31']],
    ['registry.access.redhat.com/ubi7/ubi:7.9', ['Red Hat Enterprise Linux 7 2024-06-30']],
    ['quay.io/centos/centos:stream8', ['CentOS Stream 8 2024-05-31']],
    ['mcr.microsoft.com/vscode/devcontainers/base:0-debian-11', ['Debian 11 (bullseye) 2026-08-31']],
    [
      'mcr.microsoft.com/dotnet/core/sdk:3.1-bionic',
      ['.NET 3.1 2022-12-13', 'Ubuntu 18.04 (bionic) 2023-05-31'],
    ],
    ['gcr.io/distroless/nodejs18-debian11', ['Node.js 18 2025-04-30', 'Debian 11 (bullseye) 2026-08-31']],
    ['mcr.microsoft.com/windows/servercore:1809', []],
    ['eclipse-temurin:8u412-b08-jre-jammy', []],
    ['debian:bookworm', []],
    ['ubuntu:22.04', []],
    // A release of ROS, not the Ubuntu of the same name.
    ['ros:kinetic', ['ROS kinetic 2021-05-01']],
    // Said by nobody: what a tag stands on by habit.
    ['bitnami/postgresql:12', []],
    ['gcr.io/oss-fuzz-base/base-builder', []],
    ['alpine', []],
    ['python:99', []],
  ])('%s', (image, expected) => {
    expect(ended(image)).toEqual(expected);
  });

  it('the last day counts as supported, the next does not', () => {
    expect(ended('python:3.10', '2026-10-31')).toEqual([]);
    expect(ended('python:3.10', '2026-11-01')).toEqual(['Python 3.10 2026-10-31']);
  });

  it('a bare major version lives as long as any release in it', () => {
    expect(ended('php:8')).toEqual([]);
    expect(ended('php:7')).toEqual(['PHP 7 2022-11-28']);
  });
});

describe('living tags', () => {
  it.each([
    ['python', '3.9-slim-buster', '3.11-slim-bookworm', '3.14-slim-bookworm'],
    ['node', '18-alpine', '24-alpine', '26-alpine'],
    ['debian', 'stretch-slim', 'bookworm-slim', 'trixie-slim'],
    ['debian', '9', '12', '13'],
    ['ubuntu', 'focal', 'noble', 'resolute'],
    ['php', '7-apache', '8-apache', undefined],
    ['node', 'carbon', '24', '26'],
    // Nothing newer is known: the long-term release before lasts longer.
    ['eclipse-temurin', '26-jre', '25-jre', undefined],
    ['ros', 'melodic-ros-base', undefined, undefined],
  ])('%s:%s', (image, tag, nearest, newest) => {
    expect(livingTags(image, tag, day).map((living) => living.tag)).toEqual(
      [nearest, newest].filter((t) => t !== undefined),
    );
  });

  it('say how far it is', () => {
    const [first] = livingTags('python', '3.9-slim-buster', day);
    expect(first?.changes.map(({ from, to, distance }) => [from, to, distance])).toEqual([
      ['3.9', '3.11', 'two minors'],
      ['buster', 'bookworm', 'two releases'],
    ]);
  });

  const images = [
    'python',
    'node',
    'debian',
    'ubuntu',
    'alpine',
    'golang',
    'php',
    'ruby',
    'postgres',
    'nginx',
    'maven',
  ];

  it('are built, supported, another tag, and of the same variant, whatever tag is asked for', () => {
    const word = fc.constantFrom(
      '1',
      '2',
      '2.7',
      '3',
      '3.9',
      '8',
      '16',
      'buster',
      'alpine',
      'alpine3.9',
      'slim',
      'focal',
      'fpm',
      '',
    );
    fc.assert(
      fc.property(fc.constantFrom(...images), fc.array(word, { maxLength: 4 }), (image, words) => {
        const tag = words.join('-');
        for (const living of livingTags(image, tag, day)) {
          expect(isBuilt(image, living.tag)).toBe(true);
          expect(living.tag).not.toBe(tag);
          expect(ended(`${image}:${living.tag}`)).toEqual([]);
          for (const variant of ['slim', 'fpm'])
            expect(living.tag.includes(variant)).toBe(tag.includes(variant));
        }
      }),
    );
  });
});

describe('successors', () => {
  it.each([
    ['openjdk:11.0.4-jre-slim', 'eclipse-temurin:11-jre'],
    ['openjdk:17-jdk-alpine', 'eclipse-temurin:17-jdk-alpine'],
    ['java:openjdk-8-jdk', 'eclipse-temurin:8-jdk'],
    ['centos:7', 'almalinux:8'],
    ['registry.fedoraproject.org/fedora:34', 'registry.fedoraproject.org/fedora:44'],
    ['mcr.microsoft.com/dotnet/core/sdk:3.1', 'mcr.microsoft.com/dotnet/sdk:10.0'],
    ['mcr.microsoft.com/dotnet/sdk:8.0-jammy', undefined],
    ['gcr.io/distroless/base-debian11:nonroot', 'gcr.io/distroless/base-debian12:nonroot'],
    ['nginxinc/nginx-unprivileged:1.27-alpine', 'nginxinc/nginx-unprivileged:1.30-alpine'],
    ['python:3.9', undefined],
  ])('%s', (image, successor) => {
    expect(successorImages(reference(image), day)[0]?.image).toBe(successor);
  });

  it('name official images that are built and live', () => {
    for (const tag of ['8', '8-jre', '11-jdk-slim', '12', '17', '8-jdk-alpine', 'latest'])
      for (const { image } of successorImages(reference(`openjdk:${tag}`), day)) {
        const found = reference(image);
        expect(isBuilt(officialNameOf(found) ?? '', found.tag ?? '')).toBe(true);
        expect(ended(image)).toEqual([]);
      }
  });

  it('a renamed variant is built', () => {
    expect(renamedVariant('maven', '3.6.3-jdk-11-slim')).toBe('3-eclipse-temurin-11');
    expect(renamedVariant('maven', '3.9-eclipse-temurin-17')).toBeUndefined();
  });
});

describe('the tables', () => {
  it('tell their sources and days', () => {
    for (const { about, source, date } of knowledgeSources()) {
      expect(about).not.toBe('');
      expect(source).not.toBe('');
      expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
    expect(tagHistoryDate()).toBe('2026-08-21');
  });

  it('never call a release over that is unknown', () => {
    const python = productOf('python');
    if (!python) throw new Error('no Python');
    expect(releasesNamed(python, '99')).toEqual([]);
    expect(releasesNamed(python, '3.99')).toEqual([]);
    expect(releasesNamed(python, 'buster')).toEqual([]);
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), (text) => {
        for (const release of releasesNamed(python, text))
          expect(typeof isSupported(release, day)).toBe('boolean');
      }),
    );
  });

  it('of tags reads every image', () => {
    expect(builtTags('python').length).toBeGreaterThan(50);
    expect(builtTags('debian')).toContain('trixie-slim');
  });
});
