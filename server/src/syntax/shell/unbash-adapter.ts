/**
 * The only file that knows the shell parser. It turns its tree into ours, with document offsets.
 *
 * The parser reads everything as Bash, which is fine for `sh`. Its positions index the text it was given;
 * `MappedText` takes them to the document. Where it repairs broken text it may leave a node's end behind its
 * start, so ends are checked.
 */
import * as unbash from 'unbash';
import type { MappedText } from '../mapped-text';
import type { Span } from '../span';
import type * as ast from './ast';
import { unescapeBackticks } from './backticks';
import { operatorAfter } from './operators';
import { withoutMatches } from './without-matches';

/** What one run of the parser gave. */
export interface Piece {
  readonly items: readonly ast.ListItem[];
  /** Also those inside substitutions. */
  readonly errors: readonly { readonly offset: number; readonly message: string }[];
  /**
   * Where the parser gave up: an index into the text, everything from there was not read.
   * Undefined when it read to the end.
   */
  readonly stop: number | undefined;
}

/** Deeper than anybody writes, and shallow enough for any stack. */
const MAX_DEPTH = 150;

/** Reads shell text once. May throw on pathological nesting only. */
export function readShell(text: MappedText): Piece {
  const script = unbash.parse(text.value);
  const errors: { offset: number; message: string }[] = [];
  const items = new Converter(text, errors, 0).script(script, text.value.length);
  const last = script.errors?.at(-1);
  const read = Math.max(0, ...script.commands.map(extent));
  return { items, errors, stop: last && read <= last.pos ? last.pos : undefined };
}

interface Positioned {
  readonly pos: number;
  readonly end: number;
}

/** The end of a node, also of one that the parser could not close. */
function extent(node: unbash.SyntaxNode): number {
  if (node.end > node.pos) return node.end;
  let end = node.end;
  unbash.forEachChild(node, (child) => {
    if (child.type !== 'Script') end = Math.max(end, extent(child));
  });
  return end;
}

class Converter {
  constructor(
    private readonly text: MappedText,
    private readonly errors: { offset: number; message: string }[],
    private readonly depth: number,
  ) {}

  /** The items of a script; `until` bounds the search for the last item's operator. */
  script(script: unbash.ParsedScript, until: number): ast.ListItem[] {
    for (const error of script.errors ?? [])
      this.errors.push({ offset: this.text.at(error.pos), message: error.message });
    return this.items(script.commands, until);
  }

  /** The parser may place an end behind the text's when a backslash is its last character. */
  private clamp(index: number): number {
    return Math.max(0, Math.min(index, this.text.value.length));
  }

  private spanAt(from: number, to: number): Span {
    return this.text.spanOf(this.clamp(from), this.clamp(to));
  }

  private textAt(from: number, to: number): MappedText {
    return this.text.sub(this.clamp(from), Math.max(this.clamp(from), this.clamp(to)));
  }

  private span(node: Positioned): Span {
    return this.spanAt(node.pos, Math.max(node.pos, node.end));
  }

  private nodeSpan(node: unbash.SyntaxNode): Span {
    return this.spanAt(node.pos, Math.max(node.pos, extent(node)));
  }

  private items(statements: readonly unbash.Statement[], until: number): ast.ListItem[] {
    if (this.depth > MAX_DEPTH) return [];
    return statements.flatMap((statement, i) => {
      const limit = statements[i + 1]?.pos ?? until;
      const { command } = statement;
      const members = command.type === 'AndOr' ? command.commands : [command];
      return members.map((member, j) => {
        const next = members[j + 1]?.pos ?? limit;
        return this.item(member, Math.max(next, extent(member)));
      });
    });
  }

  private item(node: unbash.PipelineNode, until: number): ast.ListItem {
    const found = operatorAfter(this.text.value, extent(node), until);
    return {
      command: this.command(node),
      operator: found.operator,
      operatorSpan: found.operator ? this.spanAt(found.start, found.end) : undefined,
    };
  }

  private list(list: unbash.CompoundList, until: number): ast.List {
    const end = Math.max(list.pos, extent(list));
    return {
      kind: 'list',
      span: this.spanAt(list.pos, end),
      items: this.deeper().items(list.commands, Math.max(end, until)),
    };
  }

  private deeper(text = this.text): Converter {
    return new Converter(text, this.errors, this.depth + 1);
  }

