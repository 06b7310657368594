import type { Allowance } from '../../findings';
import { deadTool } from '../../knowledge/dead-sources';
import { matchesSource } from '../../policy/patterns';
import type { KeyImport, StageModel } from '../../provenance/model';
import type { RuleContext } from '../rule';
import { sourceAllowances } from './source-to-trust';

/** Where a key comes from, for people: the host of its URL or the key server. */
export function hostOfKey(key: KeyImport): string | undefined {
  const url = key.fetches[0]?.url.text ?? key.keyserver;
  const host = url && /^(?:[a-z+]+:\/\/)?(?:[^/@]*@)?([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase();
  return host && !/[$({]/.test(host) ? host : undefined;
}

/** True for a key whose download the user trusts by its place. A key server hands out everybody's keys. */
export function isAccepted(key: KeyImport, context: RuleContext): boolean {
  return (
    key.fetches.length > 0 &&
    key.fetches.every((f) =>
      context.policy.trust.sources.some((pattern) => matchesSource(pattern, f.url.text)),
    )
  );
}

export function allowancesFor(key: KeyImport): Allowance[] {
  const [fetch] = key.fetches;
  return fetch ? sourceAllowances(fetch.url.text) : [];
}

/** Keys in the order of the file, the same one (by its place, or by its URL or id within a stage) once. */
export function distinctKeys(keys: readonly KeyImport[], seen: Set<string>): KeyImport[] {
  return keys.filter((key) => {
    const name = key.fetches[0]?.url.text ?? key.id?.toUpperCase();
    const names = [
      `at ${key.span.start}`,
      ...(name === undefined ? [] : [`${key.stage} ${key.instruction.span.start} ${name}`]),
    ];
    const known = names.some((n) => seen.has(n));
    for (const n of names) seen.add(n);
    return !known;
  });
}

/** True when the key came by `apt-key` and the base's release has none: the build stops there. */
export function lacksAptKey(key: KeyImport, { distribution }: StageModel): boolean {
  return key.command?.name === 'apt-key' && deadTool('apt-key', distribution) !== undefined;
}
