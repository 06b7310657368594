import type { ServiceKind } from '../../knowledge/services/service';
import type { Build } from '../../provenance/model';
import { dataFolderOf } from './data-folder';
import { clientInsteadOf } from './stateful-client';
import type { FoundService } from './stateful-weight';

/** Applications that keep something of their own: they belong into containers, their data into a volume. */
const applications: ReadonlySet<ServiceKind> = new Set([
  'monitoring',
  'file-store',
  'mail',
  'version-control',
  'ci',
  'game',
]);

/** True for an application with state, in contrast to a store that is there for others. */
export function isApplication({ service }: FoundService): boolean {
  return applications.has(service.kind);
}

/** Where the data lies when it is not in the container: in another service. An image of somebody's may have all in one. */
export function keepsElsewhere({ service, evidence }: FoundService): string | undefined {
  return evidence.some((e) => e.kind === 'base') ? undefined : service.keepsElsewhere;
}

/** What is to be said of a service in an image: two sentences, what shows it and what follows. */
export function messageOf(build: Build, found: FoundService): string {
  const { service, main, runs } = found;
  const { name } = service;
  const elsewhere = keepsElsewhere(found);
  if (elsewhere !== undefined)
    return `This image ${runs ? 'runs' : 'contains'} ${name}, which keeps what it knows in ${elsewhere} (${main.what}). Back that up; a container of this image can be replaced as long as nothing else of value is in it.`;
  if (isApplication(found)) {
    const folder = dataFolderOf(build, found);
    const where = folder === undefined ? 'data of its own' : `data in ${folder}`;
    const verb = runs
      ? `runs ${name}, which keeps ${where}`
      : `contains ${name}, which keeps ${where} when it is started`;
    const advice =
      folder === undefined ? 'Keep that in a volume and back it up' : 'Mount a volume there and back it up';
    return `This image ${verb} (${main.what}). ${advice}: a container is replaced, not repaired, and what is only in it goes with it.`;
  }
  if (found.cache === 'maybe')
    return `This image runs ${name}, set up like a cache (${main.what}). If nothing in it may be missed, say so in the file, or switch its snapshots off; otherwise it needs a volume and a backup.`;
  if (runs)
    return `This image runs ${name}, a service that keeps data (${main.what}). Containers are replaced, not repaired: what is not in a volume is lost with them, a new major version cannot read the old data by itself, and nothing here makes backups.`;
  const instead = clientInsteadOf(build, main)?.replace(/=.*$/, '');
  return `This image contains the server of ${name}, a service that keeps data (${main.what}). Once it is started in a container, its data goes with the container unless a volume and backups are arranged${instead === undefined ? '' : `; where only its client is used, ${instead} is enough`}.`;
}
