import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeIndexes } from '../../src/packages/codec';
import { pack } from '../../src/packages/node/pack';
import { PackageData } from '../../src/packages/node/package-data';
import { fetchIndexes } from '../../src/packages/node/update';
import { packageSizes } from '../../src/packages/package-sizes';
import type { PackageSizes } from '../../src/packages/sizes';
import { parseImageReference } from '../../src/syntax/image-reference';
import { stoppedServers } from '../registry/stopped-servers';
import { indexOf, minimum, paragraph } from './archive';
import { addSuite, inRelease, serves, smallMirror } from './mirror';

const { start } = stoppedServers();
const day = '2026-11-21';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hygiene-packages-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function bytesOf(sizes: PackageSizes, release: string, name = 'curl'): number | undefined {
  const base = parseImageReference(`debian:${release}`);
  const request = { distribution: 'debian', release, base, earlier: [], names: [name], recommends: true };
  const answer = sizes.installation(request);
  return answer && [...answer.sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

const from = (mirror: string, more = {}) =>
  fetchIndexes({ mirror, timeout: 5, ...more }, day, { environment: {} });

describe('package data from a mirror', () => {
  test('is of every suite that the mirror has, the newest version of each package', async () => {
    const server = await start(serves(smallMirror()));
    const seen: string[] = [];
    const { indexes, outcome } = await from(`${server.url}/debian`, {
      progress: (what: string) => seen.push(what),
    });
    const sizes = packageSizes(indexes);
    expect(bytesOf(sizes, '12')).toBe(1024 * 100);
    expect(bytesOf(sizes, '13')).toBe(1024 * 70);
    expect(outcome).toMatchObject({
      releases: [
        { release: '12', packages: 5 },
        { release: '13', packages: 5 },
      ],
      date: day,
      signature: 'unchecked',
    });
    expect(outcome.notes).toEqual([
      `bookworm-updates is left out: ${server.host} does not have it.`,
      `trixie-security is left out: ${server.host} does not have it.`,
    ]);
    expect(seen).toContain('bookworm');
    expect(server.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  test('that does not have the checksum of the list is refused', async () => {
    const files = smallMirror();
    files.set('/debian/dists/trixie/InRelease', inRelease('trixie', [['0'.repeat(64), 10_000]]));
    const server = await start(serves(files));
    await expect(from(`${server.url}/debian/`)).rejects.toThrow(/does not have the checksum/);
  });

  test('of another suite than was asked for is refused', async () => {
    const files = smallMirror();
    files.set('/debian/dists/trixie/InRelease', files.get('/debian/dists/bookworm/InRelease') ?? '');
    const server = await start(serves(files));
    await expect(from(`${server.url}/debian`)).rejects.toThrow(/list of bookworm as that of trixie/);
  });

  test('without a signed list, or with text before it, is refused', async () => {
    for (const text of ['Origin: Debian\n', `Origin: Mallory\n${inRelease('bookworm', [])}`]) {
      const files = smallMirror();
      files.set('/debian/dists/bookworm/InRelease', text);
      const server = await start(serves(files));
      await expect(from(`${server.url}/debian`)).rejects.toThrow(/no signed list/);
    }
  });

  test('of a release that the mirror does not have is refused', async () => {
    const server = await start(serves(new Map()));
    await expect(from(`${server.url}/debian`)).rejects.toThrow(/bookworm is left out/);
  });

  test('without packages is refused', async () => {
    const files = smallMirror();
    addSuite(files, 'debian', 'bookworm', ['']);
    files.delete('/debian-security/dists/bookworm-security/InRelease');
    const server = await start(serves(files));
    await expect(from(`${server.url}/debian`)).rejects.toThrow('The index of Debian 12 has no packages.');
  });

  test.each(['ftp://mirror.example.org/debian', 'mirror', 'https://me:secret@mirror.example.org/debian'])(
    '%s is no mirror',
    async (mirror) => {
      await expect(from(mirror)).rejects.toThrow(/address/);
    },
  );

  test('stops when it is told to', async () => {
    const server = await start(serves(smallMirror()));
    const abort = new AbortController();
    const work = from(`${server.url}/debian`, { signal: abort.signal, progress: () => abort.abort() });
    await expect(work).rejects.toThrow();
    expect(server.requests.length).toBeLessThan(3);
  });
});

describe('package data of this machine', () => {
  const program = () => join(folder, 'program');
  const shipped = (date = '2026-01-01') => pack(encodeIndexes([{ ...indexOf(paragraph('curl')), date }]), 5);

  test('is read when it is first asked for, and the user’s own counts when it is newer', async () => {
    writeFileSync(join(folder, 'packages.br'), shipped());
    const data = new PackageData({ program: folder, cache: join(folder, 'cache') });
    expect(data.generation).toBe(0);
    expect(bytesOf(data, '12')).toBe(1024 * 10);
    const server = await start(serves(smallMirror()));
    const { generation } = data;
    await data.update({ mirror: `${server.url}/debian`, timeout: 5 });
    expect(data.generation).toBeGreaterThan(generation);
    expect(bytesOf(data, '12')).toBe(1024 * 100);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['packages-fetched.br']);
    const later = new PackageData({ program: folder, cache: join(folder, 'cache') });
    expect(bytesOf(later, '12')).toBe(1024 * 100);
    writeFileSync(join(folder, 'packages.br'), shipped('2999-01-01'));
    expect(bytesOf(new PackageData({ program: folder, cache: join(folder, 'cache') }), '12')).toBe(1024 * 10);
  });

  test('is read meanwhile where somebody wants to be told', async () => {
    writeFileSync(join(folder, 'packages.br'), shipped());
    const told = new Promise<void>((resolve) => {
      const data = new PackageData({ program: folder, cache: undefined }, () => {
        expect(bytesOf(data, '12')).toBe(1024 * 10);
        resolve();
      });
      expect(bytesOf(data, '12')).toBeUndefined();
    });
    await told;
  });

  test('that is missing or torn is none', () => {
    expect(bytesOf(new PackageData({ program: program(), cache: undefined }), '12')).toBeUndefined();
    writeFileSync(join(folder, 'packages.br'), shipped().slice(0, 50));
    expect(bytesOf(new PackageData({ program: folder, cache: undefined }), '12')).toBeUndefined();
  });

  test('comes from apt’s lists where no mirror is named', async () => {
    const list = 'mirror.example.org_debian_dists_bookworm_main_binary-amd64_Packages';
    writeFileSync(join(folder, list), [...minimum, paragraph('curl', { 'Installed-Size': '33' })].join('\n'));
    utimesSync(join(folder, list), new Date('2026-05-04T12:00:00Z'), new Date('2026-05-04T12:00:00Z'));
    const helper = join(folder, 'apt-helper');
    writeFileSync(helper, '#!/bin/sh\nexec cat "$2"\n', { mode: 0o755 });
    const options = { environment: {}, lists: folder, aptHelper: helper };
    const { indexes, outcome } = await fetchIndexes({ mirror: undefined, timeout: 5 }, day, options);
    expect(bytesOf(packageSizes(indexes), '12')).toBe(1024 * 33);
    expect(outcome).toMatchObject({ date: '2026-05-04', signature: 'system' });
    expect(outcome.notes).toEqual(['apt on this machine has no list of Debian 13.']);
    const none = { ...options, lists: join(folder, 'none') };
    await expect(fetchIndexes({ mirror: undefined, timeout: 5 }, day, none)).rejects.toThrow(
      /no lists of Debian/,
    );
  });
});
