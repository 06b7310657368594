import type { Dockerfile } from '../syntax/ast';

/** What a Dockerfile takes from its build context, by name. */
export interface CopiedNames {
  /** True when the context is copied as a whole: only then it matters what else lies in it. */
  readonly whole: boolean;
  /** Literal operands of COPY and ADD, without patterns, addresses and unknown parts. */
  readonly names: readonly string[];
}

/** Reads COPY and ADD of a Dockerfile, not those that take from stages and images. */
export function copiedFromContext(dockerfile: Dockerfile): CopiedNames {
  const names = new Set<string>();
  let whole = false;
  for (const { keyword, flags, json, words, heredocs } of dockerfile.instructions) {
    if ((keyword !== 'COPY' && keyword !== 'ADD') || heredocs.length > 0) continue;
    if (flags.some(({ name }) => name.toLowerCase() === 'from')) continue;
    const operands = (json ? json.items : words).map(({ text }) => text.value).slice(0, -1);
    for (const operand of operands) {
      if (/^(?:\.?\/*\*?|\.\/\*)$/.test(operand)) whole = true;
      else if (!/[*?[\]$\\]|^\w+:\/\/|^git@/.test(operand)) names.add(operand.replace(/^\/+/, ''));
    }
  }
  return { whole, names: [...names] };
}
