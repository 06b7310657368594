import type { Instruction } from '../../syntax/ast';
import { parseScript } from '../../syntax/shell';
import type {
  Assignment,
  Command,
  FunctionDefinition,
  List,
  Redirect,
  Script,
  ShellWord,
  Simple,
  WordPart,
} from '../../syntax/shell/ast';
import type { Span } from '../../syntax/span';
import { invoke } from '../commands';
import { compareCase, compareDigests } from '../commands/checks';
import { resolvePath, textOfFile } from '../files';
import type { Machine } from '../machine';
import type { RunCommand } from '../model';
import { Value } from '../value';
import { writeFile } from '../writes';
import { applyOperator } from './parameters';
import { joinOutputs, joinWords, spread, textPart } from './words';

/** Nesting of functions, `sh -c` and substitutions that is followed. */
const depthLimit = 12;
/** Rounds of a `for` loop over a written list that are followed: long lists of packages are looped over. */
const roundLimit = 100;
/** The same for a loop inside another, whose rounds multiply. */
const innerRoundLimit = 12;

/** Longest text that a variable is followed with. */
const variableLimit = 1 << 14;

/** A command about to be run: what it is called with and where it stands. */
export interface Invocation {
  readonly runner: Runner;
  readonly machine: Machine;
  readonly name: string;
  /** Program and arguments. */
  readonly argv: readonly Value[];
  readonly stdin: Value;
  readonly span: Span;
  readonly record: RunCommand;
}

/** Variables from the Dockerfile that a shell sees. */
export type Environment = (name: string) => Value | undefined;

/** Follows shell scripts of one instruction, without running anything. */
export class Runner {
  private variables = new Map<string, Value>();
  /** Functions live as long as the shell does: one RUN. */
  private readonly functions = new Map<string, FunctionDefinition>();
  private depth = 0;
  private loops = 0;

  constructor(
    readonly machine: Machine,
    readonly instruction: Instruction,
    readonly source: string,
    private readonly environment: Environment,
  ) {}

  /** Runs a whole script; returns what it prints, as far as known. */
  run(script: Script, stdin: Value = Value.empty): Value {
    return this.nested(() => this.list(script.body, stdin));
  }

  /** Runs text that is itself a script (`sh -c`, `eval`, a here-document given to a shell). */
  runText(text: Value, stdin: Value = Value.empty): Value {
    // To parse costs by length, and the same text may be run again and again.
    if (!this.machine.budget.spend(text.length >> 6)) return Value.empty;
    const mapped = text.toScriptText();
    if (mapped.value.trim() === '') return Value.empty;
    return this.run(parseScript(mapped, 'sh'), stdin);
  }

  get(name: string): Value | undefined {
    if (name === 'PWD') return Value.text(this.machine.directory);
    return this.variables.get(name) ?? this.environment(name);
  }

  set(name: string, value: Value): void {
    const short =
      value.length <= variableLimit
        ? value
        : Value.unknown(`\${${name}}`, undefined).withFetches(value.fetches);
    this.variables.set(name, short);
  }

  unset(name: string): void {
    this.variables.delete(name);
  }

  private nested(work: () => Value): Value {
    if (this.depth >= depthLimit) return Value.unknown('$(…)', undefined);
    this.depth++;
    try {
      return work();
    } finally {
      this.depth--;
    }
  }

  private list(list: List, stdin: Value): Value {
    const out: Value[] = [];
    for (const item of list.items) out.push(this.command(item.command, stdin));
    return joinOutputs(out);
  }

  /** Runs what has its own shell (`( … )`, a member of a pipe): folder and variables are restored. */
  private apart(work: () => Value): Value {
    const { directory } = this.machine;
    const variables = new Map(this.variables);
    const out = work();
    this.machine.directory = directory;
    this.variables = variables;
    return out;
  }

