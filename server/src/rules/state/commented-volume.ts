import { replaceInstruction, type TextEdit } from '../../edits';
import type { Build, Operand } from '../../provenance/model';

/** A VOLUME with a comment behind its folders, which is no comment there. */
export interface CommentedVolume {
  /** The folders before it. */
  readonly folders: readonly string[];
  /** How many words become volumes although they belong to the comment. */
  readonly words: number;
  /** The comment on a line of its own above. */
  readonly edits: readonly TextEdit[];
}

/** The comment of `VOLUME /data # where data lies`; undefined for a VOLUME without one, or over several lines. */
export function commentedVolume(build: Build, operands: readonly Operand[]): CommentedVolume | undefined {
  const [first] = operands;
  if (!first || first.instruction.json) return undefined;
  const { instruction } = first;
  // The whole instruction is replaced: that of an ONBUILD is another one.
  if (!/^volume$/i.test(instruction.keyword)) return undefined;
  const written = build.dockerfile.text.slice(instruction.body.start, instruction.body.end).trim();
  const parts = /^([^#\n]*?\S)[ \t]+(#[^\n]*)$/.exec(written);
  const [, folders = '', comment = ''] = parts ?? [];
  if (!parts || /\\$/.test(comment)) return undefined;
  const lineEnd = /^[^\n]*\r\n/.test(build.dockerfile.text) ? '\r\n' : '\n';
  return {
    folders: folders.split(/\s+/),
    words: comment.split(/\s+/).length,
    edits: replaceInstruction(build.dockerfile, instruction, `${comment}${lineEnd}VOLUME ${folders}`),
  };
}
