import { findOnPath, type Machine, pathFolders } from './path-lookup';

/** What the setting `dockerfileHygiene.build.engine` may say. */
export type EngineChoice = 'auto' | 'docker' | 'podman' | 'buildah';

/**
 * Something that builds images.
 * `buildx`: `docker buildx`; `docker-buildkit`: a Docker client before 23, which has BuildKit inside;
 * `docker-classic`: a Docker client without buildx, whose own builder is the one from before BuildKit.
 */
export interface Engine {
  readonly kind: 'buildx' | 'docker-buildkit' | 'docker-classic' | 'podman' | 'buildah';
  /** Absolute path of the program. */
  readonly program: string;
  /** As the program says it, `0.13.1`; empty when it could not be read. */
  readonly version: string;
}

/** Runs a program without a shell. Never rejects: `code` is undefined when it could not be started or took too long. */
export type RunProgram = (
  program: string,
  args: readonly string[],
) => Promise<{ readonly code: number | undefined; readonly stdout: string }>;

export type EngineSearch =
  | { readonly found: true; readonly engine: Engine }
  /** `tried`: programs that lie on PATH and do not work, with the reason. */
  | {
      readonly found: false;
      readonly names: readonly string[];
      readonly folders: number;
      readonly tried: readonly string[];
    };

/**
 * Finds the engine to build with: Docker with buildx, then Docker, Podman, Buildah; the first that answers. Where several
 * `docker` lie on PATH, one with buildx is better than one that comes earlier.
 *
 * @param enginePath a program that the user names instead of looking on PATH; empty for none.
 */
export async function findEngine(
  choice: EngineChoice,
  enginePath: string,
  machine: Machine,
  run: RunProgram,
): Promise<EngineSearch> {
  const names = choice === 'auto' ? ['docker', 'podman', 'buildah'] : [choice];
  const tried: string[] = [];
  for (const name of enginePath ? [enginePath] : names) {
    const programs = enginePath ? [enginePath] : findOnPath(name, machine);
    const engines: Engine[] = [];
    for (const program of programs) {
      const engine = await identify(program, run);
      if (!engine) tried.push(program);
      else engines.push(engine);
      if (engine?.kind === 'buildx') break;
    }
    const order: Engine['kind'][] = ['buildx', 'docker-buildkit', 'docker-classic', 'podman', 'buildah'];
    const best = order.flatMap((kind) => engines.filter((engine) => engine.kind === kind))[0];
    if (best) return { found: true, engine: best };
  }
  return {
    found: false,
    names: enginePath ? [enginePath] : names,
    folders: pathFolders(machine).length,
    tried,
  };
}

/** Asks a program what it is; undefined when it does not answer. The name of the file does not decide: `docker` may be Podman. */
async function identify(program: string, run: RunProgram): Promise<Engine | undefined> {
  const { code, stdout } = await run(program, ['--version']);
  if (code !== 0) return undefined;
  const said = stdout.toLowerCase();
  const version = versionIn(stdout);
  if (said.includes('podman')) return { kind: 'podman', program, version };
  if (said.includes('buildah')) return { kind: 'buildah', program, version };
  if (!said.includes('docker')) return undefined;
  const buildx = await run(program, ['buildx', 'version']);
  if (buildx.code === 0) return { kind: 'buildx', program, version: versionIn(buildx.stdout) };
  const major = Number(version.split('.')[0]);
  // BuildKit was in Docker's client from 18.09 until 23.0 made it a plugin.
  return { kind: major >= 18 && major < 23 ? 'docker-buildkit' : 'docker-classic', program, version };
}

function versionIn(text: string): string {
  return /\bv?(\d+\.\d+(?:\.\d+)?)/.exec(text)?.[1] ?? '';
}

/** Whether the version (`0.13.1`) is at least `major.minor`. An empty version is not. */
export function isAtLeast(version: string, major: number, minor: number): boolean {
  const [a = -1, b = 0] = version === '' ? [] : version.split('.').map(Number);
  return a > major || (a === major && b >= minor);
}

/** What to tell a user who has no engine: what was looked for, and where. */
export function noEngineMessage(search: Extract<EngineSearch, { found: false }>): string {
  const names = search.names.map((name) => `“${name}”`);
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : names.join('');
  const broken = search.tried.length > 0 ? ` ${search.tried.join(', ')} did not answer.` : '';
  const named = search.names.length === 1 && /[\\/]/.test(search.names[0] ?? '');
  const where = named
    ? ''
    : ` in the ${search.folders} ${search.folders === 1 ? 'folder' : 'folders'} of PATH`;
  return `No engine to build with: looked for ${list}${where} and found none that works.${broken} Install Docker, Podman or Buildah, or set “dockerfileHygiene.build.enginePath”.`;
}
