import { describe, expect, it } from 'vitest';
import {
  carriesOwnBuild,
  countsOnVendor,
  isSupplied,
  replacementOf,
} from '../../src/knowledge/vendor-supplies';

const names = (vendor: string, name: string, release: string) =>
  replacementOf(vendor, name, release)?.packages.map((p) => p.package);

describe('what takes the place of a vendor’s package', () => {
  it.each([
    ['NodeSource', 'nodejs', 'bookworm', ['nodejs', 'npm']],
    ['Docker', 'docker-ce-cli', 'bookworm', ['docker.io']],
    ['Docker', 'docker-ce-cli', 'trixie', ['docker-cli']],
    ['Docker', 'docker-ce', 'trixie', ['docker.io', 'docker-cli']],
    ['Docker', 'docker-compose-plugin', 'bookworm', undefined],
    ['PostgreSQL Global Development Group', 'postgresql-client-16', 'trixie', ['postgresql-client']],
    ['PostgreSQL Global Development Group', 'postgresql-15', 'bookworm', ['postgresql-15']],
    ['PostgreSQL Global Development Group', 'postgresql-16-pgvector', 'trixie', undefined],
    ['Ondřej Surý', 'php8.2-fpm', 'bookworm', ['php8.2-fpm']],
    ['Ondřej Surý', 'php8.2-fpm', 'trixie', undefined],
    ['LLVM', 'clang-14', 'bookworm', ['clang-14']],
    ['LLVM', 'clang-12', 'trixie', undefined],
    ['Adoptium', 'temurin-17-jre', 'bookworm', ['openjdk-17-jre']],
    ['Adoptium', 'temurin-8-jdk', 'bookworm', undefined],
    ['MariaDB', 'mariadb-server-10.6', 'bookworm', ['mariadb-server']],
    ['Erlang Solutions', 'esl-erlang', 'trixie', ['erlang']],
    ['Kubernetes', 'kubectl', 'bookworm', undefined],
    ['Kubernetes', 'kubectl', 'trixie', ['kubectl']],
    ['Redis', 'redis-stack-server', 'trixie', undefined],
    ['NodeSource', 'nodejs', 'bullseye', undefined],
    ['Somebody', 'nodejs', 'bookworm', undefined],
  ] as const)('%s’s %s on %s', (vendor, name, release, expected) => {
    expect(names(vendor, name, release)).toEqual(expected);
  });

  it('leaves nothing of what only serves the repository', () => {
    expect(replacementOf('Tor Project', 'deb.torproject.org-keyring', 'bookworm')?.packages).toEqual([]);
  });
});

describe('what a repository supplies', () => {
  it.each([
    ['Docker', 'docker-buildx-plugin', true],
    ['Docker', 'docker.io', false],
    ['NodeSource', 'npm', false],
    ['nginx', 'nginx-module-njs', true],
  ])('%s: %s %s', (vendor, name, expected) => expect(isSupplied(vendor, name)).toBe(expected));
});

describe('what counts on the vendor’s build', () => {
  it.each([
    ['NodeSource', 'npm install -g npm@latest', 'bookworm', true],
    ['NodeSource', 'npm install -g npm@10', 'bookworm', false],
    ['NodeSource', 'npm install --omit=dev', 'bookworm', false],
    ['NodeSource', 'corepack enable', 'bookworm', true],
    ['NodeSource', 'corepack enable', 'trixie', false],
    ['nginx', 'chown -R nginx:nginx /var/www', 'bookworm', true],
    ['nginx', 'rm /etc/nginx/conf.d/default.conf', 'bookworm', true],
    ['nginx', 'nginx -t', 'bookworm', false],
    ['PostgreSQL Global Development Group', '/usr/lib/postgresql/16/bin/initdb', 'trixie', true],
  ])('%s: %s on %s: %s', (vendor, text, release, expected) => {
    expect(countsOnVendor(vendor, text, release, true)).toBe(expected);
  });
  it('asks for names with a version only where the name changes', () => {
    const path = '/usr/lib/postgresql/15/bin/initdb';
    expect(countsOnVendor('PostgreSQL Global Development Group', path, 'bookworm', false)).toBe(false);
  });
  it('knows images that carry it', () => {
    expect(carriesOwnBuild('nginx', 'nginx')).toBe(true);
    expect(carriesOwnBuild('nginx', 'NodeSource')).toBe(false);
  });
});
