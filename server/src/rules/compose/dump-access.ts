import type { BackupJob } from '../../compose/backup-job';
import type { ComposeService, ComposeVariable } from '../../compose/model';
import { scalarText } from '../../compose/yaml-text';
import type { Service } from '../../knowledge/services';

/** How the server's images are given the user and the password of whom a dump is made. */
interface Login {
  readonly passwords: readonly string[];
  /** The variable with the user's name, and how the dump names the user where nobody sets it. */
  readonly user?: { readonly variable: string; readonly option: string; readonly otherwise: string };
}

const logins: Readonly<Record<string, Login>> = {
  postgresql: {
    passwords: ['POSTGRES_PASSWORD'],
    user: { variable: 'POSTGRES_USER', option: '--username=', otherwise: 'postgres' },
  },
  mysql: { passwords: ['MYSQL_ROOT_PASSWORD'] },
  mariadb: { passwords: ['MARIADB_ROOT_PASSWORD', 'MYSQL_ROOT_PASSWORD'] },
  mongodb: {
    passwords: ['MONGO_INITDB_ROOT_PASSWORD'],
    user: { variable: 'MONGO_INITDB_ROOT_USERNAME', option: '--username=', otherwise: 'root' },
  },
};

/**
 * A dump with the user and the password that the service itself is given, and what the job needs for them: the same secret,
 * the same variable of the caller's, the same file of variables. Undefined where the password stands in the file (nobody wants it
 * there twice), or cannot be told.
 */
export function accessOf(
  { environment, environmentFiles, secrets }: ComposeService,
  { id }: Service,
  dump: string,
): Pick<BackupJob, 'dump' | 'environment' | 'environmentFiles' | 'secrets'> | undefined {
  const login = logins[id];
  if (!login) return undefined;
  const given = (name: string) => environment.find((variable) => variable.name === name);
  const user = login.user && given(login.user.variable);
  const userLines = user ? lineOf(user) : [];
  if (!userLines) return undefined;
  const named = login.user
    ? dump.replace(
        new RegExp(`${login.user.option}\\S+`),
        () => `${login.user?.option}"\${${login.user?.variable}:-${login.user?.otherwise}}"`,
      )
    : dump;
  const inVariable = (name: string) => named.replace('"$(cat {secret})"', () => `"$${name}"`);
  for (const name of login.passwords) {
    const path = given(`${name}_FILE`)?.value?.value;
    const secret = path?.startsWith('/run/secrets/') ? path.slice('/run/secrets/'.length) : undefined;
    if (path !== undefined)
      return secret !== undefined && secrets.includes(secret) && /^[\w.-]+$/.test(secret)
        ? { dump: named.replace('{secret}', () => path), environment: userLines, secrets: [secret] }
        : undefined;
    const variable = given(name);
    if (!variable) continue;
    const isOfCaller = !variable.value || /^\$(?:\w+|\{[^{}]*\})$/.test(variable.value.raw);
    const line = isOfCaller ? lineOf(variable) : undefined;
    return line && { dump: inVariable(name), environment: [...userLines, ...line], secrets: [] };
  }
  const [name] = login.passwords;
  const files = environmentFiles.map(({ raw, own }) => (own ? scalarText(raw) : undefined));
  if (name === undefined || files.length === 0 || !files.every((path) => path !== undefined))
    return undefined;
  return { dump: inVariable(name), environment: userLines, environmentFiles: files, secrets: [] };
}

/** The variable once more, as a line of a map. */
function lineOf({ name, value }: ComposeVariable): string[] | undefined {
  if (!value) return [`${name}: \${${name}}`];
  if (!value.own || /[\\"'\n]/.test(value.raw)) return undefined;
  const isPlain =
    value.variables.length > 0 && /^\$[\w${}.:?@/ -]*$/.test(value.raw) && !/:\s/.test(value.raw);
  return [`${name}: ${isPlain ? value.raw : scalarText(value.raw)}`];
}
