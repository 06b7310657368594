import { groupsOf, isPackage, listOf, nowhere, type PackageIndex } from './index';

/** One run of `apt-get install`. */
export interface Run {
  /** Numbers of the packages that are named, in order. */
  readonly named: readonly number[];
  readonly recommends: boolean;
}

/**
 * What is installed after a run of apt-get on top of `present`: the packages that it adds, in the order of apt's decisions.
 * Follows apt: named packages are settled first; then each package's needs are, depth first; of alternatives the first
 * that can be had counts, unless one is there already; recommends only of what is new. A package that cannot be installed
 * is left out with what it alone would have brought. Deterministic; linear in the packages it looks at.
 */
export function resolve(
  index: PackageIndex,
  present: ReadonlySet<number>,
  { named, recommends }: Run,
): number[] {
  const added = new Set<number>();
  const protectedOnes = new Set<number>();
  for (const n of named) {
    if (!isPackage(index, n) || present.has(n)) continue;
    added.add(n);
    protectedOnes.add(n);
  }
  const state: State = {
    index,
    present,
    added,
    recommends,
    followed: new Set(),
    blocked: new Map(),
    depth: 0,
  };
  for (const n of protectedOnes) block(state, n);
  for (const n of protectedOnes) follow(state, n);
  return [...added];
}

interface State {
  readonly index: PackageIndex;
  readonly present: ReadonlySet<number>;
  readonly added: Set<number>;
  readonly recommends: boolean;
  /** Those whose needs were looked at. */
  readonly followed: Set<number>;
  /** How many of those that are added do not go together with a package. */
  readonly blocked: Map<number, number>;
  depth: number;
}

/** No real chain of dependencies comes near; keeps hostile data from filling the stack. */
const deepest = 2000;

const has = ({ present, added }: State, n: number) => present.has(n) || added.has(n);

function isSatisfied(state: State, choice: number): boolean {
  if (has(state, choice)) return true;
  for (const provider of listOf(state.index.providers, choice)) if (has(state, provider)) return true;
  return false;
}

/** Settles what a package needs; says whether all of it could be had. */
function follow(state: State, n: number): boolean {
  if (state.followed.has(n)) return true;
  state.followed.add(n);
  const { index } = state;
  let complete = true;
  for (const group of groupsOf(index.depends, n)) {
    if (!settle(state, group)) complete = false;
  }
  if (state.recommends) for (const group of groupsOf(index.recommends, n)) settle(state, group);
  return complete;
}

function settle(state: State, group: readonly number[]): boolean {
  if (group.some((choice) => choice !== nowhere && isSatisfied(state, choice))) return true;
  for (const choice of group) {
    if (choice === nowhere) continue;
    const { index } = state;
    if (isPackage(index, choice) && install(state, choice)) return true;
    for (const provider of listOf(index.providers, choice)) if (install(state, provider)) return true;
  }
  return false;
}

/** Adds a package with all that it needs, or nothing. */
function install(state: State, n: number): boolean {
  if ((state.blocked.get(n) ?? 0) > 0 || state.depth > deepest) return false;
  for (const other of listOf(state.index.conflicts, n)) if (has(state, other)) return false;
  const before = state.added.size;
  state.depth++;
  state.added.add(n);
  block(state, n);
  const complete = follow(state, n);
  state.depth--;
  if (!complete) undo(state, before);
  return complete;
}

function block(state: State, n: number, by = 1): void {
  for (const other of listOf(state.index.conflicts, n))
    state.blocked.set(other, (state.blocked.get(other) ?? 0) + by);
}

/** Takes out what was added since `size` packages were there; a set keeps the order of additions. */
function undo(state: State, size: number): void {
  for (const n of [...state.added].slice(size)) {
    state.added.delete(n);
    state.followed.delete(n);
    block(state, n, -1);
  }
}
