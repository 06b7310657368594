import { lastOf, networksFor } from '../../compose/add-service';
import { type BackupJob, backupJobLines } from '../../compose/backup-job';
import { volumeName } from '../../compose/edits';
import { below, blanks, step } from '../../compose/layout';
import type { ComposeFile, ComposeService } from '../../compose/model';
import { oncePerFile } from '../../compose/once';
import { addAtTop } from '../../compose/top-level';
import type { TextEdit } from '../../edits';
import { backupOf } from '../../knowledge/service-care';
import type { Service } from '../../knowledge/services';
import { keepingOf } from './data-mounts';
import { accessOf } from './dump-access';
import type { Lack } from './lack';

/** Kinds whose data nobody can make again. What search, caches and brokers hold mostly comes from somewhere else. */
const saved: ReadonlySet<Service['kind']> = new Set([
  'database',
  'directory',
  'time-series',
  'object-store',
  'file-store',
  'version-control',
]);

/** Data that nothing in the file saves, whether it is kept in a volume yet or not; a job is for what is. */
export function savingOf(file: ComposeFile, service: ComposeService, found: Service): Lack | undefined {
  const backup = backupOf(found);
  if (!backup || !service.image || !saved.has(found.kind) || isSaved(file)) return undefined;
  const { how } = keepingOf(file, service, found);
  if (how !== 'kept' && how !== 'container' && how !== 'anonymous') return undefined;
  return {
    severity: 'hint',
    span: service.image.span,
    message: `Nothing in this file saves what ${found.name} keeps: a volume outlives the container, but no mistake and no broken disk. ${backup.how}`,
    note: 'nothing here saves its data',
    title: 'Add a backup job',
    edits:
      backup.dump === undefined || how !== 'kept' ? undefined : withJob(file, service, found, backup.dump),
  };
}

const words =
  /back(?:s|ed)?[-_ ]?(?:\w+ )?up|dump|restic|borg|barman|pgbackrest|\bwal-?[eg]\b|velero|litestream|duplic(?:ati|ity)|kopia|rclone|snapshot/i;

/** True where a service, a label, a mount or a comment shows that somebody saves something. */
const isSaved = oncePerFile((file: ComposeFile): boolean =>
  [file, ...file.companions, ...file.included].some(
    ({ services, comments }) =>
      comments.some(({ text }) => words.test(text)) ||
      services.some(({ name, image, command, entrypoint, labels, mounts }) =>
        [
          name,
          image?.raw ?? '',
          ...(command ?? []),
          ...(entrypoint ?? []),
          ...labels.map((label) => label.name),
          ...mounts.flatMap(({ source, target }) => [source ?? '', target ?? '']),
        ].some((text) => words.test(text)),
      ),
  ),
);

/** The job behind the last service, and the volume that it writes to. */
function withJob(
  file: ComposeFile,
  service: ComposeService,
  found: Service,
  dump: string,
): TextEdit[] | undefined {
  const { image, healthcheck, name } = service;
  const last = lastOf(file);
  const networks = networksFor(file, service);
  const access = accessOf(service, found, dump);
  const job = `${name}-backup`;
  const isPlain = image?.own && /^[\w./:@${}?-]+$/.test(image.raw) && /^[\w.-]+$/.test(name);
  if (!isPlain || !last || !networks || !access || file.services.some((other) => other.name === job))
    return undefined;
  const description: BackupJob = {
    service: name,
    title: found.name,
    image: image.raw,
    name: job,
    volume: volumeName(file, service, 'backup'),
    extension: backupOf(found)?.extension ?? 'dump',
    networks,
    waitsForHealth: healthcheck !== undefined && !healthcheck.disabled,
    ...access,
  };
  const volume = addAtTop(file, 'volumes', [`${description.volume}:`]);
  if (!volume) return undefined;
  const lines = backupJobLines(description, step(file)).map((line) => blanks(last.column) + line);
  return [below(file, last.end, ['', ...lines]), ...volume];
}
