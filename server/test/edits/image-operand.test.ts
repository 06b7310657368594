import { describe, expect, it } from 'vitest';
import { applyEdits, pinImage, replaceImage } from '../../src/edits';
import { imageUses, parseDockerfile } from '../../src/syntax';

/** The text after the image at place `index` was replaced; undefined when it cannot be. */
function replaced(text: string, image: string, index = 0): string | undefined {
  const dockerfile = parseDockerfile(text);
  const use = imageUses(dockerfile).filter(({ source }) => source.kind === 'image')[index];
  const edits = use && replaceImage(dockerfile, use.source, image);
  return edits && applyEdits(text, edits);
}

describe('replaceImage', () => {
  it.each([
    ['FROM python:3.9 AS a\n', 'python:3.11', 'FROM python:3.11 AS a\n'],
    ['FROM --platform=linux/amd64 python\n', 'python:3.11', 'FROM --platform=linux/amd64 python:3.11\n'],
    ['FROM "python:3.9"\n', 'python:3.11', 'FROM "python:3.11"\n'],
    ['FROM openjdk:8\n', 'eclipse-temurin:8-jdk', 'FROM eclipse-temurin:8-jdk\n'],
    ['FROM a\nCOPY --from=python:3.9 /x /y\n', 'python:3.11', 'FROM a\nCOPY --from=python:3.11 /x /y\n', 1],
    [`ARG V=3.9\nFROM python:\${V}-slim\n`, 'python:3.11-slim', `ARG V=3.11\nFROM python:\${V}-slim\n`],
    ['ARG V="3.9"\nFROM python:$V\n', 'python:3.11', 'ARG V="3.11"\nFROM python:$V\n'],
    ['ARG I=python:3.9\nFROM $I\n', 'python:3.11', 'ARG I=python:3.11\nFROM $I\n'],
    [
      `ARG N=python\nARG V=3.9\nFROM \${N}:\${V}\n`,
      'python:3.11',
      `ARG N=python\nARG V=3.11\nFROM \${N}:\${V}\n`,
    ],
    [
      `ARG V=18\nFROM node:\${V} AS a\nFROM node:\${V} AS b\n`,
      'node:24',
      `ARG V=24\nFROM node:\${V} AS a\nFROM node:\${V} AS b\n`,
    ],
  ] as const)('%j to %s', (text, image, expected, index: number = 0) => {
    expect(replaced(text, image, index)).toBe(expected);
  });

  it.each([
    ['another image would change too', `ARG V=8\nFROM node:\${V} AS a\nFROM openjdk:\${V}\n`, 'node:24'],
    ['the change is not in one argument', `ARG V=3.9\nFROM python:\${V}-slim\n`, 'python:3.11'],
    ['the default is computed', `ARG A=3\nARG V=\${A}.9\nFROM python:\${V}\n`, 'python:3.11'],
    ['the default stands in the operand', `FROM python:\${V:-3.9}\n`, 'python:3.11'],
  ])('nothing where %s', (_, text, image) => {
    expect(replaced(text, image)).toBeUndefined();
  });
});

describe('pinImage', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const pinned = (text: string) => {
    const dockerfile = parseDockerfile(text);
    const [use] = imageUses(dockerfile).filter(({ source }) => source.kind === 'image');
    const edits = use && pinImage(dockerfile, use.source, digest);
    return edits && applyEdits(text, edits);
  };

  it.each([
    ['FROM debian:12\n', `FROM debian:12@${digest}\n`],
    ['FROM debian\n', `FROM debian:latest@${digest}\n`],
    [`FROM debian:12@sha256:${'b'.repeat(64)}\n`, `FROM debian:12@${digest}\n`],
    ['ARG T=12\nFROM debian:$T\n', `ARG T=12@${digest}\nFROM debian:$T\n`],
  ])('%j', (text, expected) => {
    expect(pinned(text)).toBe(expected);
  });

  it.each([
    ['a command uses the argument too', 'ARG T=12\nFROM debian:$T\nARG T\nRUN echo $T\n'],
    ['something follows the argument', 'ARG T=12\nFROM debian:$T-slim\n'],
  ])('nothing where %s', (_, text) => {
    expect(pinned(text)).toBeUndefined();
  });
});
