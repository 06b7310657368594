/**
 * What the rest of the product knows of a Dockerfile's text. No type of a parser library appears here.
 * All spans are document offsets (see `span.ts`).
 */
import type { ImageReference } from './image-reference';
import type { MappedText } from './mapped-text';
import type { Span } from './span';

/** A parsed Dockerfile. Parsing never fails: what cannot be understood is in `problems` and the rest stands. */
export interface Dockerfile {
  readonly text: string;
  /** The escape character in force for the whole file. */
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** Every whole-line comment that BuildKit sees as one, also those between continuation lines; directives are not among them. */
  readonly comments: readonly Comment[];
  /** All instructions in order. The instruction inside an ONBUILD is its `trigger`. */
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** True when the text is a template for another tool (`{{ x }}`, `<%= %>`, `@@X@@`, m4): findings on templated parts would be guesses. */
  readonly template: boolean;
  readonly problems: readonly SyntaxProblem[];
}

/** A parser directive at the head of the file. */
export interface Directive {
  readonly name: 'syntax' | 'escape' | 'check';
  readonly value: string;
  readonly span: Span;
  readonly valueSpan: Span;
}

/** A comment line. */
export interface Comment {
  /** From `#` to the end of the line. */
  readonly span: Span;
  /** Text after `#`, trimmed. */
  readonly text: string;
  /** True when it stands between the continuation lines of an instruction. */
  readonly inside: boolean;
}

/** Something in the text that BuildKit would refuse. For information; rules do not report it. */
export interface SyntaxProblem {
  readonly span: Span;
  readonly message: string;
}

/** One instruction with all its continuation lines and heredocs. */
export interface Instruction {
  /** Position in `Dockerfile.instructions` (a trigger has its ONBUILD's). */
  readonly index: number;
  /** Upper-cased: `RUN`. An unknown word is kept as it is, upper-cased. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  /** From the keyword to the end of the last line that belongs to it (heredoc terminators included), without the line end. */
  readonly span: Span;
  readonly flags: readonly Flag[];
  /** Arguments after the flags, split at blanks as BuildKit does for this keyword; quotes kept; heredoc bodies not among them. */
  readonly words: readonly Word[];
  /** Everything after keyword and flags on the logical line (may hold continuations and comment lines), without heredoc bodies. */
  readonly body: Span;
  /** The exec (JSON) form, when BuildKit would take it as one. */
  readonly json: JsonForm | undefined;
  readonly heredocs: readonly Heredoc[];
  /** ENV, ARG, LABEL: the pairs. */
  readonly pairs: readonly Pair[];
  /** ONBUILD: the instruction that a child image will run. */
  readonly trigger: Instruction | undefined;
  /** Index of the stage it belongs to; -1 before the first FROM. */
  readonly stage: number;
}

/** A word as written: continuation lines inside it are cut out, quotes and escapes are kept. */
export interface Word {
  readonly text: MappedText;
  readonly span: Span;
}

/** `--name=value` or `--name`. */
export interface Flag {
  /** Without the dashes, as written. */
  readonly name: string;
  readonly span: Span;
  /** The value with surrounding quotes removed; undefined when there is no `=`. */
  readonly value: MappedText | undefined;
  /** The comma-separated `key=value` options of `--mount` (CSV quoting understood); empty for other flags. */
  readonly options: readonly FlagOption[];
}

export interface FlagOption {
  /** Lower-cased. */
  readonly key: string;
  readonly value: MappedText | undefined;
  readonly span: Span;
}

/** Exec form. */
export interface JsonForm {
  readonly span: Span;
  readonly items: readonly JsonItem[];
}

export interface JsonItem {
  /** The decoded string; maps back to the characters in the source. */
  readonly text: MappedText;
  /** With its quotes. */
  readonly span: Span;
}

export interface Heredoc {
  readonly name: string;
  /** False when the delimiter is quoted: then nothing in the body is expanded by the builder. */
  readonly expand: boolean;
  /** `<<-`: leading tabs are removed. */
  readonly chomp: boolean;
  /** The file descriptor before `<<`, when written. */
  readonly fd: number | undefined;
  /** `<<EOF` as written on the instruction's line. */
  readonly operator: Span;
  /** The body's lines as they stand, with the last line's end; may be empty. */
  readonly body: Span;
  /** The body as it is used: tabs removed for `<<-`. */
  readonly content: MappedText;
  /** The closing delimiter; undefined when the file ends first. */
  readonly terminator: Span | undefined;
}

export interface Pair {
  readonly key: Word;
  /** Raw (quotes kept); undefined for `ARG NAME`. */
  readonly value: Word | undefined;
  readonly span: Span;
}

/** A build stage. */
export interface Stage {
  readonly index: number;
  /** Lower-cased, as names are compared without case; undefined when it has none. */
  readonly name: string | undefined;
  readonly nameSpan: Span | undefined;
  readonly from: Instruction;
  /** Instructions after FROM up to the next FROM. */
  readonly instructions: readonly Instruction[];
  readonly base: Source;
}

/** What an operand that may name an image turns out to name. */
export type Source =
  | { readonly kind: 'scratch'; readonly operand: Operand }
  /** An earlier stage, by name or number. */
  | { readonly kind: 'stage'; readonly stage: number; readonly operand: Operand }
  | { readonly kind: 'image'; readonly reference: ImageReference; readonly operand: Operand }
  /** A variable without a default, a template or nonsense decides it. */
  | { readonly kind: 'unknown'; readonly operand: Operand | undefined };

/** The operand of FROM, --from or syntax: as written, and what it means after expansion. */
export interface Operand {
  readonly span: Span;
  /** After expansion and unquoting; undefined when it cannot be known. */
  readonly value: string | undefined;
  readonly variables: readonly VariableUse[];
}

/** A use of a variable, and the line that gave it its value. */
export interface VariableUse {
  readonly name: string;
  readonly span: Span;
  /** Where the value comes from (the pair of the ARG or ENV); undefined when predefined or not set. */
  readonly definition: Span | undefined;
}
