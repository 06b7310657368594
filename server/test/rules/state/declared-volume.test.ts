import { describe, expect, it } from 'vitest';
import { findings } from './helpers';

const declared = (...lines: string[]) => findings('declared-volume', ...lines);

describe('VOLUME in an image without a store', () => {
  it.each([
    [['FROM debian:13', 'VOLUME /data'], '/data', ['FROM debian:13']],
    [['FROM debian:13', 'VOLUME ["/a", "/b"]', 'CMD ["x"]'], '"/a", "/b"', ['FROM debian:13', 'CMD ["x"]']],
    [['FROM debian:13', 'ONBUILD VOLUME /data', 'USER app'], '/data', ['FROM debian:13', 'USER app']],
    [
      ['FROM debian:13 AS a', 'VOLUME /x', 'FROM a', 'USER app'],
      '/x',
      ['FROM debian:13 AS a', 'FROM a', 'USER app'],
    ],
    [['FROM memcached:1', 'VOLUME /x'], '/x', ['FROM memcached:1']],
  ])('%j', (lines, at, fixed) =>
    expect(declared(...lines)).toMatchObject([{ at, severity: 'information', fixed: [fixed] }]),
  );

  it('each instruction is one finding', () =>
    expect(declared('FROM debian:13', 'VOLUME /a', 'VOLUME /b').map((f) => f.at)).toEqual(['/a', '/b']));

  it('says where the volume is named instead', () => {
    expect(declared('FROM debian:13', 'VOLUME /a /b')[0]?.message).toContain('/a and /b');
  });

  it.each([
    [['FROM postgres:18', 'VOLUME /backup']],
    [['FROM debian:13', 'RUN apt-get install -y postgresql', 'VOLUME /var/lib/postgresql']],
    [['FROM debian:13 AS build', 'VOLUME /data', 'FROM debian:13', 'COPY --from=build /x /x']],
    [['FROM debian:13', 'RUN echo VOLUME /data']],
    [['FROM debian:13', 'RUN --mount=type=cache,target=/var/cache/apt true']],
  ])('silent: %j', (lines) => expect(declared(...lines)).toEqual([]));
});
