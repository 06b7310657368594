import { describe, expect, it } from 'vitest';
import type { OutlineResult } from '../../../server/src/protocol';
import { buildkitStep } from '../../src/build/buildkit-step';
import type { StepPosition } from '../../src/build/events';
import { matchInstruction } from '../../src/build/match-instruction';

/** An outline with one instruction per line, the first on line 0. */
function outline(...lines: string[]): OutlineResult {
  let stage = -1;
  const instructions = lines.map((text, line) => {
    const keyword = (text.split(' ')[0] ?? '').toUpperCase();
    if (keyword === 'FROM') stage++;
    return { keyword, text, startLine: line, endLine: line, stage };
  });
  return { stages: [], instructions };
}

const file = outline(
  'ARG WHO=world',
  'FROM debian:12 AS build',
  'ARG WHO',
  'RUN echo "hello $WHO" > /hello',
  'ENV A=1',
  'RUN make',
  'FROM build',
  'WORKDIR /srv',
  'RUN make',
  'FROM alpine:3 AS Last',
  'COPY --from=build /hello /hello',
  'RUN make',
  'RUN make',
);
const lineOf = (name: string, of = file) => matchInstruction(buildkitStep('id', name), of)?.startLine;
const at = (position: StepPosition, instruction: string, of = file) =>
  matchInstruction({ id: 'id', label: instruction, instruction, position }, of)?.startLine;

describe('matchInstruction', () => {
  it('knows a step by its number where variables are expanded in its text', () => {
    expect(lineOf('[build 2/3] RUN echo "hello world" > /hello')).toBe(3);
  });

  it('knows same texts apart by stage and number', () => {
    expect(lineOf('[build 3/3] RUN make')).toBe(5);
    expect(lineOf('[stage-1 2/2] RUN make')).toBe(8);
    expect(lineOf('[last 3/4] RUN make')).toBe(11);
    expect(lineOf('[last 4/4] RUN make')).toBe(12);
    expect(lineOf('[linux/arm64 last 4/4] RUN make')).toBe(12);
  });

  it('knows the base image', () => {
    expect(lineOf('[build 1/3] FROM docker.io/library/debian:12@sha256:abc')).toBe(1);
    expect(lineOf('[internal] load metadata for docker.io/library/alpine:3')).toBe(9);
  });

  it('goes by the text when the base image adds instructions of its own', () => {
    expect(lineOf('[build 5/7] RUN make')).toBe(5);
    expect(lineOf('[build 4/7] RUN something of the base')).toBeUndefined();
  });

  it('knows a file with a single stage, where BuildKit names none', () => {
    const single = outline('FROM debian', 'RUN a', 'COPY . .', 'RUN b');
    expect(lineOf('[3/4] COPY . .', single)).toBe(2);
    expect(lineOf('[4/4] RUN b', single)).toBe(3);
    const scratch = outline('FROM scratch', 'ADD a.tar /', 'RUN b');
    expect(lineOf('[2/2] RUN b', scratch)).toBe(2);
  });

  it('knows the steps of engines that count differently', () => {
    expect(at({ counts: 'file', index: 9, total: 13 }, 'RUN make')).toBe(8);
    expect(at({ counts: 'stage', stageNumber: 3, index: 4, total: 4 }, 'RUN make')).toBe(12);
    expect(at({ counts: 'stage', index: 2, total: 2 }, 'RUN a', outline('FROM debian', 'RUN a'))).toBe(1);
  });

  it('has no place for what is no instruction', () => {
    expect(lineOf('exporting to image')).toBeUndefined();
    expect(lineOf('[internal] load .dockerignore')).toBeUndefined();
    expect(lineOf('[2/2] RUN x', outline())).toBeUndefined();
  });
});
