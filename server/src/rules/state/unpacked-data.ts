import { type Service, serviceOfDownload } from '../../knowledge/services';
import type { RunCommand } from '../../provenance/model';
import { commandTouches } from '../../provenance/touching-commands';
import { storeAt } from './baked-copies';

/** Folders of a data directory's parent that hold programs and settings. */
const otherFolders = /\/(?:bin|lib|lib64|conf|config|etc|plugins?|extensions?|modules|scripts|logs?)(?:\/|$)/;

/**
 * The store into whose data directory an archive is taken apart: `tar xzf backup.tgz -C /var/lib/mysql`. The service's own
 * archive brings its program.
 */
export function unpackedData(command: RunCommand): Service | undefined {
  if (!/^(?:tar|bsdtar|unzip)$/.test(command.name)) return undefined;
  const words = command.argv.slice(1).map((w) => w.text);
  if (words.some((w) => serviceOfDownload(w) !== undefined)) return undefined;
  return commandTouches(command)
    .filter(({ path }) => /^\/(?:var|data)\//.test(path) && !otherFolders.test(path.slice('/var/lib'.length)))
    .map(({ path }) => storeAt(path))
    .find((store) => store !== undefined && !ownFolder.test(store.id));
}

/** Services that some install, programs and all, where the data of others lies. */
const ownFolder = /^(?:neo4j|orientdb|solr|oracle-database)$/;
