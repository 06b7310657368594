// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Dockerfiles, not of TypeScript
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clientPackageOf,
  serviceOfDaemon,
  serviceOfDataDirectory,
  serviceOfDownload,
  serviceOfImage,
  serviceOfPackage,
  serviceOfPort,
  serviceOfVariable,
  services,
} from '../../src/knowledge/services';

const hub = (repository: string) => ({ registry: 'docker.io', repository });

describe('the catalogue', () => {
  it('has at least ninety services with ids of their own', () => {
    expect(services.length).toBeGreaterThanOrEqual(90);
    expect(new Set(services.map(({ id }) => id)).size).toBe(services.length);
  });
});

describe('serviceOfImage', () => {
  it.each([
    ['library/postgres', 'postgresql'],
    ['arm64v8/postgres', 'postgresql'],
    ['bitnami/postgresql', 'postgresql'],
    ['babim/mongodb', 'mongodb'],
    ['mysql/mysql-server', 'mysql'],
    ['library/redis', 'redis'],
    ['library/registry', 'distribution'],
    ['minio/minio', 'minio'],
    ['confluentinc/cp-kafka', 'kafka'],
    ['itzg/minecraft-server', 'minecraft'],
    ['someone/docker-elasticsearch', 'elasticsearch'],
    ['wnameless/oracle-xe-11g', 'oracle-database'],
    ['library/nextcloud', 'nextcloud'],
    ['jenkins/jenkins', 'jenkins'],
    ['microsoft/mssql-server-windows-express', 'mssql'],
    ['stefanscherer/mongo-windows', 'mongodb'],
    ['kkimurak/sameersbn-postgresql', 'postgresql'],
    ['vaultwarden/server', 'vaultwarden'],
  ])('%s is %s', (image, id) => expect(serviceOfImage(hub(image))?.id).toBe(id));
  it.each([
    'library/memcached',
    'library/adminer',
    'dpage/pgadmin4',
    'minio/mc',
    'oliver006/redis_exporter',
    'prometheuscommunity/postgres-exporter',
    'confluentinc/cp-kafka-connect-base',
    'confluentinc/cp-schema-registry',
    'provectuslabs/kafka-ui',
    'jenkins/inbound-agent',
    'jenkins/jnlp-slave',
    'gitlab/gitlab-runner',
    'jetbrains/teamcity-agent',
    'hashicorp/consul-template',
    'grafana/grafana',
    'library/wordpress',
    'library/python',
    'quay/keycloak',
    'zabbix/zabbix-build-mysql',
    'payara/server-full',
    'library/mongo-express',
  ])('%s is no store', (image) => expect(serviceOfImage(hub(image))).toBeUndefined());
});