  command(command: Command, stdin: Value): Value {
    if (!this.machine.budget.spend()) return Value.empty;
    switch (command.kind) {
      case 'simple':
        return this.simple(command, stdin);
      case 'pipeline': {
        if (command.commands.length === 1) return this.command(command.commands[0] as Command, stdin);
        let flow = stdin;
        for (const part of command.commands) flow = this.apart(() => this.command(part, flow));
        return flow;
      }
      case 'group':
        return this.redirected(command.redirects, stdin, (input) =>
          command.subshell
            ? this.apart(() => this.list(command.body, input))
            : this.list(command.body, input),
        );
      case 'if':
        return this.redirected(command.redirects, stdin, (input) => {
          const out: Value[] = [];
          for (const branch of command.branches) {
            this.list(branch.condition, input);
            out.push(this.list(branch.body, input));
          }
          if (command.otherwise) out.push(this.list(command.otherwise, input));
          return joinOutputs(out);
        });
      case 'loop':
        return this.redirected(command.redirects, stdin, (input) => {
          if (command.condition) this.list(command.condition, input);
          if (command.variable === undefined || command.type === 'arithmetic-for')
            return this.list(command.body, input);
          const limit = this.loops === 0 ? roundLimit : innerRoundLimit;
          const words = command.words.flatMap((w) => this.split(w)).slice(0, limit);
          if (words.length === 0) words.push(Value.unknown(`\${${command.variable}}`, undefined));
          const out: Value[] = [];
          this.loops++;
          for (const word of words) {
            this.set(command.variable, word);
            out.push(this.list(command.body, input));
          }
          this.loops--;
          return joinOutputs(out);
        });
      case 'case':
        return this.redirected(command.redirects, stdin, (input) => {
          const subject = this.evaluate(command.subject);
          if (subject.digestOf.length > 0) {
            const patterns = command.clauses.flatMap((c) => c.patterns.map((p) => this.evaluate(p)));
            compareCase(this.machine, subject, patterns, command.subject.span);
          }
          return joinOutputs(command.clauses.map((clause) => this.list(clause.body, input)));
        });
      case 'function':
        this.functions.set(command.name, command);
        return Value.empty;
      case 'test': {
        const values = command.words.map((w) => this.evaluate(w));
        compareDigests(this.machine, values, command.span);
        return Value.empty;
      }
    }
  }

  private simple(command: Simple, stdin: Value): Value {
    const argv = command.words.flatMap((w) => this.split(w));
    if (argv.length === 0) {
      for (const a of command.assignments) this.assign(a);
      return this.redirected(command.redirects, stdin, () => Value.empty);
    }
    const before = command.assignments.map((a) => [a.name, this.variables.get(a.name)] as const);
    for (const a of command.assignments) this.assign(a);
    const span = {
      start: (command.words[0] as ShellWord).span.start,
      end: (command.words[command.words.length - 1] as ShellWord).span.end,
    };
    const out = this.redirected(command.redirects, stdin, (input) => this.invoke(argv, input, span));
    for (const [name, value] of before) {
      if (value) this.set(name, value);
      else this.unset(name);
    }
    return out;
  }

  /** Runs a command given by its words. */
  invoke(argv: readonly Value[], stdin: Value, span: Span): Value {
    const first = argv[0];
    if (!first) return Value.empty;
    const name = first.text.slice(first.text.lastIndexOf('/') + 1);
    const body = this.functions.get(first.text);
    if (body) return this.nested(() => this.call(body, argv, stdin));
    const record: RunCommand = {
      name,
      argv,
      span,
      instruction: this.instruction,
      stage: this.machine.stage,
      directory: this.machine.directory,
    };
    return this.nested(() =>
      invoke({ runner: this, machine: this.machine, name, argv, stdin, span, record }),
    );
  }

  private call(definition: FunctionDefinition, argv: readonly Value[], stdin: Value): Value {
    const names = [...Array(10).keys()].map(String).concat('@', '*', '#');
    const before = names.map((n) => this.variables.get(n));
    argv.forEach((value, i) => {
      if (i < 10) this.set(String(i), value);
    });
    this.set('@', joinWords(argv.slice(1)));
    this.set('*', joinWords(argv.slice(1)));
    this.set('#', Value.text(String(argv.length - 1)));
    const out = this.command(definition.body, stdin);
    names.forEach((name, i) => {
      const value = before[i];
      if (value) this.set(name, value);
      else this.unset(name);
    });
    return out;
  }

  /** Notes that a variable is given a value here. */
  note(name: string, value: Value, span: Span): void {
    const { instruction } = this;
    this.machine.variables.push({ name, value, span, how: 'shell', instruction });
  }

  private assign(assignment: Assignment): void {
    let value: Value;
    if (assignment.array) value = joinWords(assignment.array.map((w) => this.evaluate(w)));
    else value = assignment.value ? this.evaluate(assignment.value) : Value.empty;
    if (assignment.append) value = Value.concat([this.get(assignment.name) ?? Value.empty, value]);
    this.set(assignment.name, value);
    this.note(assignment.name, value, assignment.span);
  }

