// Compares what the product says that an `apt-get install` adds to Debian's image with what it adds to a real container,
// and writes the table into docs/package-sizes.md.
//
//   node scripts/packages/compare.mjs [--release 12,13] [--only NAME,…] [--out FILE] [--keep FILE] [--minutes N]
//
// Needs root on Linux, a Docker engine's programs and mmdebstrap; packages come from the mirror that this machine's apt
// uses. `--keep` names a file that measurements are kept in, and read from when it is there: what stands in it is not
// measured again. Takes two to four hours; after `--minutes` nothing new is begun, and the page says how much there is.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { missingForEngine, startEngine } from '../../test/e2e/engine.mjs';
import { mirrorOfThisMachine } from '../../test/repairs/archive.mjs';
import { capture, temporaryFolder } from '../editor/processes.mjs';
import { slimExcludes, slimIncludes } from '../knowledge/slim-folders.mjs';
import { loadEngine } from '../lib/engine.mjs';
import { debianImage } from './debian-image.mjs';
import { packageSets } from './sets.mjs';
import { comparisonPage } from './table.mjs';

const { values } = parseArgs({
  options: {
    release: { type: 'string', default: '12,13' },
    only: { type: 'string' },
    out: { type: 'string', default: 'docs/package-sizes.md' },
    keep: { type: 'string' },
    minutes: { type: 'string', default: '600' },
  },
});
const codenames = { 12: 'bookworm', 13: 'trixie' };
const releases = values.release.split(',');
const mirror = await mirrorOfThisMachine();
const missing = missingForEngine() ?? (mirror ? undefined : 'apt here has no archive of Debian');
if (missing) {
  console.error(missing);
  process.exit(2);
}

const today = new Date().toISOString().slice(0, 10);
const folder = temporaryFolder('package-sizes');
const rows = [];
const end = Date.now() + 60_000 * Number(values.minutes);
const kept = values.keep && existsSync(values.keep) ? JSON.parse(readFileSync(values.keep, 'utf8')) : {};
const images = Object.fromEntries(
  releases.map((release) => [`debian:${release}`, () => debianImage(codenames[release], mirror, folder)]),
);
const engine = await startEngine(images);
const { compileIndex, packageSizes, parseImageReference } = await loadEngine(`
  export { compileIndex } from './packages/compile';
  export { packageSizes } from './packages/package-sizes';
  export { parseImageReference } from './syntax/image-reference';
`);
try {
  await Promise.all(releases.map(compareRelease));
  writeFileSync(values.out, comparisonPage(rows, today));
} finally {
  await engine.stop();
  // What the host's network and the engine leave behind keeps the engine's folder from being removed.
  const engineFolder = dirname(new URL(engine.environment.DOCKER_HOST).pathname);
  await capture('umount', [join(engineFolder, 'exec', 'netns', 'default')]);
  await capture('umount', ['--recursive', join(engineFolder, 'data')]);
}

/** Installs every set, on the image and its slim variant, with and without recommends, one after the other. */
async function compareRelease(release) {
  // Packages are fetched once for all containers of a release.
  const archives = join(folder, `archives-${release}`);
  mkdirSync(join(archives, 'partial'), { recursive: true });
  const image = (slim) => `debian:${release}${slim ? '-slim' : ''}`;
  await inContainer(image(false), ['apt-get', 'update'], archives, async (id) => {
    await docker('commit', id, image(false));
  });
  const slimSettings = [
    ...slimExcludes.map((glob) => `path-exclude ${glob}`),
    ...slimIncludes.map((glob) => `path-include ${glob}`),
  ];
  const write = `cat > /etc/dpkg/dpkg.cfg.d/docker <<'end'\n${slimSettings.join('\n')}\nend`;
  await inContainer(image(false), ['sh', '-c', write], archives, async (id) => {
    await docker('commit', id, image(true));
  });
  const lists = await inContainer(
    image(false),
    [
      'sh',
      '-c',
      'for f in /var/lib/apt/lists/*_Packages*; do /usr/lib/apt/apt-helper cat-file "$f"; echo; done',
    ],
    archives,
    async (_id, output) => output,
  );
  const source = { distribution: 'debian', release, date: today, texts: [lists], listBytes: 0 };
  const sizes = packageSizes([compileIndex(source)]);
  for (const { names, recommends, slim } of installations(release)) {
    const estimate = sizes.installation({
      distribution: 'debian',
      release,
      base: parseImageReference(image(slim)),
      earlier: [],
      names: names.split(' '),
      recommends,
    });
    const key = `${release}${slim ? '-slim' : ''} ${names} ${recommends}`;
    if (kept[key] === undefined && Date.now() > end) continue;
    kept[key] ??= await measured(names, recommends, image(slim), archives);
    if (values.keep) writeFileSync(values.keep, JSON.stringify(kept));
    const real = kept[key];
    rows.push({ release, slim, names, recommends, estimate: plain(estimate), real });
    if (real.error) console.log(`${key}: ${real.error}`);
    else
      console.log(
        `${key}: ${mb(estimate.bytes)} said, ${mb(real.stated)} stated, ${mb(real.onDisk)} on disk, ${percent(estimate.bytes / real.onDisk - 1)}`,
        `missed: ${real.packages.filter((name) => !estimate.packages.includes(name)).join(' ') || '-'}`,
        `too many: ${estimate.packages.filter((name) => !real.packages.includes(name)).join(' ') || '-'}`,
      );
  }
}

