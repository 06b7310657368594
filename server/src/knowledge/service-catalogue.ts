/**
 * Services whose purpose is to keep data, and how each shows in an image: one file per kind in `services/`.
 * A cache used as a pure cache (memcached) is left out on purpose, and so are applications that merely embed a store;
 * `services/look-alikes.ts` names them.
 */
import { brokers } from './services/brokers';
import { ci } from './services/ci';
import { coordination } from './services/coordination';
import { databases } from './services/databases';
import { directories } from './services/directories';
import { filesAndMail } from './services/files-and-mail';
import { games } from './services/games';
import { keyValueStores } from './services/key-value';
import { monitoring } from './services/monitoring';
import { objectStores } from './services/object-stores';
import { registries } from './services/registries';
import { searchEngines } from './services/search';
import type { Service } from './services/service';
import { sqlDatabases } from './services/sql-databases';
import { versionControl } from './services/version-control';

export type { Service } from './services/service';

/** All services. Where two have a name in common, the first one is meant. */
export const services: readonly Service[] = [
  ...sqlDatabases,
  ...databases,
  ...keyValueStores,
  ...searchEngines,
  ...brokers,
  ...coordination,
  ...objectStores,
  ...registries,
  ...directories,
  ...monitoring,
  ...filesAndMail,
  ...versionControl,
  ...ci,
  ...games,
];
