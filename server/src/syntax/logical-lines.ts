import type { Comment, Directive, SyntaxProblem } from './ast';
import { isSpace, skipSpace, trimmedEnd } from './characters';
import { readCommandLine } from './command-line';
import { isKnownDirective, readDirective } from './directives';
import { findHeredocBody, type HeredocBody, heredocOperators } from './heredoc';
import { readJsonForm } from './json-form';
import { MappedText } from './mapped-text';
import { type Span, span } from './span';

/** What one physical line adds to an instruction. */
export interface Piece extends Span {
  /** True when an escape character follows at `end`. */
  readonly continued: boolean;
}

/** The lines that make one instruction, joined. */
export interface LogicalLine {
  /** Continuations, comment lines and blank lines cut out; without blanks at either end; never empty. */
  readonly text: MappedText;
  /** The stretches of the document that make it, one per physical line, in order. */
  readonly pieces: readonly Piece[];
  /** End of the last physical line that adds to it, without the line end. */
  readonly end: number;
  readonly heredocs: readonly HeredocBody[];
}

/** A Dockerfile cut into logical lines. */
export interface Scan {
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
  readonly lines: readonly LogicalLine[];
  readonly problems: readonly SyntaxProblem[];
}

interface PhysicalLine {
  readonly start: number;
  /** Before the line end; carriage returns belong to it. */
  readonly end: number;
  /** Start of the next line. */
  readonly next: number;
}

/** Cuts a Dockerfile into logical lines with BuildKit's algorithm: only `\n` ends a line. Total. */
export function scanLines(text: string): Scan {
  return new Scanner(text).scan();
}

class Scanner {
  private escape: '\\' | '`' = '\\';
  private readonly directives: Directive[] = [];
  private readonly comments: Comment[] = [];
  private readonly lines: LogicalLine[] = [];
  private readonly problems: SyntaxProblem[] = [];
  /** True while directives may still come. */
  private head = true;
  private position = 0;

  constructor(private readonly text: string) {}

  scan(): Scan {
    if (this.text.charCodeAt(0) === 0xfeff) this.position = 1;
    this.readAfterShebang();
    for (;;) {
      const line = this.nextLine();
      if (!line) break;
      this.readFirst(line);
    }
    const { directives, comments, lines, problems } = this;
    return { escape: this.escape, directives, comments, lines, problems };
  }

  private nextLine(): PhysicalLine | undefined {
    const start = this.position;
    if (start >= this.text.length) return undefined;
    const newline = this.text.indexOf('\n', start);
    const next = newline < 0 ? this.text.length : newline + 1;
    let end = newline < 0 ? this.text.length : newline;
    while (end > start && this.text.charCodeAt(end - 1) === 13) end--;
    this.position = next;
    return { start, end, next };
  }

  /** `syntax` and `check` are looked for below a `#!` line too; `escape` is not, so the line stays a comment for the parser. */
  private readAfterShebang(): void {
    const start = this.position;
    if (!this.text.startsWith('#!', start)) return;
    this.nextLine();
    for (let line = this.nextLine(); line; line = this.nextLine()) {
      const found = readDirective(this.text.slice(line.start, line.end), line.start);
      if (!found || !isKnownDirective(found.name) || this.directives.some((d) => d.name === found.name))
        break;
      if (found.name === 'escape') continue;
      this.addDirective(found.name, found.value, span(line.start, line.end), found.valueSpan);
    }
    this.position = start;
  }

  private addDirective(name: Directive['name'], value: string, where: Span, valueSpan: Span): void {
    this.directives.push({ name, value, span: where, valueSpan });
  }

  /** A line outside any instruction. */
  private readFirst(line: PhysicalLine): void {
    const start = this.firstNonBlank(line);
    if (this.head && this.tryDirective(start, line.end)) return;
    if (this.text[start] === '#' && start < line.end) {
      this.addComment(start, line.end, false);
      return;
    }
    const continuation = this.continuationAt(start, line.end);
    if (continuation === undefined && start >= line.end) return;
    this.readInstruction(start, line, continuation);
  }

