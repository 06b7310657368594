/** Words in a file's name that say what it is for, and not that it is another kind of file: `compose.prod.yaml`. */
const composeName = /^(?:docker-)?compose(?:[._-][^/\\]*)?\.ya?ml$/i;

/** True for names that compose files have: `compose*.y(a)ml`, `docker-compose*.y(a)ml`. A path or URI counts by its last part. */
export function isComposeName(path: string): boolean {
  return composeName.test(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
}
