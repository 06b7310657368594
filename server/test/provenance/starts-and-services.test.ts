import { describe, expect, it } from 'vitest';
import type { StageModel, StartCommand } from '../../src/provenance/model';
import { last, trace } from './helpers';

const words = (start: StartCommand | undefined) =>
  start?.commands.map((c) => c.argv.map((w) => w.text).join(' ')) ?? [];
const starts = (stage: StageModel) => [words(stage.start.entrypoint), words(stage.start.cmd)];

describe('what a container starts', () => {
  it.each([
    ['CMD ["a", "-x"]', [[], ['a -x']]],
    ['CMD a -x', [[], ['a -x']]],
    ['CMD exec a -x', [[], ['a -x']]],
    ['CMD a && b', [[], ['a', 'b']]],
    ['CMD ["sh", "-c", "a -x"]', [[], ['sh -c a -x', 'a -x']]],
    ['ENTRYPOINT ["tini", "--", "a"]\nCMD ["-x"]', [['a'], ['-x']]],
    ['ENTRYPOINT ["gosu", "user", "a"]', [['a'], []]],
    ['CMD ["a"]\nENTRYPOINT ["b"]', [['b'], ['a']]],
    ['CMD []', [[], []]],
    ['CMD', [[], []]],
  ])('%s', (text, expected) => {
    expect(starts(last(`FROM debian:13\n${text}\n`))).toEqual(expected);
  });

  it('takes ENTRYPOINT and CMD over from the stage below; a new ENTRYPOINT resets its CMD', () => {
    const below = 'FROM debian:13 AS a\nENTRYPOINT ["e"]\nCMD ["c"]\nFROM a\n';
    expect(starts(last(below))).toEqual([['e'], ['c']]);
    expect(starts(last(`${below}CMD ["d"]\n`))).toEqual([['e'], ['d']]);
    expect(starts(last(`${below}ENTRYPOINT ["f"]\n`))).toEqual([['f'], []]);
  });

  it('looks into a start script that the Dockerfile writes', () => {
    const script = "COPY <<'EOF' /start.sh\n#!/bin/sh\nexec a -x\nEOF\n";
    expect(starts(last(`FROM debian:13\n${script}CMD ["/start.sh"]\n`))[1]).toContain('a -x');
    expect(starts(last(`FROM debian:13\n${script}ENTRYPOINT ["sh", "/start.sh"]\n`))[0]).toContain('a -x');
  });
});

describe('what supervisors start', () => {
  const programs = (stage: StageModel) =>
    stage.programs.map((p) => `${p.supervisor} ${p.argv.map((w) => w.text).join(' ')}`);

  it.each([
    [
      'supervisord',
      'COPY <<EOF /etc/supervisor/conf.d/a.conf\n[program:a]\ncommand=/bin/a -x\nEOF',
      ['supervisord /bin/a -x'],
    ],
    [
      'supervisord by printf',
      "RUN printf '[program:a]\\ncommand=/bin/a\\n' > /etc/supervisord.conf",
      ['supervisord /bin/a'],
    ],
    ['runit', "RUN printf '#!/bin/sh\\nexec a -x\\n' > /etc/service/a/run", ['runit a -x']],
    [
      'systemd',
      'COPY <<EOF /etc/systemd/system/a.service\n[Service]\nExecStart=/bin/a -x\nEOF',
      ['systemd /bin/a -x'],
    ],
    ['none', 'RUN echo command=/bin/a > /etc/other.conf', []],
  ])('%s', (_, text, expected) => {
    expect(programs(last(`FROM debian:13\n${text}\n`))).toEqual(expected);
  });
});

describe('stages', () => {
  it('knows the root and the chain of the final stage', () => {
    const build = trace('FROM debian:13 AS a\nFROM alpine:3.22 AS b\nFROM A AS c\nFROM c\n');
    expect(build.finalChain).toEqual([3, 2, 0]);
    expect(build.stages.map((s) => s.root.kind === 'image' && s.root.reference.text)).toEqual([
      'debian:13',
      'alpine:3.22',
      'debian:13',
      'debian:13',
    ]);
    expect(build.stages[3]?.distribution?.distribution).toBe('debian');
  });

  it('ends on what has no stages, and on stages that name each other', () => {
    expect(trace('').stages).toEqual([]);
    expect(trace('ARG A=1\n').finalChain).toEqual([]);
    expect(trace('FROM b AS a\nFROM a AS b\nFROM b AS a\n').finalChain).toEqual([2, 1, 0]);
  });

  it('notes content out of images and VOLUME, EXPOSE and ENV by value', () => {
    const stage = last(
      'ARG P=5432\nFROM debian:13\nARG P\nCOPY --from=redis:8 /usr/local/bin/redis-server /usr/local/bin/\nVOLUME ["/a", "/b"]\nEXPOSE $P/tcp\nENV A=1 B="x y"\n',
    );
    expect(stage.imports.map((i) => [i.from.text, i.to])).toEqual([
      ['/usr/local/bin/redis-server', '/usr/local/bin'],
    ]);
    expect(stage.volumes.map((v) => v.value.text)).toEqual(['/a', '/b']);
    expect(stage.ports.map((v) => v.value.text)).toEqual(['5432/tcp']);
    expect(stage.environment.map((e) => [e.name, e.value.text])).toEqual([
      ['A', '1'],
      ['B', 'x y'],
    ]);
  });
});
