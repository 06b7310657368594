import { describe, expect, it } from 'vitest';
import {
  addressOf,
  backupOf,
  dataPlaceOf,
  dataVariablesOf,
  healthCommandOf,
  knownServiceImage,
  portOf,
  secretVariablesOf,
  stopOf,
} from '../../src/knowledge/service-care';
import { serviceOfImage, services } from '../../src/knowledge/services';

const hub = (repository: string, tag?: string) => ({ registry: 'docker.io', repository, tag });
const service = (id: string) => {
  const found = services.find((s) => s.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('dataPlaceOf', () => {
  it.each([
    ['library/postgres', '17-alpine', '/var/lib/postgresql/data'],
    ['library/postgres', '9.6', '/var/lib/postgresql/data'],
    ['library/postgres', '18', '/var/lib/postgresql'],
    ['library/postgres', '18.1-trixie', '/var/lib/postgresql'],
    ['library/postgres', 'latest', '/var/lib/postgresql'],
    ['library/postgres', 'alpine', '/var/lib/postgresql'],
    ['library/postgres', undefined, '/var/lib/postgresql'],
    ['arm64v8/postgres', '16', '/var/lib/postgresql/data'],
    ['pgvector/pgvector', 'pg17', '/var/lib/postgresql/data'],
    ['pgvector/pgvector', '0.8.1-pg18', '/var/lib/postgresql'],
    ['postgis/postgis', '17-3.5', '/var/lib/postgresql/data'],
    ['library/couchdb', '1.7', '/usr/local/var/lib/couchdb'],
    ['library/couchdb', '3.5', '/opt/couchdb/data'],
    ['library/solr', '7', '/opt/solr/server/solr'],
    ['library/solr', '9-slim', '/var/solr'],
    ['library/mysql', undefined, '/var/lib/mysql'],
    ['library/redis', '8-alpine', '/data'],
    ['bitnami/postgresql', '17', '/bitnami/postgresql'],
  ])('%s:%s keeps its data in %s', (repository, tag, path) =>
    expect(dataPlaceOf(hub(repository, tag))?.paths[0]).toBe(path),
  );

  it('does not guess', () => {
    expect(dataPlaceOf(hub('babim/postgres', '17'))).toBeUndefined();
    expect(dataPlaceOf({ ...hub('library/postgres'), digest: 'sha256:0' })).toBeUndefined();
    expect(dataPlaceOf({ ...hub('library/postgres', 'latest'), digest: 'sha256:0' })).toBeUndefined();
    expect(dataPlaceOf({ ...hub('library/postgres', '17'), digest: 'sha256:0' })).toBeDefined();
    expect(dataPlaceOf(hub('library/influxdb', 'latest'))).toBeUndefined();
    expect(dataPlaceOf(hub('postgis/postgis', 'latest'))).toBeUndefined();
    expect(dataPlaceOf(hub('library/nginx', '1'))).toBeUndefined();
  });
  it('knows the official images under the names of their mirrors', () => {
    const mirror = { registry: 'public.ecr.aws', repository: 'docker/library/mysql', tag: '8.4' };
    expect(dataPlaceOf(mirror)).toEqual({ paths: ['/var/lib/mysql'], volumes: ['/var/lib/mysql'] });
  });
});

describe('what is known of a service', () => {
  it('names variables', () => {
    expect(dataVariablesOf(hub('library/postgres'))).toContain('PGDATA');
    expect(secretVariablesOf(hub('library/postgres'))).toEqual([
      { name: 'POSTGRES_PASSWORD', file: 'POSTGRES_PASSWORD_FILE' },
    ]);
    expect(secretVariablesOf(hub('library/rabbitmq'))).toEqual([{ name: 'RABBITMQ_DEFAULT_PASS' }]);
    expect(secretVariablesOf(hub('someone/postgres'))).toEqual([]);
    expect(dataVariablesOf(hub('someone/postgres'))).toEqual([]);
  });
  it('says how it is asked, saved and stopped', () => {
    expect(healthCommandOf(service('mariadb'))).toEqual([
      'CMD-SHELL',
      'healthcheck.sh --connect --innodb_initialized',
    ]);
    expect(healthCommandOf(service('etcd'))).toEqual(['CMD', 'etcdctl', 'endpoint', 'health']);
    expect(healthCommandOf(service('scidb'))).toBeUndefined();
    expect(stopOf(service('postgresql'))?.signal).toBe('SIGINT');
    expect(portOf(service('postgresql'))).toBe(5432);
    expect(addressOf(service('postgresql'))?.variable).toBe('DATABASE_URL');
    expect(backupOf(service('mongodb'))?.dump).toContain('mongodump');
  });
});

describe('the catalogue', () => {
  it('knows for at least ninety services where data lies and how it is saved', () => {
    const cared = services.filter(
      (s) => s.backup && ((s.knownImages ?? []).length > 0 || (s.dataDirectories ?? []).length > 0),
    );
    expect(cared.length).toBeGreaterThanOrEqual(90);
  });
  it('knows everything of those that are met most', () => {
    const complete = services.filter((s) => s.knownImages && s.backup && s.health && s.stop).map((s) => s.id);
    expect(complete.length).toBeGreaterThanOrEqual(25);
    for (const id of ['postgresql', 'mysql', 'mariadb', 'mongodb', 'redis', 'valkey', 'elasticsearch'])
      expect(complete).toContain(id);
  });
  it('takes every known image for the service that it stands with', () => {
    for (const s of services)
      for (const { repositories, data } of s.knownImages ?? []) {
        expect(data.length).toBeGreaterThan(0);
        for (const path of repositories) {
          const slash = path.indexOf('/');
          const ref = { registry: path.slice(0, slash), repository: path.slice(slash + 1) };
          expect([path, serviceOfImage(ref)?.id]).toEqual([path, s.id]);
          expect([path, knownServiceImage(ref)?.service.id]).toEqual([path, s.id]);
        }
      }
  });
  it('names absolute directories, and no blank that nobody fills', () => {
    for (const s of services) {
      for (const { data } of s.knownImages ?? [])
        for (const { paths, volumes = [] } of data)
          for (const path of [...paths, ...volumes]) expect(path).toMatch(/^\/\S*[^/]$/);
      const blanks = `${s.backup?.dump ?? ''} ${s.address?.url ?? ''}`.match(/(?<!\$)\{\w+\}/g) ?? [];
      expect(blanks.filter((b) => !/^\{(?:host|file|secret|password)\}$/.test(b))).toEqual([]);
    }
  });
});
