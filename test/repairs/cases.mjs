// What is built: a Dockerfile each, the finding that is repaired, and what shows that the program is there.

const repository = 'third-party-repository';

/**
 * `file` in dockerfiles/, `rule` whose repair is taken, `package` that the repair names with its version, and the
 * command that makes the program say its version.
 */
export const cases = [
  { file: 'nginx', rule: repository, package: 'nginx', run: 'nginx -v' },
  { file: 'node-setup-script', rule: repository, package: 'nodejs', run: 'node --version && npm --version' },
  { file: 'node-written-out', rule: repository, package: 'nodejs', run: 'node --version && npm --version' },
  { file: 'docker-client', rule: repository, package: 'docker.io', run: 'docker --version' },
  { file: 'docker-client-trixie', rule: repository, package: 'docker-cli', run: 'docker --version' },
  {
    file: 'docker-plugins',
    rule: repository,
    package: 'docker-compose',
    run: 'docker buildx version && docker compose version',
  },
  {
    file: 'postgresql-client',
    rule: repository,
    package: 'postgresql-client',
    run: 'psql --version && pg_dump --version',
  },
  { file: 'github-cli', rule: repository, package: 'gh', run: 'gh --version' },
  { file: 'mariadb-client', rule: repository, package: 'mariadb-client', run: 'mariadb --version' },
  { file: 'redis', rule: repository, package: 'redis-tools', run: 'redis-cli --version' },
  { file: 'git-lfs', rule: repository, package: 'git-lfs', run: 'git lfs version' },
  { file: 'kubectl', rule: repository, package: 'kubectl', run: 'kubectl version --client' },
  { file: 'cmake', rule: repository, package: 'cmake', run: 'cmake --version' },
  { file: 'haproxy', rule: repository, package: 'haproxy', run: 'haproxy -v' },
  { file: 'rabbitmq', rule: repository, package: 'rabbitmq-server', run: 'rabbitmqctl version' },
  { file: 'caddy', rule: repository, package: 'caddy', run: 'caddy version' },
  { file: 'varnish', rule: repository, package: 'varnish', run: 'varnishd -V' },
  { file: 'php', rule: repository, package: 'php8.2-cli', run: 'php --version' },
  { file: 'r', rule: repository, package: 'r-base-core', run: 'R --version' },
  { file: 'clang', rule: repository, package: 'clang-format-16', run: 'clang-format-16 --version' },
  { file: 'java', rule: repository, package: 'openjdk-17-jre', run: 'java -version' },
  { file: 'syncthing', rule: repository, package: 'syncthing', run: 'syncthing --version' },
  { file: 'dumb-init', rule: 'package-file', package: 'dumb-init', run: 'dumb-init --version' },
];
