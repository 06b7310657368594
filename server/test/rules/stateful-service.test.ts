import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits';
import { lint } from '../../src/linter';
import { defaultPolicy } from '../../src/policy/policy';

const today = new Date('2026-11-21');

interface Given {
  readonly path?: string;
  readonly files?: Readonly<Record<string, string>>;
}

function stateful(text: string, { path, files = {} }: Given = {}) {
  const { findings, failures } = lint({
    text,
    policy: defaultPolicy,
    today,
    surroundings: path === undefined ? {} : { path },
    contextFile: (name) => files[name],
  });
  expect(failures).toEqual([]);
  return findings.filter((f) => f.rule === 'stateful-service');
}

/** `severity text` of each finding. */
const short = (text: string, given?: Given) =>
  stateful(text, given).map((f) => `${f.severity} ${text.slice(f.span.start, f.span.end)}`);

const debian = 'FROM debian:13\n';

describe('services that scripts of the build context start', () => {
  it.each([
    ['exec mysqld_safe', 'MySQL'],
    ['service postgresql start\nexec nginx', 'PostgreSQL'],
    ['redis-server --daemonize yes\nexec node app.js', 'Redis'],
    ['/etc/init.d/mongodb start\ntail -f /dev/null', 'MongoDB'],
    ['su-exec postgres postgres -D /data', 'PostgreSQL'],
    ['gosu redis redis-server &\nwait', 'Redis'],
    ['su - postgres -c "/usr/lib/postgresql/15/bin/postgres -D /data"', 'PostgreSQL'],
    ['start() {\n  rabbitmq-server\n}\nstart', 'RabbitMQ'],
    ['if [ -z "$DB_HOST" ]; then\n  service mysql start\nfi\nexec apache2-foreground', 'MySQL'],
    ['rc-service mariadb start\nexec php-fpm', 'MariaDB'],
    ['exec "$@"', 'MongoDB', '\nCMD ["mongod"]'],
    ['sudo mysqld_safe --datadir=/var/lib/mysql >/tmp/log 2>&1 &\nwait', 'MySQL'],
    ['exec /sbin/setuser postgres /usr/lib/postgresql/17/bin/postgres -D /data', 'PostgreSQL'],
    ['su -s /bin/sh postgres -c "pg_ctl -D $PGDATA -w start"\nexec app', 'PostgreSQL'],
    ['sudo -u postgres "$BIN/postgres" -D /data', 'PostgreSQL'],
    ['nohup mongod --fork --logpath /x\nexec app', 'MongoDB'],
    ['for s in nginx redis-server; do service $s start; done', 'Redis'],
    ['case "$1" in\n  serve) exec redis-server ;;\nesac', 'Redis'],
    [
      'if [ "$1" = --port ]; then\n  set -- redis-server "$@"\nfi\nexec "$@"',
      'Redis',
      '\nCMD ["--port", "1"]',
    ],
    ['pgrep mysqld >/dev/null || mysqld_safe &\nexec app', 'MySQL'],
    ['docker-entrypoint.sh postgres &\nexec app', 'PostgreSQL'],
  ])('%s', (body, service, more = '') => {
    const [found, ...others] = stateful(
      `${debian}COPY docker/start.sh /start.sh\nENTRYPOINT ["/start.sh"]${more}\n`,
      { files: { 'docker/start.sh': `#!/bin/bash\nset -e\n${body}\n` } },
    );
    expect(found).toMatchObject({ severity: 'warning', message: expect.stringContaining(`runs ${service}`) });
    expect(others).toEqual([]);
  });

  it('say which file it is, where it is named', () => {
    const text = `${debian}COPY start.sh /\nCMD ["/start.sh"]\n`;
    const [found] = stateful(text, { files: { 'start.sh': '#!/bin/sh\nexec mysqld\n' } });
    expect(found?.message).toContain('start.sh starts mysqld');
    expect(text.slice(found?.span.start, found?.span.end)).toBe('/start.sh');
  });

  it('in a supervisor’s configuration of the context', () => {
    const text = `${debian}COPY supervisord.conf /etc/supervisor/conf.d/app.conf\nCMD ["supervisord", "-n"]\n`;
    const files = { 'supervisord.conf': '[program:web]\ncommand=nginx\n[program:db]\ncommand=mysqld_safe\n' };
    expect(short(text, { files })).toEqual(['warning supervisord.conf']);
  });

  it('in a supervisor’s configuration that an entry script names', () => {
    const text = `${debian}COPY docker /opt/docker\nENTRYPOINT ["/opt/docker/run.sh"]\n`;
    const files = {
      'docker/run.sh': '#!/bin/sh\nmkdir -p /data\nexec /usr/bin/supervisord -n -c /opt/docker/all.conf\n',
      'docker/all.conf': '[program:db]\ncommand=/usr/lib/postgresql/%(ENV_PG)s/bin/postgres -D /data\n',
    };
    expect(short(text, { files })).toEqual(['warning /opt/docker/run.sh']);
  });
});

