import type { Verdict } from './cosign';
import type { ProgramEnd } from './run-program';
import { isNetworkTrouble, reasonIn } from './words';

/** Arguments of `notation verify`. Who may sign stands in notation's own trust policy, so no signer is named. */
export function notationArguments(image: string, insecure: boolean): string[] {
  return ['verify', ...(insecure ? ['--insecure-registry'] : []), image];
}

/**
 * Reads how `notation verify` (1.x) ended.
 * @throws Error, in words for the user, when it could not check
 */
export function readNotation({ code, stderr }: ProgramEnd, image: string): Verdict {
  if (code === 0)
    return {
      state: 'valid',
      detail: 'Signed by somebody whom the trust policy of notation on this machine names.',
    };
  if (/no signature is associated/i.test(stderr))
    return { state: 'none', detail: 'notation found no signature of this image.' };
  if (/signature verification failed for all the signatures/i.test(stderr) && !isNetworkTrouble(stderr))
    return {
      state: 'invalid',
      detail: 'It is signed, but by nobody whom the trust policy of notation on this machine names.',
    };
  throw new Error(`notation could not check the signature of ${image}: ${reasonIn(stderr)}`);
}