  private command(node: unbash.PipelineNode | unbash.AndOr, redirects: ast.Redirect[] = []): ast.Command {
    const span = this.nodeSpan(node);
    const end = Math.max(node.pos, extent(node));
    const base = { span, redirects };
    switch (node.type) {
      case 'Command':
        return this.simple(node);
      case 'AndOr':
        return {
          kind: 'group',
          subshell: false,
          ...base,
          body: { kind: 'list', span, items: node.commands.map((c) => this.item(c, end)) },
        };
      case 'Pipeline':
        return this.pipeline(node, span);
      case 'Redirected':
        return { ...this.command(node.command, this.redirects(node.redirects)), span };
      case 'Subshell':
      case 'BraceGroup':
        return {
          kind: 'group',
          subshell: node.type === 'Subshell',
          ...base,
          body: this.list(node.body, end),
        };
      case 'If':
        return {
          kind: 'if',
          ...base,
          branches: [node, ...node.elif].map((branch) => ({
            condition: this.list(branch.clause, branch.then.pos),
            body: this.list(branch.then, end),
          })),
          otherwise: node.else && this.list(node.else, end),
        };
      case 'For':
      case 'Select':
        return {
          kind: 'loop',
          type: node.type === 'For' ? 'for' : 'select',
          ...base,
          variable: node.name.value,
          words: (node.wordlist ?? []).map((w) => this.word(w)),
          condition: undefined,
          body: this.list(node.body, end),
        };
      case 'While':
        return {
          kind: 'loop',
          type: node.kind,
          ...base,
          variable: undefined,
          words: [],
          condition: this.list(node.clause, node.body.pos),
          body: this.list(node.body, end),
        };
      case 'ArithmeticFor':
        return {
          kind: 'loop',
          type: 'arithmetic-for',
          ...base,
          variable: undefined,
          words: [node.initialize, node.test, node.update].flatMap((e) => this.arithmeticWords(e)),
          condition: undefined,
          body: this.list(node.body, end),
        };
      case 'Case':
        return {
          kind: 'case',
          ...base,
          subject: this.word(node.word),
          clauses: node.items.map((item) => ({
            patterns: item.pattern.map((w) => this.word(w)),
            body: this.list(item.body, extent(item)),
          })),
        };
      case 'Function':
        return {
          kind: 'function',
          ...base,
          name: node.name.value,
          body: this.deeper().bodyCommand(node.body),
        };
      case 'Coproc':
        return this.deeper().bodyCommand(node.body);
      case 'TestCommand':
        return { kind: 'test', ...base, words: this.testWords(node.expression) };
      case 'ArithmeticCommand':
        return { kind: 'test', ...base, words: this.arithmeticWords(node.expression) };
    }
  }

  /** The body of a function or coprocess; broken text may leave a bare list. */
  private bodyCommand(
    node: unbash.Command | unbash.CompoundCommand | unbash.Redirected | unbash.CompoundList,
  ): ast.Command {
    if (node.type !== 'CompoundList') return this.depth > MAX_DEPTH ? this.nothing(node) : this.command(node);
    const list = this.list(node, extent(node));
    return { kind: 'group', subshell: false, span: list.span, redirects: [], body: list };
  }

  private nothing(node: Positioned): ast.Simple {
    return { kind: 'simple', span: this.span(node), assignments: [], words: [], redirects: [] };
  }

  private pipeline(node: unbash.Pipeline, span: Span): ast.Command {
    const commands = node.commands.map((c) => this.command(c));
    const [only] = commands;
    if (only && commands.length === 1 && node.prefixes.length === 0) return only;
    const negations = node.prefixes.filter((p) => p.type === 'Negation').length;
    return { kind: 'pipeline', span, negated: negations % 2 === 1, commands };
  }

  private simple(node: unbash.Command): ast.Simple {
    const assignments: ast.Assignment[] = [];
    for (const p of node.prefix) if (p.type === 'Assignment') assignments.push(this.assignment(p));
    const words: ast.ShellWord[] = [];
    if (node.name) words.push(this.word(node.name));
    for (const arg of node.args)
      words.push(arg.type === 'Assignment' ? this.assignmentWord(arg) : this.word(arg));
    return {
      kind: 'simple',
      span: this.nodeSpan(node),
      assignments,
      words,
      redirects: this.redirects(node.redirects),
    };
  }

  private assignment(node: unbash.Assignment): ast.Assignment {
    const { value } = node;
    return {
      span: this.span(node),
      name: node.name,
      append: node.append === true,
      value: value.type === 'Word' && value.end > value.pos ? this.word(value) : undefined,
      array: value.type === 'ArrayValue' ? value.elements.map((w) => this.word(w)) : undefined,
    };
  }