  private readInstruction(start: number, first: PhysicalLine, continuation: number | undefined): void {
    const pieces: Piece[] = [];
    const add = (from: number, line: PhysicalLine, at: number | undefined): void => {
      pieces.push({ start: from, end: at ?? line.end, continued: at !== undefined });
    };
    add(start, first, continuation);
    let { end } = first;
    let continued = continuation !== undefined;
    while (continued) {
      const line = this.nextLine();
      if (!line) break;
      const content = this.firstNonBlank(line);
      if (content >= line.end) continue;
      if (this.text[content] === '#') {
        this.addComment(content, line.end, true);
        continue;
      }
      const at = this.continuationAt(line.start, line.end);
      add(line.start, line, at);
      end = line.end;
      continued = at !== undefined;
    }
    const joined = join(this.text, pieces);
    const from = skipSpace(joined.value, 0);
    if (from >= joined.value.length) return;
    const text = joined.sub(from, trimmedEnd(joined.value, from));
    this.lines.push({ text, pieces, end, heredocs: this.readHeredocs(text) });
  }

  private readHeredocs(line: MappedText): HeredocBody[] {
    if (!line.value.includes('<<') || !canHoldHeredoc(line)) return [];
    return heredocOperators(line.value).map((operator) => {
      const { found, next } = findHeredocBody(this.text, this.position, operator);
      if (!found.terminator) {
        this.problems.push({
          span: line.spanOf(operator.start, operator.end),
          message: 'unterminated heredoc',
        });
      }
      this.position = next;
      return found;
    });
  }

  private tryDirective(start: number, end: number): boolean {
    const found = readDirective(this.text.slice(start, end), start);
    if (!found || !isKnownDirective(found.name)) {
      this.head = false;
      return false;
    }
    const where = span(start, end);
    if (this.directives.some((d) => d.name === found.name)) {
      this.problems.push({ span: where, message: `only one ${found.name} parser directive can be used` });
    } else if (found.name === 'escape') {
      if (found.value === '`' || found.value === '\\') this.escape = found.value;
      else this.problems.push({ span: found.valueSpan, message: 'escape must be ` or \\' });
    }
    this.addDirective(found.name, found.value, where, found.valueSpan);
    return true;
  }

  private addComment(start: number, end: number, inside: boolean): void {
    // After a `#!` line a directive may be known already although the line is a comment to the parser.
    if (this.directives.some((d) => d.span.start === start)) return;
    const text = this.text.slice(start + 1, end);
    this.comments.push({ span: span(start, end), text: text.trim(), inside });
  }

  private firstNonBlank(line: PhysicalLine): number {
    let i = line.start;
    while (i < line.end && isSpace(this.text.charCodeAt(i))) i++;
    return i;
  }

  /** Offset of the escape character that continues the line from `start` to `end`; two in a row do not. */
  private continuationAt(start: number, end: number): number | undefined {
    let i = end;
    while (i > start && (this.text[i - 1] === ' ' || this.text[i - 1] === '\t')) i--;
    if (i <= start || this.text[i - 1] !== this.escape) return undefined;
    return i - 1 > start && this.text[i - 2] === this.escape ? undefined : i - 1;
  }
}

function join(text: string, pieces: readonly Piece[]): MappedText {
  const [first] = pieces;
  if (pieces.length === 1 && first) return MappedText.slice(text.slice(first.start, first.end), first.start);
  const offsets: number[] = [];
  let end = first?.start ?? 0;
  for (const piece of pieces) {
    for (let i = piece.start; i < piece.end; i++) offsets.push(i);
    if (piece.end > piece.start) end = piece.end;
  }
  offsets.push(end);
  return MappedText.scattered(pieces.map((piece) => text.slice(piece.start, piece.end)).join(''), offsets);
}

/** RUN, COPY and ADD in shell form, also as the trigger of an ONBUILD. */
function canHoldHeredoc(line: MappedText): boolean {
  let command = readCommandLine(line);
  if (command.keyword.value.toUpperCase() === 'ONBUILD') command = readCommandLine(command.body);
  return /^(RUN|COPY|ADD)$/i.test(command.keyword.value) && typeof readJsonForm(command.body) !== 'object';
}
