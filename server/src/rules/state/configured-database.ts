import type { Build, RunCommand, StageModel } from '../../provenance/model';

const urls =
  /\b(?:postgres(?:ql)?|pgsql|postgis|mysql2?|mariadb|mongodb(?:\+srv)?|mssql|sqlserver|oracle|cockroachdb?)(?:\+\w+)?:\/\//i;
const kinds = /^(?:.*[._])?(?:pgsql|postgres(?:ql)?(?:_psycopg2)?|mysql2?|mariadb|sqlsrv|mssql|oracle)$/i;
const hosts =
  /(?:^|_)(?:DB|DATABASE|PG|POSTGRES(?:QL)?|MYSQL|MARIADB|SQL)_?(?:HOST(?:NAME)?|SERVER|ADDR(?:ESS)?)$|^PGHOST$/i;
const drivers = /(?:^|_)(?:DB|DATABASE)_(?:CONNECTION|ENGINE|DRIVER|ADAPTER|CLIENT|TYPE|VENDOR|DIALECT)$/i;

/** Names of variables that say where an application's database is. */
const settings = /(?:^|_)(?:DATABASE|DB|PG|POSTGRES(?:QL)?|MYSQL|SQLALCHEMY)(?:_|$)/i;

/**
 * True when the file says that an application talks to a database server, or leaves it to whoever builds. A build argument
 * without a value, a secret or the network of the host may bring the address.
 */
export function anotherDatabase(build: Build, stage: StageModel, command: RunCommand): boolean {
  const { flags } = command.instruction;
  const secret = flags.some(
    ({ name, options, value }) =>
      (/^mount$/i.test(name) &&
        options.some((o) => o.key === 'type' && /^(?:secret|ssh)$/.test(o.value?.value ?? ''))) ||
      (/^network$/i.test(name) && value?.value === 'host'),
  );
  if (secret || command.argv.some((w) => urls.test(w.text))) return true;
  const open = (build.dockerfile.stages[stage.index]?.instructions ?? []).some(
    ({ keyword, pairs }) =>
      keyword === 'ARG' && pairs.some((pair) => !pair.value && settings.test(pair.key.text.value)),
  );
  return open || variablesOf(build, stage).some(({ name, text }) => isServer(name, text));
}

function isServer(name: string, text: string): boolean {
  if (urls.test(text) || (drivers.test(name) && kinds.test(text))) return true;
  return hosts.test(name) && text !== '';
}

function variablesOf(build: Build, stage: StageModel): { name: string; text: string }[] {
  const out: { name: string; text: string }[] = [];
  const seen = new Set<StageModel>();
  for (let at: StageModel | undefined = stage; at && !seen.has(at); ) {
    seen.add(at);
    for (const { name, value } of at.variables) out.push({ name, text: value.text });
    at = at.source.kind === 'stage' ? build.stages[at.source.stage] : undefined;
  }
  return out;
}

/** True when SQLite is named: by a variable, a word of the command, a file that the stage makes, or the application itself. */
export function namesSqlite(stage: StageModel, command: RunCommand): boolean {
  return (
    command.argv.some((w) => /sqlite/i.test(w.text)) ||
    stage.variables.some(({ value }) =>
      /^(?:.*backends\.)?sqlite3?$|\bsqlite3?(?:\+\w+)?:|\.sqlite3?$/i.test(value.text),
    ) ||
    stage.commands.some(
      ({ name, argv }) => name === 'touch' && argv.some((w) => /\.(?:sqlite3?|db)$/.test(w.text)),
    )
  );
}