describe('how grave it is', () => {
  it.each([
    ['a base', 'FROM postgres:18\n', undefined, ['warning postgres:18']],
    [
      'a package alone',
      `${debian}RUN apt-get install -y redis-server\n`,
      undefined,
      ['information redis-server'],
    ],
    [
      'a package and its port',
      `${debian}RUN apt-get install -y redis-server\nEXPOSE 6379\n`,
      undefined,
      ['warning redis-server'],
    ],
    [
      'an application with state',
      'FROM jenkins/jenkins:lts\n',
      undefined,
      ['information jenkins/jenkins:lts'],
    ],
    ['a devcontainer', 'FROM postgres:18\n', 'app/.devcontainer/Dockerfile', ['hint postgres:18']],
    ['a file for tests', 'FROM postgres:18\n', 'app/Dockerfile.test', ['hint postgres:18']],
    ['a folder of tests', 'FROM postgres:18\n', 'app/tests/db/Dockerfile', ['hint postgres:18']],
    ['a last stage for tests', 'FROM postgres:18 AS test\n', undefined, ['hint postgres:18']],
    [
      'a package alone in a devcontainer',
      `${debian}RUN apt-get install -y redis-server\n`,
      '.devcontainer/Dockerfile',
      [],
    ],
    [
      'a package alone in a file for tests',
      `${debian}RUN apt-get install -y redis-server\n`,
      'Dockerfile.test',
      ['hint redis-server'],
    ],
    [
      'a folder of projects far above',
      'FROM postgres:18\n',
      '/home/me/dev/app/db/Dockerfile',
      ['warning postgres:18'],
    ],
    [
      'an image of the service, by its folder and entry script',
      `${debian}RUN apt-get install -y mariadb-server\nCOPY docker-entrypoint.sh /\nENTRYPOINT ["/docker-entrypoint.sh"]\nCMD ["mariadbd"]\n`,
      'images/mariadb/11/Dockerfile',
      ['information mariadb-server'],
    ],
    [
      'settings of a cache',
      'FROM redis:8\nCMD ["redis-server", "--maxmemory-policy", "allkeys-lru"]\n',
      undefined,
      ['information redis:8'],
    ],
    [
      'a pure cache',
      'FROM redis:8\nCMD ["redis-server", "--save", "", "--appendonly", "no"]\n',
      undefined,
      [],
    ],
    ['a pure cache, in shell form', 'FROM redis:8\nCMD redis-server --save ""\n', undefined, []],
    [
      'a pure cache by its configuration',
      'FROM valkey/valkey:8\nRUN echo \'save ""\' >> /etc/valkey.conf\nCMD ["valkey-server", "/etc/valkey.conf"]\n',
      undefined,
      [],
    ],
    [
      'a cache with a volume',
      'FROM redis:8\nVOLUME /data\nVOLUME /var/lib/redis\nCMD ["redis-server", "--save", ""]\n',
      undefined,
      ['warning redis:8'],
    ],
    [
      'systemd',
      'FROM almalinux:9\nRUN dnf install -y mariadb && systemctl enable mariadb\nCMD ["/usr/sbin/init"]\n',
      undefined,
      ['warning systemctl enable mariadb'],
    ],
  ])('%s', (_, text, path, expected) => {
    expect(short(text, path === undefined ? {} : { path })).toEqual(expected);
  });
});

