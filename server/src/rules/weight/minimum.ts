import type { Policy } from '../../policy/policy';

/** Megabytes that a finding about weight must be worth where the user set nothing, by preset. */
const defaults = { recommended: 25, 'distribution-only': 25, strict: 5 } as const;

/** Bytes that a finding about weight must be worth under a policy. */
export function minimumBytes({ preset, weight }: Pick<Policy, 'preset' | 'weight'>): number {
  return (weight.minimum ?? defaults[preset]) * 1_000_000;
}
