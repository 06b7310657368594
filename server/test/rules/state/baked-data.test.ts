import { describe, expect, it } from 'vitest';
import { findings } from './helpers';

const baked = (...lines: string[]) => findings('baked-data', ...lines).map((f) => f.at);

describe('data of a server that the build starts or sets up', () => {
  it.each([
    ['initdb -D /var/lib/postgresql/data', 'initdb -D /var/lib/postgresql/data'],
    ['su postgres -c "initdb -D /pg"', 'initdb -D /pg'],
    ['pg_createcluster 17 main', 'pg_createcluster 17 main'],
    ['mysql_install_db --user=mysql', 'mysql_install_db --user=mysql'],
    ['mysqld --initialize-insecure', 'mysqld --initialize-insecure'],
    ['slapadd -l /seed.ldif', 'slapadd -l /seed.ldif'],
    ['service postgresql start && psql -c "CREATE DATABASE app"', 'psql -c "CREATE DATABASE app"'],
    ['/etc/init.d/postgresql start && createdb app', 'createdb app'],
    ['service mysql start && mysql < /dump.sql', 'mysql'],
    ['(mysqld_safe &) && mysqladmin -u root password x', 'mysqladmin -u root password x'],
    ['mongod --fork --logpath /log && mongoimport /seed.json', 'mongoimport /seed.json'],
    ['service slapd start && ldapadd -f /seed.ldif', 'ldapadd -f /seed.ldif'],
    ['rabbitmq-server -detached && rabbitmqctl add_user app x', 'rabbitmqctl add_user app x'],
    ['service postgresql start && python manage.py migrate', 'python manage.py migrate'],
    ['service mysql start && /opt/app/bin/storage upgrade', 'service mysql start'],
    ['service postgresql start && echo "createdb app" | su - postgres', 'createdb app'],
  ])('%s', (command, at) => expect(baked('FROM debian:13', `RUN ${command}`)).toEqual([at]));

  it('one finding for each store, on the strongest', () =>
    expect(
      baked(
        'FROM debian:13',
        'RUN initdb -D /pg',
        'RUN service postgresql start && psql -f /seed.sql',
        'RUN sqlite3 /app.db < /schema.sql',
      ),
    ).toEqual(['psql -f /seed.sql', 'sqlite3 /app.db']));
});

describe('files of embedded stores', () => {
  it.each([
    ['RUN sqlite3 /app/app.db < schema.sql', 'sqlite3 /app/app.db'],
    ['RUN sqlite3 app.db "CREATE TABLE t (x)"', 'sqlite3 app.db "CREATE TABLE t (x)"'],
    ['RUN python manage.py migrate --noinput', 'python manage.py migrate --noinput'],
    ['RUN django-admin migrate', 'django-admin migrate'],
    ['RUN bundle exec rails db:setup', 'bundle exec rails db:setup'],
    ['RUN php artisan migrate --force', 'php artisan migrate --force'],
    ['RUN airflow db init', 'airflow db init'],
    ['RUN flask db upgrade', 'flask db upgrade'],
    ['RUN npx prisma migrate deploy', 'npx prisma migrate deploy'],
    ['COPY app.sqlite3 /app/', 'app.sqlite3'],
    ['COPY data/app.db /app/', 'data/app.db'],
    ['COPY store.mv.db /h2/', 'store.mv.db'],
    ['COPY dump.rdb /data/', 'dump.rdb'],
    ['ADD db.tar /var/lib/mysql/', 'db.tar'],
    ['RUN tar xzf /seed.tgz -C /var/lib/mysql', 'tar xzf /seed.tgz -C /var/lib/mysql'],
    ['RUN curl https://example.org/seed.tgz | tar xz -C /var/lib/mysql', 'tar xz -C /var/lib/mysql'],
    ['ADD https://example.org/words.sqlite3 /app/', 'https://example.org/words.sqlite3'],
    ['RUN wget -O /app/words.sqlite https://example.org/words', 'https://example.org/words'],
    ['RUN cp /seed/app.sqlite3 /app/', 'cp /seed/app.sqlite3 /app/'],
    ['COPY --from=example/seed /data/app.sqlite3 /app/', '/data/app.sqlite3'],
    ['COPY pgdata /var/lib/postgresql/data', 'pgdata'],
  ])('%s', (line, at) => expect(baked('FROM debian:13', line)).toEqual([at]));
});

