import type { SignedImage, SignerChoice } from '../../../server/src/protocol';

/** One way to say who must have signed an image. */
export interface SignerItem {
  readonly label: string;
  readonly detail: string;
  /** `known`: the publisher's own words, complete. The others are asked for more. */
  readonly way: 'known' | 'key' | 'identity';
}

/** The ways to say who must have signed an image, the best first. */
export function signerItems({ known }: SignedImage): SignerItem[] {
  const publisher: SignerItem[] = known
    ? [
        {
          label: known.name,
          detail: `${known.identity ?? ''} (${(known.issuer ?? '').replace('https://', '')}), as the publisher says`,
          way: 'known',
        },
      ]
    : [];
  return [
    ...publisher,
    { label: 'A key…', detail: 'The public key of whoever signs, in a file.', way: 'key' },
    {
      label: 'An identity…',
      detail: 'Keyless: an e-mail address or the address of a workflow, and who vouches for it.',
      way: 'identity',
    },
  ];
}

/** Who signs by the publisher's own words, without what is only for showing. */
export function knownSigner({ known }: SignedImage): SignerChoice | undefined {
  if (!known) return undefined;
  const { name: _name, ...signer } = known;
  return signer;
}

/** Those who vouch for identities most often; anybody else can be typed in. */
export const issuers: readonly { readonly label: string; readonly issuer: string }[] = [
  { label: 'GitHub Actions', issuer: 'https://token.actions.githubusercontent.com' },
  { label: 'GitLab', issuer: 'https://gitlab.com' },
  { label: 'Google', issuer: 'https://accounts.google.com' },
  { label: 'GitHub, a person', issuer: 'https://github.com/login/oauth' },
];

/** What is wrong with an identity that was typed in; undefined when it can be used. */
export function identityProblem(text: string): string | undefined {
  return /^\S+$/.test(text.trim()) ? undefined : 'An identity is one word: an e-mail address or a URL.';
}

/** What is wrong with an issuer that was typed in; undefined when it can be used. */
export function issuerProblem(text: string): string | undefined {
  return /^https:\/\/[^\s/]+\S*$/.test(text.trim())
    ? undefined
    : 'An issuer is an address that begins with https://.';
}
