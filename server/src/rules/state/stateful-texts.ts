import { clientPackageOf } from '../../knowledge/services';
import type { ServiceKind } from '../../knowledge/services/service';
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

/** What is to be said of a service in an image: two sentences, what shows it and what follows. */
export function messageOf(found: FoundService): string {
  const { service, main, runs } = found;
  const { name } = service;
  if (isApplication(found)) {
    const folder = service.dataDirectories?.[0];
    const where = folder === undefined ? 'data of its own' : `data in ${folder}`;
    const verb = runs
      ? `runs ${name}, which keeps ${where}`
      : `contains ${name}, which keeps ${where} when it is started`;
    return `This image ${verb} (${main.what}). Mount a volume there and back it up: a container is replaced, not repaired, and what is only in it goes with it.`;
  }
  if (found.cache === 'maybe')
    return `This image runs ${name}, set up like a cache (${main.what}). If nothing in it may be missed, say so in the file, or switch its snapshots off; otherwise it needs a volume and a backup.`;
  if (runs)
    return `This image runs ${name}, a service that keeps data (${main.what}). Containers are replaced, not repaired: what is not in a volume is lost with them, a new major version cannot read the old data by itself, and nothing here makes backups.`;
  const client = main.package?.manager;
  const instead =
    client === undefined || client === 'npm' || client === 'gem'
      ? undefined
      : clientPackageOf(service, client);
  return `This image contains the server of ${name}, a service that keeps data (${main.what}). Once it is started in a container, its data goes with the container unless a volume and backups are arranged${instead === undefined ? '' : `; where only its client is used, ${instead} is enough`}.`;
}