describe('no data in the image', () => {
  it.each([
    'COPY seed.sql /docker-entrypoint-initdb.d/',
    'COPY *.sql *.sh /docker-entrypoint-initdb.d/',
    'COPY schema.sql /app/schema.sql',
    'COPY migrations /app/migrations',
    'COPY tests/fixtures/app.sqlite3 /app/tests/fixtures/',
    'COPY GeoLite2-City.mmdb /usr/share/GeoIP/',
    'COPY geoip.db /app/',
    'COPY db.example.com /etc/bind/',
    'COPY example.com.db /etc/bind/zones/',
    'COPY aliases.db /etc/aliases.db',
    'COPY my.cnf /var/lib/mysql/my.cnf',
    'COPY jenkins.yaml /var/jenkins_home/',
    'COPY plugins /var/lib/neo4j/plugins',
    'RUN curl https://example.org/words.sqlite -o /tmp/words.sqlite',
    'RUN curl -L https://example.org/neo4j-community-5.1.0-unix.tar.gz | tar xz -C /var/lib/neo4j',
    'RUN tar xzf plugin.tgz -C /var/lib/elasticsearch/plugins',
    'RUN tar xzf seed.tgz -C /var/lib/mysql && make test && rm -rf /var/lib/mysql',
    'RUN cp tests/app.sqlite3 /app/',
    'RUN cp app.sqlite3 /tmp/app.sqlite3',
    'RUN python manage.py migrate && python manage.py test && rm db.sqlite3',
    'RUN --mount=type=bind,source=app.sqlite3,target=/x true',
    'RUN service postgresql start',
    'RUN service postgresql start && service postgresql stop',
    'RUN service postgresql start && make test && service postgresql stop',
    'RUN service redis-server start && npm run build',
    'RUN psql -c "CREATE DATABASE app"',
    'RUN psql -h db.example.org -c "CREATE DATABASE app"',
    'RUN service postgresql start && psql -h db.example.org -c "CREATE DATABASE app"',
    'RUN service postgresql start && psql --version',
    'RUN service mysql start && mysqladmin ping',
    'RUN initdb -D /tmp/pg && pg_ctl -D /tmp/pg start',
    'RUN initdb -D /pg && make check && rm -rf /var/lib/postgresql/*',
    'RUN mysql_install_db && rm -rf /var/lib/mysql',
    'RUN initdb --version',
    'RUN mkdir -p /docker-entrypoint-initdb.d',
    'RUN apk add --no-cache --initdb alpine-baselayout',
    'RUN sqlite3 --version',
    'RUN sqlite3 :memory: "CREATE TABLE t (x)"',
    'RUN sqlite3 /app.db .dump',
    'RUN sqlite3 /app.db "SELECT * FROM t"',
    'RUN sqlite3 /tmp/x.db < schema.sql',
    'RUN sqlite3 /build/x.db < schema.sql && make && rm -rf /build',
    'RUN apt-get install -y sqlite3 libsqlite3-dev',
    'RUN python manage.py collectstatic --noinput',
    'RUN python manage.py makemigrations',
    'RUN python manage.py migrate --check',
    'RUN rails assets:precompile',
    'RUN php artisan config:cache',
    'RUN DATABASE_URL=postgres://db.example.org/app python manage.py migrate',
    'RUN --mount=type=secret,id=url python manage.py migrate',
    'RUN --network=host python manage.py migrate',
    'RUN alembic upgrade head --sql',
    'RUN go install github.com/example/migrate@v1',
    'RUN echo "python manage.py migrate" > /start.sh',
    'CMD python manage.py migrate && python manage.py runserver',
    'ENTRYPOINT ["rails", "db:setup"]',
    'HEALTHCHECK CMD sqlite3 /app.db "UPDATE t SET x = 1"',
  ])('%s', (line) => expect(baked('FROM debian:13', line)).toEqual([]));

  it.each([
    ['ENV DATABASE_URL=postgresql+psycopg2://db/app', 'RUN flask db upgrade'],
    ['ENV DB_CONNECTION=pgsql', 'RUN php artisan migrate'],
    ['ENV POSTGRES_HOST=db', 'RUN python manage.py migrate'],
    ['ARG DATABASE_URL', 'RUN npx prisma migrate deploy'],
  ])('a database elsewhere: %s', (...lines) => expect(baked('FROM debian:13', ...lines)).toEqual([]));

  it('in a stage that only files are taken from', () =>
    expect(
      baked(
        'FROM debian:13 AS build',
        'RUN sqlite3 /x.db < y.sql',
        'FROM debian:13',
        'COPY --from=build /out /out',
      ),
    ).toEqual([]));
});

describe('severity', () => {
  it.each([
    ['RUN service mysql start && mysql < /dump.sql', 'warning'],
    ['ENV DATABASE_URL=sqlite:////app/db.sqlite3\nRUN python manage.py migrate', 'warning'],
    ['RUN python manage.py migrate', 'information'],
    ['RUN service mysql start && /opt/app/install', 'information'],
  ])('%s', (lines, severity) =>
    expect(findings('baked-data', 'FROM debian:13', lines)[0]).toMatchObject({ severity }),
  );
});

it('a name alone, and what anybody can download, are milder', () => {
  const severities = (line: string) => findings('baked-data', 'FROM debian:13', line).map((f) => f.severity);
  expect(severities('COPY vocab.db /app/')).toEqual(['information']);
  expect(severities('ADD https://example.org/words.sqlite3 /app/')).toEqual(['information']);
  expect(severities('COPY app.sqlite3 /app/')).toEqual(['warning']);
});
