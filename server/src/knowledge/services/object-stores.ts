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
  },
  {
    id: 'seaweedfs',
    name: 'SeaweedFS',
    kind: 'object-store',
    images: ['seaweedfs'],
    packages: ['seaweedfs'],
    daemons: ['weed server', 'weed volume', 'weed master', 'weed filer'],
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
  },
  {
    id: 'garage',
    name: 'Garage',
    kind: 'object-store',
    images: ['dxflrs/garage'],
    packages: [],
    daemons: ['garage server'],
  },
  {
    id: 'rustfs',
    name: 'RustFS',
    kind: 'object-store',
    images: ['rustfs'],
    packages: [],
    daemons: ['rustfs'],
  },
  {
    id: 'swift',
    name: 'OpenStack Swift',
    kind: 'object-store',
    images: ['swift-onlyone', 'docker-swift'],
    packages: ['swift-(account|container|object)', 'openstack-swift-(account|container|object)'],
    daemons: ['swift-object-server', 'swift-account-server'],
  },
  {
    id: 'ipfs',
    name: 'IPFS (Kubo)',
    kind: 'object-store',
    images: ['go-ipfs', 'kubo', 'ipfs'],
    packages: [],
    daemons: ['ipfs daemon'],
    archives: ['(go-ipfs|kubo)_v.*\\.tar\\.gz'],
  },
];