/** All that is to be installed, in an order in which the first ones say most: every other set with recommends at first. */
function installations(release) {
  const sets = packageSets.filter(
    (names) => !values.only || values.only.split(',').some((name) => names.includes(name)),
  );
  const swapped = [false, true].flatMap((other) =>
    [true, false].flatMap((slim) =>
      sets.map((names, i) => ({ names, slim, recommends: (i % 2 === 1) !== (other !== (release === '12')) })),
    ),
  );
  return swapped;
}

/** What an installation adds: by what dpkg states of the new packages, and by the files of the container's layer. */
async function measured(names, recommends, image, archives) {
  const install = ['apt-get', 'install', '-y', '-qq', ...(recommends ? [] : ['--no-install-recommends'])];
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg-query's.
  const query = "dpkg-query -W -f '${Package} ${Installed-Size}\\n'";
  const script = `${query} > /tmp/before; ${install.join(' ')} ${names} > /tmp/log 2>&1 || { tail -n 3 /tmp/log >&2; exit 1; }
    ${query} > /tmp/after; sort /tmp/before > /tmp/b; sort /tmp/after | comm -13 /tmp/b -; rm -f /tmp/before /tmp/after /tmp/b /tmp/log`;
  try {
    return await inContainer(image, ['sh', '-c', script], archives, async (id, output) => {
      const added = output
        .trim()
        .split('\n')
        .map((line) => line.split(' '));
      return {
        packages: added.map(([name]) => name).sort(),
        stated: 1024 * added.reduce((sum, [, size]) => sum + Number(size), 0),
        onDisk: await layerBytes(id),
      };
    });
  } catch (error) {
    return { error: error.message.trim().split('\n').at(-1) };
  }
}

/** Bytes of the files in a container's own layer, as the engine counts a layer: hard links once, no folders. */
async function layerBytes(id) {
  const upper = (await docker('inspect', '-f', '{{.GraphDriver.Data.UpperDir}}', id)).trim();
  const files = execFileSync('find', [upper, '-type', 'f', '-printf', '%i %s\n'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seen = new Map(
    files
      .trim()
      .split('\n')
      .map((line) => line.split(' ')),
  );
  return [...seen.values()].reduce((sum, size) => sum + Number(size), 0);
}

/** Runs a program in a new container, hands over the container's id and what was printed, and removes the container. */
async function inContainer(image, command, archives, use) {
  const id = (
    await docker(
      ...['create', '--network=host', '--env', 'DEBIAN_FRONTEND=noninteractive'],
      ...['--volume', `${archives}:/var/cache/apt/archives`, image, ...command],
    )
  ).trim();
  try {
    return await use(id, await docker('start', '--attach', id));
  } finally {
    await docker('rm', '--force', id);
  }
}

async function docker(...words) {
  const { code, stdout, stderr } = await capture('docker', words, {
    env: { ...process.env, ...engine.environment },
  });
  if (code !== 0) throw new Error(stderr || `docker ${words[0]} failed`);
  return stdout;
}

function plain(estimate) {
  return estimate && { bytes: estimate.bytes, packages: estimate.packages, unknown: estimate.unknown };
}

function mb(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}
