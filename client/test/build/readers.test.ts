import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BuildkitJsonReader } from '../../src/build/buildkit-json';
import { BuildkitPlainReader } from '../../src/build/buildkit-plain';
import { buildkitStep } from '../../src/build/buildkit-step';
import type { BuildEvent, OutputReader } from '../../src/build/events';
import { FailureWatch } from '../../src/build/failure';
import { classicDocker, podmanOrBuildah, SequentialReader } from '../../src/build/sequential';

// Recorded from Docker 20.10 with buildx 0.13.1, and from the same engine's other builders.
const sample = (name: string) => readFileSync(join(import.meta.dirname, 'samples', `${name}.txt`), 'utf8');

function read(
  reader: OutputReader,
  text: string,
  how: Parameters<OutputReader['end']>[0] = 'succeeded',
): BuildEvent[] {
  const events: BuildEvent[] = [];
  // Pieces as a pipe may deliver them.
  for (let at = 0; at < text.length; at += 777) events.push(...reader.push(text.slice(at, at + 777)));
  return [...events, ...reader.end(how)];
}

/** The story of a build in short lines. */
function story(events: readonly BuildEvent[]): string[] {
  return events.map((event) => {
    if (event.kind === 'note') return `note ${event.line}`;
    if (event.kind === 'log') return `log ${event.line}`;
    if (event.kind === 'warning') return `warning ${event.line ?? ''} ${event.message}`;
    const how = event.kind === 'finished' ? event.how : event.kind;
    return `${how} ${event.step.label}${event.kind === 'failed' ? ` :: ${event.error}` : ''}`;
  });
}

function failureOf(events: readonly BuildEvent[]) {
  const watch = new FailureWatch();
  for (const event of events) watch.take(event);
  return watch.failure();
}

describe('buildkitStep', () => {
  it.each([
    ['[2/3] RUN make', undefined, 2, 3, 'RUN make'],
    ['[build 2/3] RUN make   all', 'build', 2, 3, 'RUN make all'],
    ['[linux/amd64 2/3] RUN make', undefined, 2, 3, 'RUN make'],
    ['[linux/arm/v7 build-it 12/13] COPY . .', 'build-it', 12, 13, 'COPY . .'],
    ['[stage-1 1/1] COPY missing /x', 'stage-1', 1, 1, 'COPY missing /x'],
  ])('%s', (name, stage, index, total, instruction) => {
    const step = buildkitStep('id', name);
    expect(step.instruction).toBe(instruction);
    expect(step.position).toMatchObject({ counts: 'layers', index, total });
    expect(step.position?.stage).toBe(stage);
  });

  it('leaves what is no instruction without a position', () => {
    for (const name of [
      '[internal] load .dockerignore',
      'exporting to image',
      '[auth] library/x:pull token',
      '[build 2/x] RUN',
      '',
    ]) {
      expect(buildkitStep('id', name).position).toBeUndefined();
    }
  });
});

describe('BuildkitJsonReader', () => {
  it('tells a build that goes well', () => {
    const lines = story(read(new BuildkitJsonReader(), sample('buildx-ok'))).filter(
      (line) => !line.includes('[internal]'),
    );
    expect(lines).toEqual([
      'started [build 1/2] FROM docker.io/library/tiny:1',
      'done [build 1/2] FROM docker.io/library/tiny:1',
      'started [build 2/2] RUN echo "hello world" > /hello && echo written',
      'log written',
      'done [build 2/2] RUN echo "hello world" > /hello && echo written',
      'started [stage-1 2/3] COPY --from=build /hello /hello',
      'done [stage-1 2/3] COPY --from=build /hello /hello',
      'started [stage-1 3/3] WORKDIR /srv',
      'done [stage-1 3/3] WORKDIR /srv',
      'started exporting to image',
      'done exporting to image',
    ]);
  });

  it('tells why a step failed, with what it printed', () => {
    const failure = failureOf(read(new BuildkitJsonReader(), sample('buildx-fail')));
    expect(failure?.step?.label).toBe('[build 3/3] RUN echo about to fail && echo bad >&2 && false');
    expect(failure?.message).toBe('The command ended with exit code 1.');
    expect(failure?.output).toEqual(['about to fail', 'bad']);
  });

  it('finds the line of a syntax error', () => {
    expect(failureOf(read(new BuildkitJsonReader(), sample('buildx-parse-error')))).toEqual({
      message: 'dockerfile parse error line 2: Unknown flag: network',
      output: [],
      line: 2,
    });
  });

  it('takes a cancelled step for no failure', () => {
    const events = read(new BuildkitJsonReader(), sample('buildx-cancelled'));
    expect(events.filter(({ kind }) => kind === 'failed')).toEqual([]);
    expect(story(events)).toContain('cancelled [2/2] RUN sleep 60');
  });

  it('reads warnings', () => {
    const status = {
      warnings: [{ vertex: 'v', short: btoa('FromAsCasing: use AS'), range: [{ start: { line: 3 } }] }],
    };
    expect(read(new BuildkitJsonReader(), JSON.stringify(status))).toEqual([
      { kind: 'warning', message: 'FromAsCasing: use AS', line: 3 },
    ]);
  });

  it('survives any object', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            vertexes: fc.jsonValue(),
            logs: fc.jsonValue(),
            statuses: fc.jsonValue(),
            warnings: fc.jsonValue(),
          },
          { requiredKeys: [] },
        ),
        fc.string(),
        (status, junk) => {
          expect(() => read(new BuildkitJsonReader(), `${JSON.stringify(status)}\n${junk}`)).not.toThrow();
        },
      ),
    );
  });

  it('survives output that is cut off anywhere', () => {
    const whole = sample('buildx-fail');
    for (let end = 0; end < whole.length; end += 997) {
      expect(() => read(new BuildkitJsonReader(), whole.slice(0, end), 'failed')).not.toThrow();
    }
  });
});

