import type { VariableUse } from './ast';
import { readGlob, withoutPrefix, withoutSuffix, withReplacement } from './glob';
import type { MappedText } from './mapped-text';
import type { Span } from './span';

/** What is known of a variable's value at one place. */
export interface Binding {
  /** Undefined: declared, but its value is not known before the build. */
  readonly value: string | undefined;
  /** The pair of the ARG or ENV; undefined when predefined. */
  readonly definition: Span | undefined;
  /** `global`: an ARG before the first FROM. `platform`: predefined by the builder. */
  readonly kind: 'arg' | 'env' | 'global' | 'platform';
}

/** The variables that are visible at one place. */
export interface Scope {
  /** Undefined: not declared in this file. */
  lookup(name: string): Binding | undefined;
}

export interface ExpandOptions {
  /** The file's escape character; `\` when not given. */
  readonly escape?: '\\' | '`';
  /** False: quotes are plain characters, as in heredoc bodies. */
  readonly quotes?: boolean;
}

export interface Expansion {
  /** Quotes removed; undefined when a variable without a known value decides it, or BuildKit would refuse the text. */
  readonly value: string | undefined;
  /** In order, also those inside operands. */
  readonly variables: readonly VariableUse[];
  /** Names of the variables whose value would be needed and is not known. */
  readonly missing: readonly string[];
  /** Why BuildKit would refuse the text. */
  readonly problem: string | undefined;
}

/**
 * Expands variables and removes quotes with the semantics of BuildKit's lexer:
 * `$x ${x} ${x:-w} ${x-w} ${x:+w} ${x+w} ${x:?w} ${x?w} ${x#p} ${x##p} ${x%p} ${x%%p} ${x/p/r} ${x//p/r}`,
 * nested. One difference: a variable that this file does not set is unknown, not empty, as the base image or the
 * command line may set it; only `-` and `+` take it as unset. Total.
 */
