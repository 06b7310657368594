/**
 * Commands that make or change the data of a store. Source: the projects' manual pages; curated 2026-11-21.
 * A store is named by a daemon that `serviceOfDaemon` knows.
 */
interface DataCommand {
  /** The service by a command that starts it. */
  readonly daemon: readonly string[];
  /** `files`: works on the data files itself; `server`: talks to a server that must run. */
  readonly works: 'files' | 'server';
  /** Words of which one must be there. */
  readonly with?: RegExp;
  /** Words that make it read only, print something, or stop the server. */
  readonly without?: RegExp;
}

const prints = /^(?:--version|-V|--help|-\?)$/;

const postgres = (works: DataCommand['works'], rest: Partial<DataCommand> = {}): DataCommand => ({
  daemon: ['postgres'],
  works,
  without: /^(?:--version|-V|--help|-\?|-l|--list)$/,
  ...rest,
});

const mysql = (works: DataCommand['works'], rest: Partial<DataCommand> = {}): DataCommand => ({
  daemon: ['mysqld'],
  works,
  without: prints,
  ...rest,
});

const mongo: DataCommand = {
  daemon: ['mongod'],
  works: 'server',
  without: /^(?:--version|--help|--shell)$|shutdown/,
};

const ldap: DataCommand = { daemon: ['slapd'], works: 'server', without: /^-VV?$/ };

const commands: Readonly<Record<string, DataCommand>> = {
  initdb: postgres('files'),
  pg_createcluster: postgres('files'),
  'postgresql-setup': postgres('files', { with: /^-*(?:initdb|upgrade)$/ }),
  pg_ctl: postgres('files', { with: /^init(?:db)?$/ }),
  psql: postgres('server'),
  createdb: postgres('server'),
  createuser: postgres('server'),
  createlang: postgres('server'),
  pg_restore: postgres('server'),
  mysql_install_db: mysql('files'),
  'mariadb-install-db': mysql('files'),
  mysqld: mysql('files', { with: /^--(?:initialize(?:-insecure)?|bootstrap)$/ }),
  mariadbd: mysql('files', { with: /^--bootstrap$/ }),
  mysql: mysql('server'),
  mariadb: mysql('server'),
  mysqladmin: mysql('server', { with: /^(?:password|create|drop|flush-privileges)$/ }),
  'mariadb-admin': mysql('server', { with: /^(?:password|create|drop)$/ }),
  mysqlimport: mysql('server'),
  mysql_secure_installation: mysql('server'),
  mongo,
  mongosh: mongo,
  mongoimport: mongo,
  mongorestore: mongo,
  'redis-cli': {
    daemon: ['redis-server'],
    works: 'server',
    with: /^(?:set|hset|hmset|lpush|rpush|sadd|zadd|mset|save|bgsave|--pipe|config|acl|eval)$/i,
  },
  hdfs: { daemon: ['hdfs', 'namenode'], works: 'files', with: /^-format$/ },
  hadoop: { daemon: ['hdfs', 'namenode'], works: 'files', with: /^-format$/ },
  slapadd: { daemon: ['slapd'], works: 'files' },
  ldapadd: ldap,
  ldapmodify: ldap,
  ldappasswd: ldap,
  rabbitmqctl: {
    daemon: ['rabbitmq-server'],
    works: 'server',
    with: /^(?:add_user|add_vhost|set_permissions|set_user_tags|change_password|set_policy|delete_user|import_definitions)$/,
  },
  rabbitmqadmin: { daemon: ['rabbitmq-server'], works: 'server', with: /^(?:declare|import)$/ },
  cqlsh: { daemon: ['cassandra'], works: 'server', without: prints },
  'clickhouse-client': { daemon: ['clickhouse-server'], works: 'server', without: prints },
  'cypher-shell': { daemon: ['neo4j'], works: 'server', without: prints },
  'neo4j-admin': { daemon: ['neo4j'], works: 'files', with: /^(?:load|import|restore)$/ },
  arangosh: { daemon: ['arangod'], works: 'server', without: prints },
  arangorestore: { daemon: ['arangod'], works: 'server', without: prints },
  arangoimport: { daemon: ['arangod'], works: 'server', without: prints },
};

const nameOf = (program: string): string =>
  program.slice(program.lastIndexOf('/') + 1).replace(/-\d[\d.]*$/, '');

/** True for the programs that `dataCommand` knows, whatever they are told to do. */
export function isStoreTool(program: string): boolean {
  return Object.hasOwn(commands, nameOf(program));
}

/** What a command does to a store; undefined for a command that does nothing to one. Program and arguments. */
export function dataCommand([program = '', ...words]: readonly string[]):
  | { readonly daemon: readonly string[]; readonly works: 'files' | 'server' }
  | undefined {
  const name = nameOf(program);
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!found) return undefined;
  if (found.with && !words.some((w) => found.with?.test(w))) return undefined;
  return words.some((w) => found.without?.test(w)) ? undefined : found;
}

/**
 * A command of an application's framework that creates or fills the tables of whatever database it is configured with:
 * `manage.py migrate`, `rails db:setup`, `artisan migrate`.
 */
export function migratesTables(words: readonly string[]): boolean {
  if (words.some((w) => /^(?:--help|-h|--check|--plan|--pretend|--dry-run|--version|--sql|--list)$/.test(w)))
    return false;
  return words.slice(0, 8).some((word, i) => {
    const name = word.slice(word.lastIndexOf('/') + 1);
    const rest = words.slice(i + 1).filter((w) => !w.startsWith('-'));
    const verb = rest[0] ?? '';
    switch (name) {
      case 'manage.py':
      case 'django-admin':
      case 'django-admin.py':
        return /^(?:migrate|syncdb|loaddata|createsuperuser)$/.test(verb);
      case 'rails':
      case 'rake':
        return rest.some((w) =>
          /^db:(?:migrate|setup|create|seed|prepare|reset|schema:load|structure:load)$/.test(w),
        );
      case 'artisan':
        return /^(?:migrate(?::fresh|:refresh|:install)?|db:seed)$/.test(verb);
      case 'console':
        return /^doctrine:(?:migrations:migrate|schema:(?:create|update)|database:create|fixtures:load)$/.test(
          verb,
        );
      case 'flask':
      case 'superset':
        return /^(?:db upgrade|init-db|create-db)/.test(`${verb} ${rest[1] ?? ''}`);
      case 'airflow':
        return verb === 'initdb' || /^db (?:init|migrate|upgrade)$/.test(`${verb} ${rest[1] ?? ''}`);
      case 'alembic':
        return verb === 'upgrade';
      case 'prisma':
        return /^(?:migrate (?:deploy|dev|reset)|db (?:push|seed))$/.test(`${verb} ${rest[1] ?? ''}`);
      case 'sequelize':
      case 'sequelize-cli':
        return /^db:(?:migrate|create|seed:all)$/.test(verb);
      case 'knex':
        return /^(?:migrate:latest|seed:run)$/.test(verb);
      case 'typeorm':
        return /^(?:migration:run|schema:sync)$/.test(verb);
      default:
        return false;
    }
  });
}
