// Repairs of what an image keeps, is, and weighs: a Dockerfile each, the finding, the repair by its title, and what must be
// true of the image that is built afterwards.

/**
 * `file` in dockerfiles/image/, `rule` and `fix` (title) of the repair; `run` must succeed in the repaired image. Where they
 * are given: `lost` must fail in the image of the file as it was, `kept` must succeed there and fail afterwards;
 * `saves`, bytes that the image gets smaller by at least; `strict`, the preset; `late`, the finding needs facts that the server
 * reads first; `classic`, the builder without BuildKit.
 */
export const imageCases = [
  {
    file: 'recommended',
    rule: 'recommended-packages',
    fix: /^Leave out recommended packages/,
    run: 'certbot --version',
    saves: 30e6,
    late: true,
  },
  {
    file: 'recommended-trixie',
    rule: 'recommended-packages',
    fix: /^Leave out recommended packages/,
    run: 'git --version && curl --version && test -s /etc/ssl/certs/ca-certificates.crt',
    saves: 10e6,
    late: true,
    strict: true,
  },
  {
    file: 'lists',
    rule: 'kept-package-lists',
    fix: /lists/,
    run: 'nginx -t',
    kept: 'ls /var/lib/apt/lists/*Packages*',
    saves: 5e6,
    strict: true,
    late: true,
  },
  {
    file: 'late-removal',
    rule: 'late-removal',
    fix: /./,
    run: 'app',
    saves: 100e6,
    late: true,
  },
  {
    file: 'postgresql-server',
    rule: 'stateful-service',
    fix: /^Install the client/,
    run: 'psql --version && python3 /app/main.py',
    kept: 'ls /usr/lib/postgresql/15/bin/postgres',
    saves: 20e6,
  },
  {
    file: 'redis-server',
    rule: 'stateful-service',
    fix: /^Install the client/,
    run: 'redis-cli --version && python3 --version',
    kept: 'redis-server --version',
  },
  {
    file: 'mariadb-server',
    rule: 'stateful-service',
    fix: /^Take MariaDB out/,
    run: 'perl -e "print 1"',
    kept: 'mariadbd --version',
    saves: 100e6,
  },
  {
    file: 'declared-volume',
    rule: 'declared-volume',
    fix: /^Remove VOLUME/,
    run: 'test -d /uploads && ! grep -q " /uploads " /proc/mounts',
    kept: 'grep -q " /uploads " /proc/mounts',
  },
  {
    file: 'write-after-volume',
    rule: 'write-after-volume',
    fix: /^Move VOLUME/,
    run: 'grep ready /var/lib/app/plugins/state',
    lost: 'grep ready /var/lib/app/plugins/state',
    classic: true,
  },
  {
    file: 'full-upgrade',
    rule: 'full-upgrade',
    fix: /^Remove the upgrade/,
    run: 'less --version',
  },
  {
    file: 'kernel-setting',
    rule: 'kernel-setting',
    fix: /^Take the kernel settings out/,
    run: 'ls /srv/app',
    kept: 'grep somaxconn /etc/sysctl.conf',
  },
  {
    file: 'remote-login',
    rule: 'remote-login',
    fix: /^Give root no password/,
    run: 'grep "^root:\\*:" /etc/shadow && nginx -v',
    kept: 'grep "^root:\\\\$" /etc/shadow',
  },
];