export function expand(text: MappedText, scope: Scope, options: ExpandOptions = {}): Expansion {
  const lexer = new Lexer(text, scope, options.escape ?? '\\', options.quotes ?? true);
  try {
    const result = lexer.run();
    const missing = [...result.missing];
    return {
      value: missing.length > 0 ? undefined : result.value,
      variables: lexer.variables,
      missing,
      problem: undefined,
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { value: undefined, variables: lexer.variables, missing: [], problem: error.message };
  }
}

class Refused extends Error {}

interface Part {
  readonly value: string;
  readonly missing: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();
const maxLength = 32_768;
const maxNesting = 50;

/** Collects parts of a text. */
class Builder {
  private value = '';
  private missing = new Set<string>();

  text(value: string): void {
    this.value += value;
    // Values that grow in a chain of ARGs would double with each.
    if (this.value.length > maxLength) throw new Refused('the value is too long');
  }

  part(part: Part): void {
    this.text(part.value);
    for (const name of part.missing) this.missing.add(name);
  }

  done(): Part {
    return { value: this.value, missing: this.missing };
  }
}

class Lexer {
  readonly variables: VariableUse[] = [];
  private readonly source: string;
  private position = 0;
  private depth = 0;

  constructor(
    private readonly text: MappedText,
    private readonly scope: Scope,
    private readonly escapeChar: string,
    private readonly quotes: boolean,
  ) {
    this.source = text.value;
  }

  run(): Part {
    return this.until(undefined, false);
  }

  private peek(): string | undefined {
    return this.source[this.position];
  }

  private until(stop: string | undefined, rawEscapes: boolean): Part {
    if (++this.depth > maxNesting) throw new Refused('nested too deeply');
    const out = new Builder();
    for (let char = this.peek(); char !== undefined; char = this.peek()) {
      if (char === stop) {
        this.position++;
        this.depth--;
        return out.done();
      }
      if (char === '$') out.part(this.dollar());
      else if (this.quotes && char === "'") out.text(this.singleQuoted());
      else if (this.quotes && char === '"') out.part(this.doubleQuoted(rawEscapes));
      else {
        this.position++;
        if (char === this.escapeChar) {
          if (rawEscapes) out.text(char);
          char = this.peek() ?? '';
          this.position++;
        }
        out.text(char);
      }
    }
    if (stop !== undefined) throw new Refused(`missing '${stop}'`);
    this.depth--;
    return out.done();
  }

  private singleQuoted(): string {
    const end = this.source.indexOf("'", this.position + 1);
    if (end < 0) throw new Refused("missing '");
    const value = this.source.slice(this.position + 1, end);
    this.position = end + 1;
    return value;
  }

  private doubleQuoted(rawEscapes: boolean): Part {
    const out = new Builder();
    this.position++;
    for (let char = this.peek(); char !== undefined; char = this.peek()) {
      if (char === '"') {
        this.position++;
        return out.done();
      }
      if (char === '$') {
        out.part(this.dollar());
        continue;
      }
      this.position++;
      if (char === this.escapeChar) {
        if (rawEscapes) out.text(char);
        const next = this.peek();
        if (next === '"' || next === '$' || next === this.escapeChar) {
          this.position++;
          char = next;
        } else if (next === undefined) break;
      }
      out.text(char);
    }
    throw new Refused('missing "');
  }

  private dollar(): Part {
    const start = this.position++;
    if (this.peek() !== '{') {
      const name = this.name();
      if (name === '') return { value: '$', missing: nothing };
      return this.valueOf(name, this.use(name, start));
    }
    this.position++;
    const next = this.peek();
    if (next === undefined || next === '{' || next === '}' || next === ':')
      throw new Refused('bad substitution');
    const name = this.name();
    // The use is noted before those in its operand, and its end is known after them.
    const slot = this.variables.length;
    const part = this.braces(name);
    if (!isSpecial(name)) this.variables.splice(slot, 0, this.variableUse(name, start));
    return part;
  }

  /** After the name in `${name`. */
  private braces(name: string): Part {
    const binding = this.scope.lookup(name);
    let operator = this.next();
    if (operator === '}') return this.valueOf(name, binding);
    if (operator === '/') return this.replace(name, binding);
    const emptyIsUnset = operator === ':';
    if (emptyIsUnset) operator = this.next();
    if (!operator || !'-+?#%'.includes(operator)) throw new Refused('unsupported modifier');
    const isPattern = operator === '#' || operator === '%';
    const operand = this.until('}', isPattern);
    const set = binding?.value !== undefined && !(emptyIsUnset && binding.value === '');
    switch (operator) {
      case '-':
        return set ? this.valueOf(name, binding) : operand;
      case '+':
        return set ? operand : { value: '', missing: nothing };
      case '?':
        if (!set && binding?.value !== undefined) throw new Refused(`${name} must not be empty`);
        return this.valueOf(name, binding);
      default:
        return this.trim(operator, operand, this.valueOf(name, binding));
    }
  }

  private trim(operator: string, operand: Part, value: Part): Part {
    const longest = operand.value.startsWith(operator);
    const glob = readGlob(longest ? operand.value.slice(1) : operand.value);
    if (!glob) throw new Refused('bad pattern');
    checkCost(value.value.length * glob.tokens.length);
    const missing = union(value.missing, operand.missing);
    const trimmed = operator === '#' ? withoutPrefix : withoutSuffix;
    return { value: missing.size > 0 ? '' : trimmed(value.value, glob, longest), missing };
  }

  private replace(name: string, binding: Binding | undefined): Part {
    const all = this.peek() === '/';
    if (all) this.position++;
    const pattern = this.until('/', true);
    const replacement = this.until('}', true);
    const glob = readGlob(pattern.value);
    if (!glob) throw new Refused('bad pattern');
    const value = this.valueOf(name, binding);
    const missing = union(value.missing, union(pattern.missing, replacement.missing));
    if (missing.size > 0) return { value: '', missing };
    checkCost(value.value.length ** 2 * glob.tokens.length);
    return { value: withReplacement(value.value, glob, replacement.value, all), missing };
  }

  private next(): string | undefined {
    return this.source[this.position++];
  }

  /** A name of letters, digits and `_`; digits only; or one special parameter. */
  private name(): string {
    const match = /(?:\p{Nd}+|[@*#?$!-]|[\p{L}\p{Nd}_]+)/uy;
    match.lastIndex = this.position;
    const name = match.exec(this.source)?.[0] ?? '';
    this.position += name.length;
    return name;
  }

  private use(name: string, start: number): Binding | undefined {
    if (!isSpecial(name)) this.variables.push(this.variableUse(name, start));
    return this.scope.lookup(name);
  }

  private variableUse(name: string, start: number): VariableUse {
    return {
      name,
      span: this.text.spanOf(start, this.position),
      definition: this.scope.lookup(name)?.definition,
    };
  }

  private valueOf(name: string, binding: Binding | undefined): Part {
    if (binding?.value !== undefined) return { value: binding.value, missing: nothing };
    // Nothing can set `$1` or `$@` in a Dockerfile.
    return isSpecial(name) ? { value: '', missing: nothing } : { value: '', missing: new Set([name]) };
  }
}

/** Steps that a pattern may take; real ones take a few hundred. */
const maxCost = 5_000_000;

function checkCost(steps: number): void {
  if (steps > maxCost) throw new Refused('the pattern costs too much');
}

function isSpecial(name: string): boolean {
  return /^(?:\p{Nd}+|[@*#?$!-])$/u.test(name);
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a, ...b]);
}
