import type { Build } from '../provenance/model';

const folders =
  /^(?:\.devcontainer|\.gitpod|\.ci|tests?|testing|e2e|ci|fixtures?|testdata|test-data|integration(?:-tests?)?|it)$/i;
/** A folder far up may be anybody's place for their projects; only the nearest say what this file is for. */
const nearest = 3;

const names =
  /(?:^|[/._-])(?:dev|devel|develop|development|tests?|testing|ci|e2e|local)(?:[._-][^/]*)?$|^(?:dev|test|tests|ci|e2e)\./i;
const stages =
  /^(?:dev|devel|develop|development|devcontainer|tests?|testing|ci|e2e)(?:[-_].*)?$|[-_](?:dev|test|ci)$/i;

/**
 * Whether the image is plainly for development or tests, where a service with throw-away data is what is wanted: by the
 * file's folder and name, or by the name of its last stage.
 *
 * @param path of the Dockerfile, with `/`; undefined when it is not known
 */
export function isForDevelopment(build: Build, path: string | undefined): boolean {
  const last = build.dockerfile.stages[build.finalChain[0] ?? -1]?.name;
  if (last !== undefined && stages.test(typeof last === 'string' ? last : String(last))) return true;
  return isDevelopmentPath(path);
}

/** Whether a file's folder and name say that it is for development or tests. @param path with `/`; undefined when it is not known */
export function isDevelopmentPath(path: string | undefined): boolean {
  if (!path) return false;
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  if (names.test(name)) return true;
  return (
    parts.slice(-nearest).some((part) => folders.test(part)) ||
    /^dev(?:el(?:opment)?)?$/i.test(parts.at(-1) ?? '')
  );
}

/** Whether the image is the one that an editor or a workspace service develops in. */
export function isDevContainer(path: string | undefined): boolean {
  return /(?:^|\/)(?:\.devcontainer|\.gitpod)(?:\/|[^/]*$)/i.test(path ?? '');
}
