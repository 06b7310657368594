import type { Instruction } from '../syntax/ast';
import type { Span } from '../syntax/span';
import { resolvePath } from './files';
import type { RunCommand, StageModel } from './model';

/** A path that a command deletes, with all below it. */
export interface Removal {
  readonly command: RunCommand;
  /** Absolute, without a trailing `/` or `/*`; unknown parts by name. */
  readonly path: string;
  /** The path in the document. */
  readonly span: Span;
}

const perStage = new WeakMap<StageModel, readonly Removal[]>();

/** What the commands of a stage's own instructions delete by path: `rm`, `find … -delete`, `find … -exec rm`; in order. */
export function removals(stage: StageModel): readonly Removal[] {
  let known = perStage.get(stage);
  if (!known) {
    known = stage.commands.flatMap(ofCommand);
    perStage.set(stage, known);
  }
  return known;
}

function ofCommand(command: RunCommand): Removal[] {
  const words = command.argv.slice(1);
  const paths =
    command.name === 'rm'
      ? words.filter((w) => !w.text.startsWith('-'))
      : command.name === 'find' && words.some((w) => /^(?:-delete|rm)$/.test(w.text))
        ? words
            .slice(
              0,
              words.findIndex((w) => /^[-(!]/.test(w.text)),
            )
            .filter(() => isWhole(words.map((w) => w.text)))
        : [];
  return paths.map((w) => ({
    command,
    path: resolvePath(command.directory, w.text.replace(/(?<=.)\/(?:\*|\{,?\.?\*\}|\.)?$/, '')),
    span: w.spanOf() ?? command.span,
  }));
}

/** True for a `find` that takes everything, not only files of some name. */
function isWhole(words: readonly string[]): boolean {
  return !words.some((w) => /^-(?:name|iname|regex|path|newer|mtime|size|user)$/.test(w));
}

/** True where a path, and so all below it, goes by a removal: it is the path itself or a folder above it. */
export function covers(removal: Removal, path: string): boolean {
  return removal.path === path || path.startsWith(removal.path === '/' ? '/' : `${removal.path}/`);
}

/**
 * True where `--mount` lays something over a path while a RUN works, so that nothing of it gets into the image: a cache,
 * a temporary file system. With `bind`, a bind mount (the default) too: its content stays outside as well, and its changes are
 * thrown away.
 */
export function isMounted(instruction: Instruction, path: string, bind = false): boolean {
  const types = bind ? /^(?:cache|tmpfs|bind)$/ : /^(?:cache|tmpfs)$/;
  return instruction.flags.some((flag) => {
    if (flag.name.toLowerCase() !== 'mount') return false;
    const value = (...keys: string[]) => flag.options.find((o) => keys.includes(o.key))?.value?.value;
    const target = value('target', 'dst', 'destination')?.replace(/\/+$/, '');
    if (!types.test(value('type') ?? 'bind') || !target) return false;
    return path === target || path.startsWith(`${target}/`);
  });
}
