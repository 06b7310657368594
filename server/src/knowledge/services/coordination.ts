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
  },
];