describe('a service that is declared to be meant', () => {
  const declared = (rest: string, options = 'reason="x"') =>
    `# hygiene: stateful postgresql ${options}\n${rest}`;

  it.each([
    ['a word on backups', declared('FROM postgres:18\n'), /how its data is backed up/],
    [
      'a volume',
      declared(
        `${debian}RUN apt-get install -y postgresql\nCMD ["sh", "-c", "service postgresql start && sleep 1d"]\n`,
        'backup="x"',
      ),
      /\/var\/lib\/postgresql/,
    ],
    [
      'a stop signal',
      declared(
        `${debian}RUN apt-get install -y postgresql\nVOLUME /var/lib/postgresql\nCMD ["postgres"]\n`,
        'backup="x"',
      ),
      /SIGINT/,
    ],
    [
      'its own volume beside another',
      declared(
        `${debian}RUN apt-get install -y postgresql\nVOLUME /var/log/app\nSTOPSIGNAL SIGINT\nCMD ["postgres"]\n`,
        'backup="x"',
      ),
      /\/var\/lib\/postgresql/,
    ],
    [
      'the volume that its option names',
      declared(
        `${debian}RUN apt-get install -y postgresql\nVOLUME /data\nSTOPSIGNAL SIGINT\nCMD ["postgres", "-D", "/pg"]\n`,
        'backup="x"',
      ),
      /\(\/pg\)/,
    ],
    [
      'an answer to what a repair asks',
      declared('FROM postgres:18\n', 'reason="ours" backup="how, where to, and when was a restore tried?"'),
      /how its data is backed up/,
    ],
    ['another stop signal', declared('FROM postgres:18\nSTOPSIGNAL SIGKILL\n', 'backup="x"'), /SIGKILL/],
  ])('owes %s', (_, text, message) => {
    const [owed, ...others] = stateful(text);
    expect(others).toEqual([]);
    expect(owed).toMatchObject({ severity: 'hint', message: expect.stringMatching(message) });
    expect(text.slice(owed?.span.start, owed?.span.end)).toBe('postgresql');
    // How data is saved is known to people alone.
    if (/backed up/.test(owed?.message ?? '')) expect(owed?.fixes).toEqual([]);
    else expect(stateful(applyEdits(text, owed?.fixes[0]?.edits ?? []))).toEqual([]);
  });

  it('owes a reason while the question of the repair stands there', () => {
    const text = declared('FROM postgres:18\n', 'reason="why is it meant to be in this image?" backup="x"');
    expect(stateful(text)).toMatchObject([
      { severity: 'hint', message: expect.stringContaining('the reason is still the question'), fixes: [] },
    ]);
  });

  it('owes where the init system starts it', () =>
    expect(
      stateful(
        `# hygiene: stateful mariadb reason="x" backup="y"\n${debian}RUN apt-get install -y mariadb-server && systemctl enable mariadb\nCMD ["/sbin/init"]\n`,
      ),
    ).toMatchObject([{ severity: 'hint', message: expect.stringContaining('/var/lib/mysql') }]));

  it('owes a volume where the base has none', () => {
    const text =
      '# hygiene: stateful elasticsearch backup="x"\nFROM docker.elastic.co/elasticsearch/elasticsearch:9.2.1\n';
    const [owed] = stateful(text);
    expect(owed?.message).toContain('/usr/share/elasticsearch/data');
    expect(applyEdits(text, owed?.fixes[0]?.edits ?? [])).toBe(
      `${text}VOLUME /usr/share/elasticsearch/data\n`,
    );
  });

  it.each([
    ['everything', declared('FROM postgres:18\n', 'backup="nightly dump to the NAS"')],
    [
      'a volume somewhere',
      declared(
        `${debian}RUN apt-get install -y postgresql\nVOLUME /data\nSTOPSIGNAL SIGINT\nCMD ["postgres"]\n`,
        'backup="x"',
      ),
    ],
    [
      'a rule that is off for it',
      `# hygiene: ignore-file stateful-service\n${declared('FROM postgres:18\n')}`,
    ],
  ])('owes nothing with %s', (_, text) => {
    expect(stateful(text)).toEqual([]);
  });

  it('is asked nothing in a place for tests', () => {
    expect(stateful(declared('FROM postgres:18\n'), { path: 'test/Dockerfile' })).toEqual([]);
  });

  it('no longer is one when the comment has expired', () => {
    expect(short(declared('FROM postgres:18\n', 'backup="x" expires=2026-01-01'))).toEqual([
      'warning postgres:18',
    ]);
  });
});

