import type { Instruction } from '../syntax/ast';
import type { Span } from '../syntax/span';
import { changedFiles } from './changed-files';
import { glob, resolvePath } from './files';
import type { StageModel } from './model';
import { isMounted } from './removals';
import { commandTouches } from './touching-commands';

/** Something that an instruction puts at a place of the file system, or changes of what lies there. */
export interface Touch {
  /** Absolute; unknown parts and patterns as written. */
  readonly path: string;
  /** `content`: files are written there; `folder`: it is made where it was not; `owner`, `mode`: of what lies there. */
  readonly what: 'content' | 'folder' | 'owner' | 'mode';
  /** True when everything below the path is changed as well: `chown -R`. */
  readonly deep: boolean;
  /** Where the document names the place, else the command that touches it. */
  readonly span: Span;
  readonly instruction: Instruction;
}

/**
 * What the instructions of a stage touch, in the order of the document. Content that the same instruction takes away
 * again, or that goes to a mount of it, is left out: nobody sees it afterwards.
 */
export function touchesOf(stage: StageModel): Touch[] {
  const written = changedFiles(stage)
    .filter(({ instruction }) => !isCopy(instruction) || instruction.heredocs.length > 0)
    .map(({ path, span, instruction }): Touch => touch(path, span, instruction));
  const copied = stage.copies
    .filter(({ via }) => via !== 'mount')
    .map(({ target, instruction }) => touch(target, targetSpan(instruction), instruction));
  const gone = removals(stage);
  return [...written, ...copied, ...stage.commands.flatMap(commandTouches)]
    .filter(
      (t) => t.what === 'owner' || t.what === 'mode' || !gone.get(t.instruction)?.some((g) => takes(g, t)),
    )
    .filter(({ instruction, path }) => !isMounted(instruction, path, true))
    .sort((a, b) => a.span.start - b.span.start);
}

function touch(path: string, span: Span, instruction: Instruction): Touch {
  return { path, what: 'content', deep: false, span, instruction };
}

function isCopy({ keyword }: Instruction): boolean {
  return keyword === 'COPY' || keyword === 'ADD';
}

/** The last operand of COPY and ADD: where things go. */
function targetSpan(instruction: Instruction): Span {
  const items = instruction.json ? instruction.json.items : instruction.words;
  return items.at(-1)?.span ?? instruction.span;
}

/** Something that an instruction takes away again. */
interface Removal {
  readonly path: string;
  readonly pattern: RegExp | undefined;
  readonly span: Span;
}

/** Removals of one instruction that are looked at; more would cost time that grows with the square of the file. */
const removalLimit = 100;

/** What `rm` removes, and `mv` moves elsewhere, by instruction. */
function removals(stage: StageModel): Map<Instruction, Removal[]> {
  const out = new Map<Instruction, Removal[]>();
  for (const { name, argv, directory, instruction, span } of stage.commands) {
    if (!/^(?:rm|mv|unlink|shred)$/.test(name)) continue;
    const group = out.get(instruction) ?? [];
    out.set(instruction, group);
    const operands = argv.slice(1).filter((w) => !w.text.startsWith('-'));
    for (const { text } of name === 'mv' ? operands.slice(0, -1) : operands) {
      if (group.length >= removalLimit) break;
      const path = resolvePath(directory, text);
      group.push({ path, pattern: /[*?[]/.test(path) ? glob(path) : undefined, span });
    }
  }
  return out;
}

function takes({ path, pattern, span }: Removal, touch: Touch): boolean {
  if (touch.span.start >= span.start) return false;
  if (touch.path === path || touch.path.startsWith(`${path}/`)) return true;
  return pattern !== undefined && parentsOf(touch.path).some((p) => pattern.test(p));
}

function parentsOf(path: string): string[] {
  const out: string[] = [];
  for (let at = path; at.length > 1 && out.length < 40; at = at.slice(0, at.lastIndexOf('/'))) out.push(at);
  return out;
}
