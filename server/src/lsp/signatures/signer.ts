import { matchesImage } from '../../policy/patterns';
import type { SignerPolicy } from '../../policy/policy';
import type { SignerChoice } from '../../protocol';
import { knownSigners } from '../../signatures/known-signers';
import type { Session } from '../session';

interface Repository {
  readonly registry: string;
  readonly repository: string;
}

/** A signer of the policy, and the file that its key's path starts from. */
export interface PolicySigner {
  readonly signer: SignerPolicy;
  readonly policy: string | undefined;
}

/** Who must sign the images of a document's repositories: of the policy file first, then of the settings. */
export async function signersOf(
  { policies, settings }: Session,
  uri: string,
): Promise<(repository: Repository) => PolicySigner | undefined> {
  const [{ pieces }, file] = await Promise.all([settings.of(uri), policies.of(uri)]);
  const inSettings = policies.newUri(uri);
  const all: PolicySigner[] = [
    ...(file?.pieces.signatures ?? []).map((signer) => ({ signer, policy: file?.uri })),
    ...(pieces.signatures ?? []).map((signer) => ({ signer, policy: inSettings })),
  ];
  return (repository) => all.find(({ signer }) => matchesImage(signer.images, repository));
}

/** Who signs the images of a repository by the words of its publisher. */
export function knownSignerOf(
  repository: Repository,
): (SignerChoice & { readonly name: string }) | undefined {
  const known = knownSigners.find(({ images }) => matchesImage(images, repository));
  return known && { name: known.name, images: known.images, identity: known.identity, issuer: known.issuer };
}