describe('taking a service out', () => {
  const take = (text: string) => {
    const fix = stateful(text)[0]?.fixes.find((f) => f.title.startsWith('Take '));
    return fix && applyEdits(text, fix.edits);
  };
  const install = (...packages: string[]) =>
    `RUN apt-get update && apt-get install -y ${packages.join(' ')}\n`;
  const both = install('nginx', 'redis-server');

  it.each([
    [
      'out of a start command',
      `${both}CMD service redis-server start && nginx\n`,
      `${install('nginx')}CMD nginx\n`,
    ],
    [
      'with its port and volume',
      `${both}EXPOSE 6379\nVOLUME /var/lib/redis\nCMD service redis-server start; nginx\n`,
      `${install('nginx')}CMD nginx\n`,
    ],
    [
      'out of an entry script',
      `${both}COPY <<'EOF' /start.sh\n#!/bin/sh\nset -e\nredis-server --daemonize yes\nexec nginx\nEOF\nENTRYPOINT ["/start"]\n`.replace(
        '/start.sh',
        '/start',
      ),
      `${install('nginx')}COPY <<'EOF' /start\n#!/bin/sh\nset -e\nexec nginx\nEOF\nENTRYPOINT ["/start"]\n`,
    ],
    [
      'out of a supervisor’s configuration',
      `${both}COPY <<EOF /etc/supervisor/conf.d/a.conf\n[program:redis]\ncommand=redis-server\n\n[program:web]\ncommand=nginx\nEOF\nCMD ["supervisord"]\n`,
      `${install('nginx')}COPY <<EOF /etc/supervisor/conf.d/a.conf\n[program:web]\ncommand=nginx\nEOF\nCMD ["supervisord"]\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(take(debian + before)).toBe(debian + after);
  });

  it('where a script of the context runs that is known not to need it', () => {
    const before = `${debian}${both}COPY start.sh /\nCMD service redis-server start && /start.sh\n`;
    const fixes = stateful(before, { files: { 'start.sh': '#!/bin/sh\nexec nginx\n' } })[0]?.fixes ?? [];
    const fix = fixes.find((f) => f.title.startsWith('Take '));
    expect(applyEdits(before, fix?.edits ?? [])).toBe(
      `${debian}${install('nginx')}COPY start.sh /\nCMD /start.sh\n`,
    );
  });

  it.each([
    ['nothing else is installed', `${install('redis-server')}CMD service redis-server start && nginx\n`],
    ['nothing else is started', `${both}CMD redis-server\n`],
    ['it is what the container lives as long as', `${both}CMD nginx && redis-server\n`],
    ['a command needs it', `${both}RUN redis-cli ping\nCMD service redis-server start && nginx\n`],
    [
      'its configuration is written',
      `${both}RUN echo x >> /etc/redis/redis.conf\nCMD service redis-server start && nginx\n`,
    ],
    ['its user is used', `${both}USER redis\nCMD service redis-server start && nginx\n`],
    [
      'a script that is not known runs',
      `${both}COPY setup.sh /\nRUN /setup.sh\nCMD service redis-server start && nginx\n`,
    ],
    ['another volume stays', `${both}VOLUME /data\nCMD service redis-server start && nginx\n`],
    [
      'its data is made in the build',
      `${install('nginx', 'postgresql')}RUN service postgresql start && psql -c 'create table x ()'\nCMD service postgresql start && nginx\n`,
    ],
    [
      'it is all that a branch of the script has',
      `${both}COPY <<'EOF' /start\n#!/bin/sh\nif true; then\n  redis-server &\nfi\nexec nginx\nEOF\nENTRYPOINT ["/start"]\n`,
    ],
    ['it is the base', 'CMD nginx\n'.replace('CMD', 'RUN apt-get install -y nginx\nCMD')],
  ])('is not offered where %s', (_, text) => {
    expect(take(debian + text)).toBeUndefined();
  });
});

