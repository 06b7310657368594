import { expect, it } from 'vitest';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';
import { allRules } from '../../src/rules';

const rules = allRules.filter(({ meta }) => meta.id === 'heavy-base');
const found = (text: string) =>
  lint({
    text,
    policy: { ...defaultPolicy, preset: 'strict' },
    today: new Date('2026-11-21'),
    rules,
  }).findings.map(({ severity, fixes }) => `${severity} ${fixes[0]?.title ?? 'no repair'}`);

it.each([
  ['FROM python:3.14\nCMD ["python", "a.py"]', ['hint Use python:3.14-slim']],
  ['FROM node:24-bookworm AS a\nFROM a\nCMD ["node", "a.js"]', ['hint Use node:24-bookworm-slim']],
  ['ARG V=3.14\nFROM python:$V\nCMD ["python", "a.py"]', ['hint Use python:3.14-slim']],
  ['FROM debian:trixie\nRUN git clone x\nCMD ["/app"]', ['hint Use debian:trixie-slim']],
  ['FROM python:3.14\nRUN git clone https://a.example/b\nCMD ["python", "a.py"]', []],
  ['FROM python:3.14\nRUN pip install git+https://a.example/b\nCMD ["python", "a.py"]', []],
  ['FROM python:3.14\nRUN apt-get install -y libpq-dev && pip install x\nCMD ["python", "a.py"]', []],
  ['FROM node:24\nCMD ["sh", "-c", "curl x && node a.js"]', []],
  ['FROM eclipse-temurin:21-jdk\nRUN javac A.java\nCMD ["java", "A"]', []],
  ['FROM python:3.14\n', []],
  ['FROM python:3.14\nCMD ["bash"]', []],
  ['FROM python:3.14 AS build\nFROM debian:trixie-slim\nCMD ["/a"]', []],
  ['FROM someone/python:3.14\nCMD ["python", "a.py"]', []],
])('%s', (text, expected) => {
  expect(found(`${text}\n`)).toEqual(expected);
});
