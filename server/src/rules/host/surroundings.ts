import { isDevelopmentPath } from '../development';
import type { RuleContext } from '../rule';

/** True where the file's own path says that it is for development or tests: there a container may be a machine. */
export function isForTests({ surroundings: { path } }: RuleContext): boolean {
  // Molecule tries out configuration management on containers that it runs like machines.
  return isDevelopmentPath(path) || /(?:^|\/)molecule\//i.test(path ?? '');
}
