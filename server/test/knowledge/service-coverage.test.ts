import { describe, expect, it } from 'vitest';
import { serviceOfImage, services } from '../../src/knowledge/services';
import { lookAlikeOf } from '../../src/knowledge/services/look-alikes';

const words = (text: string) => text.trim().split(/\s+/);
const image = (repository: string) => ({ registry: 'docker.io', repository });

/** Names by which stores, and what is taken for one, are met in public Dockerfiles and compose files. */
const stores = words(`
  postgres postgresql mysql mariadb percona mongo mongodb mongodb-community-server mssql cassandra scylla clickhouse
  clickhouse-server cockroach cockroachdb couchdb couchbase neo4j arangodb orientdb rethinkdb crate influxdb timescaledb
  timescaledb-ha postgis pgvector questdb victoria-metrics tidb dgraph surrealdb oracle-xe oracle-free db2 firebird
  ferretdb yugabyte immudb apache/age edgedb gel database/free
  redis redis-stack redis-stack-server valkey keydb dragonflydb/dragonfly aerospike hazelcast
  elasticsearch opensearch solr meilisearch typesense manticore quickwit zincsearch qdrant weaviate milvus chroma
  chromadb/chroma
  rabbitmq kafka cp-kafka redpanda zookeeper cp-zookeeper nats nats-streaming pulsar activemq activemq-artemis
  eclipse-mosquitto mosquitto emqx hivemq4 nsq
  etcd consul vault openbao
  minio rustfs seaweedfs registry distribution/distribution nexus3 artifactory-oss harbor-db harbor-registry verdaccio
  jenkins gitlab gitlab-ce gitlab-ee gitea forgejo gogs sonarqube nextcloud owncloud teamcity-server vaultwarden
  vaultwarden/server minecraft-server minecraft-bedrock-server prometheus grafana/loki openldap
`);
const others = words(`
  memcached minio/mc bitnami/kubectl pgadmin4 adminer phpmyadmin mongo-express redis-commander redisinsight
  postgres_exporter mysqld-exporter redis_exporter kafka-ui cp-kafka-connect cp-kafka-connect-base cp-schema-registry
  pgbouncer pgpool vault-k8s consul-template zabbix-build-mysql
  ghost wordpress drupal joomla mediawiki matomo rocket.chat mattermost bitwarden home-assistant grafana keycloak bitcoind
  geth mcr.microsoft.com/azure-storage/azurite gitlab/gitlab-runner jetbrains/teamcity-agent itzg/mc-proxy percona/pmm-client
`);

describe('names met in public files', () => {
  it.each(stores)('%s keeps data', (name) => {
    expect(serviceOfImage(image(name.includes('/') ? name : `someone/${name}`))).toBeDefined();
    expect(lookAlikeOf(name)).toBeUndefined();
  });
  it.each(others)('%s does not', (name) => {
    expect(serviceOfImage(image(name.includes('/') ? name : `someone/${name}`))).toBeUndefined();
  });
});

describe('kinds of the policy', () => {
  it('has services of every kind', () => {
    const count = new Map<string, number>();
    for (const { kind } of services) count.set(kind, (count.get(kind) ?? 0) + 1);
    for (const [kind, least] of Object.entries({
      database: 40,
      'key-value': 8,
      search: 10,
      broker: 12,
      'object-store': 6,
      registry: 8,
      directory: 5,
      'time-series': 6,
      monitoring: 6,
      coordination: 4,
      'file-store': 6,
      mail: 4,
      'version-control': 8,
      ci: 6,
      game: 10,
    }))
      expect([kind, (count.get(kind) ?? 0) >= least]).toEqual([kind, true]);
  });
});

describe('lookAlikeOf', () => {
  it('is asked before names are taken apart', () => {
    for (const { images } of services)
      for (const name of images) expect([name, lookAlikeOf(name)]).toEqual([name, undefined]);
  });
});
