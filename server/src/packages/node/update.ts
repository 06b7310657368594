import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Connections } from '../../registry/connections';
import { createTransport } from '../../registry/transport';
import { encodeInSteps } from '../codec';
import { compileInSteps } from '../compile';
import { isPackage, type PackageIndex } from '../index';
import { keptAs } from '../lists';
import { NoListsError, type UpdateOrder, type UpdateOutcome } from '../source';
import { readAptLists } from './apt-lists';
import { meanwhile } from './meanwhile';
import { type MirrorReading, readSuite } from './mirror';
import { packMeanwhile } from './pack';
import { releases, suitesOf } from './releases';

/** Bytes that are fetched at most for all releases together: three times what Debian's indexes are. */
const mostBytes = 120 * 1024 * 1024;

/** Makes new indexes; see `PackageSource.update`. */
export async function fetchIndexes(
  order: UpdateOrder,
  today: string,
  options: {
    readonly environment?: NodeJS.ProcessEnv;
    readonly lists?: string;
    readonly aptHelper?: string;
  } = {},
): Promise<{ readonly indexes: readonly PackageIndex[]; readonly outcome: UpdateOutcome }> {
  const found =
    order.mirror === undefined
      ? await fromSystem(order, options)
      : await fromMirror(mirrorOf(order.mirror), order, options.environment ?? process.env);
  const indexes: PackageIndex[] = [];
  for (const { release, texts, date = today } of found.releases) {
    order.progress?.(`Debian ${release}: resolving relations`, 0);
    const listBytes = keptAs(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
    const steps = compileInSteps({ distribution: 'debian', release, date, texts, listBytes });
    indexes.push(await meanwhile(steps, order.signal));
  }
  const counts = indexes.map((index) => ({
    release: index.release,
    packages: index.names.filter((_name, n) => isPackage(index, n)).length,
  }));
  const empty = counts.find(({ packages }) => packages === 0);
  if (empty !== undefined) throw new Error(`The index of Debian ${empty.release} has no packages.`);
  const date = indexes.map((index) => index.date).sort()[0] ?? today;
  return { indexes, outcome: { releases: counts, date, signature: found.signature, notes: found.notes } };
}

/** Keeps indexes in a file, all or nothing. */
export async function keepIndexes(file: string, indexes: readonly PackageIndex[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}`;
  await writeFile(part, await packMeanwhile(await meanwhile(encodeInSteps(indexes))));
  await rename(part, file);
}

interface Found {
  readonly releases: readonly {
    readonly release: string;
    readonly texts: readonly string[];
    readonly date?: string;
  }[];
  readonly signature: UpdateOutcome['signature'];
  readonly notes: readonly string[];
}

async function fromSystem(
  order: UpdateOrder,
  { lists, aptHelper }: { readonly lists?: string; readonly aptHelper?: string },
): Promise<Found> {
  const found: { release: string; texts: readonly string[]; date: string }[] = [];
  const notes: string[] = [];
  for (const release of releases) {
    order.progress?.(`Debian ${release.release}: reading apt's lists`, 0);
    const own = await readAptLists(release, {
      ...(lists === undefined ? {} : { lists }),
      ...(aptHelper === undefined ? {} : { program: aptHelper }),
    });
    order.signal?.throwIfAborted();
    if (own === undefined) notes.push(`apt on this machine has no list of Debian ${release.release}.`);
    else found.push({ release: release.release, ...own });
  }
  if (found.length === 0)
    throw new NoListsError(
      'apt on this machine has no lists of Debian: name a mirror, or run apt-get update first.',
    );
  return { releases: found, signature: 'system', notes };
}

async function fromMirror(mirror: URL, order: UpdateOrder, environment: NodeJS.ProcessEnv): Promise<Found> {
  const headers = order.timeout * 1000;
  const connections = new Connections({
    settings: order.proxy ?? {},
    environment,
    connectTimeout: headers,
    isInsecure: () => false,
  });
  const send = createTransport(connections, { headers, idle: Math.max(30_000, headers), whole: 15 * 60_000 });
  const reading: MirrorReading = {
    send,
    left: mostBytes,
    signal: order.signal,
    received: (suite, bytes) => order.progress?.(suite, bytes),
  };
  const found: { release: string; texts: string[] }[] = [];
  const notes: string[] = [];
  let signature: UpdateOutcome['signature'] = 'checked';
  for (const release of releases) {
    const texts: string[] = [];
    for (const suite of suitesOf(release, mirror)) {
      const index = await readSuite(suite, reading);
      order.signal?.throwIfAborted();
      if (typeof index === 'string') {
        notes.push(index);
        continue;
      }
      texts.push(index.text);
      if (index.signature !== 'good') signature = 'unchecked';
    }
    found.push({ release: release.release, texts });
  }
  return { releases: found, signature, notes };
}

function mirrorOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new Error(`"${text}" is no address of a mirror: it is to begin with https:// or http://.`);
  if (url.username !== '' || url.password !== '')
    throw new Error('The address of the mirror has a user name or password in it, which is not supported.');
  return url;
}
