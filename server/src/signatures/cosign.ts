import type { SignatureOutcome } from '../image-facts';
import type { ProgramEnd } from './run-program';
import type { Signer } from './signatures';
import { identityInWords, isNetworkTrouble, reasonIn, signerInWords, withoutWarnings } from './words';

/** What a check came to, before it is dated. */
export type Verdict = Pick<SignatureOutcome, 'state' | 'detail'>;

/**
 * Keys that are no file: addresses that only name a key. `pkcs11:` and its like are left out, as they name a library
 * to load.
 */
const keyAddress = /^(?:https|env|k8s|gitlab|github|awskms|gcpkms|azurekms|hashivault):\/\//;

/** Where signatures can lie: behind a tag; behind the image, as OCI 1.1 has it; behind the image in one bundle. */
export const cosignPlaces: readonly (readonly string[])[] = [
  [],
  ['--experimental-oci11=true'],
  ['--new-bundle-format=true'],
];

/**
 * Arguments of `cosign verify`. Flags as of cosign 2.5.
 * @throws Error, in words for the user, when the signer cannot be checked
 */
export function cosignArguments(
  image: string,
  signer: Signer,
  place: readonly string[],
  insecure: boolean,
): string[] {
  // With the value behind `=` no value can be taken for a flag.
  return [
    'verify',
    '--output=json',
    ...whoArguments(signer),
    ...(insecure ? ['--allow-http-registry=true', '--allow-insecure-registry=true'] : []),
    ...place,
    image,
  ];
}

function whoArguments({ images, key, identity, issuer, log }: Signer): string[] {
  if (key !== undefined) {
    if (/^[a-z][a-z0-9+.-]+:/i.test(key) && !keyAddress.test(key))
      throw new Error(
        `The key of the signer for ${images} is an address of a kind that is not used here: name a file, or an address that begins with https://.`,
      );
    return [`--key=${key}`, ...(log === false ? ['--insecure-ignore-tlog=true'] : [])];
  }
  if (identity !== undefined && issuer !== undefined)
    return [`--certificate-identity=${identity}`, `--certificate-oidc-issuer=${issuer}`];
  throw new Error(`The signer for ${images} has neither a key nor an identity with its issuer.`);
}

/**
 * Reads how `cosign verify` ended.
 * Exit codes as of cosign 2: 10 no signature, 12 none that matches, 13 none with a certificate; the words are for
 * older ones, which end with 1.
 * @throws Error, in words for the user, when it could not check
 */
export function readCosign(end: ProgramEnd, image: string, signer: Signer): Verdict {
  const { code, stdout } = end;
  const stderr = withoutWarnings(end.stderr);
  if (code === 0) return { state: 'valid', detail: `Signed by ${signedBy(stdout, signer)}.` };
  const isFound = code === 12 || code === 13 || /no matching signatures|no certificate found/.test(stderr);
  if (code === 10 || (!isFound && /\bno signatures (?:found|associated)/.test(stderr)))
    return { state: 'none', detail: 'cosign found no signature of this image.' };
  // Asking the log can fail in the middle of the check, and cosign then also says that nothing matches.
  if (!isFound || isNetworkTrouble(stderr))
    throw new Error(`cosign could not check the signature of ${image}: ${reasonIn(stderr)}`);
  if (/transparency log|\bt?log entr|\btlog\b|rekor|inclusion proof|\bSET\b/i.test(stderr))
    throw new Error(
      `The signature of ${image} was not found in a transparency log.${
        signer.key === undefined
          ? ''
          : ' If whoever holds the key records no signatures there, add "log": false to the signer in the policy.'
      }`,
    );
  return { state: 'invalid', detail: whatIsWrong(stderr, signer) };
}

function whatIsWrong(stderr: string, signer: Signer): string {
  if (/digest in claim/.test(stderr))
    return 'The signature that lies with this image is that of another image.';
  return `It is signed, but not by ${signerInWords(signer)}, or its signature was changed.`;
}

/** Who signed, as the certificate says; a key has no name but its own. */
function signedBy(stdout: string, signer: Signer): string {
  if (signer.key !== undefined) return signerInWords(signer);
  try {
    const [first] = JSON.parse(stdout) as { optional?: { Subject?: unknown; Issuer?: unknown } | null }[];
    const { Subject: subject, Issuer: issuer } = first?.optional ?? {};
    if (typeof subject === 'string')
      return identityInWords(subject, typeof issuer === 'string' ? issuer : signer.issuer);
  } catch {
    // Who was asked for is who signed.
  }
  return signerInWords(signer);
}