describe('BuildkitPlainReader', () => {
  it('tells a build that goes well', () => {
    const lines = story(read(new BuildkitPlainReader(), sample('plain-ok'))).filter(
      (line) => !/internal|transferring/.test(line),
    );
    expect(lines.slice(0, 7)).toEqual([
      'started [build 1/2] FROM docker.io/library/tiny:1',
      'cached [build 1/2] FROM docker.io/library/tiny:1',
      'started [build 2/2] RUN echo "hello world" > /hello && echo written',
      'log written',
      'done [build 2/2] RUN echo "hello world" > /hello && echo written',
      'started [stage-1 2/3] COPY --from=build /hello /hello',
      'done [stage-1 2/3] COPY --from=build /hello /hello',
    ]);
  });

  it('tells why a step failed', () => {
    const failure = failureOf(read(new BuildkitPlainReader(), sample('plain-fail')));
    expect(failure?.step?.position).toMatchObject({ stage: 'build', index: 3 });
    expect(failure?.output).toEqual(['about to fail', 'bad']);
  });

  it('reads the excerpt of newer builders', () => {
    const tail = [
      '#5 ERROR: process "/bin/sh -c false" did not complete successfully: exit code: 1',
      '------',
      ' > [2/2] RUN false:',
      '------',
      'Dockerfile:12',
      '--------------------',
      '  11 |     ',
      '  12 | >>> RUN false',
      '--------------------',
      'ERROR: failed to solve: process "/bin/sh -c false" did not complete successfully: exit code: 1',
    ];
    const failure = failureOf(read(new BuildkitPlainReader(), `#5 [2/2] RUN false\n${tail.join('\n')}\n`));
    expect(failure?.line).toBe(12);
    expect(failure?.message).toBe('The command ended with exit code 1.');
  });
});

describe('SequentialReader', () => {
  it('tells a classic build', () => {
    const events = read(new SequentialReader(classicDocker), sample('classic-ok'));
    expect(events.filter(({ kind }) => kind === 'started')).toHaveLength(9);
    expect(events.filter(({ kind }) => kind === 'finished')).toHaveLength(9);
    expect(story(events)).toContain('log written');
  });

  it('tells why a classic build failed', () => {
    const error =
      "The command '/bin/sh -c echo about to fail &&     echo bad >&2 &&     false' returned a non-zero code: 1\n";
    const events = read(new SequentialReader(classicDocker), sample('classic-fail') + error, 'failed');
    const failure = failureOf(events);
    expect(failure?.step?.position).toEqual({ counts: 'file', index: 3, total: 5 });
    expect(failure?.message).toBe('The command ended with exit code 1.');
    expect(failure?.output).toEqual(['bad', 'about to fail']);
    expect(story(events)).toContain('cached Step 2/5 : RUN echo ok');
  });

  it('tells a Podman or Buildah build with stages', () => {
    const text = [
      '[1/2] STEP 1/2: FROM scratch AS base',
      '[1/2] STEP 2/2: ADD rootfs.tar /',
      '--> a8f5c01db92',
      '[2/2] STEP 1/2: FROM a8f5c01db92a61737038c3b853028034d96e9dea445e48ce51a1d6ded14b65b2',
      '[2/2] STEP 2/2: COPY missing /x',
      'Error: building at STEP "COPY missing /x": checking on sources under "/srv": copier: stat: "/missing": no such file or directory',
    ].join('\n');
    const events = read(new SequentialReader(podmanOrBuildah), text, 'failed');
    expect(failureOf(events)).toMatchObject({
      message: 'checking on sources under "/srv": copier: stat: "/missing": no such file or directory',
      step: {
        position: { counts: 'stage', stageNumber: 2, index: 2, total: 2 },
        instruction: 'COPY missing /x',
      },
    });
    expect(read(new SequentialReader(podmanOrBuildah), 'STEP 1/1: FROM scratch\n')[0]).toMatchObject({
      step: { position: { counts: 'stage', index: 1, total: 1 } },
    });
  });

  it('takes a build that the user stopped for no failure', () => {
    const events = read(new SequentialReader(classicDocker), 'Step 1/1 : RUN sleep 60\n', 'cancelled');
    expect(story(events)).toEqual(['started Step 1/1 : RUN sleep 60', 'cancelled Step 1/1 : RUN sleep 60']);
  });

  it('says that it does not know when an engine only stops', () => {
    const events = read(new SequentialReader(podmanOrBuildah), 'STEP 1/1: RUN x\n', 'failed');
    expect(failureOf(events)?.message).toBe('The build stopped at this step.');
  });
});