  /** `export A=b`: what looks like an assignment is an argument of the command. */
  private assignmentWord(node: unbash.Assignment): ast.ShellWord {
    const { value } = node;
    const inner =
      value.type === 'Word' ? this.wordParts(value) : value.elements.flatMap((w) => this.wordParts(w));
    const head: Positioned = { pos: node.pos, end: value.pos };
    const parts: ast.WordPart[] = [
      { kind: 'text', value: this.slice(head), quoted: false, span: this.span(head) },
      ...inner,
    ];
    const word = this.makeWord(node, parts);
    return value.type === 'Word' ? word : { ...word, literal: undefined };
  }

  private redirects(nodes: readonly unbash.Redirection[]): ast.Redirect[] {
    return nodes.map((node) => {
      const descriptor = node.descriptor;
      const fd =
        descriptor && (descriptor.type === 'FileDescriptor' ? `${descriptor.value}` : `{${descriptor.name}}`);
      const common = { span: this.span(node), operator: node.operator, fd };
      if (node.type === 'HereDoc')
        return { ...common, target: this.delimiter(node), heredoc: this.heredoc(node) };
      return { ...common, target: node.target && this.word(node.target), heredoc: undefined };
    });
  }

  private delimiter(node: unbash.HereDoc): ast.ShellWord | undefined {
    const { delimiter } = node;
    if (!delimiter) return undefined;
    const { value, quoted } = delimiter;
    return this.makeWord(delimiter, [{ kind: 'text', value, quoted, span: this.span(delimiter) }]);
  }

  private heredoc(node: unbash.HereDoc): NonNullable<ast.Redirect['heredoc']> {
    const { body } = node;
    const raw = this.textAt(body.pos, Math.max(body.pos, body.end));
    const expand = node.delimiter?.quoted !== true;
    return {
      content: node.operator === '<<-' ? withoutLeadingTabs(raw) : raw,
      expand,
      body: expand ? this.makeWord(body, this.parts(body.parts, body, true)) : undefined,
    };
  }

  private slice(node: Positioned): string {
    return this.text.value.slice(node.pos, Math.max(node.pos, node.end));
  }

  private word(node: unbash.Word): ast.ShellWord {
    return this.makeWord(node, this.wordParts(node));
  }

  private makeWord(node: Positioned, parts: ast.WordPart[]): ast.ShellWord {
    const text = this.textAt(node.pos, Math.max(node.pos, node.end));
    const literal = parts.every((p) => p.kind === 'text') ? parts.map((p) => p.value).join('') : undefined;
    return { span: this.span(node), raw: text.value, text, parts, literal };
  }

  private wordParts(node: unbash.Word): ast.WordPart[] {
    if (this.depth > MAX_DEPTH) return [];
    if (node.parts) return this.parts(node.parts, undefined, false);
    if (node.end <= node.pos) return [];
    return [{ kind: 'text', value: node.value, quoted: false, span: this.span(node) }];
  }

  /** Parts in order; text of `whole` that no part covers becomes text too. */
  private parts(
    nodes: readonly unbash.WordPart[] | undefined,
    whole: Positioned | undefined,
    quoted: boolean,
  ): ast.WordPart[] {
    const result: ast.WordPart[] = [];
    let at = whole?.pos ?? 0;
    const gap = (end: number) => {
      if (whole && end > at) {
        const node = { pos: at, end };
        result.push({ kind: 'text', value: this.slice(node), quoted, span: this.span(node) });
      }
    };
    for (const node of nodes ?? []) {
      gap(node.pos);
      result.push(...this.part(node, quoted));
      at = node.end;
    }
    gap(whole?.end ?? 0);
    return result;
  }

  private part(node: unbash.WordPart, quoted: boolean): ast.WordPart[] {
    const span = this.span(node);
    switch (node.type) {
      case 'Literal':
        return [{ kind: 'text', value: node.value, quoted, span }];
      case 'SingleQuoted':
      case 'AnsiCQuoted':
        return [{ kind: 'text', value: node.value, quoted: true, span }];
      case 'DoubleQuoted':
      case 'LocaleString':
        return node.parts.length
          ? this.parts(node.parts, undefined, true)
          : [{ kind: 'text', value: '', quoted: true, span }];
      case 'SimpleExpansion':
        return [this.parameter(node.text.slice(1), undefined, undefined, undefined, quoted, span)];
      case 'ParameterExpansion':
        return [this.expansion(node, quoted, span)];
      case 'CommandExpansion':
        return [{ kind: 'command', body: this.substitution(node, node.script), quoted, span }];
      case 'ProcessSubstitution':
        return [
          { kind: 'process', direction: node.operator, body: this.substitution(node, node.script), span },
        ];
      case 'ArithmeticExpansion':
        return [
          {
            kind: 'arithmetic',
            value: node.text.replace(/^\$(\(\(|\[)|(\)\)|\])$/g, ''),
            parts: this.arithmetic(node.expression),
            span,
          },
        ];
      case 'Glob':
      case 'ExtendedGlob':
      case 'BraceExpansion':
        return this.parts(node.parts, node, quoted);
    }
  }

