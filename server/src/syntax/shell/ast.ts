/**
 * Shell text as the rest of the product sees it. No type of a parser library appears here.
 * All spans are document offsets. Nothing is expanded: see `provenance/shell`.
 */
import type { MappedText } from '../mapped-text';
import type { Span } from '../span';

/** `sh`: POSIX and bash. The others are split into commands in a simple way only. */
export type Dialect = 'sh' | 'powershell' | 'cmd';

/** A whole script: the body of a RUN, a heredoc, the operand of `sh -c`. */
export interface Script {
  readonly dialect: Dialect;
  readonly span: Span;
  readonly body: List;
  /** Positions where the text is not valid shell; parsing goes on after each. */
  readonly errors: readonly { readonly offset: number; readonly message: string }[];
}

/** Commands one after the other. */
export interface List {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly command: Command;
  /** What stands after the command: `&&`, `||`, `;`, `&`, a line end, or nothing. */
  readonly operator: '&&' | '||' | ';' | '&' | '\n' | '';
  readonly operatorSpan: Span | undefined;
}

export type Command = Simple | Pipeline | Group | If | Loop | Case | FunctionDefinition | Test;

interface Compound {
  readonly span: Span;
  /** Redirections of the whole compound: `{ …; } > file`. */
  readonly redirects: readonly Redirect[];
}

/** One command with its words. `X=1` alone has no words. */
export interface Simple {
  readonly kind: 'simple';
  readonly span: Span;
  readonly assignments: readonly Assignment[];
  /** The command's name first. */
  readonly words: readonly ShellWord[];
  readonly redirects: readonly Redirect[];
}

/** `a | b`, `a |& b`, `! a`. Has one command only when negated or timed. */
export interface Pipeline {
  readonly kind: 'pipeline';
  readonly span: Span;
  readonly negated: boolean;
  readonly commands: readonly Command[];
}

/** `( … )` or `{ …; }`. */
export interface Group extends Compound {
  readonly kind: 'group';
  readonly subshell: boolean;
  readonly body: List;
}

export interface If extends Compound {
  readonly kind: 'if';
  /** `if` and every `elif`. */
  readonly branches: readonly { readonly condition: List; readonly body: List }[];
  readonly otherwise: List | undefined;
}

export interface Loop extends Compound {
  readonly kind: 'loop';
  readonly type: 'for' | 'while' | 'until' | 'select' | 'arithmetic-for';
  /** `for x in …`. */
  readonly variable: string | undefined;
  readonly words: readonly ShellWord[];
  /** `while …`. */
  readonly condition: List | undefined;
  readonly body: List;
}

export interface Case extends Compound {
  readonly kind: 'case';
  readonly subject: ShellWord;
  readonly clauses: readonly { readonly patterns: readonly ShellWord[]; readonly body: List }[];
}

export interface FunctionDefinition extends Compound {
  readonly kind: 'function';
  readonly name: string;
  readonly body: Command;
}

/** `[[ … ]]` and `(( … ))`: the words in it, so that substitutions inside are seen. */
export interface Test extends Compound {
  readonly kind: 'test';
  readonly words: readonly ShellWord[];
}

export interface Assignment {
  readonly span: Span;
  readonly name: string;
  readonly append: boolean;
  /** Undefined for `X=` (empty) and arrays without one value. */
  readonly value: ShellWord | undefined;
  /** `X=(a b)`. */
  readonly array: readonly ShellWord[] | undefined;
}

export interface Redirect {
  readonly span: Span;
  /** `>`, `>>`, `<`, `<<`, `<<-`, `<<<`, `>&`, `<&`, `&>`, `&>>`, `>|`, `<>`. */
  readonly operator: string;
  /** The number or `{name}` before the operator. */
  readonly fd: string | undefined;
  /** The file; the delimiter for a heredoc. */
  readonly target: ShellWord | undefined;
  /** `<<`: the body. */
  readonly heredoc:
    | { readonly content: MappedText; readonly expand: boolean; readonly body: ShellWord | undefined }
    | undefined;
}

/** One word: literal and expanded parts in order. */
export interface ShellWord {
  readonly span: Span;
  /** As written, line continuations cut out. Same as `text.value`. */
  readonly raw: string;
  /** As written, mapped to the document. */
  readonly text: MappedText;
  readonly parts: readonly WordPart[];
  /**
   * The word after quote removal, when no parameter, command or arithmetic is expanded in it; else undefined.
   * Globs (`*`), braces (`{a,b}`) and `~` stand in it as written.
   */
  readonly literal: string | undefined;
}

export type WordPart =
  | { readonly kind: 'text'; readonly value: string; readonly quoted: boolean; readonly span: Span }
  | {
      readonly kind: 'parameter';
      readonly name: string;
      /** `:-`, `-`, `:=`, `:+`, `+`, `?`, `#`, `##`, `%`, `%%`, `/`, `//`, `^`, `,`, `length`, `!`, `:` (substring)…; undefined for a plain `$x`. */
      readonly operator: string | undefined;
      readonly operand: ShellWord | undefined;
      /** The replacement in `${x/a/b}`. */
      readonly replacement: ShellWord | undefined;
      readonly quoted: boolean;
      readonly span: Span;
    }
  /** `$( … )` and backticks. */
  | { readonly kind: 'command'; readonly body: List; readonly quoted: boolean; readonly span: Span }
  /** `<( … )` and `>( … )`. */
  | { readonly kind: 'process'; readonly direction: '<' | '>'; readonly body: List; readonly span: Span }
  /** `$(( … ))`: the expression, and the expansions inside it that run or name something. */
  | {
      readonly kind: 'arithmetic';
      readonly value: string;
      readonly parts: readonly WordPart[];
      readonly span: Span;
    };
