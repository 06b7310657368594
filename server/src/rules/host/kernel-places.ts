import type { Place } from '../../edits';
import { type ChangedFile, changedFiles } from '../../provenance/changed-files';
import type { Build, RunCommand } from '../../provenance/model';
import { shippedCommands, shippedStages, startedPrograms, startsInit } from './shipped';

/** What a build tries to set: the same kind is one problem, in however many places. */
export type KernelKind = 'sysctl' | 'limits' | 'selinux' | 'modules';

/** One place of a build that tries to set something of the kernel's. */
export interface KernelPlace extends Place {
  readonly kind: KernelKind;
  /** Settings with their values, as far as the file shows them: `net.core.somaxconn=1024`. */
  readonly settings: readonly string[];
}

const files: readonly (readonly [KernelKind, RegExp])[] = [
  ['sysctl', /^\/etc\/sysctl\.conf$|^\/(?:etc|run|usr\/lib|usr\/local\/lib|lib)\/sysctl\.d(?:\/|$)/],
  ['sysctl', /^\/proc\/sys\/|^\/sys\/(?:kernel|module|class|devices|block|power)\//],
  ['limits', /^\/etc\/security\/limits\.(?:conf$|d(?:\/|$))/],
  ['selinux', /^\/etc\/(?:selinux\/config|sysconfig\/selinux)$|^(?:\/sys\/fs)?\/selinux\/enforce$/],
  ['modules', /^\/etc\/modules$|^\/etc\/(?:modules-load|modprobe)\.d(?:\/|$)/],
];

/** All places of the shipped stages, in the order of the document. */
export function kernelPlaces(build: Build): KernelPlace[] {
  // There, with the privileges that it needs, systemd reads these files when the container starts.
  const inits = startsInit(startedPrograms(build));
  const written = inits ? [] : shippedStages(build).flatMap((stage) => changedFiles(stage).flatMap(ofFile));
  const commands = [...shippedCommands(build).flatMap(ofCommand), ...lostLimits(build)];
  return [...written, ...commands].sort((a, b) => a.span.start - b.span.start);
}

function ofFile({ path, span, how, content, instruction }: ChangedFile): KernelPlace[] {
  const kind = files.find(([, pattern]) => pattern.test(path))?.[0];
  // To take limits out of such a file helps `su`, which fails where they are higher than the container's.
  if (!kind || (kind === 'limits' && how === 'edited')) return [];
  const settings =
    kind !== 'sysctl'
      ? []
      : path.startsWith('/proc/')
        ? ofProc(path, content?.text)
        : assignments(content?.text);
  return [{ kind, span, instruction, settings }];
}

function ofProc(path: string, content: string | undefined): string[] {
  const key = path.replace(/^\/proc\/sys\//, '').replaceAll('/', '.');
  const value = content?.trim();
  return value && !/\s/.test(value) ? [`${key}=${value}`] : [key];
}

/** Lines `key = value` of a sysctl file. */
function assignments(text: string | undefined): string[] {
  const lines = (text ?? '').split(/\n|\\n/);
  return lines.flatMap((line) => {
    const m = /^\s*-?([a-z][\w.*/-]*)\s*=\s*(.+?)\s*$/.exec(line);
    return m ? [`${(m[1] as string).replaceAll('/', '.')}=${m[2]}`] : [];
  });
}

/** `ulimit` holds for the shell that runs it: as the last command of an instruction it limits nothing. */
function lostLimits(build: Build): KernelPlace[] {
  return shippedStages(build).flatMap(({ commands }) =>
    commands.flatMap(({ name, argv, span, instruction }, i) =>
      name === 'ulimit' &&
      argv.some((w) => /^(?:\d+|unlimited)$/.test(w.text)) &&
      commands[i + 1]?.instruction !== instruction
        ? [{ kind: 'limits' as const, span, instruction, settings: [] }]
        : [],
    ),
  );
}

function ofCommand({ name, argv, span, instruction }: RunCommand): KernelPlace[] {
  const kind = kindOf(
    name,
    argv.slice(1).map((w) => w.text),
  );
  if (!kind) return [];
  const settings = kind === 'sysctl' ? argv.slice(1).flatMap((w) => assignments(w.text)) : [];
  return [{ kind, span, instruction, settings }];
}

/** What a command tries to set; undefined for one that only asks. */
export function kindOf(name: string, words: readonly string[]): KernelKind | undefined {
  switch (name) {
    case 'sysctl':
      return words.some((w) => /^-[a-zA-Z]*[wpf]|^--(?:write|load|system)|^[a-z][\w./-]*=/.test(w))
        ? 'sysctl'
        : undefined;
    case 'setenforce':
      return 'selinux';
    case 'modprobe':
    case 'insmod':
    case 'rmmod':
      return words.some((w) => /^-[a-zA-Z]*[Dcn]|^--(?:show|help|version|dry-run)/.test(w))
        ? undefined
        : 'modules';
    default:
      return undefined;
  }
}