  private parameter(
    name: string,
    operator: string | undefined,
    operand: ast.ShellWord | undefined,
    replacement: ast.ShellWord | undefined,
    quoted: boolean,
    span: Span,
  ): ast.WordPart {
    return { kind: 'parameter', name, operator, operand, replacement, quoted, span };
  }

  private expansion(node: unbash.ParameterExpansionPart, quoted: boolean, span: Span): ast.WordPart {
    const { operation: op, parameter: name, prefix } = node;
    const word = (w: unbash.Word | undefined) => w && this.deeper().word(w);
    const make = (operator?: string, operand?: ast.ShellWord, replacement?: ast.ShellWord) =>
      this.parameter(name, operator, operand, replacement, quoted, span);
    if (!op) return make(prefix === '#' ? 'length' : prefix);
    switch (op.type) {
      case 'Replace':
        return make(op.operator, word(op.pattern), word(op.replacement));
      case 'Slice':
        return make(op.operator, word(op.offset), word(op.length));
      case 'Names':
      case 'Unknown':
        return make(op.operator || prefix || '?');
      default:
        return make(op.operator, word(op.operand));
    }
  }

  /** The list inside `$(…)`, backticks or `<(…)`. */
  private substitution(node: Positioned, script: unbash.ParsedScript | undefined): ast.List {
    const span = this.span(node);
    if (!script || this.depth > MAX_DEPTH) return { kind: 'list', span, items: [] };
    if (script.source !== undefined) {
      const inner = this.textAt(node.pos + 1, Math.max(node.pos + 1, node.end - 1));
      const decoded = unescapeBackticks(inner, script.source);
      return { kind: 'list', span, items: this.deeper(decoded).script(script, script.source.length) };
    }
    return { kind: 'list', span, items: this.deeper().script(script, script.end) };
  }

  private arithmetic(node: unbash.ArithmeticExpression | undefined): ast.WordPart[] {
    switch (node?.type) {
      case undefined:
        return [];
      case 'ArithmeticBinary':
        return [...this.arithmetic(node.left), ...this.arithmetic(node.right)];
      case 'ArithmeticUnary':
        return this.arithmetic(node.operand);
      case 'ArithmeticTernary':
        return [node.test, node.consequent, node.alternate].flatMap((n) => this.arithmetic(n));
      case 'ArithmeticGroup':
        return this.arithmetic(node.expression);
      case 'ArithmeticWord':
        return node.parts ? this.deeper().parts(node.parts, undefined, false) : [];
      case 'ArithmeticCommandExpansion':
        return [
          {
            kind: 'command',
            body: this.substitution(node, node.script),
            quoted: false,
            span: this.span(node),
          },
        ];
    }
  }

  private arithmeticWords(node: unbash.ArithmeticExpression | undefined): ast.ShellWord[] {
    if (!node) return [];
    const text = this.textAt(node.pos, node.end);
    const part: ast.WordPart = {
      kind: 'arithmetic',
      value: text.value,
      parts: this.arithmetic(node),
      span: this.span(node),
    };
    return [{ span: part.span, raw: text.value, text, parts: [part], literal: undefined }];
  }

  private testWords(node: unbash.TestExpression): ast.ShellWord[] {
    switch (node.type) {
      case 'TestUnary':
        return [this.word(node.operand)];
      case 'TestBinary':
        return [this.word(node.left), this.word(node.right)];
      case 'TestLogical':
        return node.operands.flatMap((n) => this.testWords(n));
      case 'TestNot':
        return this.testWords(node.operand);
      case 'TestGroup':
        return this.testWords(node.expression);
    }
  }
}

/** `<<-`: the tabs that begin each line are not part of the body. */
function withoutLeadingTabs(text: MappedText): MappedText {
  return withoutMatches(text, /(?<=^|\n)\t+/g);
}
