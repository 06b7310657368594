/**
 * Coordination and secrets.
 * Source: the projects' and images' documentation, and names seen in public Dockerfiles; curated 2026-11-21.
 */
import type { Service } from './service';

export const coordination: readonly Service[] = [
  {
    id: 'zookeeper',
    name: 'ZooKeeper',
    kind: 'coordination',
    images: ['zookeeper', 'cp-zookeeper', 'exhibitor'],
    packages: ['zookeeperd', 'zookeeper-server', 'zookeeper'],
    notPackages: ['zookeeper-bin', 'zookeeper-native'],
    daemons: ['zkServer.sh', 'zookeeper-server-start.sh', 'zookeeper-server-start', 'zkserver.sh'],
    archives: ['(apache-)?zookeeper-(\\d|\\$).*\\.(tar\\.gz|tgz)'],
    dataDirectories: ['/var/lib/zookeeper', '/datalog'],
    ports: [2181],
    knownImages: [
      {
        repositories: ['docker.io/library/zookeeper'],
        start: {},
        data: [{ paths: ['/data', '/datalog'], volumes: ['/data', '/datalog', '/logs'] }],
        dataVariables: ['ZOO_DATA_DIR', 'ZOO_DATA_LOG_DIR'],
      },
      {
        repositories: ['docker.io/confluentinc/cp-zookeeper'],
        data: [
          {
            paths: ['/var/lib/zookeeper/data', '/var/lib/zookeeper/log'],
            volumes: ['/var/lib/zookeeper/data', '/var/lib/zookeeper/log', '/etc/zookeeper/secrets'],
          },
        ],
      },
      {
        repositories: [
          'docker.io/bitnami/zookeeper',
          'docker.io/bitnamilegacy/zookeeper',
          'docker.io/bitnamisecure/zookeeper',
          'public.ecr.aws/bitnami/zookeeper',
        ],
        data: [{ paths: ['/bitnami/zookeeper'] }],
        secrets: [{ name: 'ZOO_SERVER_PASSWORDS', file: 'ZOO_SERVER_PASSWORDS_FILE' }],
      },
      {
        repositories: ['docker.io/wurstmeister/zookeeper'],
        data: [
          {
            paths: ['/opt/zookeeper-3.4.13/data'],
            volumes: ['/opt/zookeeper-3.4.13/conf', '/opt/zookeeper-3.4.13/data'],
          },
        ],
      },
    ],
    backup: {
      how: 'Copy its snapshot and log files, or ask the admin server for a snapshot (from 3.9 on), and start a new ensemble from them.',
    },
    health: 'zkServer.sh status',
    stop: { signal: 'SIGTERM', byImage: true },
    address: { variable: 'ZOOKEEPER_CONNECT', url: '{host}:2181' },
  },
  {
    id: 'etcd',
    name: 'etcd',
    kind: 'coordination',
    images: ['etcd', 'etcd-amd64', 'etcd-development/etcd'],
    packages: ['etcd-server'],
    packagesOf: { apt: ['etcd'], rpm: ['etcd'], apk: ['etcd'], zypper: ['etcd'], pacman: ['etcd'] },
    notPackages: ['etcd-client', 'etcd-ctl'],
    daemons: ['etcd'],
    archives: ['etcd-v.*-linux-.*\\.tar\\.gz'],
    dataDirectories: ['/var/lib/etcd', '/etcd-data'],
    ports: [2379, 2380],
    clientPackage: { apt: 'etcd-client' },
    knownImages: [
      {
        repositories: ['gcr.io/etcd-development/etcd', 'quay.io/coreos/etcd', 'registry.k8s.io/etcd'],
        data: [{ paths: ['/var/lib/etcd'] }],
        dataVariables: ['ETCD_DATA_DIR'],
      },
      {
        repositories: [
          'docker.io/bitnami/etcd',
          'docker.io/bitnamilegacy/etcd',
          'docker.io/bitnamisecure/etcd',
          'public.ecr.aws/bitnami/etcd',
        ],
        data: [{ paths: ['/bitnami/etcd'] }],
        secrets: [{ name: 'ETCD_ROOT_PASSWORD', file: 'ETCD_ROOT_PASSWORD_FILE' }],
      },
    ],
    backup: { how: 'Take snapshots with etcdctl snapshot save and load them with etcdutl snapshot restore.' },
    health: ['CMD', 'etcdctl', 'endpoint', 'health'],
    stop: { signal: 'SIGTERM', byImage: true },
    address: { variable: 'ETCD_ENDPOINTS', url: 'http://{host}:2379' },
  },
  {
    id: 'consul',
    name: 'Consul',
    kind: 'coordination',
    images: ['consul', 'consul-enterprise'],
    packages: [],
    notPackages: ['consul-template'],
    daemons: ['consul agent', 'consul-server'],
    dataDirectories: ['/consul/data', '/var/consul'],
    ports: [8301, 8302],
    ambiguousPorts: [8500],
    knownImages: [
      {
        repositories: [
          'docker.io/library/consul',
          'docker.io/hashicorp/consul',
          'docker.io/hashicorp/consul-enterprise',
        ],
        data: [{ paths: ['/consul/data'], volumes: ['/consul/data'] }],
      },
      {
        repositories: [
          'docker.io/bitnami/consul',
          'docker.io/bitnamilegacy/consul',
          'docker.io/bitnamisecure/consul',
          'public.ecr.aws/bitnami/consul',
        ],
        data: [{ paths: ['/bitnami/consul'] }],
      },
    ],
    backup: {
      how: 'Take snapshots with consul snapshot save and load them with consul snapshot restore.',
      dump: 'consul snapshot save -http-addr=http://{host}:8500 {file}',
      extension: 'snap',
    },
    health: 'consul members',
    stop: { signal: 'SIGTERM', byImage: true },
    address: { variable: 'CONSUL_HTTP_ADDR', url: 'http://{host}:8500' },
  },
  {
    id: 'vault',
    name: 'Vault',
    kind: 'coordination',
    images: ['vault', 'vault-enterprise', 'openbao'],
    packages: [],
    daemons: ['vault server', 'bao server'],
    dataDirectories: ['/vault/file', '/vault/data'],
    ambiguousPorts: [8200],
    knownImages: [
      {
        repositories: [
          'docker.io/library/vault',
          'docker.io/hashicorp/vault',
          'docker.io/hashicorp/vault-enterprise',
        ],
        data: [{ paths: ['/vault/file'], volumes: ['/vault/file', '/vault/logs'] }],
        secrets: [{ name: 'VAULT_DEV_ROOT_TOKEN_ID' }],
      },
      {
        repositories: ['quay.io/openbao/openbao', 'ghcr.io/openbao/openbao', 'docker.io/openbao/openbao'],
        data: [{ paths: ['/openbao/file'], volumes: ['/openbao/file', '/openbao/logs'] }],
      },
    ],
    backup: {
      how: 'Take snapshots with vault operator raft snapshot save and load them with snapshot restore; keep the unseal keys elsewhere.',
    },
    health: 'vault status > /dev/null; test $? -ne 1',
    stop: { signal: 'SIGTERM', byImage: true },
  },
  {
    id: 'nacos',
    name: 'Nacos',
    kind: 'coordination',
    images: ['nacos-server', 'nacos'],
    packages: [],
    daemons: [],
    archives: ['nacos-server-\\d.*\\.(tar\\.gz|zip)'],
    knownImages: [
      { repositories: ['docker.io/nacos/nacos-server'], data: [{ paths: ['/home/nacos/data'] }] },
    ],
    backup: { how: 'Let it keep its configuration in MySQL and dump that.' },
  },
];