  /** Applies redirections around some work: its input, and where its output goes. */
  private redirected(redirects: readonly Redirect[], stdin: Value, work: (input: Value) => Value): Value {
    let input = stdin;
    const outputs: { path: string; append: boolean; span: Span; name: Value }[] = [];
    for (const r of redirects) {
      if (r.heredoc) {
        input = this.heredoc(r);
      } else if (r.operator === '<<<' && r.target) {
        input = this.evaluate(r.target);
      } else if (r.operator === '<' && r.target) {
        const target = this.evaluate(r.target);
        const path = resolvePath(this.machine.directory, target.text);
        input = target.isProcess ? target : textOfFile(this.machine.files.find(path));
      } else if (
        /^(?:>|>>|>\||&>|&>>)$/.test(r.operator) &&
        r.target &&
        (r.fd === undefined || r.fd === '1')
      ) {
        const name = this.evaluate(r.target);
        outputs.push({
          path: resolvePath(this.machine.directory, name.text),
          append: r.operator.includes('>>'),
          span: r.target.span,
          name,
        });
      }
    }
    const out = work(input);
    for (const target of outputs) {
      if (target.path === '/dev/stdout' || target.path === '/dev/stderr' || target.path === '/dev/null')
        continue;
      writeFile(this.machine, target.path, out, {
        append: target.append,
        span: target.span,
        instruction: this.instruction,
      });
    }
    return outputs.length > 0 ? Value.empty : out;
  }

  private heredoc(redirect: Redirect): Value {
    const { heredoc } = redirect;
    if (!heredoc) return Value.empty;
    if (heredoc.expand && heredoc.body) return this.evaluate(heredoc.body);
    return Value.mapped(heredoc.content);
  }

  /** Words that one word becomes: an unquoted variable that holds blanks is split, `{a,b}` is spread. */
  split(word: ShellWord): Value[] {
    const value = this.evaluate(word);
    // `"$@"` is the arguments again, each a word of its own.
    const [only] = word.parts;
    if (
      word.parts.length === 1 &&
      only?.kind === 'parameter' &&
      only.name === '@' &&
      only.operator === undefined
    )
      return value.text === '' && value.fetches.length === 0 ? [] : value.fields();
    const unquoted = word.parts.filter((p) => p.kind === 'parameter' && !p.quoted && p.operator !== 'length');
    if (unquoted.length > 0) {
      if (value.text === '' && word.parts.length === unquoted.length && value.fetches.length === 0) return [];
      if (/\s/.test(value.text) && word.parts.every((p) => p.kind !== 'text' || !/\s/.test(p.value)))
        return value.fields();
    }
    if (word.literal !== undefined && word.raw === word.literal && /\{[^{}\s]*,[^{}\s]*\}/.test(word.raw))
      return spread(value);
    return [value];
  }

  /** What a word becomes, without splitting. */
  evaluate(word: ShellWord): Value {
    const value = Value.concat(word.parts.map((p) => this.part(p, word)));
    if (value.length > 1024) this.machine.budget.spend(value.length >> 10);
    return value;
  }

  private part(part: WordPart, word: ShellWord): Value {
    switch (part.kind) {
      case 'text':
        return textPart(part, word);
      case 'parameter':
        return this.parameter(part);
      case 'command': {
        const out = this.nested(() => this.apart(() => this.list(part.body, Value.empty))).trim();
        if (out.exact && out.text !== '') return out.usedAt(part.span);
        const name = this.source.slice(part.span.start, part.span.end).replaceAll(/\s+/g, ' ');
        return Value.unknown(name, part.span).withFetches(out.fetches).asDigestOf(out.digestOf);
      }
      case 'process': {
        const out = this.nested(() => this.apart(() => this.list(part.body, Value.empty)));
        return out.asProcess(part.span);
      }
      case 'arithmetic':
        return Value.unknown(part.value, part.span);
    }
  }

  private parameter(part: Extract<WordPart, { kind: 'parameter' }>): Value {
    const value = this.get(part.name);
    if (part.operator === undefined) {
      return value ? value.usedAt(part.span) : Value.unknown(`\${${part.name}}`, part.span);
    }
    const operand = part.operand ? this.evaluate(part.operand) : Value.empty;
    const replacement = part.replacement ? this.evaluate(part.replacement) : Value.empty;
    const known = value?.exact === false && !/^:?[-+=?]$/.test(part.operator) ? undefined : value;
    const out = applyOperator(known, part.operator, operand, replacement);
    if (out) return out.usedAt(part.span);
    const name = this.source.slice(part.span.start, part.span.end);
    return Value.unknown(/^\$\{/.test(name) ? name : `\${${part.name}}`, part.span)
      .withFetches(value?.fetches ?? [])
      .asDigestOf(value?.digestOf ?? []);
  }
}
