import type { ComposeFile, ComposeService } from '../../compose/model';
import { healthCommandOf, knownServiceImage } from '../../knowledge/service-care';
import type { Service } from '../../knowledge/services';
import type { Span } from '../../syntax/span';
import { internalKinds, type Lack } from './lack';
import { healthCheck, restarted } from './store-fixes';

/** A service that depends on another. */
export interface Dependent {
  readonly by: ComposeService;
  readonly condition: string | undefined;
  readonly span: Span;
}

/** By the name of each service, those that depend on it. */
export function dependentsOf({ services }: ComposeFile): ReadonlyMap<string, readonly Dependent[]> {
  const dependents = new Map<string, Dependent[]>();
  for (const by of services)
    for (const { service, condition, span } of by.dependsOn) {
      if (service === by.name) continue;
      const known = dependents.get(service);
      if (known) known.push({ by, condition, span });
      else dependents.set(service, [{ by, condition, span }]);
    }
  return dependents;
}

/** What those who wait for a store miss: a health check, and that it comes back when they do. */
export function waitingOf(
  file: ComposeFile,
  service: ComposeService,
  found: Service,
  dependents: readonly Dependent[],
): Lack[] {
  const [first] = dependents;
  if (!internalKinds.has(found.kind) || !first || service.extendsUnknown) return [];
  const unchecked = uncheckedOf(file, service, found, dependents, first);
  const forgotten = forgottenOf(file, service, dependents);
  return [...(unchecked ? [unchecked] : []), ...(forgotten ? [forgotten] : [])];
}

function uncheckedOf(
  file: ComposeFile,
  service: ComposeService,
  found: Service,
  dependents: readonly Dependent[],
  first: Dependent,
): Lack | undefined {
  const { image, name } = service;
  const reference = image?.reference;
  const command = healthCommandOf(found);
  if (!image || !reference || command === undefined || service.healthcheck) return undefined;
  // Official images come without a health check; of others it is not known.
  const repositories = knownServiceImage(reference)?.image.repositories ?? [];
  if (!repositories.some((repository) => withoutCheck.test(repository))) return undefined;
  const check = hasProgram(found, reference.tag)
    ? healthCheck(file, service, dependents, command)
    : undefined;
  const shared = {
    note: 'no health check',
    title: titleOf(check?.waiting ?? []),
    edits: check?.edits,
  };
  const needing = dependents.find(({ condition }) => condition === 'service_healthy');
  if (needing)
    return {
      ...shared,
      severity: 'warning',
      span: needing.span,
      message: `${needing.by.name} waits until ${name} is healthy, but ${name} has no health check: it will not start.`,
    };
  return {
    ...shared,
    severity: 'hint',
    span: image.span,
    message: `${first.by.name} starts without waiting until ${found.name} is ready: there is no health check to wait for.`,
  };
}

/** Images that come without a health check: Docker's, and Valkey's own. */
const withoutCheck = /^docker\.io\/(?:library\/|valkey\/valkey$)/;

function titleOf(waiting: readonly string[]): string {
  if (waiting.length === 0) return 'Add a health check';
  const named = waiting.length > 3 ? [`${waiting.length} services`] : waiting;
  return `Add a health check, and let ${named.join(' and ').replace(/ and (?=.* and )/, ', ')} wait for it`;
}

/** Versions since which the program that the health check runs is in the image. */
const programSince: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  mongodb: [5, 0],
  mariadb: [10, 4],
  rabbitmq: [3, 8],
};

function hasProgram({ id }: Service, tag: string | undefined): boolean {
  const since = programSince[id];
  const [, major, minor] = /^(\d+)(?:\.(\d+))?/.exec(tag ?? '') ?? [];
  if (!since || major === undefined) return true;
  return Number(major) > since[0] || (Number(major) === since[0] && Number(minor ?? '99') >= since[1]);
}

function forgottenOf(
  file: ComposeFile,
  service: ComposeService,
  dependents: readonly Dependent[],
): Lack | undefined {
  const { image, restart, deployRestart } = service;
  const restarting = dependents.find(({ by }) => /^(?:always|unless-stopped)$/.test(by.restart?.value ?? ''));
  if (!image || restart || deployRestart || !restarting) return undefined;
  return {
    severity: 'hint',
    span: image.span,
    message: `It has no restart policy, while ${restarting.by.name} has one and needs it: after a restart of the machine it stays away.`,
    note: 'no restart policy',
    title: 'Restart it like those that need it',
    edits: restarted(file, service),
  };
}
