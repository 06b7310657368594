import type { Instruction } from '../syntax/ast';
import type { Span } from '../syntax/span';
import { resolvePath } from './files';
import type { RunCommand, StageModel } from './model';
import type { Value } from './value';

/** A file of the image that an instruction writes, brings in or edits. */
export interface ChangedFile {
  /** Absolute; unknown parts and patterns as written. */
  readonly path: string;
  /** Where the document names it. */
  readonly span: Span;
  /**
   * `written`: with text that the Dockerfile shows; `appended`: such text behind what it has; `edited`: in place;
   * `placed`: copied, moved or downloaded there.
   */
  readonly how: 'written' | 'appended' | 'edited' | 'placed';
  /** The text that is written, as far as known. */
  readonly content: Value | undefined;
  readonly instruction: Instruction;
}

/** Every change that a stage's own instructions make to files that they name, in the order of the document. */
export function changedFiles(stage: StageModel): ChangedFile[] {
  const written = stage.writes.map(
    ({ path, span, content, instruction, file, append }): ChangedFile => ({
      path,
      span,
      how: append ? 'appended' : content && file === undefined ? 'written' : 'placed',
      content,
      instruction,
    }),
  );
  const edited = stage.commands.flatMap(editedFiles);
  const named = new Set(edited.map((e) => e.span.start));
  return [...written.filter((w) => !named.has(w.span.start)), ...edited].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

/** Files that a command edits where they lie: `sed -i`, `perl -pi`, `crudini --set`, `ed`. */
function editedFiles(command: RunCommand): ChangedFile[] {
  return editOperands(command).map((word) => ({
    path: resolvePath(command.directory, word.text),
    span: word.spanOf() ?? command.span,
    how: 'edited',
    content: undefined,
    instruction: command.instruction,
  }));
}

function editOperands({ name, argv }: RunCommand): readonly Value[] {
  const words = argv.slice(1);
  const paths = words.filter((w) => /^\.{0,2}\//.test(w.text));
  switch (name) {
    case 'sed':
    case 'gsed':
      return words.some((w) => /^-[A-Za-z]*i|^--in-place/.test(w.text)) ? sedFiles(words) : [];
    case 'perl':
      return words.some((w) => /^-[a-z0-9]*i/.test(w.text)) ? paths : [];
    case 'crudini':
      return words.some((w) => w.text === '--set' || w.text === '--del') ? paths.slice(0, 1) : [];
    case 'ed':
    case 'ex':
      return paths;
    default:
      return [];
  }
}

/** The operands of sed: the first is the script, unless an option gave one. */
function sedFiles(words: readonly Value[]): readonly Value[] {
  const operands: Value[] = [];
  let scripts = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Value;
    if (/^-[A-Za-z]*[ef]$|^--(?:expression|file)$/.test(word.text)) {
      scripts++;
      i++;
    } else if (/^--(?:expression|file)=|^-[Ersnz]*[ef]./.test(word.text)) scripts++;
    else if (!/^-./.test(word.text)) operands.push(word);
  }
  return scripts > 0 ? operands : operands.slice(1);
}
