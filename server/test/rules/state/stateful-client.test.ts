// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles, not of TypeScript
import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/linter';
import { defaultPolicy } from '../../../src/policy/policy';

function titles(rule: string, text: string, files: Readonly<Record<string, string>> = {}) {
  return lint({
    text,
    policy: defaultPolicy,
    today: new Date('2026-11-21'),
    contextFile: (name) => files[name],
  })
    .findings.filter((f) => f.rule === rule)
    .flatMap((f) => f.fixes.map(({ title }) => title));
}

const offers = (text: string, files?: Readonly<Record<string, string>>) =>
  titles('stateful-service', text, files).filter((title) => /^(?:Install|Take)/.test(title));

const image = (server: string, ...lines: string[]) =>
  ['FROM debian:13', `RUN apt-get update && apt-get install -y curl ${server}`, ...lines, ''].join('\n');

describe('the client instead of the server', () => {
  it.each([
    ['redis-server', ['CMD ["node", "app.js"]'], 'redis-tools'],
    ['postgresql', ['RUN psql --version', 'USER app'], 'postgresql-client'],
    ['mariadb-server', ['CMD mysql -h db app'], 'mariadb-client'],
    ['redis-server', ['RUN pecl install redis', 'ENV REDIS_URL=redis://cache:6379'], 'redis-tools'],
    ['postgresql', ['RUN ./configure --with-postgresql=no && make'], 'postgresql-client'],
    ['postgresql', ['CMD ["app", "--db", "postgres://db/app"]'], 'postgresql-client'],
  ])('%s, %j', (server, lines, client) =>
    expect(offers(image(server, ...lines))).toEqual(
      expect.arrayContaining([`Install the client (${client}) instead of the server`]),
    ),
  );

  it.each([
    ['redis-server', 'RUN which redis-server'],
    ['redis-server', 'RUN mv /usr/bin/redis-server /opt/'],
    ['redis-server', 'RUN sed -i s/a/b/ /etc/redis/redis.conf'],
    ['redis-server', 'RUN echo "bind 0.0.0.0" >> /etc/redis/redis.conf'],
    ['redis-server', 'COPY redis.conf /etc/redis/'],
    ['postgresql', 'RUN mkdir /data && chown -R postgres /data'],
    ['postgresql', 'RUN cp /usr/lib/postgresql/17/bin/initdb /usr/local/bin/'],
    ['postgresql', 'USER postgres'],
    ['postgresql', 'COPY --chown=postgres:postgres app /app'],
    ['postgresql', 'RUN su postgres -c "true"'],
    ['postgresql', 'RUN install -d -o postgres /run/app'],
    ['postgresql', 'COPY pg_hba.conf /etc/postgresql/17/main/'],
    ['mysql-server', 'RUN usermod -d /var/lib/app mysql'],
    ['mysql-server', 'COPY my.cnf /etc/mysql/my.cnf'],
    ['redis-server', 'COPY start.sh /\nCMD ["/start.sh"]'],
    ['redis-server', 'COPY entry /entry\nENTRYPOINT ["/entry"]'],
    ['redis-server', 'CMD ["supervisord", "-n"]'],
    ['redis-server', 'COPY setup.sh /tmp/\nRUN bash /tmp/setup.sh'],
  ])('is not enough: %s, %s', (server, line) => expect(offers(image(server, line))).toEqual([]));

  it('a start script that is seen and needs nothing of it does not matter', () =>
    expect(
      offers(image('redis-server', 'COPY start.sh /', 'CMD ["/start.sh"]'), {
        'start.sh': '#!/bin/sh\nredis-cli -h "$CACHE" ping\nexec node app.js\n',
      }),
    ).toContain('Install the client (redis-tools) instead of the server'));

  it('is the same in the message and the repair, and never the server again', () => {
    const of = (text: string) =>
      lint({ text, policy: defaultPolicy, today: new Date('2026-11-21') }).findings.find(
        (f) => f.rule === 'stateful-service',
      );
    const old = of('FROM ubuntu:14.04\nRUN apt-get update && apt-get install -y mysql-server php5-mysql\n');
    expect(old?.message).toContain('mysql-client is enough');
    expect(old?.fixes[0]?.title).toContain('(mysql-client)');
    expect(of('FROM alpine:3.22\nRUN apk add --no-cache redis curl\n')?.message).not.toContain('is enough');
    expect(of('FROM centos:7\nRUN yum install -y redis curl\n')?.message).not.toContain('is enough');
    expect(
      of('FROM debian:13\nRUN apt-get update && apt-get install -y postgresql-17=17.*\n')?.message,
    ).toContain('postgresql-client-17 is enough');
  });

  it('MongoDB’s shell is called by the version of the repository', () => {
    const mongo = (version: string) =>
      offers(
        `FROM debian:13\nRUN echo "deb [signed-by=/k.gpg] https://repo.mongodb.org/apt/debian bookworm/mongodb-org/${version} main" > /etc/apt/sources.list.d/mongodb.list && apt-get update && apt-get install -y curl mongodb-org\n`,
      );
    expect(mongo('3.6')).toContain('Install the client (mongodb-org-shell) instead of the server');
    expect(mongo('8.0')).toContain('Install the client (mongodb-mongosh) instead of the server');
    expect(offers(image('mongodb-org')).join()).not.toContain('client');
  });
});

describe('the service out of the image', () => {
  const server = 'RUN apt-get update && apt-get install -y curl postgresql redis-server';
  it.each(['CMD ["/start.sh"]', 'ENTRYPOINT ["docker-entrypoint"]'])(
    'is no repair beside an unseen start: %s',
    (line) => expect(offers(`FROM debian:13\n${server}\nEXPOSE 6379\n${line}\n`)).toEqual([]),
  );
});

describe('ssh’s client instead of its server', () => {
  const login = (...lines: string[]) =>
    titles(
      'remote-login',
      ['FROM debian:13', 'RUN apt-get update && apt-get install -y openssh-server git', ...lines, ''].join(
        '\n',
      ),
    );
  it('where nothing is done with the server', () =>
    expect(login('CMD ["node", "app.js"]')).toEqual([
      'Install the client (openssh-client) instead of the server',
    ]));
  it.each([
    'RUN mv /usr/sbin/sshd /opt/sshd',
    'RUN cp /usr/lib/openssh/sftp-server /opt/',
    'COPY moduli /etc/ssh/',
    'COPY start.sh /\nCMD ["/start.sh"]',
    'CMD ["supervisord"]',
  ])('not with %s', (line) => expect(login(line)).toEqual([]));
});
