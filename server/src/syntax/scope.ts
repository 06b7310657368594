import type { Dockerfile, Instruction } from './ast';
import { type Binding, expand, type Scope } from './expansion';

/** ARGs that BuildKit sets, with the values of a plain build for linux/amd64; a stage must declare them to see them. */
const platformArguments: ReadonlyMap<string, string> = new Map([
  ['TARGETPLATFORM', 'linux/amd64'],
  ['TARGETOS', 'linux'],
  ['TARGETARCH', 'amd64'],
  ['TARGETVARIANT', ''],
  ['BUILDPLATFORM', 'linux/amd64'],
  ['BUILDOS', 'linux'],
  ['BUILDARCH', 'amd64'],
  ['BUILDVARIANT', ''],
  ['TARGETSTAGE', 'default'],
]);

type Bindings = ReadonlyMap<string, Binding>;

/** The definitions of one instruction on top of those before it. */
interface Layer {
  readonly own: Bindings;
  readonly below: Layer | undefined;
  /** How many instructions it stands for. */
  readonly size: number;
}

/** ENV and ARG apart, as ENV wins wherever it stands. */
class Environment implements Scope {
  constructor(
    private readonly env: Layer | undefined,
    private readonly args: Layer | undefined,
  ) {}

  lookup(name: string): Binding | undefined {
    return find(this.env, name) ?? find(this.args, name);
  }

  /** The same for a stage that is built on this one. */
  inherited(): Environment {
    return new Environment(sealed(this.env), sealed(this.args));
  }

  withEnv(own: Bindings): Environment {
    return new Environment(put(this.env, own), this.args);
  }

  withArgs(own: Bindings): Environment {
    return new Environment(this.env, put(this.args, own));
  }
}

/** Layers of equal size are merged, so that a look-up passes few of them; those of a parent stage stay as they are. */
function put(top: Layer | undefined, own: Bindings): Layer {
  let layer: Layer = { own, below: top, size: 1 };
  for (let { below } = layer; below && below.size <= layer.size; { below } = layer) {
    layer = { own: new Map([...below.own, ...layer.own]), below: below.below, size: below.size + layer.size };
  }
  return layer;
}

function sealed(layer: Layer | undefined): Layer | undefined {
  return layer && { ...layer, size: Number.POSITIVE_INFINITY };
}

function find(layer: Layer | undefined, name: string): Binding | undefined {
  for (let l = layer; l; l = l.below) {
    const found = l.own.get(name);
    if (found) return found;
  }
  return undefined;
}

const empty = new Environment(undefined, undefined);

interface Scopes {
  /** The scope that each instruction of the file sees, by `Instruction.index`. */
  readonly before: readonly Environment[];
  readonly global: Environment;
}

const cache = new WeakMap<Dockerfile, Scopes>();

/**
 * The variables that an instruction sees: for FROM (and what stands before the first) the global ARGs; in a stage the
 * ARGs and ENVs above it and those of the stage that it is built on. A trigger sees what its ONBUILD sees.
 */
export function scopeAt(dockerfile: Dockerfile, instruction: Instruction): Scope {
  let scopes = cache.get(dockerfile);
  if (!scopes) {
    scopes = computeScopes(dockerfile);
    cache.set(dockerfile, scopes);
  }
  return scopes.before[instruction.index] ?? scopes.global;
}

/** The global ARGs: what FROM lines see. Reads only instructions before the first FROM. */
export function globalScope(instructions: readonly Instruction[], escapeChar: '\\' | '`'): Scope {
  return globalEnvironments(instructions, escapeChar).last;
}

function globalEnvironments(
  instructions: readonly Instruction[],
  escapeChar: '\\' | '`',
): { before: Environment[]; last: Environment } {
  const predefined = [...platformArguments].map(([name, value]): [string, Binding] => [
    name,
    { value, definition: undefined, kind: 'platform' },
  ]);
  const before: Environment[] = [];
  let last = empty.withArgs(new Map(predefined));
  for (const instruction of instructions) {
    if (instruction.keyword === 'FROM') break;
    before.push(last);
    if (instruction.keyword === 'ARG') last = declare(last, instruction, escapeChar, 'global', undefined);
  }
  return { before, last };
}

function computeScopes(dockerfile: Dockerfile): Scopes {
  const { escape: escapeChar, instructions, stages } = dockerfile;
  const { before, last: global } = globalEnvironments(instructions, escapeChar);
  const ends: Environment[] = [];
  for (const stage of stages) {
    before[stage.from.index] = global;
    let current = stage.base.kind === 'stage' ? (ends[stage.base.stage] ?? empty).inherited() : empty;
    for (const instruction of stage.instructions) {
      before[instruction.index] = current;
      if (instruction.keyword === 'ARG') current = declare(current, instruction, escapeChar, 'arg', global);
      else if (instruction.keyword === 'ENV') current = setVariables(current, instruction, escapeChar);
    }
    ends.push(current);
  }
  return { before, global };
}

/** ARG: later ones of the same instruction see the earlier ones. */
function declare(
  environment: Environment,
  instruction: Instruction,
  escapeChar: '\\' | '`',
  kind: 'arg' | 'global',
  global: Scope | undefined,
): Environment {
  let current = environment;
  for (const pair of instruction.pairs) {
    const name = expand(pair.key.text, current, { escape: escapeChar }).value;
    if (name === undefined) continue;
    const binding: Binding = pair.value
      ? { value: expand(pair.value.text, current, { escape: escapeChar }).value, definition: pair.span, kind }
      : (global?.lookup(name) ?? current.lookup(name) ?? { value: undefined, definition: pair.span, kind });
    current = current.withArgs(new Map([[name, binding]]));
  }
  return current;
}

/** ENV: every value sees the variables as they were before the instruction. */
function setVariables(
  environment: Environment,
  instruction: Instruction,
  escapeChar: '\\' | '`',
): Environment {
  const own = new Map<string, Binding>();
  for (const pair of instruction.pairs) {
    const name = expand(pair.key.text, environment, { escape: escapeChar }).value;
    if (name === undefined || !pair.value) continue;
    own.set(name, {
      value: expand(pair.value.text, environment, { escape: escapeChar }).value,
      definition: pair.span,
      kind: 'env',
    });
  }
  return environment.withEnv(own);
}
