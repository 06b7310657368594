import type { Dockerfile, Instruction, Stage } from '../ast';
import type { Dialect } from './ast';

/**
 * Which shell reads the shell-form text of an instruction: what the last SHELL instruction of its stage (or of the
 * stage it is built from) says, else the shell that the base image's operating system has.
 *
 * @returns a function for instructions of this Dockerfile, ONBUILD triggers included
 */
export function shellDialects(dockerfile: Dockerfile): (instruction: Instruction) => Dialect {
  const atEnd = new Map<number, Dialect>();
  const changes = new Map<number, { readonly after: number; readonly dialect: Dialect }[]>();
  for (const stage of dockerfile.stages) {
    const { base } = stage;
    // A stage can only be built from an earlier one, so its shell is known by now.
    const inherited = base.kind === 'stage' ? atEnd.get(base.stage) : undefined;
    let dialect = inherited ?? baseDialect(dockerfile, stage);
    const list = [{ after: -1, dialect }];
    for (const instruction of stage.instructions) {
      const named = instruction.keyword === 'SHELL' ? shellOf(instruction) : undefined;
      if (named) {
        dialect = named;
        list.push({ after: instruction.index, dialect });
      }
    }
    changes.set(stage.index, list);
    atEnd.set(stage.index, dialect);
  }
  return (instruction) =>
    changes
      .get(instruction.stage)
      ?.filter((change) => change.after < instruction.index)
      .at(-1)?.dialect ?? 'sh';
}

function shellOf(instruction: Instruction): Dialect | undefined {
  const program = instruction.json?.items[0]?.text.value;
  return program === undefined ? undefined : dialectOfProgram(program);
}

/** The dialect of a shell by the name of its program, with or without path and `.exe`. */
export function dialectOfProgram(program: string): Dialect {
  const name = programName(program);
  if (name === 'powershell' || name === 'pwsh') return 'powershell';
  return name === 'cmd' ? 'cmd' : 'sh';
}

/** Last part of a path, lower-cased, without `.exe`. */
export function programName(program: string): string {
  return (program.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.exe$/, '');
}

/** Names by which Microsoft's Windows base images and the variants of others built on them go. */
const WINDOWS_NAME =
  /windowsservercore|nanoserver|servercore|\bltsc20\d\d\b|(^|\/)microsoft\/(aspnet(?!core)|iis|dotnet-framework)|mcr\.microsoft\.com\/(windows|dotnet\/framework)(\/|:|$)/;

function baseDialect(dockerfile: Dockerfile, stage: Stage): Dialect {
  const platform = stage.from.flags.find((f) => f.name === 'platform')?.value?.value;
  if (platform?.startsWith('windows')) return 'cmd';
  if (platform?.startsWith('linux')) return 'sh';
  const { base } = stage;
  if (base.kind === 'scratch' || base.kind === 'stage') return 'sh';
  const { operand } = base;
  const written = operand ? dockerfile.text.slice(operand.span.start, operand.span.end) : '';
  // Variables in the name are often `…_WINDOWSSERVERCORE`: what is written counts too.
  if (WINDOWS_NAME.test(`${operand?.value ?? ''} ${written}`.toLowerCase())) return 'cmd';
  // Nobody sets the backtick as escape character but for the sake of Windows paths; Linux distributions say no to it.
  if (dockerfile.escape === '`')
    return base.kind === 'image' && isLinuxDistribution(base.reference.repository) ? 'sh' : 'cmd';
  return 'sh';
}

const LINUX_DISTRIBUTIONS =
  /^(?:library\/|(?:amd64|arm64v8|arm32v7|i386)\/)(?:alpine|debian|ubuntu|fedora|centos|rockylinux|almalinux|amazonlinux|archlinux|busybox|buildpack-deps|oraclelinux)$/;

function isLinuxDistribution(repository: string): boolean {
  return LINUX_DISTRIBUTIONS.test(repository);
}
