// A real Docker engine for the tests: one of our own, with its socket, data and network apart from whatever
// else runs on the machine. It knows the images it is given, Debians made from Debian's packages; no hub is asked.
import { existsSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { editorFolder } from '../../scripts/editor/paths.mjs';
import { capture, printed, start, stop, temporaryFolder } from '../../scripts/editor/processes.mjs';
import { programOnPath, programsOnPath } from '../../scripts/editor/programs.mjs';

export const baseImage = 'debian:bookworm-slim';

/** What is missing to start an engine here, or undefined. */
export function missingForEngine() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux can start an engine';
  const missing = ['docker', 'dockerd', 'mmdebstrap', 'ip'].filter((name) => !programOnPath(name));
  return missing.length > 0 ? `not installed: ${missing.join(', ')}` : undefined;
}

/**
 * Starts the engine and gives it base images, by tag what resolves to the path of the image's file tree. Resolves to
 * the variables that point a Docker client at it (`environment`: with BuildKit's plugin if there is one;
 * `withoutBuildx`: with Docker's own client alone), to `docker(...args)`, which runs that client, to `image(tag)`,
 * which inspects an image or gives undefined, to `address`, the one address that its containers reach, and to `stop()`.
 */
export async function startEngine(images = { [baseImage]: baseTar }) {
  const folder = temporaryFolder('engine');
  const network = await makeNetwork();
  const socket = `unix://${join(folder, 'docker.sock')}`;
  const daemon = start('dockerd', [
    ...['--host', socket, '--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
    ...['--pidfile', join(folder, 'pid'), '--bridge', network.name, '--iptables=false', '--ip6tables=false'],
  ]);
  const end = async () => {
    await stop(daemon, 20_000);
    await network.remove();
  };
  try {
    await printed(daemon, /API listen on/);
    const environment = { DOCKER_HOST: socket, ...plugins(folder) };
    const docker = (...args) => capture('docker', args, { env: { ...process.env, ...environment } });
    for (const [tag, tar] of Object.entries(images)) {
      const imported = await docker('import', await tar(), tag);
      if (imported.code !== 0) throw new Error(imported.stderr);
    }
    return {
      address: network.address,
      environment,
      docker,
      withoutBuildx: await withoutBuildx(folder, socket),
      async image(tag) {
        const { code, stdout } = await docker('image', 'inspect', tag);
        return code === 0 ? JSON.parse(stdout)[0] : undefined;
      },
      stop: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A Debian made from its packages, once. */
async function baseTar() {
  const folder = join(editorFolder, 'engine');
  const file = join(folder, 'bookworm.tar');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const part = join(folder, `bookworm-${process.pid}.tar`);
    const { code, stderr } = await capture('mmdebstrap', ['--variant=minbase', 'bookworm', part]);
    if (code !== 0) throw new Error(stderr);
    renameSync(part, file);
  }
  return file;
}

/** A bridge of our own: two engines must not share docker0. Builds get no way out of it, and need none. */
async function makeNetwork() {
  const name = `hygiene${process.pid % 100_000}`;
  const address = `10.213.${process.pid % 250}.1`;
  const ip = async (...args) => {
    const { code, stderr } = await capture('ip', args);
    if (code !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`);
  };
  // Without an address of its own the bridge takes over that of one of its containers, and with it loses the others.
  const hardware = ['02', '42', ...[10, 213, process.pid % 250, 1].map(hexadecimal)].join(':');
  await ip('link', 'add', name, 'address', hardware, 'type', 'bridge');
  await ip('address', 'add', `${address}/24`, 'dev', name);
  await ip('link', 'set', name, 'up');
  return { name, address, remove: () => capture('ip', ['link', 'delete', name]) };
}

function hexadecimal(number) {
  return number.toString(16).padStart(2, '0');
}

/** A client's configuration folder with BuildKit's plugin, where the machine has it. */
function plugins(folder) {
  const configuration = join(folder, 'with-buildx');
  const buildx = [
    join(editorFolder, 'engine', 'docker-buildx'),
    join(homedir(), '.docker', 'cli-plugins', 'docker-buildx'),
    '/usr/local/lib/docker/cli-plugins/docker-buildx',
    '/usr/libexec/docker/cli-plugins/docker-buildx',
    '/usr/lib/docker/cli-plugins/docker-buildx',
  ].find((file) => existsSync(file));
  mkdirSync(join(configuration, 'cli-plugins'), { recursive: true });
  if (buildx) symlinkSync(buildx, join(configuration, 'cli-plugins', 'docker-buildx'));
  return { DOCKER_CONFIG: configuration };
}

/** The environment of a machine that has a `docker` without plugins and nothing else to build with. */
async function withoutBuildx(folder, socket) {
  const DOCKER_CONFIG = join(folder, 'without-buildx');
  const env = { ...process.env, DOCKER_CONFIG };
  for (const docker of programsOnPath('docker')) {
    if ((await capture(docker, ['buildx', 'version'], { env })).code === 0) continue;
    const PATH = join(folder, 'bin');
    mkdirSync(PATH, { recursive: true });
    symlinkSync(docker, join(PATH, 'docker'));
    return { DOCKER_HOST: socket, DOCKER_CONFIG, PATH };
  }
  return undefined;
}