describe('serviceOfPackage', () => {
  it.each([
    ['apt', 'postgresql', 'postgresql'],
    ['apt', 'postgresql-15', 'postgresql'],
    ['apt', 'postgresql-$PG_MAJOR=$PG_VERSION', 'postgresql'],
    ['apt', '"postgresql-$PG_MAJOR=$PG_VERSION"', 'postgresql'],
    ['apt', 'mysql-server-8.0', 'mysql'],
    ['apt', 'percona-server-server-$PERCONA_MAJOR=$PERCONA_VERSION', 'mysql'],
    ['apt', 'mysql-wsrep-5.7', 'mysql'],
    ['apt', 'redis-server', 'redis'],
    ['apt', 'mongodb-org', 'mongodb'],
    ['apt', 'mongodb-10gen', 'mongodb'],
    ['apt', 'slapd', 'openldap'],
    ['apt', 'elasticsearch=$ELASTICSEARCH_VERSION', 'elasticsearch'],
    ['apt', 'rabbitmq-server', 'rabbitmq'],
    ['apt', 'gitlab-ce', 'gitlab'],
    ['rpm', 'percona-postgresql${PPG_MAJOR}-server', 'postgresql'],
    ['rpm', 'postgresql-server', 'postgresql'],
    ['rpm', 'postgresql14-server-14.9-1PGDG.rhel8', 'postgresql'],
    ['rpm', 'mariadb-server', 'mariadb'],
    ['rpm', 'mongodb-org-server-4.4.1-1.el8', 'mongodb'],
    ['rpm', 'mssql-server', 'mssql'],
    ['apk', 'postgresql', 'postgresql'],
    ['apk', 'mariadb', 'mariadb'],
    ['apk', 'redis~=7', 'redis'],
    ['pip', 'carbon==1.1.10', 'graphite'],
  ] as const)('%s %s is %s', (manager, name, id) => expect(serviceOfPackage(manager, name)?.id).toBe(id));
  it.each([
    ['apt', 'postgresql-client'],
    ['apt', 'postgresql-client-15'],
    ['apt', 'postgresql-server-dev-15'],
    ['apt', 'postgresql-server-dev-all'],
    ['apt', 'postgresql-common'],
    ['apt', 'libpq-dev'],
    ['apt', 'default-mysql-client'],
    ['apt', 'default-libmysqlclient-dev'],
    ['apt', 'mysql-client'],
    ['apt', 'mysql-client-5.6'],
    ['apt', 'percona-server-client-5.6'],
    ['apt', 'redis-tools'],
    ['apt', 'mongodb-org-tools'],
    ['apt', 'mongodb-org-shell'],
    ['rpm', 'mongodb-org-mongos'],
    ['apt', 'mongodb-clients'],
    ['apt', 'ldap-utils'],
    ['apt', 'memcached'],
    ['apt', 'php-redis'],
    ['apt', 'php-mysql'],
    ['apt', 'smbclient'],
    ['apt', 'samba-common-bin'],
    ['apt', 'etcd-client'],
    ['apt', 'prometheus-node-exporter'],
    ['apt', 'openssh-server'],
    ['apt', 'librabbitmq-dev'],
    ['apt', '$PACKAGES'],
    ['rpm', 'postgresql'],
    ['rpm', 'mariadb'],
    ['rpm', 'mysql'],
    ['rpm', 'mysql-devel'],
    ['apk', 'postgresql-client'],
    ['apk', 'postgresql-dev'],
    ['apk', 'postgresql15-client'],
    ['apk', 'mysql-client'],
    ['pip', 'redis'],
    ['pip', 'elasticsearch'],
    ['pip', 'minio'],
  ] as const)('%s %s is no server', (manager, name) =>
    expect(serviceOfPackage(manager, name)).toBeUndefined(),
  );
});

describe('serviceOfDaemon', () => {
  it.each([
    [['postgres'], 'postgresql'],
    [['/usr/lib/postgresql/15/bin/postgres', '-D', '/data'], 'postgresql'],
    [['mysqld_safe'], 'mysql'],
    [['redis-server', '/etc/redis.conf'], 'redis'],
    [['/bin/vault', 'server', '-dev'], 'vault'],
    [['consul', 'agent', '-server'], 'consul'],
    [['minio', 'server', '/data'], 'minio'],
    [['tile38-server', '-d', '/data'], 'tile38'],
    [['java', '-Xmx1g', '-jar', '/usr/share/jenkins/jenkins.war'], 'jenkins'],
    [['java', '-jar', 'spigot-1.20.jar', 'nogui'], 'minecraft'],
    [['service', 'postgresql', 'start'], 'postgresql'],
    [['service', 'mysql', 'start'], 'mysql'],
    [['/etc/init.d/postgresql', 'start'], 'postgresql'],
    [['docker-entrypoint.sh', 'mysqld'], 'mysql'],
    [['mosquitto', '-c', '/etc/m.conf'], 'mosquitto'],
    [['registry', 'serve', '/etc/config.yml'], 'distribution'],
  ])('%j runs %s', (argv, id) => expect(serviceOfDaemon(argv)?.id).toBe(id));
  it.each([
    [['psql', '-h', 'db']],
    [['mysql', '-e', 'select 1']],
    [['redis-cli']],
    [['vault']],
    [['vault', 'read', 'secret/x']],
    [['consul', 'kv', 'get', 'x']],
    [['minio', '--version']],
    [['mysqld', '--version']],
    [['etcd', '--help']],
    [['memcached']],
    [['java', '-jar', 'app.jar']],
    [['java', '-jar', 'swarm-client.jar']],
    [['nginx', '-g', 'daemon off;']],
    [['service', 'nginx', 'start']],
    [['service', 'postgresql', 'stop']],
    [[]],
    [['constructor']],
  ])('%j runs no store', (argv) => expect(serviceOfDaemon(argv)).toBeUndefined());
});

