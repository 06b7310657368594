/** What a compose file, or a service in it, plainly is for: development and tests keep nothing that would be missed. */
import type { ComposeFile, ComposeService } from './model';
import { oncePerFile } from './once';

const folders =
  /^(?:\.devcontainer|\.gitpod|\.github|\.?ci|tests?|testing|testdata|test-data|e2e|fixtures?|integration(?:-tests?)?)$/i;
/** A folder far up may be anybody's place for their projects; only the nearest say what this file is for. */
const nearest = 3;
/** Right above the file only: people keep all their projects in a folder called `dev`, and `/usr/local` says nothing. */
const parents = /^(?:dev|devel|development|local)$/i;

const words =
  /(?:^|[._-])(?:override|dev|devel|development|devcontainer|tests?|testing|ci|local|localhost|e2e|integration|debug)(?=[._-]|$)/i;

/** True when the path of the file says so: `.devcontainer/`, `tests/`, `docker-compose.dev.yml`, `compose.override.yaml`. */
export function isDevelopmentPath(path: string | undefined): boolean {
  if (!path) return false;
  const parts = path.split('/');
  const name = (parts.pop() ?? '').replace(/\.ya?ml$/i, '');
  const isIn = (part: string) => folders.test(part);
  return words.test(name) || parts.slice(-nearest).some(isIn) || parents.test(parts.at(-1) ?? '');
}

const modeVariables =
  /^(?:NODE_ENV|APP_ENV|ENV|ENVIRONMENT|FLASK_ENV|RAILS_ENV|RACK_ENV|DJANGO_ENV|PYTHON_ENV|GO_ENV|MIX_ENV|ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|SPRING_PROFILES_ACTIVE|QUARKUS_PROFILE|MICRONAUT_ENVIRONMENTS|CI_ENVIRONMENT|SYMFONY_ENV)$/;
const developmentModes = /^(?:dev|devel|develop|development|tests?|testing|local|debug|ci|e2e)$/i;
const productionModes = /^(?:prod|production|live|staging|stage)$/i;

/**
 * True when the services say so: one of them runs in development or test mode (`NODE_ENV: development`), and none in
 * production.
 */
export const isDevelopmentSetup = oncePerFile(({ services }: ComposeFile): boolean => {
  const modes = services.flatMap(({ environment }) =>
    environment.flatMap(({ name, value }) =>
      modeVariables.test(name) && value?.value !== undefined && value.variables.length === 0
        ? [value.value]
        : [],
    ),
  );
  return (
    modes.some((mode) => developmentModes.test(mode)) && !modes.some((mode) => productionModes.test(mode))
  );
});

/**
 * True when the name of the file, or what its services are told, says that it runs for others: `compose.prod.yaml`,
 * `NODE_ENV: production`.
 */
export function isProduction(file: ComposeFile, path: string | undefined): boolean {
  const name = path?.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/i, '') ?? '';
  return /(?:^|[._-])(?:prod|production|live|staging)(?=[._-]|$)/i.test(name) || runsInProduction(file);
}

const runsInProduction = oncePerFile(({ services }: ComposeFile) =>
  services.some(({ environment }) =>
    environment.some(
      ({ name, value }) => modeVariables.test(name) && productionModes.test(value?.value ?? ''),
    ),
  ),
);

/** True when its profiles or its name say that the service is for development or tests: `profiles: [test]`, `db-test`. */
export function isDevelopmentService({ name, profiles }: ComposeService): boolean {
  const isFor = (word: string) =>
    /(?:^|[._-])(?:dev|devel|development|tests?|testing|ci|e2e|integration)(?=[._-]|$)/i.test(word);
  return isFor(name) || (profiles.length > 0 && profiles.every(isFor));
}
