import type { Account, Contents } from '../../src/origins/account';
import { type OriginsInput, originsOf } from '../../src/origins/origins';
import { defaultPolicy } from '../../src/policy/policy';

export function account(text: string, more: Partial<OriginsInput> = {}): Account {
  return originsOf({ text, policy: defaultPolicy, ...more });
}

/** The final image's account. */
export function image(
  text: string,
  more: Partial<OriginsInput> = {},
): Contents & { readonly filesFrom: readonly string[] } {
  const found = account(text, more).image;
  if (!found) throw new Error('no image');
  return found;
}

/** The account of one RUN's commands on Debian. */
export function after(command: string): Contents {
  return image(`FROM debian:bookworm\nRUN ${command}\n`);
}
