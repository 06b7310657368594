// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles, not of TypeScript
import { describe, expect, it } from 'vitest';
import { findings } from './helpers';

const written = (...lines: string[]) => findings('write-after-volume', 'FROM debian:13', ...lines);

describe('writes into a volume', () => {
  it.each([
    ['VOLUME /data', 'RUN chown app /data', '/data'],
    ['VOLUME ["/data"]', 'RUN echo x > /data/x', '/data/x'],
    ['VOLUME /log /data', 'RUN chown -R app /data', '/data'],
    ['VOLUME /srv/app/data', 'RUN chown -R app /srv/app', '/srv/app'],
    ['VOLUME /data/', 'RUN mkdir -p /data/a/b', '/data/a/b'],
    ['ENV D=/data\nVOLUME $D', 'RUN chmod 700 ${D}', '${D}'],
    ['VOLUME /data\nWORKDIR /data', 'RUN touch x', 'x'],
    ['VOLUME /data\nWORKDIR /data', 'RUN npm ci', 'npm ci'],
  ])('%s, %s', (volume, line, at) =>
    expect(written(volume, line)).toMatchObject([{ at, severity: 'warning' }]),
  );

  it.each([
    ['VOLUME /data', 'COPY x /data/', '/data/'],
    ['VOLUME /data', 'ADD x.tar /data', '/data'],
    ['VOLUME /data', 'COPY --chown=app x /data/x', '/data/x'],
  ])('%s, %s: kept by both builders, hidden by older volumes', (volume, line, at) =>
    expect(written(volume, line)).toMatchObject([{ at, severity: 'information' }]),
  );

  it('one finding for each instruction', () =>
    expect(
      written(
        'VOLUME /data /log',
        'RUN chown app /data && chmod 700 /data && chown app /log',
        'RUN touch /log/x',
      ),
    ).toMatchObject([{ at: '/data', message: expect.stringContaining('/data and /log') }, { at: '/log/x' }]));

  it('says of every folder what is done there', () => {
    const [found] = written('VOLUME /a /b', 'RUN echo x > /a/x && chown app /b');
    expect(found?.message).toMatch(
      /^This writes in \/a and changes the owner in \/b, which are volumes already\./,
    );
  });

  it('volumes of stages below and of official images, more mildly', () => {
    expect(
      findings(
        'write-after-volume',
        'FROM debian:13 AS base',
        'VOLUME /data',
        'FROM base',
        'RUN touch /data/x',
      ),
    ).toMatchObject([{ at: '/data/x', severity: 'warning', fixed: [] }]);
    expect(
      findings('write-after-volume', 'FROM jenkins/jenkins:lts', 'COPY config.xml /var/jenkins_home/'),
    ).toMatchObject([{ at: '/var/jenkins_home/', severity: 'information', fixed: [] }]);
  });
});

describe('no write into a volume', () => {
  it.each([
    [['RUN chown app /data', 'VOLUME /data']],
    [['VOLUME /data', 'RUN mkdir -p /data']],
    [['VOLUME /data', 'RUN echo x > /database']],
    [['VOLUME /data', 'RUN cat /data/x']],
    [
      [
        'VOLUME /data',
        'RUN curl -o /data/x.tgz https://example.org/x && tar xf /data/x.tgz -C /opt && rm /data/x.tgz',
      ],
    ],
    [['VOLUME /data/db', 'RUN chown app /data']],
    [['VOLUME /data/db', 'COPY . /data']],
    [['VOLUME ${UNKNOWN}', 'RUN chown app ${UNKNOWN}']],
    [['VOLUME /data', 'RUN chown app ${UNKNOWN}/data']],
    [['VOLUME /data', 'WORKDIR /data']],
    [['VOLUME /data', 'CMD chown app /data && app']],
    [['ONBUILD VOLUME /data', 'RUN chown app /data']],
    [['VOLUME /data', 'FROM debian:13', 'RUN chown app /data']],
    [['VOLUME /root', 'WORKDIR /app', 'RUN chmod 600 ~/x']],
  ])('%j', (lines) => expect(written(...lines)).toEqual([]));
});

describe('the move', () => {
  it('goes below the last write, and keeps how it is written', () =>
    expect(
      written(
        'VOLUME ["/data", \\',
        '  "/log"]',
        'RUN chown app /data',
        'EXPOSE 80',
        'RUN touch /log/x',
        'CMD ["app"]',
      )[0]?.fixed,
    ).toEqual([
      [
        'FROM debian:13',
        'RUN chown app /data',
        'EXPOSE 80',
        'RUN touch /log/x',
        'VOLUME ["/data", \\',
        '  "/log"]',
        'CMD ["app"]',
      ],
    ]));

  it('of two instructions, each below its own', () =>
    expect(written('VOLUME /data', 'VOLUME /log', 'RUN chown app /data /log')[0]?.fixed).toEqual([
      ['FROM debian:13', 'RUN chown app /data /log', 'VOLUME /data', 'VOLUME /log'],
    ]));

  it.each([
    [['VOLUME /data', 'VOLUME /data', 'RUN chown app /data']],
    [['VOLUME /data', 'VOLUME /data/db', 'RUN touch /data/x']],
    [['ENV D=/data', 'VOLUME $D', 'ENV D=/other', 'RUN touch /data/x']],
    [['VOLUME /data', 'RUN touch /data/x \\']],
    [['VOLUME /data', 'RUN <<EOF', 'touch /data/x']],
  ])('none for %j', (lines) => expect(written(...lines)).toMatchObject([{ fixed: [] }]));
});
