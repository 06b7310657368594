/**
 * Object stores.
 * Source: the projects' and images' documentation, and names seen in public Dockerfiles; curated 2026-11-21.
 */
import type { Service } from './service';

export const objectStores: readonly Service[] = [
  {
    id: 'minio',
    name: 'MinIO',
    kind: 'object-store',
    images: ['minio', 'minio/minio'],
    packages: ['minio'],
    notPackages: ['minio-client'],
    daemons: ['minio server', 'minio gateway'],
    archives: ['minio\\.RELEASE.*'],
    environment: ['MINIO_ROOT_PASSWORD', 'MINIO_ROOT_USER'],
    ambiguousPorts: [9000],
    knownImages: [
      {
        repositories: ['quay.io/minio/minio', 'docker.io/minio/minio'],
        data: [{ paths: ['/data'] }],
        secrets: [
          { name: 'MINIO_ROOT_PASSWORD', file: 'MINIO_ROOT_PASSWORD_FILE' },
          { name: 'MINIO_SECRET_KEY', file: 'MINIO_SECRET_KEY_FILE' },
        ],
      },
      {
        repositories: [
          'docker.io/bitnami/minio',
          'docker.io/bitnamilegacy/minio',
          'docker.io/bitnamisecure/minio',
          'public.ecr.aws/bitnami/minio',
        ],
        data: [{ paths: ['/bitnami/minio/data'] }],
        secrets: [{ name: 'MINIO_ROOT_PASSWORD', file: 'MINIO_ROOT_PASSWORD_FILE' }],
      },
    ],
    backup: { how: 'Mirror the buckets to another store with mc mirror, or replicate them.' },
    health: 'mc ready local',
    stop: { signal: 'SIGTERM', byImage: true },
    address: { variable: 'S3_ENDPOINT', url: 'http://{host}:9000' },
  },
  {
    id: 'seaweedfs',
    name: 'SeaweedFS',
    kind: 'object-store',
    images: ['seaweedfs'],
    packages: ['seaweedfs'],
    daemons: ['weed server', 'weed volume', 'weed master', 'weed filer'],
    knownImages: [
      { repositories: ['docker.io/chrislusf/seaweedfs'], data: [{ paths: ['/data'], volumes: ['/data'] }] },
    ],
    backup: { how: 'Copy volumes with weed backup and the filer’s metadata with weed filer.meta.backup.' },
  },
  {
    id: 'ceph',
    name: 'Ceph',
    kind: 'object-store',
    images: ['ceph', 'ceph/daemon', 'ceph-daemon'],
    packages: ['ceph', 'ceph-(mon|osd|mds|mgr|radosgw)', 'radosgw'],
    notPackages: ['ceph-(common|fuse|fs-common)', 'ceph-deploy'],
    daemons: ['ceph-mon', 'ceph-osd', 'ceph-mds', 'radosgw'],
    dataDirectories: ['/var/lib/ceph'],
    knownImages: [
      {
        repositories: [
          'quay.io/ceph/ceph',
          'quay.io/ceph/daemon',
          'docker.io/ceph/ceph',
          'docker.io/ceph/daemon',
        ],
        data: [{ paths: ['/var/lib/ceph', '/etc/ceph'] }],
      },
    ],
    backup: {
      how: 'Mirror pools to another cluster (rbd-mirror, multisite), and keep keys and the monitor’s map.',
    },
  },
  {
    id: 'glusterfs',
    name: 'GlusterFS',
    kind: 'object-store',
    images: ['glusterfs', 'gluster-centos', 'gluster-server'],
    packages: ['glusterfs-server'],
    daemons: ['glusterd'],
    dataDirectories: ['/var/lib/glusterd'],
    clientPackage: { apt: 'glusterfs-client', rpm: 'glusterfs-fuse' },
    knownImages: [
      {
        repositories: ['quay.io/gluster/gluster-centos', 'docker.io/gluster/gluster-centos'],
        data: [{ paths: ['/var/lib/glusterd'] }],
      },
    ],
    backup: { how: 'Take volume snapshots (gluster snapshot create) and replicate them (geo-replication).' },
  },
  {
    id: 'garage',
    name: 'Garage',
    kind: 'object-store',
    images: ['dxflrs/garage'],
    packages: [],
    daemons: ['garage server'],
    knownImages: [
      {
        repositories: ['docker.io/dxflrs/garage'],
        data: [{ paths: ['/var/lib/garage/data', '/var/lib/garage/meta'] }],
      },
    ],
    backup: {
      how: 'Copy the buckets to another store, and take snapshots of its metadata (garage meta snapshot).',
    },
  },
  {
    id: 'rustfs',
    name: 'RustFS',
    kind: 'object-store',
    images: ['rustfs'],
    packages: [],
    daemons: ['rustfs'],
    knownImages: [{ repositories: ['docker.io/rustfs/rustfs'], data: [{ paths: ['/data'] }] }],
    backup: { how: 'Copy the buckets to another store with an S3 client.' },
  },
  {
    id: 'swift',
    name: 'OpenStack Swift',
    kind: 'object-store',
    images: ['swift-onlyone', 'docker-swift'],
    packages: ['swift-(account|container|object)', 'openstack-swift-(account|container|object)'],
    daemons: ['swift-object-server', 'swift-account-server'],
    backup: { how: 'Replicate containers to another cluster (container sync).' },
  },
  {
    id: 'ipfs',
    name: 'IPFS (Kubo)',
    kind: 'object-store',
    images: ['go-ipfs', 'kubo', 'ipfs'],
    packages: [],
    daemons: ['ipfs daemon'],
    archives: ['(go-ipfs|kubo)_v.*\\.tar\\.gz'],
    knownImages: [
      {
        repositories: ['docker.io/ipfs/kubo', 'docker.io/ipfs/go-ipfs'],
        data: [{ paths: ['/data/ipfs'], volumes: ['/data/ipfs'] }],
        dataVariables: ['IPFS_PATH'],
      },
    ],
    backup: {
      how: 'Keep a second node pin what matters, and copy its repository while the daemon is stopped.',
    },
  },
];
