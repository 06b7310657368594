// Repairs proved by building: Dockerfiles that take a program from its vendor cannot be built where only Debian's
// archive is reached. After the repair that the language server offers they can, and the program runs.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/editor/paths.mjs';
import { capture, temporaryFolder } from '../../scripts/editor/processes.mjs';
import { buildOnce } from '../build.mjs';
import { missingForEngine, startEngine } from '../e2e/engine.mjs';
import { counter } from '../steps.mjs';
import { mirrorOfThisMachine, serveArchive } from './archive.mjs';
import { debianTar } from './base.mjs';
import { cases } from './cases.mjs';
import { openEditor } from './editor.mjs';
import { imageCases } from './image-cases.mjs';
import { proveImage } from './prove-image.mjs';
import { versionFits, versionsIn } from './versions.mjs';

const releases = ['bookworm', 'trixie'];

/** Repairs and builds every case, two at a time, and counts the tests. */
export async function runRepairs() {
  const count = counter();
  const mirror = await mirrorOfThisMachine();
  const missing = missingForEngine() ?? (mirror ? undefined : 'apt here has no archive of Debian');
  if (missing) {
    count.skip('repairs, proved by building', missing);
    return count.results;
  }
  await buildOnce();
  const bases = releases.map((release) => [`debian:${release}-slim`, () => debianTar(release, mirror)]);
  const [editor, engine] = await Promise.all([
    openEditor(join(root, 'dist', 'server.js')),
    startEngine(Object.fromEntries(bases)),
  ]);
  const proxy = await serveArchive(engine.address, mirror);
  const builder = buildsWith(engine, proxy);
  try {
    await inPairs(cases, (one) =>
      count.test(`${one.file} builds after its repair`, () => prove(one, editor, builder)),
    );
    await inPairs(imageCases, (one) =>
      count.test(`${one.file} keeps what it is for after its repair`, () => proveImage(one, editor, builder)),
    );
    await count.test('the repaired files ask for nothing but Debian’s archive', () =>
      assert.deepEqual(proxy.refused, []),
    );
    await count.test('without its repair a file does not build: no vendor is reached', async () => {
      const { code } = await builder.build('unrepaired', textOf('nginx'));
      assert.notEqual(code, 0);
      assert.ok(
        proxy.refused.some((request) => request.includes('nginx.org')),
        proxy.refused.join('\n'),
      );
    });
  } finally {
    await editor.close();
    await proxy.stop();
    await engine.stop();
  }
  return count.results;
}

/** Repairs as an editor does, builds what comes out, and asks the program for its version. */
async function prove({ file, rule, package: name, run }, editor, { build, output }) {
  const before = textOf(file);
  const { title, text } = await editor.repair(before, rule, /^Use Debian’s /);
  const promised = versionsIn(title).get(name);
  assert.ok(promised, `no version of ${name} in “${title}”`);
  const had = await editor.findings(before);
  const brought = (await editor.findings(text)).filter((finding) => !had.includes(finding));
  assert.deepEqual(brought, [], `${title}\n${text}`);

  const built = await build(file, text);
  assert.equal(built.code, 0, `${title}\n${text}\n${built.stdout.slice(-3000)}${built.stderr.slice(-3000)}`);
  const said = await output(file, run);
  assert.equal(said.code, 0, `${run}: ${said.stdout}${said.stderr}`);
  assert.ok(
    versionFits(promised, `${said.stdout}${said.stderr}`),
    `${name} is ${promised} in “${title}”, and ${run} says ${said.stdout}${said.stderr}`,
  );
}

function textOf(file) {
  return readFileSync(new URL(`dockerfiles/${file}.Dockerfile`, import.meta.url), 'utf8');
}

/** Building a text, and running a command in what came out, by the case's name. Neither has a network of its own. */
function buildsWith({ docker, environment, image }, { url }) {
  const folder = temporaryFolder('repairs');
  const withoutBuildKit = (...args) =>
    capture('docker', args, { env: { ...process.env, ...environment, DOCKER_BUILDKIT: '0' } });
  return {
    /** `classic`: with the builder from before BuildKit. */
    build(name, text, { classic = false } = {}) {
      const context = join(folder, name);
      mkdirSync(context, { recursive: true });
      writeFileSync(join(context, 'Dockerfile'), text);
      const proxies = ['http_proxy', 'https_proxy'].flatMap((key) => ['--build-arg', `${key}=${url}`]);
      const build = classic ? withoutBuildKit : docker;
      return build('build', ...proxies, '--tag', `repaired:${name}`, context);
    },
    /** Bytes of an image. */
    size: async (name) => (await image(`repaired:${name}`)).Size,
    output: (name, command) =>
      docker(
        'run',
        '--rm',
        '--network',
        'none',
        '--entrypoint',
        '/bin/sh',
        `repaired:${name}`,
        '-c',
        command,
      ),
  };
}

/** Does the work for every item, two items at a time. */
async function inPairs(items, work) {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item; item = left.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
}
