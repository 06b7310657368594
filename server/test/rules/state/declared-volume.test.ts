import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/linter';
import { defaultPolicy } from '../../../src/policy/policy';
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

  it('names every folder in its repair, or how many there are', () => {
    const title = (...lines: string[]) => {
      const text = `${lines.join('\n')}\n`;
      return lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') })
        .findings.filter((f) => f.rule === 'declared-volume')
        .flatMap((f) => f.fixes.map((fix) => fix.title))[0];
    };
    expect(title('FROM debian:13', 'VOLUME /a /b')).toContain('-v NAME1:/a -v NAME2:/b');
    expect(title('FROM debian:13', 'VOLUME /a /b /c /d')).toContain('and so on for 4 folders');
    expect(title('FROM debian:13', 'VOLUME /a')).toContain('-v NAME:/a,');
  });

  it('of a server whose data lies in a database elsewhere', () => {
    const [, ...others] = ['', '/export', '/var/lib/zabbix/snmptraps'];
    expect(
      declared(
        'FROM debian:13',
        'RUN apt-get update && apt-get install -y zabbix-server-pgsql',
        `VOLUME ${others.join(' ')}`,
        'CMD ["zabbix_server", "-f"]',
      ),
    ).toMatchObject([{ severity: 'information' }]);
  });
});

describe('brackets that are no JSON', () => {
  it.each([
    ['VOLUME [/data]', '“[/data]” becomes a volume, and /data is none', 'VOLUME ["/data"]'],
    ["VOLUME ['/a', '/b']", '“[/a,” and “/b]” become volumes', 'VOLUME ["/a", "/b"]'],
    ['VOLUME [ "/a" "/b" ]', '“[”, “/a”, “/b” and “]” become volumes. ', 'VOLUME ["/a", "/b"]'],
    ['VOLUME [$APP]', '“[/srv/app]” becomes a volume, and /srv/app is none', 'VOLUME ["$APP"]'],
  ])('%s', (line, message, fixed) => {
    const head = ['FROM debian:13', 'ENV APP=/srv/app'];
    const [found, ...more] = declared(...head, line);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ severity: 'warning', message: expect.stringContaining(message) });
    expect(found?.fixed).toEqual([[...head, fixed], head]);
    expect(declared(...head, fixed)).toMatchObject([{ severity: 'information' }]);
  });

  it('is written properly only where it is certain what is meant', () =>
    expect(declared('FROM debian:13', 'VOLUME [data, /b]')[0]?.fixed).toEqual([['FROM debian:13']]));
});

describe('folders of the machine', () => {
  const found = (line: string) => declared('FROM debian:13', line)[0];

  it.each(['/sys/fs/cgroup', '/var/run/docker.sock', '/tmp/.X11-unix', '/proc', '/dev/snd'])('%s', (folder) =>
    expect(found(`VOLUME ${folder}`)?.message).toContain(`${folder} belongs to the machine`),
  );

  it('what a container engine keeps must be a volume: no repair takes it away', () =>
    expect(found('VOLUME /var/lib/docker')).toMatchObject({
      message: expect.stringContaining('-v NAME:/var/lib/docker'),
      fixed: [],
    }));

  it.each(['/dev/shm', '/system', '/run/app'])('not %s', (folder) =>
    expect(found(`VOLUME ${folder}`)?.message).not.toContain('machine'),
  );
});

it('a comment behind the folders is none', () => {
  const [found, ...more] = declared('FROM debian:13', 'VOLUME /data # of users');
  expect(more).toEqual([]);
  expect(found).toMatchObject({ severity: 'warning', message: expect.stringContaining('its 3 words') });
  expect(found?.fixed[0]).toEqual(['FROM debian:13', '# of users', 'VOLUME /data']);
  expect(declared('FROM debian:13', 'VOLUME /data/#x')[0]?.severity).toBe('information');
});
