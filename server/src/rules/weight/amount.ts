import type { RuleContext } from '../rule';

/** Bytes in a megabyte, as disks and registries count them. */
const megabyte = 1_000_000;

/** Megabytes from which on weight is reported where the policy names no other number. */
const minimums = { recommended: 25, strict: 1, 'distribution-only': 25 } as const;

/**
 * Whether something that an image carries for nothing is worth a finding.
 * @param bytes undefined where nobody knows: reported under `strict` alone
 */
export function isWorthIt(bytes: number | undefined, { policy }: RuleContext): boolean {
  if (bytes === undefined) return policy.preset === 'strict';
  return bytes > 0 && bytes >= (policy.weight.minimum ?? minimums[policy.preset]) * megabyte;
}

/** Bytes in words: `184 MB`, `2.3 MB`, `1.3 GB`. */
export function megabytes(bytes: number): string {
  const amount = bytes / megabyte;
  if (amount >= 1000) return `${(amount / 1000).toFixed(1)} GB`;
  return `${amount < 9.95 ? amount.toFixed(1).replace(/\.0$/, '') : Math.round(amount)} MB`;
}

/** Packages with what each takes up, the largest first: `gcc-14 (92 MB), perl (30 MB) and 12 more`. */
export function largest(names: readonly string[], sizes: ReadonlyMap<string, number>, count = 3): string {
  const ordered = [...names].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || (a < b ? -1 : 1));
  const shown = ordered.slice(0, count).map((name) => `${name} (${megabytes(sizes.get(name) ?? 0)})`);
  const more = ordered.length - shown.length;
  const last = more > 0 ? `${more} more` : shown.pop();
  return shown.length === 0 ? `${last}` : `${shown.join(', ')} and ${last}`;
}

/** Names in a sentence: `gcc, g++ and libpq-dev`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