describe('downloads, directories, ports, variables', () => {
  it.each([
    [
      'https://artifacts.elastic.co/downloads/elasticsearch/elasticsearch-7.17.0-linux-x86_64.tar.gz',
      'elasticsearch',
    ],
    [
      'https://archive.apache.org/dist/zookeeper/zookeeper-$ZK/apache-zookeeper-${ZK}-bin.tar.gz',
      'zookeeper',
    ],
    ['https://downloads.apache.org/kafka/3.9.0/kafka_2.13-3.9.0.tgz', 'kafka'],
    ['https://download.sonatype.com/nexus/3/nexus-3.70.1-02-unix.tar.gz', 'nexus'],
    ['https://get.jenkins.io/war-stable/2.440.1/jenkins.war', 'jenkins'],
    ['https://download.redis.io/releases/redis-7.2.4.tar.gz', 'redis'],
  ])('%s is %s', (url, id) => expect(serviceOfDownload(url)?.id).toBe(id));
  it.each([
    'https://artifacts.elastic.co/downloads/elasticsearch/elasticsearch-7.17.0.tar.gz.sha512',
    'https://archive.apache.org/dist/zookeeper/KEYS',
    'https://pecl.php.net/get/redis',
    'https://artifacts.elastic.co/downloads/kibana/kibana-7.17.0.tar.gz',
    'https://repo1.maven.org/maven2/mysql/mysql-connector-java-8.0.30.jar',
    'https://jdbc.postgresql.org/download/postgresql-42.7.1.jar',
    'https://pecl.php.net/get/mongodb-1.15.0.tgz',
    '',
  ])('%s is no store', (url) => expect(serviceOfDownload(url)).toBeUndefined());
  it('knows data directories below and at their root', () => {
    expect(serviceOfDataDirectory('/var/lib/postgresql/data')?.id).toBe('postgresql');
    expect(serviceOfDataDirectory('/var/lib/mysql/')?.id).toBe('mysql');
    expect(serviceOfDataDirectory('/var/lib/mysqlx')).toBeUndefined();
    expect(serviceOfDataDirectory('/data')).toBeUndefined();
    expect(serviceOfDataDirectory('/var/log')).toBeUndefined();
  });
  it('knows only ports that are nobody else’s', () => {
    expect(serviceOfPort(5432)?.id).toBe('postgresql');
    expect(serviceOfPort(8080)).toBeUndefined();
    expect(serviceOfPort(50000)).toBeUndefined();
    expect(serviceOfPort(Number.NaN)).toBeUndefined();
  });
  it('knows variables of servers', () => {
    expect(serviceOfVariable('PGDATA')?.id).toBe('postgresql');
    expect(serviceOfVariable('MONGO_INITDB_ROOT_USERNAME')?.id).toBe('mongodb');
    expect(serviceOfVariable('POSTGRES_HOST')).toBeUndefined();
  });
});