describe('look-alikes that are no service', () => {
  const lines: readonly string[] = [
    'RUN apt-get install -y postgresql-client libpq-dev',
    'RUN apt-get install -y postgresql-client-17 postgresql-server-dev-17',
    'RUN apt-get install -y default-mysql-client default-libmysqlclient-dev',
    'RUN apt-get install -y mariadb-client libmariadb-dev libmariadb3',
    'RUN apt-get install -y redis-tools python3-redis php-redis',
    'RUN apt-get install -y postgresql-contrib',
    'RUN apt-get install -y sqlite3 libsqlite3-dev',
    'RUN apt-get install -y librabbitmq-dev librdkafka-dev libmongoc-dev',
    'RUN apt-get install -y ldap-utils libldap-dev libnss-ldap',
    'RUN apt-get install -y prometheus-node-exporter prometheus-mysqld-exporter',
    'RUN apt-get install -y memcached\nCMD ["memcached"]',
    'RUN apt-get install -y smbclient cifs-utils nfs-common',
    'RUN apt-get install -y subversion git mercurial',
    'RUN apk add --no-cache postgresql-client mysql-client redis-cli',
    'RUN apk add --no-cache postgresql-dev mariadb-dev mariadb-connector-c',
    'RUN yum install -y postgresql mysql mariadb openldap-clients',
    'RUN dnf install -y mysql-devel postgresql-devel mariadb-connector-c-devel',
    'RUN apt-get install -y mosquitto-clients',
    'RUN apt-get install -y etcd-client',
    'RUN pip install redis psycopg2 pymongo elasticsearch kafka-python influxdb',
    'RUN npm install -g redis mongodb pg',
    'RUN docker-php-ext-install pdo_mysql pdo_pgsql && pecl install redis mongodb',
    'RUN apt-get install -y postgresql && make test && apt-get purge -y postgresql',
    'EXPOSE 5432\nCMD ["my-proxy"]',
    'VOLUME /var/lib/mysql\nCMD ["backup.sh"]',
    'ENV POSTGRES_PASSWORD=x POSTGRES_USER=y\nCMD ["app"]',
    'ENV PGDATA=/data\nCMD ["app"]',
    'EXPOSE 3306\nENV MYSQL_DATABASE=app\nVOLUME /var/lib/mysql\nCMD ["app"]',
    'CMD ["psql", "-h", "db"]',
    'CMD ["redis-cli", "-h", "cache", "monitor"]',
    'CMD ["vault", "kv", "get", "secret/x"]',
    'CMD ["minio", "--version"]',
    'CMD ["consul", "kv", "get", "x"]',
    'CMD ["mysqld", "--version"]',
    'ENTRYPOINT ["pg_dump"]',
    'CMD ["sh", "-c", "command -v mysqld && app"]',
    'CMD echo redis-server && exec app',
    'CMD ["app", "--store=postgres"]',
    'CMD ["nginx"]\nHEALTHCHECK CMD service postgresql start',
    'CMD ["java", "-jar", "/app/jenkins-client.jar"]',
    'COPY --from=hashicorp/vault:1.20 /bin/vault /usr/bin/',
    'COPY --from=minio/mc:latest /usr/bin/mc /usr/bin/',
    'COPY --from=quay.io/coreos/etcd:v3.6.0 /usr/local/bin/etcdctl /usr/local/bin/',
    'RUN echo "run mysqld" > /README\nCMD ["app"]',
    'COPY <<\'EOF\' /start-mysql.sh\n#!/bin/sh\nmysqld\nEOF\nCMD ["app"]',
    'COPY start-mysql.sh /\nCMD ["/start-mysql.sh"]',
    'RUN systemctl enable mariadb\nCMD ["app"]',
    'RUN service ssh start\nCMD ["app"]',
    'RUN wget https://example.org/postgresql-42.7.jar',
    'RUN pg_config --version && mysql_config --cflags',
  ];
  it.each(lines)('%s', (line) => {
    expect(short(`${debian}${line}\n`)).toEqual([]);
  });

  it.each([
    'FROM adminer:5',
    'FROM dpage/pgadmin4:9',
    'FROM mongo-express:1',
    'FROM prometheuscommunity/postgres-exporter:v0.17',
    'FROM oliver006/redis_exporter:v1.70',
    'FROM memcached:1.6',
    'FROM minio/mc:RELEASE.2025-01-01',
    'FROM jenkins/inbound-agent:latest-jdk21',
    'FROM gitlab/gitlab-runner:v18.0.0',
    'FROM confluentinc/cp-kafka-connect:7.9.0',
    'FROM edoburu/pgbouncer:v1.24',
    'FROM postgres:18 AS tools\nFROM debian:13\nCOPY --from=tools /usr/bin/pg_dump /usr/bin/',
    'FROM mysql:8 AS a\nFROM debian:13',
    'ARG BASE\nFROM $BASE\nCMD ["app"]',
  ])('%s', (text) => {
    expect(short(`${text}\n`)).toEqual([]);
  });

  it.each([
    ['a wait for another host', 'until pg_isready -h db; do sleep 1; done\nexec app'],
    ['a client', 'mysql -h "$DB" < /schema.sql\nexec app'],
    ['a printed word', 'echo "starting mysqld"\nexec app'],
    ['a comparison', 'if [ "$1" = mysqld ]; then echo no; fi\nexec app'],
    ['another service', 'service ssh start\nservice mysql status\nexec app'],
    ['a search', 'command -v redis-server || true\nwhich mongod\nexec app'],
  ])('start scripts with %s', (_, body) => {
    const text = `${debian}COPY start.sh /\nCMD ["/start.sh"]\n`;
    expect(short(text, { files: { 'start.sh': `#!/bin/sh\n${body}\n` } })).toEqual([]);
  });
});

