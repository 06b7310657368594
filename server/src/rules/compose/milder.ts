import type { ComposeFile, ComposeService } from '../../compose/model';
import { isDevelopmentPath, isDevelopmentService, isDevelopmentSetup } from '../../compose/purpose';
import type { Severity } from '../../findings';
import type { RuleContext } from '../rule';

const oneLevel: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'information',
  information: 'hint',
  hint: 'hint',
};

/** True where the file or the service is plainly for development or tests. */
export function isForDevelopment(
  file: ComposeFile,
  service: ComposeService,
  { surroundings }: RuleContext,
): boolean {
  return isDevelopmentPath(surroundings.path) || isDevelopmentService(service) || isDevelopmentSetup(file);
}

/** One level milder where `condition` holds. */
export function milderIf(condition: boolean, severity: Severity): Severity {
  return condition ? oneLevel[severity] : severity;
}
