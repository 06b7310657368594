import { type Engine, isAtLeast } from './engines';
import { bytes } from './format';

/** What to build. Paths are absolute. */
export interface BuildOrder {
  /** `-` when the Dockerfile comes on the standard input. */
  readonly dockerfile: string;
  readonly context: string;
  /** Stage to stop at; undefined for the last one. */
  readonly target?: string;
  readonly tag: string;
  /** File that the engine writes the image's id to. */
  readonly idFile: string;
  /** Ignore file to use instead of what the engine would look for; only Podman and Buildah can be told. */
  readonly ignoreFile?: string;
}

/** How the engine will report, so that the right reader is used. */
export type OutputFormat = 'buildkit-json' | 'buildkit-plain' | 'classic' | 'podman';

export interface Invocation {
  readonly program: string;
  readonly args: readonly string[];
  /** Variables to set beside those of the editor. */
  readonly env: Readonly<Record<string, string>>;
  readonly format: OutputFormat;
}

/** The command that builds. Nothing in it passes through a shell, so nothing is quoted. */
export function buildInvocation(engine: Engine, order: BuildOrder): Invocation {
  const common = [
    '--file',
    order.dockerfile,
    '--tag',
    order.tag,
    '--iidfile',
    order.idFile,
    ...(order.target === undefined ? [] : ['--target', order.target]),
  ];
  const ignore = order.ignoreFile === undefined ? [] : ['--ignorefile', order.ignoreFile];
  const { program } = engine;
  switch (engine.kind) {
    case 'buildx': {
      // rawjson came with buildx 0.13.
      const json = isAtLeast(engine.version, 0, 13);
      return {
        program,
        // --load: a builder that runs in a container keeps its result to itself otherwise.
        args: [
          'buildx',
          'build',
          `--progress=${json ? 'rawjson' : 'plain'}`,
          '--load',
          ...common,
          order.context,
        ],
        env: {},
        format: json ? 'buildkit-json' : 'buildkit-plain',
      };
    }
    case 'docker-buildkit':
      return {
        program,
        args: ['build', '--progress=plain', ...common, order.context],
        env: { DOCKER_BUILDKIT: '1' },
        format: 'buildkit-plain',
      };
    case 'docker-classic':
      return {
        program,
        args: ['build', ...common, order.context],
        env: { DOCKER_BUILDKIT: '0' },
        format: 'classic',
      };
    case 'podman':
    case 'buildah':
      return { program, args: ['build', ...common, ...ignore, order.context], env: {}, format: 'podman' };
  }
}

/**
 * The command that prints id and size of an image, as `sha256:… 12345` (Docker, Podman; bytes), or for Buildah, whose
 * `inspect` knows no size, as `<id> 84.3 MB`.
 */
export function inspectInvocation(
  engine: Engine,
  image: string,
): { program: string; args: readonly string[] } {
  const { program } = engine;
  if (engine.kind === 'buildah') {
    return { program, args: ['images', '--no-trunc', '--format', '{{.ID}} {{.Size}}', image] };
  }
  return { program, args: ['image', 'inspect', '--format', '{{.Id}} {{.Size}}', image] };
}

/** An image as its engine describes it. */
export interface BuiltImage {
  /** `sha256:` and 64 hex digits. */
  readonly id: string;
  /** Ready to show: `84.3 MB`; undefined when not known. */
  readonly size?: string;
}

/** Reads what {@link inspectInvocation} prints; undefined when it is something else. */
export function readInspection(output: string): BuiltImage | undefined {
  const match = /^(?:sha256:)?([0-9a-f]{64})(?:\s+(.+))?$/.exec(output.trim().split('\n')[0]?.trim() ?? '');
  if (!match) return undefined;
  const size = match[2] === undefined || !/^\d+$/.test(match[2]) ? match[2] : bytes(Number(match[2]));
  return { id: `sha256:${match[1]}`, ...(size === undefined ? {} : { size }) };
}