it('knows servers of monitoring, files and directories, and what only has their names', () => {
  const packages = [
    'nagios4',
    'nagios3',
    'icinga2',
    'vsftpd',
    'pure-ftpd',
    'proftpd-basic',
    'nfs-kernel-server',
  ];
  expect(packages.map((name) => serviceOfPackage('apt', name)?.id)).toEqual([
    'nagios',
    'nagios',
    'icinga2',
    'vsftpd',
    'pure-ftpd',
    'proftpd',
    'nfs-server',
  ]);
  const others = ['nagios-plugins', 'nagios-nrpe-server', 'icinga2-doc', 'nfs-common', 'ftp', 'icingaweb2'];
  expect(others.map((name) => serviceOfPackage('apt', name))).toEqual(others.map(() => undefined));
  expect(serviceOfPackage('rpm', 'mongodb')).toBeUndefined();
  expect(serviceOfPackage('rpm', 'mysql8.4-server')?.id).toBe('mysql');
  expect(serviceOfDownload('https://my.datomic.com/downloads/free/${DATOMIC_VERSION}')?.id).toBe('datomic');
  expect(serviceOfDownload('https://example.org/datomic-free-0.9.5.zip')?.id).toBe('datomic');
  expect(serviceOfDaemon(['java', '-cp', 'a.jar', 'org.apache.directory.server.UberjarMain', '/i'])?.id).toBe(
    'apacheds',
  );
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (text, argv) => {
      serviceOfImage({ registry: text, repository: text });
      serviceOfPackage('rpm', text);
      serviceOfDaemon(argv);
      serviceOfDownload(text);
      serviceOfDataDirectory(text);
    }),
  );
});

describe('clientPackageOf', () => {
  const client = (id: string, manager: 'apt' | 'rpm' | 'apk', name?: string, suite?: string) => {
    const service = services.find((s) => s.id === id);
    return service && clientPackageOf(service, manager, name === undefined ? undefined : { name, suite });
  };
  it('is of the version and the vendor of the server', () => {
    expect(client('postgresql', 'apt')).toBe('postgresql-client');
    expect(client('postgresql', 'apt', 'postgresql', 'trixie')).toBe('postgresql-client');
    expect(client('postgresql', 'apt', 'postgresql-15')).toBe('postgresql-client-15');
    expect(client('postgresql', 'apt', 'postgresql-$PG_MAJOR=$PG_VERSION')).toBe(
      'postgresql-client-$PG_MAJOR=$PG_VERSION',
    );
    expect(client('postgresql', 'rpm', 'postgresql15-server')).toBe('postgresql15');
    expect(client('postgresql', 'apk', 'postgresql16')).toBe('postgresql16-client');
    expect(client('mysql', 'rpm', 'mysql-community-server')).toBe('mysql-community-client');
    expect(client('mongodb', 'apt', 'mongodb')).toBe('mongodb-clients');
    expect(client('mongodb', 'apt', 'mongodb-org=7.0.5')).toBe('mongodb-mongosh');
  });
  it('has another name in older releases, or there is none', () => {
    expect(client('mysql', 'apt', 'mysql-server', 'jessie')).toBe('mysql-client');
    expect(client('mysql', 'apt', 'mysql-server', 'xenial')).toBe('mysql-client');
    expect(client('mysql', 'apt', 'mysql-server', 'noble')).toBe('default-mysql-client');
    expect(client('mysql', 'apt', 'mysql-server-5.5', 'trusty')).toBe('mysql-client-5.5');
    expect(client('redis', 'apt', 'redis-server', 'precise')).toBeUndefined();
    expect(client('redis', 'apt', 'redis-server', 'trusty')).toBe('redis-tools');
    expect(client('redis', 'apk', 'redis')).toBeUndefined();
    expect(client('mysql', 'rpm', 'community-mysql-server')).toBe('community-mysql');
    expect(client('mysql', 'rpm', 'mysql8.4-server')).toBe('mysql8.4');
    expect(client('mongodb', 'rpm', 'mongodb-server')).toBe('mongodb');
    expect(client('mongodb', 'apt', 'mongodb-org')).toBeUndefined();
    expect(client('mongodb', 'apt', 'mongodb-org=3.6.3')).toBe('mongodb-org-shell=3.6.3');
  });
  it('is one that the release has', () => {
    expect(client('clickhouse', 'apt', 'clickhouse-server', 'bookworm')).toBe('clickhouse-client');
    expect(client('redis', 'apt', 'redis-server', 'trixie')).toBe('redis-tools');
    expect(client('valkey', 'apt', 'valkey-server', 'trixie')).toBe('valkey-tools');
  });
});
