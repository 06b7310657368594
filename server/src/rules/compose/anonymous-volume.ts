import { wholeService } from '../../compose/companions';
import { removeItems, sectionOf } from '../../compose/edits';
import type { ComposeFile, ComposeMount, ComposeService } from '../../compose/model';
import type { Fix } from '../../findings';
import { defineRule, type RuleContext } from '../rule';
import page from './anonymous-volume.md';
import { isPureCache } from './caches';
import { keepingOf } from './data-mounts';
import { isForDevelopment, milderIf } from './milder';
import { serverOf } from './server';
import { namedVolumes } from './store-fixes';

export const anonymousVolume = defineRule({
  meta: {
    id: 'anonymous-volume',
    family: 'compose',
    severity: 'information',
    since: '0.4.0',
    summary: 'A volume without a name, which nobody finds again.',
    fixes: 'suggested',
    page,
  },
  check: () => [],
  *checkCompose(file: ComposeFile, context: RuleContext) {
    for (const service of file.services) {
      const whole = wholeService(file, service);
      yield* sharedMemory(file, service);
      for (const mount of service.mounts) {
        if (
          mount.type !== 'anonymous' ||
          !mount.own ||
          mount.target === undefined ||
          !/^\/(?!(?:dev|proc|sys)\/)/.test(mount.target)
        )
          continue;
        if (isMask(mount.target, whole) || isDataOfService(file, whole, mount) || isPureCache(whole))
          continue;
        yield {
          span: mount.span,
          severity: milderIf(isForDevelopment(file, service, context), 'information'),
          message: `What ${service.name} writes to ${mount.target} goes into a volume without a name: after \`docker compose down\` the next start begins with an empty one, and the old one stays on the disk.`,
          fixes: fixesOf(file, service, mount),
        };
      }
    }
  },
});

/** A volume in the place of shared memory, of which the file says how it is meant. */
function* sharedMemory(file: ComposeFile, service: ComposeService) {
  const isShm = ({ target }: ComposeMount) => target !== undefined && /^\/dev\/shm\/?$/.test(target);
  const mount = service.mounts.find((candidate) => candidate.type === 'anonymous' && isShm(candidate));
  const isMeant =
    sectionOf(service, 'shm_size') !== undefined ||
    service.mounts.some((other) => other.type === 'tmpfs' && isShm(other));
  if (!mount?.own || !isMeant) return;
  const list = sectionOf(service, 'volumes');
  const listed = service.mounts.filter(
    ({ own, span }) => own && list && span.start >= list.key.end && span.end <= list.end,
  );
  const edits = removeItems(file, service, 'volumes', [mount.span], listed.length);
  yield {
    span: mount.span,
    severity: 'hint' as const,
    message: `This puts the shared memory of ${service.name} into a volume on the disk; the file says elsewhere how much memory it shall have.`,
    fixes: edits ? [{ title: 'Leave /dev/shm in memory', tier: 'suggested' as const, edits }] : [],
  };
}

/** Folders that are built, fetched or filled anew at any time. */
const madeAnew =
  /(?:^|\/)(?:node_modules|\.next|\.nuxt|\.svelte-kit|\.angular|\.turbo|\.parcel-cache|\.pnpm-store|\.yarn|\.npm|vendor|\.?venv|env|site-packages|__pycache__|\.mypy_cache|\.pytest_cache|\.tox|target|build|dist|out|obj|bin|\.gradle|\.m2|\.cargo|\.bundle|bundle|deps|_build|elm-stuff|bower_components|tmp|temp|\.?cache|caches|\.git|\.terraform|\.idea|\.vscode|coverage|logs?|run)(?:\/|$)/i;

/**
 * A folder of the image that stays in place where the source is mounted over the rest (`/app/node_modules` beside `.:/app`): that
 * is what these volumes are good for.
 */
function isMask(target: string, { mounts }: ComposeService): boolean {
  const isBelowBind = mounts.some(
    ({ type, target: outer }) =>
      (type === 'bind' || type === 'volume') &&
      outer !== undefined &&
      target.startsWith(`${outer.replace(/\/+$/, '')}/`),
  );
  return isBelowBind || madeAnew.test(target);
}

/** True for the data of a service that keeps data: another rule speaks of that. */
function isDataOfService(file: ComposeFile, service: ComposeService, mount: ComposeMount): boolean {
  const found = serverOf(service);
  const keeping = found && keepingOf(file, service, found);
  return keeping?.how === 'anonymous' && keeping.mount === mount;
}

function fixesOf(file: ComposeFile, service: ComposeService, mount: ComposeMount): Fix[] {
  const edits = namedVolumes(file, service, [mount.target as string], mount);
  return edits ? [{ title: 'Give the volume a name', tier: 'suggested', edits }] : [];
}
