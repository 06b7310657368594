import type { ComposeService } from '../../compose/model';
import { compareVersions } from '../../knowledge/lifecycles';
import { officialNameOf } from '../../knowledge/official-images';
import type { ImageReference } from '../../syntax';

interface Gone {
  /** Name of the official image. */
  readonly image: string;
  /** The first version without them. */
  readonly since: string;
  readonly programs: RegExp;
}

/**
 * Programs that official images no longer have. MariaDB 11 took the names of MySQL out of the image (`mariadb-admin` is there),
 * MongoDB 6 the old shell (`mongosh` is there).
 */
const gone: readonly Gone[] = [
  {
    image: 'mariadb',
    since: '11',
    programs:
      /(?:^|[\s"'`;&|(/])(?:mysqladmin|mysqldump|mysqlcheck|mysqlimport|mysqlshow|mysqld|mysqld_safe|mysql_upgrade|mysql)(?=$|[\s"'`;&|)])/,
  },
  { image: 'mongo', since: '6', programs: /(?:^|[\s"'`;&|(/])mongo(?=$|[\s"'`;&|)])/ },
];

/** True when the service's own command or health check runs a program that the other version of its image does not have. */
export function losesPrograms(
  { command, entrypoint, healthcheck }: ComposeService,
  from: ImageReference,
  to: ImageReference,
): boolean {
  const lines = [...(entrypoint ?? []), ...(command ?? []), ...(healthcheck?.test ?? [])];
  if (lines.length === 0) return false;
  return gone.some(({ image, since, programs }) => {
    if (officialNameOf(from) !== image || officialNameOf(to) !== image) return false;
    const isWithout = ({ tag }: ImageReference) => {
      const version = /^\d+(?:\.\d+)*/.exec(tag ?? '')?.[0];
      // No version is the newest one.
      return version === undefined || compareVersions(version, since) >= 0;
    };
    return !isWithout(from) && isWithout(to) && lines.some((line) => programs.test(line));
  });
}
