/** Words around it say what a file is for, and not that it is of another kind: `compose.prod.yaml`, `prod.compose.yaml`. */
const composeName = /^(?:[^/\\]*[._-])?(?:compose|docker-stack)(?:[._-][^/\\]*)?\.ya?ml$/i;

/**
 * True for names that compose files have: `compose*.y(a)ml`, `docker-compose*.y(a)ml`, `*.compose.y(a)ml`,
 * `docker-stack*.y(a)ml`. A path or URI counts by its last part.
 */
export function isComposeName(path: string): boolean {
  return composeName.test(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
}
