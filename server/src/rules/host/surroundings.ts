import type { RuleContext } from '../rule';

/** True where the file's own path says that it is for development or tests: there a container may be a machine. */
export function isForTests({ surroundings }: RuleContext): boolean {
  const { path } = surroundings;
  if (!path) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    /(?:^|\/)(?:\.devcontainer|\.gitpod|tests?|testing|e2e|ci|\.ci|fixtures?|testdata|integration(?:-tests?)?|molecule|dev)\//i.test(
      path,
    ) || /(?:^|[.-])(?:dev|devel|development|tests?|ci|e2e)(?:[.-]|$)/i.test(name)
  );
}
