/**
 * Programs that talk to a service, or work on its files, without being it: what a client package brings.
 * Source: the projects' documentation of their command line tools; curated 2026-11-21.
 */
const clients: Readonly<Record<string, RegExp>> = {
  postgresql:
    /^(?:psql|pg_(?:dump|dumpall|restore|isready|basebackup|receivewal|recvlogical|amcheck)|pgbench|createdb|dropdb|createuser|dropuser|vacuumdb|reindexdb|clusterdb)$/,
  mysql: /^(?:mysql|mysqldump|mysqladmin|mysqlimport|mysqlcheck|mysqlshow|mysqlslap|mysqlpump|mysqlsh)$/,
  mariadb:
    /^(?:mysql|mysqldump|mysqladmin|mysqlimport|mysqlcheck|mysqlshow|mysqlslap|mariadb(?:-(?:dump|admin|import|check|show|slap|backup))?)$/,
  mongodb: /^(?:mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport|mongostat|mongotop|mongofiles)$/,
  redis: /^redis-(?:cli|benchmark)$/,
  valkey: /^(?:redis|valkey)-(?:cli|benchmark)$/,
  influxdb: /^influx$/,
  etcd: /^etcdctl$/,
  cassandra: /^(?:cqlsh|nodetool|sstableloader)$/,
  clickhouse: /^clickhouse-(?:client|benchmark)$/,
  rabbitmq: /^(?:rabbitmqadmin|rabbitmqctl)$/,
  kafka: /^kafka-(?:topics|console-\w+|configs|acls|consumer-groups|\w+-perf-test)(?:\.sh)?$/,
  neo4j: /^cypher-shell$/,
  openldap: /^ldap(?:search|add|modify|delete|passwd|whoami|compare)$/,
  mosquitto: /^mosquitto_(?:pub|sub|rr)$/,
  mssql: /^(?:sqlcmd|bcp)$/,
  zookeeper: /^(?:zkCli\.sh|zookeeper-shell)$/,
};

/** True for a program, without its folder, that is a client of the service and needs no server in its image. */
export function isClientProgram(service: string, program: string): boolean {
  return clients[service]?.test(program) === true;
}