describe('commands that keep nothing, and data that is made in the build', () => {
  it.each([
    'RUN initdb --version',
    'RUN mysql_install_db --help',
    'CMD ["redis-sentinel", "/etc/sentinel.conf"]',
    'CMD ["redis-server", "/etc/sentinel.conf", "--sentinel"]',
    'CMD ["vault", "server", "-dev"]',
    'CMD ["consul", "agent", "-dev"]',
    'RUN redis-server --daemonize yes && redis-cli ping',
  ])('nothing: %s', (line) => expect(stateful(`${debian}${line}\n`)).toEqual([]));

  it.each([
    ['RUN slapadd -l /seed.ldif', 'slapadd -l /seed.ldif'],
    ['RUN redis-server --daemonize yes && redis-cli set a b', 'redis-server --daemonize yes'],
    ['RUN mysqld --initialize-insecure', 'mysqld --initialize-insecure'],
    ['RUN hdfs namenode -format', 'hdfs namenode -format'],
  ])('%s', (line, at) => expect(short(`${debian}${line}\n`)).toEqual([`information ${at}`]));

  it('a database that the image runs is as grave with its volume declared', () =>
    expect(
      short(`${debian}RUN apt-get install -y mysql-server\nVOLUME /var/lib/mysql\nCMD ["mysqld"]\n`),
    ).toEqual(['warning mysql-server']));

  it.each(['restic/rest-server:0.13', 'atmoz/sftp:alpine', 'netdata/netdata:v2'])('%s', (image) =>
    expect(short(`FROM ${image}\n`)).toEqual([`information ${image}`]),
  );
});

describe('where an application keeps its data', () => {
  it.each([
    ['CMD ["java", "-jar", "/jenkins.war"]', 'data of its own'],
    ['ENV JENKINS_HOME=/jh\nCMD ["java", "-jar", "/jenkins.war"]', 'data in /jh ('],
    ['VOLUME /var/jenkins_home\nCMD ["java", "-jar", "/jenkins.war"]', 'data in /var/jenkins_home ('],
    ['CMD ["prometheus", "--storage.tsdb.path=/p"]', 'data in /p ('],
    ['RUN apt-get install -y prometheus\nCMD ["prometheus"]', 'data in /var/lib/prometheus ('],
    ['CMD ["/srv/sonarqube/bin/linux-x86-64/sonar.sh", "console"]', 'data of its own'],
  ])('%s', (lines, where) => expect(stateful(`${debian}${lines}\n`)[0]?.message).toContain(where));

  it('in the image of its makers', () =>
    expect(stateful('FROM jenkins/jenkins:2.500\n')[0]?.message).toContain('data in /var/jenkins_home ('));
});

it('names other volumes of the image', () => {
  const text = 'FROM couchdb:3\nVOLUME /data\n';
  const [found] = stateful(text);
  expect(found?.related.map(({ span }) => text.slice(span.start, span.end))).toEqual(['/data']);
});
